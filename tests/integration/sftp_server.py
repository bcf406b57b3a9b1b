"""A real SFTP server on loopback, as a partner would run one."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncssh

USER, PASSWORD = "partner", "right horse"


class _Login(asyncssh.SSHServer):
    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)


@dataclass(frozen=True)
class Server:
    """Where it listens, and the file that pins its host key."""

    port: int
    known_hosts: Path

    def url(self, path: str) -> str:
        return f"sftp://127.0.0.1:{self.port}/{path}"


@contextmanager
def serving(folder: Path, known_hosts: Path) -> Iterator[Server]:
    """Serve a folder, in a thread, until the block is left."""
    key = asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def listen() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_host_keys=[key],
            server_factory=_Login,
            sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=str(folder).encode()),
        )

    async def close(acceptor: asyncssh.SSHAcceptor) -> None:
        acceptor.close()
        await acceptor.wait_closed()

    acceptor = asyncio.run_coroutine_threadsafe(listen(), loop).result(10)
    known_hosts.write_text(f"[127.0.0.1]:{acceptor.get_port()} {key.export_public_key().decode()}")
    try:
        yield Server(acceptor.get_port(), known_hosts)
    finally:
        asyncio.run_coroutine_threadsafe(close(acceptor), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
