"""What an error of ours kept out: closing waits until it is taken in, says so to people, and does not wait for ever."""

import json
import os
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse
from pipeline_home import Home

from dagster_project import changes, disclosing
from dagster_project.doctor import rooms
from dagster_project.doctor.case import Case
from dagster_project.lib import not_taken_in
from warehouse import database
from warehouse.errors import CrossingsError, Locked, ReleaseRefused, SourceError
from warehouse.intake.landing import stopped
from warehouse.settings import Settings

DAY = date(2024, 3, 2)
TODAY = datetime.now(UTC).date()  # of the clock: notes are of no other
CODE = "ru_test"
# One cell whose period is over, in a table like those that dbt makes. `CLOSED`: an earlier release has closed it.
CLOSES = """
create schema protected;
create table protected.protected_reach as
select
    'pub_reach' as table_name, 'country|RU' as cell, 'RU' as countries, 'month' as period_type,
    date '2024-01-01' as period_start, 12 as persons, 'shown' as status, date '2024-03-01' as first_published,
    cast(null as varchar) as restated_in, 'ru_test' as fed_by, date '2024-03-01' as counted_on
"""
CLOSED = "insert into raw.closed_cell by name (select * exclude (fed_by) from protected.protected_reach)"
LOCKED, AWAY = Locked("a reader"), SourceError("out of reach")


@pytest.fixture
def built(warehouse: Warehouse) -> Warehouse:
    """One partner whose first file was taken in, and a build in which a cell would close."""
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    warehouse.take()
    with database.writer(warehouse.settings, warehouse.vault) as con:
        con.execute(CLOSES)
    return Warehouse(replace(warehouse.settings, as_of=DAY))


def attempt(here: Settings, step: not_taken_in.Step, error: BaseException | None = None) -> None:
    with pytest.raises(type(error)) if error else nullcontext(), not_taken_in.during(here, step, CODE):
        if error:
            raise error


def waits(warehouse: Warehouse, **other: object) -> str | None:
    """What refuses the release."""
    try:
        disclosing._require_what_came(replace(warehouse.settings, **other), warehouse.vault)
    except ReleaseRefused as refused:
        return str(refused)
    return None


@pytest.mark.parametrize(
    ("attempts", "is_waited_for"),
    [
        ([("delivery", None), ("raw", None)], False),
        ([("delivery", AWAY)], False),
        ([("delivery", LOCKED)], True),
        ([("delivery", OSError("no room"))], True),
        ([("delivery", CrossingsError("landing is older than the database"))], True),
        ([("delivery", KeyboardInterrupt())], True),
        ([("delivery", None), ("raw", LOCKED)], True),
        ([("delivery", LOCKED), ("delivery", None), ("raw", None)], False),
        ([("raw", LOCKED), ("delivery", None)], True),
        ([("raw", LOCKED), ("delivery", None), ("raw", None)], False),
        ([("delivery", LOCKED), ("delivery", AWAY)], True),
    ],
)
def test_an_error_of_ours_is_waited_for_until_its_step_succeeds(
    built: Warehouse, attempts: list[tuple[not_taken_in.Step, BaseException | None]], is_waited_for: bool
) -> None:
    for step, error in attempts:
        attempt(built.settings, step, error)
    reason = waits(built)
    assert (reason is not None) == is_waited_for
    if reason:
        assert f"Files of {CODE} (since {TODAY}) could not be taken in" in reason
        assert "`crossings run` takes the files in and closes" in reason
        assert changes.since_last_run(built.settings)


def test_what_has_landed_and_is_not_loaded_is_waited_for_though_no_step_said_that_it_failed(built: Warehouse) -> None:
    built.deliver("x-2023-04.csv", csv_bytes([row(2, **{"Дата контакта": "03.04.2023"})]))
    built.receive()  # and its process was killed before the check
    assert f"Files of {CODE} (since {TODAY})" in (waits(built) or "")
    built.admit()
    attempt(built.settings, "raw")
    assert waits(built) is None


def test_a_refused_file_is_no_error_of_ours(built: Warehouse) -> None:
    built.deliver("x-2023-04.csv", b"no export")
    (receipt,) = built.take()
    assert receipt.status == "refused"
    assert waits(built) is None


@pytest.mark.parametrize(("restatement", "is_waited_for"), [(None, False), ("2024-03-01", True)])
def test_a_release_that_closes_and_restates_nothing_waits_for_nobody(
    built: Warehouse, restatement: str | None, is_waited_for: bool
) -> None:
    with database.writer(built.settings, built.vault) as con:
        con.execute(CLOSED)
        if restatement:
            con.execute("insert into raw.restatement values (?)", [restatement])
    attempt(built.settings, "raw", LOCKED)
    assert (waits(built) is not None) == is_waited_for


@pytest.mark.parametrize(
    ("days", "patience", "is_waited_for"), [(0, 14, True), (13, 14, True), (14, 14, False), (0, 0, False)]
)
def test_an_error_that_comes_back_every_day_does_not_stop_closing_for_good(
    built: Warehouse, days: int, patience: int, is_waited_for: bool
) -> None:
    attempt(built.settings, "raw", LOCKED)
    (path,) = built.settings.home.glob("run/not-taken-in/*/*")
    before = datetime.now(UTC) - timedelta(days)
    os.utime(path, 2 * (before.timestamp(),))
    later = replace(built.settings, closing_waits_days=patience)
    attempt(later, "raw", LOCKED)
    assert (waits(built, closing_waits_days=patience) is not None) == is_waited_for
    without = not_taken_in.closed_without(later, built.vault)
    assert (without is None) == is_waited_for
    if without:
        assert f"Periods close without files of {CODE} (since {before.date()})" in without
        assert "crossings release restate" in without


def test_nobody_waits_for_a_partner_that_was_stopped(built: Warehouse) -> None:
    attempt(built.settings, "raw", LOCKED)
    stopped.write(built.settings, built.vault, CODE, stopped.Stopped(DAY, is_kept=True))
    assert waits(built) is None


@pytest.mark.parametrize("content", [b"", b"\xff\0", b"2026-1\n", b"2999-01-01"])
def test_whatever_stands_in_a_note_it_counts_from_the_day_it_was_written(built: Warehouse, content: bytes) -> None:
    attempt(built.settings, "raw", LOCKED)
    (path,) = built.settings.home.glob("run/not-taken-in/*/*")
    path.write_bytes(content)
    assert f"(since {TODAY})" in (waits(built) or "")


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2999, 1, 1)])
def test_a_run_for_another_day_neither_ends_patience_nor_makes_it_endless(built: Warehouse, day: date) -> None:
    attempt(replace(built.settings, as_of=day), "raw", LOCKED)
    assert f"from {TODAY + timedelta(14)} on" in (waits(built) or "")


@pytest.mark.parametrize(("hours", "codes"), [(0, []), (2, ["not_taken_in"])])
def test_the_doctor_says_so_but_not_of_an_attempt_that_goes_on(built: Warehouse, hours: int, codes: list[str]) -> None:
    attempt(built.settings, "raw", LOCKED)
    case = Case(built.settings, datetime.now(UTC) + timedelta(hours=hours), {})
    assert [each.code for each in rooms.deliveries(case) if each.code == "not_taken_in"] == codes


INTAKE = """
import json
from dagster_project import instance
from warehouse.settings import settings
instance.prepare(settings())
from dagster_project import pipeline
refused, troubles = pipeline.take_in(settings())
print(json.dumps([refused, [[each.step, each.exit_code] for each in troubles]]))
"""


def intake(warehouse: Warehouse) -> list[Any]:
    """Dagster's job, in a process of its own."""
    home = Home(warehouse.settings.home, warehouse.settings.keys_file, DAY)
    ran = home.python(INTAKE)
    assert ran.code == 0, ran.text
    said: list[Any] = json.loads(ran.text.splitlines()[-1])
    return said


@pytest.mark.exhaustive
def test_an_intake_in_which_one_partner_fails_leaves_its_note_and_the_next_one_takes_it_in(
    warehouse: Warehouse,
) -> None:
    """One by an error of ours, one is out of reach after a file of it has landed, and of one a file is refused."""
    for code in ("ru_more", "ru_away"):
        warehouse.declare(code=code, alias=code, source={"url": f"{{demo}}/{code}", "pattern": "*.csv"})
    for number, code in enumerate((CODE, "ru_more", "ru_away")):
        warehouse.deliver("x-2023-03.csv", csv_bytes([row(number)]), code)
    warehouse.deliver("x-2023-04.csv", b"no export", "ru_more")
    warehouse.receive("ru_away")
    away = warehouse.settings.demo / "ru_away"
    away.rename(away.with_name("elsewhere"))
    warehouse.settings.letters.mkdir(exist_ok=True)
    (warehouse.settings.letters / CODE).touch()  # where a folder should be

    _, troubles = intake(warehouse)
    assert sorted(troubles) == [["delivery/ru_away", 3], [f"delivery/{CODE}", 1]]
    notes = [str(path.relative_to(warehouse.settings.home)) for path in warehouse.settings.home.glob("run/not-*/*/*")]
    assert notes == [f"run/not-taken-in/delivery/{CODE}"]
    accepted = "select partner_code, count(*) from raw.delivery where status = 'accepted' group by all order by all"
    assert warehouse.rows(accepted) == [("ru_away", 1), ("ru_more", 1)]

    (warehouse.settings.letters / CODE).unlink()
    away.with_name("elsewhere").rename(away)
    assert intake(warehouse)[1] == []
    assert not not_taken_in.is_any(warehouse.settings)
    assert warehouse.rows(accepted) == [("ru_away", 1), ("ru_more", 1), (CODE, 1)]
