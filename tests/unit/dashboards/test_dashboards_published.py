"""Only published files can be opened: the address decides, the link is followed, the locks hold in DuckDB itself."""

import json
import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from verdicts import passed, refused

from dashboards.reading.published import (
    NoRelease,
    NotAvailable,
    audience_of,
    current_release,
)
from warehouse.audiences import audiences
from warehouse.errors import ConfigError
from warehouse.settings import Settings


@pytest.mark.parametrize("audience", audiences())
def test_an_audience_is_an_address(audience: str) -> None:
    assert audience_of(make_url(f"duckdb:////published/{audience}")) == audience


@pytest.mark.parametrize(
    "address",
    [
        "duckdb:////etc/passwd",
        "duckdb:///:memory:",
        "duckdb:////published/../working/warehouse.duckdb",
        "duckdb:////published/pl",
        "duckdb:////published/RU",
        "duckdb:////published/ru/../donor",
        "duckdb:////published/regional/",
        "duckdb:////published/regional?access_mode=read_write",
        "duckdb://host/published/regional",
        "sqlite:////published/regional",
        "duckdb:///md:published/regional",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(ConfigError, match="Only the published files"):
        audience_of(make_url(address))


@pytest.fixture
def released(place: Settings) -> Path:
    """A release of one file with a passed verdict, and the link to it."""
    folder = place.published / "2024-01-01-abc"
    (folder / "regional").mkdir(parents=True)
    (folder / "regional" / "tables.xlsx").write_bytes(b"twelve")
    place.current.symlink_to(folder.name)
    passed(place, folder.name)
    return folder


def test_the_link_names_the_release(released: Path) -> None:
    assert current_release() == released


def test_a_release_whose_file_was_changed_is_not_available_until_it_is_as_before(released: Path) -> None:
    file = released / "regional" / "tables.xlsx"
    kept = file.stat()
    assert current_release() == released
    file.write_bytes(b"eleven")
    os.utime(file, ns=(kept.st_atime_ns, kept.st_mtime_ns))  # the same name, size and time
    with pytest.raises(NotAvailable, match="release list"):
        current_release()
    file.write_bytes(b"twelve")
    assert current_release() == released
    (released / "regional" / "more.csv").write_text("added")
    with pytest.raises(NotAvailable):
        current_release()


def test_a_link_that_was_moved_by_hand_shows_nothing(place: Settings, released: Path) -> None:
    for name in ("2024-01-02-untested", "2024-01-03-refused"):
        shutil.copytree(released, place.published / name)
    refused(place, "2024-01-03-refused")
    for target in ("2024-01-02-untested", "../refused/2024-01-03-refused", "2024-01-03-refused", "../published"):
        place.current.unlink()
        place.current.symlink_to(target)
        with pytest.raises(NotAvailable):
            current_release()


def test_a_verdict_that_was_written_by_hand_shows_nothing(place: Settings, released: Path) -> None:
    shutil.copytree(released, place.published / "2024-01-02-untested")
    verdict = json.loads((place.verdicts / f"{released.name}.json").read_text())
    verdict["said"]["release"] = "2024-01-02-untested"
    (place.verdicts / "2024-01-02-untested.json").write_text(json.dumps(verdict))
    place.current.unlink()
    place.current.symlink_to("2024-01-02-untested")
    with pytest.raises(NotAvailable):
        current_release()


def test_without_a_release_the_remedy_is_said(place: Settings) -> None:
    assert not place.current.exists()
    with pytest.raises(NoRelease, match="crossings run"):
        current_release()
