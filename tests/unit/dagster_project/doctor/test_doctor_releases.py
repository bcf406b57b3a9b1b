"""Releases, at the boundary of each rule: late, rolled back, held, refused, waiting."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from doctor_patient import AT, FACTS, Patient, codes

from dagster_project.doctor import rooms
from warehouse.release import journal


def show(patient: Patient, name: str) -> None:
    (patient.settings.published / name).mkdir(parents=True, exist_ok=True)
    patient.settings.current.unlink(missing_ok=True)
    patient.settings.current.symlink_to(name)


def of_releases(patient: Patient, **facts: object) -> list[str]:
    """Without what is said of a release that no test has judged."""
    found = codes(rooms.releases(patient.case(replace(FACTS, **facts))))
    assert "now not_shown" in found
    return [each for each in found if each != "now not_shown"]


def test_a_warehouse_without_a_release_says_so(patient: Patient) -> None:
    assert codes(rooms.releases(patient.case())) == ["note none"]
    patient.begin()
    assert codes(rooms.releases(patient.case())) == ["soon none"]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-11-15", []),  # the next day on which something closes is 1 December
        ("2026-11-10", ["soon late"]),  # 45 days after 1 October: on 15 November something closed
        ("2026-10-10", ["now late"]),
    ],
)
def test_a_release_is_late_when_the_calendar_has_turned_since(patient: Patient, day: str, found: list[str]) -> None:
    show(patient, f"{day}-aaa")
    assert of_releases(patient) == found


def test_without_the_database_a_release_is_late_after_a_month_and_a_half(patient: Patient) -> None:
    show(patient, "2026-10-16-aaa")
    assert "soon late" not in codes(rooms.releases(patient.case()))
    show(patient, "2026-10-15-aaa")
    assert "soon late" in codes(rooms.releases(patient.case()))


@pytest.mark.parametrize(("days", "found"), [(6, "note paused"), (8, "soon paused")])
def test_a_rollback_is_told_and_again_after_a_week(patient: Patient, days: int, found: str) -> None:
    show(patient, "2026-11-15-aaa")
    journal.write(
        patient.settings, journal.Entry(AT - timedelta(days=days), journal.ROLLED_BACK, "2026-11-15-aaa", "x")
    )
    assert of_releases(patient) == [found]


def test_holds_a_waiting_release_a_refused_one_and_a_restatement_are_told(patient: Patient) -> None:
    show(patient, "2026-11-15-aaa")
    held = journal.Entry(AT, journal.HELD, "2026-11-15-aaa", "x", table="pub_reach", reason="small")
    journal.write(patient.settings, held)
    assert of_releases(patient) == ["note held"]
    (patient.settings.refused / "2026-11-20-bbb").mkdir(parents=True)
    assert of_releases(patient, restatement=date(2026, 11, 1)) == ["note held", "soon restatement", "soon refused"]
    (patient.settings.published / "2026-11-21-ccc").mkdir()
    patient.settings = replace(patient.settings, preview=True)
    assert "soon waits" in of_releases(patient)
