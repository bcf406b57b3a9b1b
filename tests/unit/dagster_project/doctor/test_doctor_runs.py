"""Runs, at the boundary of each rule: failed, endless, and a source that is out of reach."""

import sqlite3
from datetime import timedelta

import pytest
from doctor_patient import AT, Patient, codes

from dagster_project.doctor import rooms


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
    assert codes(rooms.runs(patient.case())) == ["note none"]


def test_a_build_that_failed_is_for_today_until_the_next_ends_well(patient: Patient) -> None:
    run(patient, "build", "FAILURE", 3 * HOUR, HOUR)
    assert codes(rooms.runs(patient.case())) == ["now failed"]
    run(patient, "build", "SUCCESS", 2 * HOUR, HOUR)
    assert codes(rooms.runs(patient.case())) == []


def test_an_intake_with_a_delivery_to_refuse_can_wait_for_monday(patient: Patient) -> None:
    run(patient, "intake", "FAILURE", 3 * HOUR, HOUR)
    assert codes(rooms.runs(patient.case())) == ["soon intake_trouble"]


@pytest.mark.parametrize(("days", "found"), [(2.9, "soon intake_trouble"), (3.1, "now intake_failing")])
def test_a_source_that_is_out_of_reach_for_days_is_for_today(patient: Patient, days: float, found: str) -> None:
    run(patient, "intake", "SUCCESS", timedelta(days=days, hours=20), HOUR)
    run(patient, "intake", "FAILURE", timedelta(days=days, hours=3), HOUR)
    run(patient, "intake", "FAILURE", 3 * HOUR, HOUR)
    assert codes(rooms.runs(patient.case())) == [found]


def test_deliveries_refused_now_and_then_are_no_source_out_of_reach(patient: Patient) -> None:
    for days in range(9, 0, -1):
        run(patient, "intake", "FAILURE" if days % 2 else "SUCCESS", timedelta(days=days), HOUR)
    assert codes(rooms.runs(patient.case())) == ["soon intake_trouble"]


@pytest.mark.parametrize(("hours", "found"), [(11.9, []), (12.1, ["now endless"])])
def test_a_run_that_does_not_end_is_told_after_twelve_hours(patient: Patient, hours: float, found) -> None:
    run(patient, "build", "STARTED", timedelta(hours=hours), None)
    assert codes(rooms.runs(patient.case())) == found


def test_what_was_killed_is_no_endless_run_once_another_came_after_it(patient: Patient) -> None:
    run(patient, "build", "STARTED", 30 * HOUR, None)
    run(patient, "build", "SUCCESS", 20 * HOUR, HOUR)
    assert codes(rooms.runs(patient.case())) == []


def test_figures_of_runs_are_by_job(patient: Patient) -> None:
    run(patient, "build", "SUCCESS", 3 * HOUR, HOUR)
    run(patient, "intake", "FAILURE", 2 * HOUR, HOUR / 2)
    figures = {name: value for each in rooms.runs(patient.case()) for name, value in each.figures.items()}
    assert figures == {
        "run_age_seconds:build": 7200, "run_seconds:build": 3600,
        "run_age_seconds:intake": 5400, "run_seconds:intake": 1800,
        "runs_failed_week": 1, "good_run_age_seconds": 7200,
    }  # fmt: skip
