"""A verdict is on exactly the bytes of a release, by this home's keys; by it a release changes its room."""

import json
import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from verdicts import passed, refused

from warehouse import release, vault, verdict
from warehouse.errors import ReleaseRefused
from warehouse.key_rotation import rotate
from warehouse.release import rooms
from warehouse.settings import Settings
from warehouse.vault import Vault
from warehouse.verdict.signed import DISCLOSURE, EXPECTATIONS, Outcome

NAME = "2024-02-20-aaa"
FILES = ("regional/warehouse.duckdb", "regional/csv/pub_reach.csv", "donor/tables.xlsx", "donor/datapackage.json")
NOW = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def candidate(place: Settings) -> Path:
    return made(place.candidates / NAME)


def made(folder: Path) -> Path:
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"twelve of {name}")
    return folder


def why_not(place: Settings, keyring: Vault) -> str | None:
    return verdict.why_not(place, NAME, keyring.verdict_key.public_key())


def test_only_both_tests_on_the_same_bytes_pass_and_then_it_is_among_the_published(
    place: Settings, keyring: Vault, candidate: Path
) -> None:
    assert "has no verdict" in (why_not(place, keyring) or "")
    digest = verdict.digest(candidate)
    release.record(place, keyring, NAME, digest, Outcome(EXPECTATIONS, True, NOW, "a"))
    assert "not been judged to the end (disclosure)" in (why_not(place, keyring) or "")
    assert candidate.is_dir()
    (candidate / FILES[0]).write_text("other bytes")
    release.record(place, keyring, NAME, verdict.digest(candidate), Outcome(DISCLOSURE, True, NOW, "a"))
    assert "not been judged to the end (expectations)" in (why_not(place, keyring) or "")
    passed(place, NAME, keyring)
    assert why_not(place, keyring) is None
    assert (place.published / NAME).is_dir()
    assert not candidate.exists()


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_in_any_file_of_any_audience_ends_it(
    place: Settings, keyring: Vault, candidate: Path, name: str
) -> None:
    passed(place, NAME, keyring)
    file = place.published / NAME / name
    before = file.stat()
    file.write_text(file.read_text().replace("twelve", "eleven"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "not those that were tested" in (why_not(place, keyring) or "")
    with pytest.raises(ReleaseRefused, match="not those that were tested"):
        release.flip(place, keyring, NAME)
    assert not place.current.is_symlink()


def test_a_file_added_removed_or_moved_to_another_audience_ends_it(
    place: Settings, keyring: Vault, candidate: Path
) -> None:
    passed(place, NAME, keyring)
    folder = place.published / NAME
    (folder / "note.txt").write_text("x")
    assert why_not(place, keyring)
    (folder / "note.txt").unlink()
    assert why_not(place, keyring) is None
    (folder / FILES[2]).rename(folder / "regional" / "tables.xlsx")
    assert why_not(place, keyring)
    (folder / "donor" / "tables.xlsx").symlink_to(folder / "regional" / "tables.xlsx")
    assert "tables.xlsx, which is no file" in (why_not(place, keyring) or "")


def test_a_verdict_of_other_keys_or_of_another_release_is_none(
    place: Settings, keyring: Vault, candidate: Path
) -> None:
    foreign = replace(keyring, k_noise=b"n" * 32)
    passed(place, NAME, foreign)
    assert "not written by this warehouse" in (why_not(place, keyring) or "")
    passed(place, NAME, keyring)
    other = "2024-02-20-bbb"
    shutil.copytree(place.published / NAME, place.published / other)
    shutil.copy(place.verdicts / f"{NAME}.json", place.verdicts / f"{other}.json")
    assert verdict.why_not(place, other, keyring.verdict_key.public_key())
    file = place.verdicts / f"{NAME}.json"
    said = json.loads(file.read_text())
    for forged in ("{", json.dumps({"said": said["said"]}), json.dumps(said | {"signature": "AAAA"})):
        file.write_text(forged)
        assert "has no verdict" in (why_not(place, keyring) or "")


def test_what_one_test_refused_lies_outside_the_published_whatever_the_other_says(
    place: Settings, keyring: Vault, candidate: Path
) -> None:
    refused(place, NAME, keyring, "pub_moves")
    digest = verdict.digest(place.refused / NAME)
    release.record(place, keyring, NAME, digest, Outcome(EXPECTATIONS, True, NOW, "a"))
    assert "Refused by the disclosure test of" in (why_not(place, keyring) or "")
    assert "pub_moves" in (why_not(place, keyring) or "")
    assert release.releases(place) == []
    shutil.move(place.refused / NAME, place.published / NAME)  # by hand
    with pytest.raises(ReleaseRefused, match="was refused"):
        release.flip(place, keyring, NAME)


def test_a_published_one_that_is_refused_later_is_shown_no_more(
    place: Settings, keyring: Vault, candidate: Path
) -> None:
    passed(place, NAME, keyring)
    place.current.symlink_to(NAME)
    refused(place, NAME, keyring)
    assert not place.current.exists()
    assert (place.refused / NAME).is_dir()


def test_refused_releases_go_by_age_with_their_verdicts(place: Settings, keyring: Vault) -> None:
    kept = replace(place, keep_refused_days=30)
    for name, days in (("2024-01-01-old", 31), ("2024-02-01-new", 29)):
        made(place.candidates / name)
        refused(kept, name, keyring, at=NOW - timedelta(days=days))
    assert rooms.expire(kept, NOW) == ["2024-01-01-old"]
    assert rooms.in_room(place.refused) == ["2024-02-01-new"]
    assert [file.name for file in place.verdicts.glob("*.json")] == ["2024-02-01-new.json"]


def test_a_move_that_a_kill_prevented_is_made_by_the_next_judgement(
    place: Settings, keyring: Vault, candidate: Path
) -> None:
    passed(place, NAME, keyring)
    (place.published / NAME).rename(candidate)  # as if killed between the verdict and the move
    assert "not among the published" in (why_not(place, keyring) or "")
    passed(place, NAME, keyring)
    assert why_not(place, keyring) is None


def test_another_key_for_files_or_tokens_changes_no_verdict(place: Settings, keyring: Vault, candidate: Path) -> None:
    passed(place, NAME, keyring)
    rotate(place)
    assert why_not(place, vault.load(place)) is None


@pytest.mark.parametrize("text", ["[" * 200_000, '{"said":' * 200_000, '{"signature": [], "said": 1}'])
def test_a_verdict_that_would_end_the_stack_is_none(place: Settings, keyring: Vault, text: str) -> None:
    place.verdicts.mkdir(parents=True, exist_ok=True)
    (place.verdicts / f"{NAME}.json").write_text(text)
    assert verdict.read(place, NAME, keyring.verdict_key.public_key()) is None
