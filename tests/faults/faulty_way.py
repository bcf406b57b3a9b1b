"""The way to a server, on loopback, that fails as networks do: it refuses, hangs, answers rubbish, breaks off.

Add here: another way in which a network fails.
Keep out: servers that fail by themselves (tests/servers, tests/contract/intake/played_server.py).
"""

import contextlib
import select
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["whole", "refuses", "hangs", "rubbish", "breaks off", "resets"]
_BLOCK = 4096


@dataclass
class Way:
    """`at`: after how many bytes of the server's it fails. `only`: on how many connections; None: on every one."""

    port: int
    target: int
    kind: Kind = "whole"
    at: int = 0
    only: int | None = None
    carried: int = 0  # bytes from the server so far
    over: threading.Event = field(default_factory=threading.Event)

    def mend(self) -> None:
        self.kind, self.carried = "whole", 0

    def fail(self, kind: Kind, at: int = 0, only: int | None = None) -> None:
        self.kind, self.at, self.only, self.carried = kind, at, only, 0


@contextmanager
def way_to(target: int) -> Iterator[Way]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        way = Way(listening.getsockname()[1], target)
        thread = threading.Thread(target=_accept, args=(listening, way), daemon=True)
        thread.start()
        try:
            yield way
        finally:
            way.over.set()
            thread.join(10)


def _accept(listening: socket.socket, way: Way) -> None:
    while not way.over.is_set():
        if select.select([listening], [], [], 0.05)[0]:
            asking, _ = listening.accept()
            threading.Thread(target=_carry, args=(asking, way), daemon=True).start()


def _carry(asking: socket.socket, way: Way) -> None:
    """Both directions of one connection, until one of them ends or the way fails."""
    kind: Kind = "whole" if way.only == 0 else way.kind
    if way.only and kind != "whole":
        way.only -= 1
    with asking, contextlib.suppress(OSError):
        if kind == "refuses":
            _reset(asking)
        elif kind == "hangs" and way.at == 0:
            way.over.wait(30)
        elif kind == "rubbish":
            asking.sendall(bytes(range(256)) * 8)
        else:
            with socket.create_connection(("127.0.0.1", way.target)) as server:
                _pass_on(asking, server, way, kind)


def _pass_on(asking: socket.socket, server: socket.socket, way: Way, kind: Kind) -> None:
    while not way.over.is_set():
        for ready in select.select([asking, server], [], [], 0.05)[0]:
            data = ready.recv(_BLOCK)
            if not data:
                return
            if ready is asking:
                server.sendall(data)
                continue
            left = way.at - way.carried if kind != "whole" else len(data)
            way.carried += len(data)
            asking.sendall(data[: max(left, 0)])
            if left <= len(data) and kind != "whole":
                if kind == "hangs":
                    way.over.wait(30)
                elif kind == "resets":
                    _reset(asking)
                return


def _reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
