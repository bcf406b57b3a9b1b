"""Pulling from a real SFTP server on loopback: pinned host key, password from the environment, resume, clear errors."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncssh
import pytest
from intake_files import csv_bytes, put, row
from intake_sources import Opener, described
from intake_warehouse import Warehouse
from sftp_server import PASSWORD, USER, Server, serving

from warehouse.errors import SourceError
from warehouse.intake.pull import patience

DATA = random.Random(5).randbytes(3_000_000)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "served" / "exports").mkdir(parents=True)
    with serving(tmp_path / "served", tmp_path / "known_hosts") as running:
        yield running


@pytest.fixture(autouse=True)
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_USER", USER)
    monkeypatch.setenv("CROSSINGS_TEST_PASSWORD", PASSWORD)


def declared(server: Server, path: str = "/exports", **changes: Any) -> dict[str, Any]:
    login = {"username_env": "CROSSINGS_TEST_USER", "password_env": "CROSSINGS_TEST_PASSWORD"}
    return {"url": server.url(path), "known_hosts": str(server.known_hosts), **login} | changes


def test_files_are_pulled_with_their_times(warehouse: Warehouse, server: Server) -> None:
    warehouse.declare(source=described(**declared(server)))
    path = put(server.folder / "exports", "x-2023-03.csv", csv_bytes([row(number) for number in range(500)]))
    (receipt,) = warehouse.take()
    assert receipt.rows_accepted == 500
    assert warehouse.rows("select epoch(source_at)::bigint from raw.delivery") == [(int(path.stat().st_mtime),)]
    assert warehouse.take() == []


def test_after_a_break_reading_goes_on_from_the_last_block(open_source: Opener, server: Server) -> None:
    put(server.folder / "exports", "x-2023-03.csv", DATA)
    source = open_source(**declared(server))
    (file,) = source.files()
    server.breaks_at = [2_000_000]
    assert source.read(file) == DATA
    assert server.breaks_at == []
    assert server.offsets.count(0) == 1


def test_a_server_that_answers_no_more_ends_in_a_message(
    open_source: Opener, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(server.folder / "exports", "x-2023-03.csv", DATA)
    source = open_source(**declared(server))
    (file,) = source.files()
    monkeypatch.setattr(patience, "ATTEMPT_SECONDS", 0.3)
    server.hangs = True
    with pytest.raises(SourceError, match="4 attempts"):
        source.read(file)


def test_a_wrong_password_is_told_by_the_variable_to_set(
    open_source: Opener, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_PASSWORD", "wrong horse")
    with pytest.raises(SourceError, match=r"ru_test.*SFTP.*CROSSINGS_TEST_PASSWORD") as raised:
        open_source(**declared(server)).files()
    assert "horse" not in str(raised.value)


def test_another_host_key_is_refused_before_the_password_is_sent(
    open_source: Opener, server: Server, tmp_path: Path
) -> None:
    other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    wrong = tmp_path / "other_hosts"
    wrong.write_text(f"[127.0.0.1]:{server.port} {other}")
    with pytest.raises(SourceError, match="host key that is not the pinned one"):
        open_source(**declared(server, known_hosts=str(wrong))).files()


def pinned(server: Server, key: str) -> dict[str, str]:
    """With the key in the declaration itself, and no file."""
    return {name: text for name, text in declared(server).items() if name != "known_hosts"} | {"host_key": key}


def test_the_key_may_stand_in_the_declaration_itself(open_source: Opener, server: Server) -> None:
    put(server.folder / "exports", "x-2023-03.csv", DATA)
    other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    own = " ".join(server.known_hosts.read_text().split()[1:])
    source = open_source(**pinned(server, f"{other}{own}"))
    assert [source.read(file) for file in source.files()] == [DATA]
    with pytest.raises(SourceError, match="host key that is not the pinned one"):
        open_source(**pinned(server, other)).files()


def test_an_unknown_host_is_refused(open_source: Opener, server: Server, tmp_path: Path) -> None:
    empty = tmp_path / "no_hosts"
    empty.write_text("")
    with pytest.raises(SourceError, match="host key"):
        open_source(**declared(server, known_hosts=str(empty))).files()


def test_a_file_of_host_keys_that_cannot_be_read_is_told(open_source: Opener, server: Server, tmp_path: Path) -> None:
    broken = tmp_path / "broken_hosts"
    broken.write_text("no keys at all")
    with pytest.raises(SourceError, match=r"source\.known_hosts"):
        open_source(**declared(server, known_hosts=str(broken))).files()


def test_a_missing_folder_is_told(open_source: Opener, server: Server) -> None:
    with pytest.raises(SourceError, match=r"ru_test: the SFTP server .*source\.url"):
        open_source(**declared(server, "/nowhere")).files()
