"""A small HTTP server that plays a partner's: files, and whatever answers in JSON a test gives it. It fails on
purpose: each request takes the next fault from a list, if there is one for it.

Add here: another way in which servers fail.
Keep out: what the answers say (played_interfaces.py), and what the tests expect of intake.
"""

import http.server
import json
import re
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Page:
    """What lies at one path."""

    data: bytes
    headers: dict[str, str] = field(default_factory=dict)
    says_size: bool = True


@dataclass
class Fault:
    """`status` answers so instead; `cut_at` ends the body there, in peace or (`resets`) with a reset; `hangs` waits."""

    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    cut_at: int | None = None
    resets: bool = False
    hangs: bool = False
    then: Callable[[], None] | None = None  # what happens at the server after this answer
    method: str = "GET"


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]


@dataclass
class Played:
    """A running server."""

    url: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    answers: dict[str, Callable[[dict[str, str]], Any]] = field(default_factory=dict)  # path → query → JSON
    authorization: str | None = None  # the only one that is let in
    faults: list[Fault] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def put(self, path: str, data: bytes, *, says_size: bool = True, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Page(data, {"ETag": f'"{hash(data)}"'} | named, says_size)

    @property
    def host(self) -> str:
        return self.url.partition("://")[2]

    def gets(self, path: str) -> list[Asked]:
        return [one for one in self.asked if (one.method, one.path) == ("GET", path)]


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    played: Played

    def log_message(self, *_: object) -> None:
        """The tests print nothing."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_PROPFIND(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query))
        self.played.asked.append(Asked(self.command, parts.path, query, dict(self.headers)))
        fault = self._fault()
        if fault.hangs:
            self.played.over.wait(30)
            self.close_connection = True
        elif fault.status is not None:
            self._send(fault.status, fault.headers, b"", fault)
        elif self.played.authorization and self.headers["Authorization"] != self.played.authorization:
            self._send(401, {}, b'{"detail":"Invalid token."}', fault)
        elif parts.path in self.played.answers:
            body = json.dumps(self.played.answers[parts.path](query)).encode()
            self._send(200, {"Content-Type": "application/json"}, body, fault)
        elif parts.path in self.played.pages:
            self._send_page(self.played.pages[parts.path], fault)
        else:
            self._send(404, {}, b"", fault)
        if fault.then:
            fault.then()

    def _fault(self) -> Fault:
        faults = self.played.faults
        return faults.pop(0) if faults and faults[0].method == self.command else Fault()

    def _send_page(self, page: Page, fault: Fault) -> None:
        headers, data, status = dict(page.headers), page.data, 200
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked and self.headers.get("If-Range", headers.get("ETag")) == headers.get("ETag"):
            start, status = int(asked[1]), 206
            last = min(int(asked[2] or len(data)), len(data) - 1)
            headers["Content-Range"] = f"bytes {start}-{last}/{len(data)}"
            data = data[start : last + 1]
        self._send(status, headers, data, fault, says_size=page.says_size)

    def _send(self, status: int, headers: dict[str, str], data: bytes, fault: Fault, *, says_size: bool = True) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if says_size:
            self.send_header("Content-Length", str(len(data)))
        else:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data if fault.cut_at is None else data[: fault.cut_at])
            self.wfile.flush()
        if fault.cut_at is not None or not says_size:
            self.close_connection = True
        if fault.resets:
            # The client reads what was sent before; only then is the connection torn down.
            self.played.over.wait(0.2)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Clients that give up are what these tests are about."""


@contextmanager
def playing(context: ssl.SSLContext | None = None) -> Iterator[Played]:
    """Serve on a free port of loopback, in a thread, until the block is left."""
    played = Played()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"played": played}))
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    played.url = f"{'https' if context else 'http'}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield played
    finally:
        played.over.set()
        server.shutdown()
        server.server_close()
        thread.join(10)
