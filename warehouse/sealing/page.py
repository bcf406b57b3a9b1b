"""A page on this computer for people who do not use terminals: `sheetpack page`.

Add here: a guard at its door, or another action.
Keep out: what it shows (page_parts.py), what it does (page_visit.py), logs, and anything that is kept.

It listens on the loopback alone. Another site can neither read the page (its name would not be ours) nor press its
buttons (they bear a token, and a browser says from where they were pressed).
"""

import hmac
import re
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from threading import Lock
from urllib.parse import parse_qs, urlsplit

from warehouse.definitions.languages import LANGUAGES
from warehouse.sealing import page_parts
from warehouse.sealing.page_visit import MB, Visit
from warehouse.style.sheet import sheet

_NAME = re.compile(rb'\bname="([^"]*)"')
_FILE_NAME = re.compile(rb'\bfilename="([^"]*)"')


@dataclass(frozen=True)
class Form:
    """A form as a browser sends it, taken apart in memory: what Python brings along for it writes large files to disk.
    `repr` shows nothing: a file's name may hold a person's.
    """

    token: str = field(repr=False)
    name: str = field(default="", repr=False)
    data: bytes = field(default=b"", repr=False)


def form_of(body: bytes, content_type: str) -> Form | None:
    """None for what no page of ours sends."""
    said = Message()
    said["Content-Type"] = content_type
    if said.get_content_type() == "application/x-www-form-urlencoded":
        return Form(parse_qs(body.decode("ascii", "replace")).get(page_parts.TOKEN, [""])[0])
    boundary = said.get_boundary()
    if said.get_content_type() != "multipart/form-data" or not boundary:
        return None
    return _of_parts(body, b"--" + boundary.encode())


def _of_parts(body: bytes, mark: bytes) -> Form | None:
    """The boundary is chosen by the browser so that it does not stand in the file."""
    token, name, data = "", "", b""
    for part in body.split(mark)[1:-1]:
        head, gap, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        which = _NAME.search(head)
        if not gap or which is None:
            return None
        content = content.removesuffix(b"\r\n")
        if which[1].decode() == page_parts.TOKEN:
            token = content.decode("ascii", "replace")
        elif which[1].decode() == page_parts.FILE:
            found = _FILE_NAME.search(head)
            name, data = found[1].decode("utf-8", "replace") if found else "", content
    return Form(token, name, data)


_COOKIE = "sheet"
_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # without any, browsers would not say from where a form comes
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass
class Door:
    """Who may come in. `repr` shows no token.

    The address holds a token that opens once, for the browser that is started with it. From then on it is a cookie,
    bound to a path that nobody can guess: cookies know no ports, and other programs here may listen on some.
    """

    once: str | None = field(default_factory=partial(secrets.token_urlsafe, 32), repr=False)
    path: str = field(default_factory=lambda: f"/{secrets.token_urlsafe(16)}/", repr=False)
    cookie: str = field(default_factory=partial(secrets.token_urlsafe, 32), repr=False)
    token: str = field(default_factory=partial(secrets.token_urlsafe, 32), repr=False)

    def opens(self, given: str) -> bool:
        """The first right token opens, and no other after it."""
        is_right = self.once is not None and _equal(given, self.once)
        self.once = None if is_right else self.once
        return is_right

    def holds(self, cookies: str) -> bool:
        """Whether a browser bears the cookie that it was given here."""
        return any(_equal(one.strip(), f"{_COOKIE}={self.cookie}") for one in cookies.split(";"))

    def bound(self) -> str:
        return f"{_COOKIE}={self.cookie}; HttpOnly; SameSite=Strict; Path={self.path}"


def _equal(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


HOST = "127.0.0.1"
MINUTES = 15.0
OWN_STYLE = Path(__file__).with_name("page.css")
_ROOM = 100_000  # what a form needs besides its file
_FAREWELL_SECONDS = 2  # in which the last page is drawn
_DECISIONS: Mapping[str, Callable[[Visit], None]] = {
    page_parts.WRITE: Visit.write,
    page_parts.LEAVE_IT: Visit.leave_it,
    page_parts.AGAIN: Visit.again,
}


class Page(ThreadingHTTPServer):
    """The page and its sitting. `stop_at` moves on with every request that was let in."""

    daemon_threads = True
    allow_reuse_address = False  # on Windows it would let another program share the port

    def __init__(self, visit: Visit, minutes: float = MINUTES, port: int = 0) -> None:
        super().__init__((HOST, port), Handler)
        self.visit, self.minutes, self.door, self.lock = visit, minutes, Door(), Lock()
        self.timeout = 0.5
        self.origin = f"http://{HOST}:{self.server_address[1]}"
        self.stop_at = time.monotonic() + minutes * 60

    @property
    def address(self) -> str:
        return f"{self.origin}/?once={self.door.once}"

    def serve(self) -> None:
        """Until somebody closes it or nobody uses it."""
        with self:
            while time.monotonic() < self.stop_at:
                self.handle_request()

    def server_bind(self) -> None:
        """Without asking for this computer's name, as the library would: that question may leave the computer."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away. A traceback could quote what it sent."""


class Handler(BaseHTTPRequestHandler):
    server: Page
    timeout = 30

    def do_GET(self) -> None:
        if not self._is_for_us():
            return
        parts = urlsplit(self.path)
        asked = parse_qs(parts.query)
        if parts.path == "/page.css":
            self._answer(sheet() + OWN_STYLE.read_text(encoding="utf-8"), kind="text/css")
        elif parts.path == "/" and self.server.door.opens(asked.get("once", [""])[0]):
            self._go(**{"Set-Cookie": self.server.door.bound()})
        elif self._is_known(parts.path, ""):
            language = asked.get("language", [""])[0]
            with self.server.lock:
                self.server.visit.language = language if language in LANGUAGES else self.server.visit.language
                self._answer(page_parts.whole(self.server.visit, self.server.door.token, self.server.minutes))
        else:
            self._turn_away()

    def do_POST(self) -> None:
        if not self._is_for_us() or not self._is_from_us():
            return
        path = urlsplit(self.path).path
        action = path.removeprefix(self.server.door.path)
        with self.server.lock:
            if not self._is_known(path, action):
                self._turn_away()
            elif action == page_parts.LOOK:
                self._look()
            elif self._length() <= _ROOM and self._form() is not None:
                self._decide(action)

    def _look(self) -> None:
        visit = self.server.visit
        limit = visit.limit_mb()
        if self._length() > limit * MB + _ROOM:
            self._pass_over()
            visit.too_large(limit)
            self._go()
        elif (form := self._form()) is not None:
            visit.look(form.name, form.data)
            self._go()

    def _decide(self, action: str) -> None:
        if action in _DECISIONS:
            _DECISIONS[action](self.server.visit)
            self._go()
        elif action == page_parts.CLOSE:
            self.server.stop_at = time.monotonic() + _FAREWELL_SECONDS
            self._answer(page_parts.closed(self.server.visit.language))

    def _turn_away(self, status: HTTPStatus = HTTPStatus.FORBIDDEN) -> None:
        self._answer(page_parts.used(self.server.visit.language), status)

    def _pass_over(self) -> None:
        """A browser listens only when it has said everything."""
        left = self._length()
        while left > 0 and (piece := self.rfile.read(min(left, MB))):
            left -= len(piece)

    def _form(self) -> Form | None:
        """What was sent, if it bears the page's own token. Without it, the answer is given already."""
        form = form_of(self.rfile.read(self._length()), self.headers.get("Content-Type", ""))
        if form is None or not _equal(form.token, self.server.door.token):
            self._turn_away()
            return None
        return form

    def _length(self) -> int:
        said = self.headers.get("Content-Length", "")
        return int(said) if said.isascii() and said.isdigit() else 0

    def _is_for_us(self) -> bool:
        """A name that somebody made point at this computer is not ours, and its site must not read the page."""
        if self.headers.get_all("Host") == [urlsplit(self.server.origin).netloc]:
            return True
        self._turn_away(HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def _is_from_us(self) -> bool:
        is_own = self.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        if is_own and self.headers.get("Origin") == self.server.origin:
            return True
        self._turn_away()
        return False

    def _is_known(self, path: str, action: str) -> bool:
        door = self.server.door
        is_known = _equal(path, door.path + action) and door.holds(self.headers.get("Cookie", ""))
        if is_known:
            self.server.stop_at = time.monotonic() + self.server.minutes * 60
        return is_known

    def _go(self, **headers: str) -> None:
        self._answer(b"", HTTPStatus.SEE_OTHER, Location=self.server.door.path, **headers)

    def _answer(
        self, body: bytes | str, status: HTTPStatus = HTTPStatus.OK, kind: str = "text/html", **headers: str
    ) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        told = {"Content-Type": f"{kind}; charset=utf-8", "Content-Length": str(len(data))}
        for name, value in (told | _HEADERS | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def version_string(self) -> str:
        return page_parts.TITLE

    def log_message(self, *_: object) -> None:
        """Nothing: an address holds the token."""
