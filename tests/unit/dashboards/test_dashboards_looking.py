"""A session looks at what people saw, and not at what was taken away; the journal is the real one."""

import json
import shutil
from pathlib import Path

import pytest
from verdicts import passed, refused

from dashboards.reading import published, release_preview
from warehouse.release import journal
from warehouse.release.journal import Entry
from warehouse.settings import Settings


def step(place: Settings, action: str, release: str, **more: str) -> None:
    journal.write(place, Entry(journal.now(), action, release, "a", **more))


@pytest.fixture
def three(place: Settings) -> Settings:
    """Three releases on disk, each with a table of one row; the last one is current."""
    for name in ("2024-01", "2024-02", "2024-03"):
        file = place.published / name / "regional" / "csv" / "pub_reach.csv"
        file.parent.mkdir(parents=True)
        file.write_text("persons\n12\n")
        step(place, journal.PUBLISHED, name)
        passed(place, name)
    (place.published / "current").symlink_to("2024-03")
    return place


def built(place: Settings, name: str) -> None:
    (place.candidates / name).mkdir(parents=True)
    place.working.mkdir(exist_ok=True)
    (place.working / "candidate.json").write_text(json.dumps({"release_id": name}))


def test_what_people_saw_can_be_looked_at(three: Settings) -> None:
    assert release_preview.seen(three) == ["2024-03", "2024-02", "2024-01"]
    assert published.chosen_release("2024-01") == three.published / "2024-01"
    assert [published.chosen_release(name) for name in (None, "", "../working", "current", "2023-12")] == [None] * 5


def test_what_somebody_rolled_back_from_cannot_until_it_is_published_again(three: Settings) -> None:
    link: Path = three.current
    link.unlink()
    link.symlink_to("2024-02")
    step(three, journal.ROLLED_BACK, "2024-02", instead_of="2024-03")
    assert journal.taken_back(three) == {"2024-03"}
    assert release_preview.seen(three) == ["2024-02", "2024-01"]
    assert published.chosen_release("2024-03") is None
    step(three, journal.PUBLISHED, "2024-03")
    assert journal.taken_back(three) == set()
    assert "2024-03" in release_preview.seen(three)


def test_what_a_test_refused_or_somebody_changed_cannot_be_looked_at(three: Settings) -> None:
    refused(three, "2024-01")
    (three.published / "2024-02" / "regional" / "csv" / "pub_reach.csv").write_text("persons\n13\n")
    assert release_preview.seen(three) == ["2024-03"]
    assert [published.chosen_release(name) for name in ("2024-01", "2024-02")] == [None, None]
    shutil.move(three.refused / "2024-01", three.published / "2024-01")  # by hand
    assert published.chosen_release("2024-01") is None


def test_what_shows_a_held_table_cannot_until_the_hold_ends(three: Settings) -> None:
    step(three, journal.HELD, "2024-03", table="pub_reach", reason="harm")
    (three.published / "2024-02" / "regional" / "csv" / "pub_reach.csv").write_text("persons\n")
    passed(three, "2024-02")
    assert list(journal.held(three)) == ["pub_reach"]
    assert release_preview.seen(three) == ["2024-03", "2024-02"]  # the hold begins with the next release
    step(three, journal.RELEASED, "2024-03", table="pub_reach")
    assert len(release_preview.seen(three)) == 3


def test_the_next_one_can_be_looked_at_only_with_a_passed_verdict(three: Settings) -> None:
    assert release_preview.next_one(three) is None
    built(three, "2024-04")
    assert release_preview.next_one(three) is None
    # What an earlier version asked is a file that anybody can write.
    (three.working / "disclosure-test.json").write_text(json.dumps({"release_id": "2024-04", "is_passed": True}))
    (three.candidates / "2024-04").rename(three.published / "2024-04")
    assert release_preview.next_one(three) is None
    assert published.chosen_release("2024-04") is None
    passed(three, "2024-04")
    assert release_preview.next_one(three) == "2024-04"
    assert published.chosen_release("2024-04") == three.published / "2024-04"
    step(three, journal.PUBLISHED, "2024-04")
    assert release_preview.next_one(three) is None
