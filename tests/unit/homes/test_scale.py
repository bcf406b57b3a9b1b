"""What a run of many contacts says before it starts, and how it tells that something grows faster than its contacts."""

from pathlib import Path

import pytest
import scale_room
from scale import exponents, kept
from scale_phases import PERSONS, Place, begin_anew


def test_too_little_memory_and_disk_are_said_together_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale_room, "MEMORY_GB", 10_000)
    with pytest.raises(SystemExit) as ended:
        scale_room.refuse_too_little(tmp_path / "scale", [Place(tmp_path, 10**12)])
    said = str(ended.value).splitlines()
    assert said[0] == "Nothing was started."
    assert ["memory" in said[1], "disk" in said[2], len(said)] == [True, True, 3]


def test_what_is_there_already_needs_no_more_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(tmp_path, 10**12)
    place.note("rows", {"cpu_seconds": 1.0})
    scale_room.refuse_too_little(tmp_path, [place])
    assert place.noted("rows") == {"cpu_seconds": 1.0}
    assert place.noted("whole") is None
    monkeypatch.setattr(scale_room, "MEMORY_GB", 10_000)
    with pytest.raises(SystemExit, match="memory are needed") as ended:
        scale_room.refuse_too_little(tmp_path, [place])
    assert "disk" not in str(ended.value)


def test_a_phase_that_was_stopped_begins_anew_with_what_the_one_before_it_left(tmp_path: Path) -> None:
    place = Place(tmp_path, 1_000)
    database = place.settings.working_db
    log = database.with_name(f"{database.name}.wal")
    database.parent.mkdir(parents=True)
    database.write_bytes(b"as loaded")
    begin_anew(place, "whole")
    database.write_bytes(b"half built")
    log.write_bytes(b"of the half")
    begin_anew(place, "whole")
    assert (database.read_bytes(), log.exists()) == (b"as loaded", False)
    database.write_bytes(b"built")
    begin_anew(place, "month")
    begin_anew(place, "month")
    assert database.read_bytes() == b"built"


def test_without_copies_a_phase_that_was_stopped_is_refused(tmp_path: Path) -> None:
    place = Place(tmp_path, 1_000, has_copies=False)
    database = place.settings.working_db
    database.parent.mkdir(parents=True)
    database.write_bytes(b"as loaded")
    begin_anew(place, "whole")
    begin_anew(place, "month")
    with pytest.raises(SystemExit, match="month was stopped"):
        begin_anew(place, "month")
    assert [path.name for path in (place.folder / "before").iterdir()] == ["month"]


def test_without_copies_less_disk_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale_room, "MEMORY_GB", 10_000)
    asked = []
    for has_copies in (True, False):
        with pytest.raises(SystemExit) as ended:
            scale_room.refuse_too_little(tmp_path / "scale", [Place(tmp_path, 10**12, has_copies)])
        asked.append(int(str(ended.value).splitlines()[2].split()[0]))
    assert asked[1] < 0.6 * asked[0]


def test_an_exponent_says_how_a_phase_grows_between_two_sizes() -> None:
    def size(contacts: int, seconds: float) -> tuple[int, dict[str, dict[str, float] | None]]:
        return contacts, {
            "rows": {"cpu_seconds": seconds}, "load": None, "whole": {"cpu_seconds": seconds**2},
            "month": {"cpu_seconds": 1.0}, "restated": None, "release": None,
        }  # fmt: skip

    found = {exponent["phase"]: exponent["exponent"] for exponent in exponents([size(1_000, 10), size(10_000, 100)])}
    assert found == {"rows": 1.0, "whole": 2.0, "month": 0.0}


def test_what_was_measured_of_other_sizes_stays_until_it_is_measured_anew() -> None:
    before = [{"contacts": 10, PERSONS: 25, "seconds": 1}, {"contacts": 30, PERSONS: 25, "seconds": 3}]
    now = [{"contacts": 10, PERSONS: 8, "seconds": 2}, {"contacts": 30, PERSONS: 25, "seconds": 4}]
    assert kept(before, now) == [now[0], before[0], now[1]]
