"""Pulling from a real SFTP server on loopback: pinned host key, password from the environment, clear errors."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncssh
import pytest
from intake_files import attributes, csv_bytes, put, row
from intake_warehouse import Warehouse

from warehouse.errors import SourceError
from warehouse.intake import pull

PASSWORD = "right horse"


class _Login(asyncssh.SSHServer):
    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == ("partner", PASSWORD)


@dataclass
class Server:
    """A running server: where it listens, what it serves, who it is."""

    port: int
    folder: Path
    known_hosts: Path


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(pull, "FIRST_WAIT_SECONDS", 0.01)
    key = asyncssh.generate_private_key("ssh-ed25519")
    folder = tmp_path / "served"
    (folder / "exports").mkdir(parents=True)
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

    acceptor = asyncio.run_coroutine_threadsafe(listen(), loop).result(10)
    port = acceptor.get_port()
    known_hosts = tmp_path / "known_hosts"
    known_hosts.write_text(f"[127.0.0.1]:{port} {key.export_public_key().decode()}")
    yield Server(port, folder, known_hosts)

    async def close() -> None:
        acceptor.close()
        await acceptor.wait_closed()

    asyncio.run_coroutine_threadsafe(close(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()


def declare(warehouse: Warehouse, server: Server, path: str = "/exports", known_hosts: Path | None = None) -> None:
    source = {
        "url": f"sftp://127.0.0.1:{server.port}{path}",
        "pattern": "*.csv",
        "username_env": "CROSSINGS_TEST_USER",
        "password_env": "CROSSINGS_TEST_PASSWORD",
        "known_hosts": str(known_hosts or server.known_hosts),
    }
    warehouse.declare(source=attributes()["source"] | source)


@pytest.fixture(autouse=True)
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_USER", "partner")
    monkeypatch.setenv("CROSSINGS_TEST_PASSWORD", PASSWORD)


def test_files_are_pulled_with_their_times(warehouse: Warehouse, server: Server) -> None:
    declare(warehouse, server)
    path = put(server.folder / "exports", "x-2023-03.csv", csv_bytes([row(number) for number in range(500)]))
    (receipt,) = warehouse.take()
    assert receipt.rows_accepted == 500
    assert warehouse.rows("select epoch(source_at)::bigint from raw.delivery") == [(int(path.stat().st_mtime),)]
    assert warehouse.take() == []


def test_a_wrong_password_is_told_by_the_variable_to_set(
    warehouse: Warehouse, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare(warehouse, server)
    monkeypatch.setenv("CROSSINGS_TEST_PASSWORD", "wrong horse")
    with pytest.raises(SourceError, match=r"ru_test.*SFTP.*CROSSINGS_TEST_PASSWORD") as raised:
        warehouse.receive()
    assert "horse" not in str(raised.value)


def test_another_host_key_is_refused_before_the_password_is_sent(
    warehouse: Warehouse, server: Server, tmp_path: Path
) -> None:
    other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    wrong = tmp_path / "other_hosts"
    wrong.write_text(f"[127.0.0.1]:{server.port} {other}")
    declare(warehouse, server, known_hosts=wrong)
    with pytest.raises(SourceError, match="host key that is not the pinned one"):
        warehouse.receive()


def test_an_unknown_host_is_refused(warehouse: Warehouse, server: Server, tmp_path: Path) -> None:
    empty = tmp_path / "no_hosts"
    empty.write_text("")
    declare(warehouse, server, known_hosts=empty)
    with pytest.raises(SourceError, match="host key"):
        warehouse.receive()


def test_a_missing_folder_is_told(warehouse: Warehouse, server: Server) -> None:
    declare(warehouse, server, path="/nowhere")
    with pytest.raises(SourceError, match=r"ru_test: the SFTP server .*source\.url"):
        warehouse.receive()


def test_a_server_that_does_not_answer_is_told_after_several_attempts(warehouse: Warehouse, server: Server) -> None:
    declare(warehouse, Server(1, server.folder, server.known_hosts))
    with pytest.raises(SourceError, match="4 attempts"):
        warehouse.receive()
