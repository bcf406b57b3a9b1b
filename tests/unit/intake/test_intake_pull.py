"""Pulling from a folder: pattern, size before bytes, retries, and errors that name partner, kind and remedy."""

from pathlib import Path
from typing import Any

import pytest
from intake_files import declaration, put

from warehouse.errors import SourceError
from warehouse.intake import pull
from warehouse.settings import Settings, settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(pull, "FIRST_WAIT_SECONDS", 0.01)
    real = settings()
    return Settings(tmp_path, real.root, real.as_of, real.host, 1, 2, tmp_path / "k")


def source(home: Settings, **changes: Any) -> pull.Source:
    return pull.Source(declaration(source={"url": "{demo}/ru_test", "pattern": "*.csv"} | changes), home)


def test_files_come_by_pattern_in_the_order_of_their_times(home: Settings) -> None:
    folder = home.demo / "ru_test"
    for name in ("b.csv", "a.csv", "notes.txt", "~$a.csv", ".hidden.csv"):
        put(folder, name, b"x")
    (folder / "folder.csv").mkdir()
    opened = source(home)
    assert [file.name for file in opened.files()] == ["a.csv", "b.csv"]
    assert opened.read(opened.files()[0]) == b"x"


def test_a_missing_folder_is_told_with_partner_kind_and_remedy_but_no_path(home: Settings) -> None:
    with pytest.raises(SourceError, match=r"ru_test: the folder .*source\.url") as raised:
        source(home).files()
    assert str(home.demo) not in str(raised.value)
    assert raised.value.exit_code == 3


def test_a_variable_that_is_not_set_is_named(home: Settings, tmp_path: Path) -> None:
    (tmp_path / "known_hosts").write_text("x")
    opened = source(
        home, url="sftp://u@localhost/x", known_hosts=str(tmp_path / "known_hosts"), password_env="CROSSINGS_X_PASSWORD"
    )
    with pytest.raises(SourceError, match="set the environment variable CROSSINGS_X_PASSWORD"):
        opened.files()


def test_an_sftp_source_without_known_hosts_is_never_contacted(home: Settings) -> None:
    with pytest.raises(SourceError, match=r"source\.known_hosts"):
        source(home, url="sftp://u@localhost:1/x", known_hosts=str(home.home / "none")).files()


def test_a_failure_on_the_way_is_tried_again(home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    put(home.demo / "ru_test", "a.csv", b"x")
    opened = source(home)
    calls: list[int] = []
    whole = pull.Source._read

    def flaky(self: pull.Source, file: pull.SourceFile) -> bytes:
        calls.append(1)
        if len(calls) < 3:
            raise ConnectionResetError
        return whole(self, file)

    monkeypatch.setattr(pull.Source, "_read", flaky)
    assert opened.read(opened.files()[0]) == b"x"
    assert len(calls) == 3


def test_a_file_that_arrives_short_is_not_taken(home: Settings) -> None:
    path = put(home.demo / "ru_test", "a.csv", b"12345")
    opened = source(home)
    (file,) = opened.files()
    path.write_bytes(b"123")
    with pytest.raises(SourceError, match="4 attempts"):
        opened.read(file)


@pytest.mark.parametrize(("size", "too_large"), [(1_000_000, False), (1_000_001, True)])
def test_size_is_known_before_the_bytes(home: Settings, size: int, too_large: bool) -> None:
    put(home.demo / "ru_test", "a.csv", b"x" * size)
    opened = source(home, max_mb=1)
    assert opened.is_too_large(opened.files()[0]) is too_large
