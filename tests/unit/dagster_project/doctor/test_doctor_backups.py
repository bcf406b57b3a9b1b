"""Backups, at the boundary of each rule: missed, too old, not read back, and erasures that wait for one."""

import os
from datetime import datetime, timedelta

import pytest
from doctor_patient import AT, Patient, codes

from dagster_project.doctor import rooms
from warehouse.backup import last
from warehouse.backup.last import Last


def backup(patient: Patient, at: str, checked_at: str | None = None, ended: int = 0) -> list[str]:
    (patient.settings.home / "backups").mkdir(exist_ok=True)
    checked = datetime.fromisoformat(checked_at) if checked_at else None
    made = Last(datetime.fromisoformat(at), "snapshot", "folder", 1, 1, 1, ended, "repository", checked)
    last.write(patient.settings, made)
    return codes(rooms.backups(patient.case()))


def ago(**of: float) -> str:
    return (AT - timedelta(**of)).isoformat()


def test_nothing_needs_a_backup_before_anything_was_taken_in(patient: Patient) -> None:
    assert codes(rooms.backups(patient.case())) == ["note not_asked_for"]


def test_a_backup_is_missed_found_too_old_and_wanted_to_be_read_back(patient: Patient) -> None:
    patient.begin()
    assert codes(rooms.backups(patient.case())) == ["soon none"]
    assert backup(patient, at=ago(days=2), checked_at=ago(days=14)) == []
    assert backup(patient, at=ago(days=2, minutes=1), checked_at=ago(days=1)) == ["now old"]
    assert backup(patient, at=ago(days=1)) == ["soon not_checked"]
    assert backup(patient, at=ago(days=1), checked_at=ago(days=15)) == ["soon not_checked"]


@pytest.mark.parametrize("text", ["", "[]", '{"at": 7}', '{"at": "yesterday"}'])
def test_a_note_of_a_backup_that_cannot_be_read_is_none(patient: Patient, text: str) -> None:
    patient.begin()
    (patient.settings.home / "backups").mkdir()
    (patient.settings.home / "backups" / "last.json").write_text(text)
    assert codes(rooms.backups(patient.case())) == ["soon none"]


@pytest.mark.parametrize(("days", "found"), [(1.9, "soon erasures_wait"), (2, "now erasures_wait")])
def test_an_erasure_that_has_not_reached_the_backups_is_for_today_after_two_days(patient, days: float, found) -> None:
    patient.begin()
    ended = patient.settings.home / "backups" / "ended.json"
    ended.parent.mkdir()
    ended.write_text('{"count": 3}')
    moment = (AT - timedelta(days=days)).timestamp()
    os.utime(ended, (moment, moment))
    assert backup(patient, at=ago(days=0), checked_at=ago(days=0), ended=2) == [found]
    assert backup(patient, at=ago(days=0), checked_at=ago(days=0), ended=3) == []
