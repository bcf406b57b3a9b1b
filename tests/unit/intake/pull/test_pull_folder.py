"""Pulling from folders: pattern, size before bytes, attempts, checksums, and errors that name partner and remedy."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from intake_files import declaration, put

from warehouse.errors import SourceError
from warehouse.intake import pull
from warehouse.intake.pull import patience
from warehouse.settings import Settings, settings


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(patience, "FIRST_WAIT_SECONDS", 0.01)
    monkeypatch.setattr(patience, "LONGEST_WAIT_SECONDS", 0.01)
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


def test_a_source_of_no_known_kind_is_told(home: Settings) -> None:
    with pytest.raises(SourceError, match="gopher"):
        source(home, url="gopher://host/x")


def test_a_file_that_was_changed_after_it_was_listed_is_not_taken(home: Settings) -> None:
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


def test_a_checksum_beside_the_file_is_no_delivery_and_is_held_against_it(home: Settings) -> None:
    folder = home.demo / "ru_test"
    put(folder, "a.csv", b"x")
    put(folder, "a.csv.sha256", hashlib.sha256(b"x").hexdigest().encode())
    opened = source(home, pattern="*")
    (file,) = opened.files()
    assert opened.read(file) == b"x"
    put(folder, "a.csv.sha256", hashlib.sha256(b"y").hexdigest().encode())
    opened.files()
    with pytest.raises(SourceError, match="checksum in 4 attempts"):
        opened.read(file)


def test_the_drop_folder_is_a_source_of_its_own_that_takes_sealed_files_only(home: Settings) -> None:
    put(home.demo / "ru_test", "a.csv", b"x")
    put(home.home / "drop" / "ru_test", "sent.age", b"age-encryption.org/v1")
    put(home.home / "drop" / "fi_other", "sent.age", b"age-encryption.org/v1")
    opened = source(home)
    assert [(file.name, file.must_be_sealed) for file in opened.files()] == [("a.csv", False), ("sent.age", True)]


def test_done_empties_the_drop_folder_and_leaves_the_source_as_it_is(home: Settings) -> None:
    at_source = put(home.demo / "ru_test", "a.csv", b"x")
    dropped = put(home.home / "drop" / "ru_test", "sent.age", b"x")
    beside = put(home.home / "drop" / "ru_test", "sent.age.sha256", b"x")
    opened = source(home)
    for file in opened.files():
        opened.done(file)
    assert [path.exists() for path in (at_source, dropped, beside)] == [True, False, False]


def test_what_was_dropped_comes_before_the_source_is_found_out_of_reach(home: Settings) -> None:
    put(home.home / "drop" / "ru_test", "sent.age", b"x")
    arriving = source(home).arriving()
    assert next(arriving).name == "sent.age"
    with pytest.raises(SourceError):
        next(arriving)


def test_the_signature_changes_with_either_and_tells_when_one_is_out_of_reach(home: Settings) -> None:
    seen = [source(home).signature()]
    put(home.demo / "ru_test", "a.csv", b"x")
    seen.append(source(home).signature())
    put(home.home / "drop" / "ru_test", "sent.age", b"x")
    seen += [source(home).signature(), source(home).signature()]
    assert "out of reach" in seen[0]
    assert len(set(seen)) == 3
    assert seen[2] == seen[3]


def test_a_signature_that_comes_later_is_a_change_at_the_source(home: Settings) -> None:
    """The file waits for it: nothing else would have it looked at again."""
    put(home.demo / "ru_test", "a.csv", b"x")
    before = source(home).signature()
    put(home.demo / "ru_test", "a.csv.sig", b"x")
    assert source(home).signature() != before


def test_requests_are_found_under_any_pattern_and_what_only_looks_like_one_is_not(home: Settings) -> None:
    names = ["request_0123456789abcdef.age", "request_0123456789abcdef.age.sig", "request_0123456789abcde.age"]
    for name in [*names, "request_0123456789ABCDEF.age", "a.csv.age.sig"]:
        put(home.demo / "ru_test", name, b"x")
    assert [file.name for file in source(home).files()] == names[:1]
