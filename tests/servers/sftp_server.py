"""A real SFTP server on loopback, as a partner would run one; and one that breaks off in the middle of a file.

Add here: another way in which an SFTP server fails.
Keep out: what the tests expect of intake.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh

USER, PASSWORD, HOST = "partner", "right horse", "127.0.0.1"


class _Login(asyncssh.SSHServer):
    def __init__(self, server: "Server") -> None:
        self.server = server

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        self.server.connections.append(conn)

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (self.server.user, PASSWORD)


@dataclass
class Server:
    """Where it listens, what it serves, the file that pins its host key, and what it does to who reads."""

    port: int
    folder: Path
    known_hosts: Path
    breaks_at: list[int] = field(default_factory=list)  # offsets at which the connection is cut, one after another
    hangs: bool = False  # answers no more
    host: str = HOST
    user: str = USER
    offsets: list[int] = field(default_factory=list)  # what was read, in order
    connections: list[asyncssh.SSHServerConnection] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"sftp://{self.host}:{self.port}/{path.lstrip('/')}"


class _Files(asyncssh.SFTPServer):
    def __init__(self, channel: asyncssh.SSHServerChannel, server: Server) -> None:
        super().__init__(channel, chroot=str(server.folder).encode())
        self.server = server

    async def lstat(self, path: bytes) -> object:
        return await self._told(super().lstat(path))

    async def stat(self, path: bytes) -> object:
        return await self._told(super().stat(path))

    async def _told(self, answer: object) -> object:
        while self.server.hangs:
            await asyncio.sleep(0.05)
        return answer

    async def read(self, file_obj: object, offset: int, size: int) -> bytes:
        self.server.offsets.append(offset)
        if self.server.breaks_at and offset >= self.server.breaks_at[0]:
            self.server.breaks_at.pop(0)
            self.connection.abort()
        data: bytes = super().read(file_obj, offset, size)
        return data


@contextmanager
def serving(folder: Path, known_hosts: Path, host: str = HOST, user: str = USER, port: int = 0) -> Iterator[Server]:
    """Serve a folder, in a thread, until the block is left."""
    key = asyncssh.generate_private_key("ssh-ed25519")
    server = Server(port, folder, known_hosts, host=host, user=user)
    with _loop() as run:
        acceptor = run(_listen(server, key))
        server.port = acceptor.get_port()
        known_hosts.write_text(f"[{host}]:{server.port} {key.export_public_key().decode()}")
        try:
            yield server
        finally:
            run(_close(acceptor, server))


async def _listen(server: Server, key: asyncssh.SSHKey) -> asyncssh.SSHAcceptor:
    return await asyncssh.listen(
        server.host,
        server.port,
        server_host_keys=[key],
        server_factory=lambda: _Login(server),
        sftp_factory=lambda channel: _Files(channel, server),
    )


async def _close(acceptor: asyncssh.SSHAcceptor, server: Server) -> None:
    server.hangs = False
    acceptor.close()
    await acceptor.wait_closed()
    for connection in server.connections:
        connection.abort()
        await connection.wait_closed()


@contextmanager
def _loop() -> Iterator[Callable[..., asyncssh.SSHAcceptor]]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield lambda work: asyncio.run_coroutine_threadsafe(work, loop).result(10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
