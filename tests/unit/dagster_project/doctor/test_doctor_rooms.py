"""What rests in the home, at the boundary of each rule: keys, backups, runs, releases, deliveries, and what waits."""

import os
import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
import yaml
from doctor_patient import AT, FACTS, Patient, codes, only

from dagster_project.doctor.rooms import agreements, backups, deliveries, ending, keys, releases, requests, runs
from warehouse import vault
from warehouse.backup import last
from warehouse.backup.last import Last
from warehouse.keys import escrow, place
from warehouse.release import journal

# --- keys


def test_keys_that_lie_with_their_home_are_told_and_an_escrow_is_missed(patient: Patient) -> None:
    assert codes(keys.look(patient.case())) == ["soon on_the_homes_disk", "soon no_escrow"]


def test_the_demo_network_is_only_told_where_its_keys_lie(place) -> None:
    vault.init_demo(place)
    assert codes(keys.look(Patient(place, Path("/nowhere")).case())) == []
    place.home.mkdir()
    assert codes(keys.look(Patient(place, Path("/nowhere")).case())) == ["note on_the_homes_disk"]


def test_an_escrow_is_known_until_a_key_changes(patient: Patient, tmp_path: Path) -> None:
    two = [str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2)]
    escrow.write(patient.settings, two, tmp_path / "escrow", date(2026, 11, 1))
    assert "soon no_escrow" not in codes(keys.look(patient.case()))
    kept = place.of(patient.settings).read() or {}
    place.of(patient.settings).replace(kept | {"DB": "another"})
    assert "soon old_escrow" in codes(keys.look(patient.case()))


def test_a_change_of_keys_that_was_not_finished_names_the_command_that_ends_it(patient: Patient) -> None:
    kept = place.of(patient.settings).read() or {}
    place.of(patient.settings).replace(kept | {"previous": {"WH": kept["WH"]}})
    (found,) = [each for each in keys.look(patient.case()) if each.code == "half_changed"]
    assert found.remedy == "crossings keys rotate --token-key"


def test_a_key_file_that_others_can_read_is_for_today(patient: Patient) -> None:
    patient.settings.keys_file.chmod(0o644)
    assert codes(keys.look(patient.case())) == ["now unusable"]


def test_a_key_that_cannot_be_one_is_for_today(patient: Patient) -> None:
    kept = place.of(patient.settings).read() or {}
    place.of(patient.settings).replace(kept | {"WH": "no base64"})
    assert codes(keys.look(patient.case())) == ["now unusable"]


@pytest.mark.parametrize(("hours", "found"), [(None, "soon sealed"), (23, "soon sealed"), (24, "now sealed_long")])
def test_a_warehouse_that_is_sealed_for_a_day_is_for_today(patient: Patient, hours, found: str) -> None:
    patient.settings.keys_file.unlink()
    assert codes(keys.look(patient.case())) == ["note none_yet"]
    patient.begin()
    if hours is not None:
        patient.watched = {"sealed_since": (AT - timedelta(hours=hours)).isoformat()}
    assert codes(keys.look(patient.case())) == [found]


# --- backups


def backup(patient: Patient, at: str, checked_at: str | None = None, ended: int = 0) -> list[str]:
    (patient.settings.home / "backups").mkdir(exist_ok=True)
    checked = datetime.fromisoformat(checked_at) if checked_at else None
    made = Last(datetime.fromisoformat(at), "snapshot", "folder", 1, 1, 1, ended, "repository", checked)
    last.write(patient.settings, made)
    return codes(backups.look(patient.case()))


def ago(**of: float) -> str:
    return (AT - timedelta(**of)).isoformat()


def test_nothing_needs_a_backup_before_anything_was_taken_in(patient: Patient) -> None:
    assert codes(backups.look(patient.case())) == ["note not_asked_for"]


def test_a_backup_is_missed_found_too_old_and_wanted_to_be_read_back(patient: Patient) -> None:
    patient.begin()
    assert codes(backups.look(patient.case())) == ["soon none"]
    assert backup(patient, at=ago(days=2), checked_at=ago(days=14)) == []
    assert backup(patient, at=ago(days=2, minutes=1), checked_at=ago(days=1)) == ["now old"]
    assert backup(patient, at=ago(days=1)) == ["soon not_checked"]
    assert backup(patient, at=ago(days=1), checked_at=ago(days=15)) == ["soon not_checked"]


@pytest.mark.parametrize("text", ["", "[]", '{"at": 7}', '{"at": "yesterday"}'])
def test_a_note_of_a_backup_that_cannot_be_read_is_none(patient: Patient, text: str) -> None:
    patient.begin()
    (patient.settings.home / "backups").mkdir()
    (patient.settings.home / "backups" / "last.json").write_text(text)
    assert codes(backups.look(patient.case())) == ["soon none"]


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


# --- runs


def run(patient: Patient, job: str, status: str, began: timedelta, lasted: timedelta | None) -> None:
    """As Dagster's SQLite has it."""
    folder = patient.settings.dagster / "history"
    folder.mkdir(parents=True, exist_ok=True)
    start = (AT - began).timestamp()
    with sqlite3.connect(folder / "runs.db") as con:
        con.execute(
            "create table if not exists runs (pipeline_name text, status text, start_time float, end_time float, "
            "create_timestamp text)"
        )
        ended = None if lasted is None else start + lasted.total_seconds()
        moment = (AT - began).replace(tzinfo=None).isoformat(sep=" ")
        con.execute("insert into runs values (?, ?, ?, ?, ?)", [job, status, start, ended, moment])
    con.close()


HOUR = timedelta(hours=1)


def test_no_run_is_told_and_is_no_trouble(patient: Patient) -> None:
    assert codes(runs.look(patient.case())) == ["note none"]


def test_a_build_that_failed_is_for_today_until_the_next_ends_well(patient: Patient) -> None:
    run(patient, "build", "FAILURE", 3 * HOUR, HOUR)
    assert codes(runs.look(patient.case())) == ["now failed"]
    run(patient, "build", "SUCCESS", 2 * HOUR, HOUR)
    assert codes(runs.look(patient.case())) == []


def test_an_intake_with_a_delivery_to_refuse_can_wait_for_monday(patient: Patient) -> None:
    run(patient, "intake", "FAILURE", 3 * HOUR, HOUR)
    assert codes(runs.look(patient.case())) == ["soon intake_trouble"]


@pytest.mark.parametrize(("days", "found"), [(2.9, "soon intake_trouble"), (3.1, "now intake_failing")])
def test_a_source_that_is_out_of_reach_for_days_is_for_today(patient: Patient, days: float, found: str) -> None:
    run(patient, "intake", "SUCCESS", timedelta(days=days, hours=20), HOUR)
    run(patient, "intake", "FAILURE", timedelta(days=days, hours=3), HOUR)
    run(patient, "intake", "FAILURE", 3 * HOUR, HOUR)
    assert codes(runs.look(patient.case())) == [found]


def test_deliveries_refused_now_and_then_are_no_source_out_of_reach(patient: Patient) -> None:
    for days in range(9, 0, -1):
        run(patient, "intake", "FAILURE" if days % 2 else "SUCCESS", timedelta(days=days), HOUR)
    assert codes(runs.look(patient.case())) == ["soon intake_trouble"]


@pytest.mark.parametrize(("hours", "found"), [(11.9, []), (12.1, ["now endless"])])
def test_a_run_that_does_not_end_is_told_after_twelve_hours(patient: Patient, hours: float, found) -> None:
    run(patient, "build", "STARTED", timedelta(hours=hours), None)
    assert codes(runs.look(patient.case())) == found


def test_what_was_killed_is_no_endless_run_once_another_came_after_it(patient: Patient) -> None:
    run(patient, "build", "STARTED", 30 * HOUR, None)
    run(patient, "build", "SUCCESS", 20 * HOUR, HOUR)
    assert codes(runs.look(patient.case())) == []


def test_figures_of_runs_are_by_job(patient: Patient) -> None:
    run(patient, "build", "SUCCESS", 3 * HOUR, HOUR)
    run(patient, "intake", "FAILURE", 2 * HOUR, HOUR / 2)
    figures = {name: value for each in runs.look(patient.case()) for name, value in each.figures.items()}
    assert figures == {
        "run_age_seconds:build": 7200, "run_seconds:build": 3600,
        "run_age_seconds:intake": 5400, "run_seconds:intake": 1800,
        "runs_failed_week": 1, "good_run_age_seconds": 7200,
    }  # fmt: skip


# --- releases


def show(patient: Patient, name: str) -> None:
    (patient.settings.published / name).mkdir(parents=True, exist_ok=True)
    patient.settings.current.unlink(missing_ok=True)
    patient.settings.current.symlink_to(name)


def of_releases(patient: Patient, **facts: object) -> list[str]:
    """Without what is said of a release that no test has judged."""
    found = codes(releases.look(patient.case(replace(FACTS, **facts))))
    assert "now not_shown" in found
    return [each for each in found if each != "now not_shown"]


def test_a_warehouse_without_a_release_says_so(patient: Patient) -> None:
    assert codes(releases.look(patient.case())) == ["note none"]
    patient.begin()
    assert codes(releases.look(patient.case())) == ["soon none"]


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
    assert "soon late" not in codes(releases.look(patient.case()))
    show(patient, "2026-10-15-aaa")
    assert "soon late" in codes(releases.look(patient.case()))


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


# --- deliveries, requests, agreements, retention


def test_partners_that_owe_reports_are_counted_and_named_apart(patient: Patient) -> None:
    found = list(deliveries.look(patient.case(replace(FACTS, late={"aa_one": "overdue", "aa_two": "long overdue"}))))
    assert codes(found) == ["soon overdue", "soon long_overdue"]
    assert [each.names for each in found[:2]] == [("aa_one",), ("aa_two",)]
    assert not any("aa_" in each.what + each.remedy + each.where for each in found)


def test_what_waits_and_what_no_release_knows_is_told(patient: Patient) -> None:
    found = codes(deliveries.look(patient.case(replace(FACTS, pending=2, held=1, is_up_to_date=False))))
    assert found == ["note waiting", "note answer", "note not_built"]


@pytest.mark.parametrize(("days", "found"), [(6.9, "soon wait"), (7, "now wait")])
def test_a_request_that_waits_for_a_week_is_for_today(patient: Patient, days: float, found: str) -> None:
    assert codes(requests.look(patient.case())) == []
    file = patient.settings.requests / "aa_one" / "r.age"
    file.parent.mkdir(parents=True)
    file.touch()
    moment = (AT - timedelta(days=days)).timestamp()
    os.utime(file, (moment, moment))
    assert codes(requests.look(patient.case())) == [found]
    assert only(requests.look(patient.case())).names == ("aa_one",)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-11-29", ["soon scopes_overdue"]),
        ("2026-11-30", ["note scopes_near"]),
        ("2027-01-29", ["note scopes_near"]),
        ("2027-01-30", []),
        (None, ["note scopes_undated"]),
    ],
)
def test_an_agreement_is_looked_at_again_in_time(patient: Patient, day: str | None, found: list[str]) -> None:
    file = patient.settings.network / "network.yaml"
    about = yaml.safe_load(file.read_text(encoding="utf-8"))
    scope = next(each for each in about["scopes"].values() if set(each["countries"]) == {"RU", "UA"})
    scope |= {"agreement": "2026/7"} | ({"review_date": date.fromisoformat(day)} if day else {})
    file.write_text(yaml.safe_dump(about), encoding="utf-8")
    assert codes(agreements.look(patient.case())) == found


def test_what_is_kept_too_long_is_told(patient: Patient) -> None:
    assert codes(ending.look(patient.case(FACTS))) == []
    assert codes(ending.look(patient.case(replace(FACTS, kept_too_long=1)))) == ["soon due"]
    old = patient.settings.refused / "2026-09-01-aaa"
    old.mkdir(parents=True)
    assert codes(ending.look(patient.case(FACTS, keep_refused_days=30))) == []
    case = replace(patient.case(FACTS), at=datetime.now(UTC) + timedelta(days=62))
    assert codes(ending.look(case)) == ["soon refused_releases"]
