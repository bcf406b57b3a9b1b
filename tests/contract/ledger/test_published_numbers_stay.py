"""What was published of closed periods stays: late rows change open cells alone, and a lost database changes none."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import northern_network
import pytest
import tables_alone
from pipeline_home import Home

from warehouse import database, release, vault
from warehouse.digest import RELEASED, digest
from warehouse.intake.landing import withdrawn_partners

pytestmark = pytest.mark.builds(4)

OLD_MONTHS = ("2022-06", "2022-09", "2023-03")
LATER = date(2024, 4, 20)
NAMES = {
    "scope", "period_type", "period_start", "country_code", "region_code", "city_code", "setting_group", "gender",
    "age_band", "origin_code", "indicator_code", "coverage_scope", "reporters", "setting_from", "setting_to",
    "move_kind", "gap_tier", "origin_place", "destination_place", "persons", "base_persons", "status",
    "first_published", "reporting_completeness", "next_completeness",
}  # fmt: skip
Cells = dict[str, set[tuple[Any, ...]]]


def closed_cells(home: Home, where: str = "true") -> Cells:
    """Of every published table of both audiences: what it says of cells that are not open."""
    with database.reader(home.settings, vault.load(home.settings)) as con:
        tables: dict[str, list[str]] = {}
        for schema, table, column in con.execute(
            "select table_schema, table_name, column_name from information_schema.columns "
            "where table_catalog = 'crossings' and list_contains(?, table_schema) order by all",
            [[*RELEASED, "protected"]],
        ).fetchall():
            tables.setdefault(f"{schema}.{table}", []).append(column)
        return {
            table: set(
                con.execute(
                    f"select {', '.join(NAMES.intersection(columns))} from {table} where status <> 'open' and {where}"
                ).fetchall()
            )
            for table, columns in tables.items()
            if {"persons", "status", "country_code"} <= set(columns)
        }


def released(home: Home) -> str:
    with database.reader(home.settings, vault.load(home.settings)) as con:
        return digest(con, RELEASED)


def send_half(demo: Path) -> int:
    """Every CSV of some old months, all of them from Russia, once more as a later version with every second row."""
    sent = 0
    for month in OLD_MONTHS:
        for path in sorted(demo.glob(f"*/*{month}*.csv")):
            header, *rows = path.read_bytes().splitlines(keepends=True)
            path.with_name(f"{path.stem.partition('_v')[0]}_v7.csv").write_bytes(b"".join([header, *rows[::2]]))
            sent += 1
    return sent


@pytest.fixture(scope="module")
def late(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Two months after the first release, with half of the rows of some closed months taken back."""
    home = replace(built_home.copy(tmp_path_factory.mktemp("late") / "home"), as_of=LATER)
    assert send_half(home.settings.demo) > 5
    ran = home.crossings("run")
    assert ran.code == 0, ran.text
    return home


def assert_no_closed_cell_changed(before: Home, after: Home) -> None:
    """Facts of old months are others, more cells are closed, and none that was closed says anything else."""
    facts = (
        "select scope, country, month_start, count(distinct person_id) from intermediate.int_contact_person "
        "where month_start < '2023-04-01' group by all order by all"
    )
    closed, said = closed_cells(before), closed_cells(after)
    assert after.rows(facts) != before.rows(facts)
    assert len(closed) > 10
    for table, cells in closed.items():
        assert cells - said[table] == set(), table
    more = "select count(*) from raw.closed_cell"
    # Every number knows the day whose reports it is made of, and keeps it.
    days = "select cell, counted_on from raw.closed_cell where counted_on is not null order by all"
    assert len(before.rows(days)) == before.rows(more)[0][0]
    assert set(before.rows(days)) <= set(after.rows(days))
    assert after.rows(more) > before.rows(more) > [(1000,)]
    assert before.rows("select count(persons) from raw.closed_cell") > [(50,)]  # not only that nothing is shown


def test_late_rows_change_facts_and_no_closed_cell(northern_home: Home, tmp_path: Path) -> None:
    """A small network, two months later: every second row of two closed months of each CSV is taken back."""
    home = replace(northern_home.copy(tmp_path / "home"), as_of=LATER)
    shutil.rmtree(home.settings.partners)
    northern_network.declare(home, tmp_path / "sources")  # folders of its own: those of the shared home stay
    for path in sorted((tmp_path / "sources").glob("*/export-2023-0[23].csv")):
        header, *rows = path.read_bytes().splitlines(keepends=True)
        path.with_name(f"{path.stem}_v2.csv").write_bytes(b"".join([header, *rows[::2]]))
    ran = home.crossings("run")
    assert ran.code == 0, ran.text
    assert_no_closed_cell_changed(northern_home, home)


@pytest.mark.exhaustive
def test_late_rows_of_the_demo_network_change_no_closed_cell(built_home: Home, late: Home) -> None:
    assert_no_closed_cell_changed(built_home, late)


def revised(home: Home, table: str) -> set[tuple[Any, ...]]:
    sql = (
        "select cell, status_before, persons_before, status, persons from published.pub_revisions where table_name = ?"
    )
    with database.reader(home.settings, vault.load(home.settings)) as con:
        return set(con.execute(sql, [table]).fetchall())


def protected_reach(home: Home) -> dict[str, tuple[Any, ...]]:
    sql = "select cell, status, persons, restated_in from protected.protected_reach where status <> 'open'"
    with database.reader(home.settings, vault.load(home.settings)) as con:
        return {cell: tuple(said) for cell, *said in con.execute(sql).fetchall()}


@pytest.mark.exhaustive
def test_the_yearly_restatement_says_what_closed_cells_said_and_a_lost_database_changes_nothing(
    late: Home, tmp_path: Path
) -> None:
    home = late.copy(tmp_path / "home")
    before = protected_reach(late)
    assert late.rows("select count(*) from published.pub_revisions") == [(0,)]

    asked = home.crossings("release", "restate")
    ran = home.crossings("run")

    assert (asked.code, ran.code) == (0, 0), asked.text + ran.text
    after, day = protected_reach(home), LATER.isoformat()
    changed = {cell for cell, said in before.items() if after[cell][:2] != said[:2]}
    # Few, and large ones: of a finer cell fewer than T persons entered or left, or all changes together told of a few.
    assert {"reach_01|year|2023-01-01|RU|all|all|all|all|all|all"} < changed < {one for one in before if "|RU|" in one}
    assert {cell for cell, (_, _, restated_in) in after.items() if restated_in == day} == changed
    assert revised(home, "pub_reach") == {(cell, *before[cell][:2], *after[cell][:2]) for cell in changed}
    assert home.settings.current.resolve().name != late.settings.current.resolve().name

    # It is done: the next release keeps what this one said, and there is no second one this year.
    again = home.crossings("release", "restate")
    assert again.code == 2, again.text
    assert "has its restatement" in again.text
    shown, numbers, cells = home.settings.current.resolve().name, released(home), closed_cells(home)
    is_whole = tables_alone.hides_cells(home)
    shutil.rmtree(home.settings.working)
    rebuilt = home.crossings("rebuild") if is_whole else tables_alone.from_landing(home)
    assert rebuilt.code == 0, rebuilt.text
    assert release.build(home.settings, vault.load(home.settings)).release_id == shown
    assert (released(home), closed_cells(home)) == (numbers, cells)
    assert protected_reach(home) == after
    assert revised(home, "pub_reach") == {(cell, *before[cell][:2], *after[cell][:2]) for cell in changed}


@pytest.mark.exhaustive
def test_cells_taken_back_are_computed_anew_and_close_again(late: Home, tmp_path: Path) -> None:
    home = late.copy(tmp_path / "home")
    settings, keys = home.settings, vault.load(home.settings)
    withdrawn_partners.withdraw(settings, keys, {"ru_neva"})
    count = "select countries, count(*) from raw.closed_cell group by all order by all"

    ran = home.crossings("rebuild")

    assert ran.code == 0, ran.text
    russia, others = "country_code = 'RU'", "country_code <> 'RU'"
    assert closed_cells(home, russia)["published.pub_reach"] != closed_cells(late, russia)["published.pub_reach"]
    for name in ("reach", "indicator", "share", "origin", "transition"):
        table = f"protected.protected_{name}"
        assert closed_cells(home, others)[table] == closed_cells(late, others)[table]
    fed = "select cell, status, persons from protected.protected_reach where not contains(fed_by, 'ru_neva')"
    assert len(late.rows(fed)) > 100
    assert set(late.rows(fed)) <= set(home.rows("select cell, status, persons from protected.protected_reach"))
    assert home.rows(count) == late.rows(count)
