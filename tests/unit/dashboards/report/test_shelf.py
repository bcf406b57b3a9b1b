"""Where reports lie: whole or not there, for their owner alone, and the last one before."""

import errno
import json
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from dashboards.report import shelf
from dashboards.report.document import Asked
from dashboards.report.files.mark import Mark, read
from warehouse.errors import ConfigError
from warehouse.settings import Settings

ASKED = Asked("regional", "en", date(2023, 1, 1), date(2024, 1, 1), "2024-02-20-f0345a490ffb")


@pytest.mark.parametrize("network", ["Invented network", "Мережа; дві, три/чотири", "a=b"])
@pytest.mark.parametrize("since", ["", "0123456789abcdef"])
def test_a_mark_is_read_as_it_was_written(network: str, since: str) -> None:
    mark = Mark(ASKED, network, since)
    assert read(f"other words, {mark}, more", "file") == mark
    assert ";" not in str(mark)


def test_a_file_is_called_by_its_months_edition_and_language() -> None:
    assert shelf.name_of(ASKED) == "trend-report-2023-01-2023-12-regional-en"


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    (path,) = shelf.put(tmp_path, {"a.docx": b"words"})
    assert path.read_bytes() == b"words"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put(tmp_path, {"a": b"old", "b": b"old"})
    written = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="No space left"):
        shelf.put(tmp_path, {"a": b"new", "b": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old", "b": b"old"}


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="no file can be written there"):
        shelf.require_writable(tmp_path / "file" / "reports")


def _remember(place: Settings, release: str, until: str, edition: str = "regional", language: str = "en") -> str:
    asked = {"release": release, "audience": edition, "language": language, "from": "2023-01-01", "to_before": until}
    text = json.dumps({"asked": asked, "blocks": []})
    shelf.remember(place, text)
    return shelf._digest(text.encode())


def test_the_last_report_is_the_newest_of_an_earlier_release(place: Settings) -> None:
    assert shelf.last_before(place, ASKED) == ""
    _remember(place, "2023-11-20-aaa", "2023-10-01")
    last = _remember(place, "2024-01-20-bbb", "2024-01-01", language="fi")
    _remember(place, ASKED.release_id, "2024-01-01")
    _remember(place, "2024-01-25-ccc", "2024-01-01", edition="donor")
    _remember(place, "2024-05-20-ddd", "2024-04-01")
    assert shelf.last_before(place, ASKED) == last
    assert shelf.known(place, last)["asked"]["language"] == "fi"


def test_a_list_of_sources_that_was_changed_is_told(place: Settings) -> None:
    digest = _remember(place, "2023-11-20-aaa", "2023-10-01")
    path = place.reports / "known" / f"{digest}.json"
    path.write_text("{}")
    with pytest.raises(ConfigError, match="from a backup"):
        shelf.known(place, digest)


def test_an_earlier_draft_is_of_the_same_months_or_else_the_newest(tmp_path: Path) -> None:
    assert shelf.earlier_draft(tmp_path, ASKED) is None
    for months in ("2022-07-2023-06", "2022-10-2023-09"):
        (tmp_path / f"trend-report-{months}-regional-en.docx").touch()
    (tmp_path / "trend-report-2023-01-2023-12-regional-fi.docx").touch()
    found = shelf.earlier_draft(tmp_path, ASKED)
    assert found is not None
    assert found.name == "trend-report-2022-10-2023-09-regional-en.docx"
    (tmp_path / f"{shelf.name_of(ASKED)}.docx").touch()
    found = shelf.earlier_draft(tmp_path, ASKED)
    assert found is not None
    assert found.name == f"{shelf.name_of(ASKED)}.docx"


def test_what_a_killed_report_left_beside_is_removed_and_a_living_one_s_is_not(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as living:
        left, kept = tmp_path / ".report.docx.999999999.new", tmp_path / f".report.docx.{living.pid}.new"
        for path in (left, kept):
            path.write_bytes(b"half")
        shelf.put(tmp_path, {"report.docx": b"whole"})
        living.kill()
    assert {path.name for path in tmp_path.iterdir()} == {"report.docx", kept.name}
