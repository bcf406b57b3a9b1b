"""A cell that is in the ledger keeps its number, status and day; all others are as computed."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import World

CELL = "reach_01|quarter|2023-01-01|FI|all|all|all|all|all|all"
KEPT = """
select cell, countries, persons, status, status_label, first_published::varchar from ({}) as reach
where country_code = 'FI' and region_code = 'all' and setting_group = 'all' and gender = 'all' and age_band = 'all'
    and origin_code = 'all'
"""


def note(
    world: "World", persons: int | None, status: str, day: str | None, cell: str = CELL, table: str = "pub_reach"
) -> None:
    world.con.execute("insert into staging.stg_closed_cell values (?, ?, ?, ?, ?)", [table, cell, persons, status, day])


def national(world: "World") -> list[tuple[Any, ...]]:
    return world.con.execute(KEPT.format(world.sql)).fetchall()


@pytest.fixture
def met(world: "World") -> "World":
    """Twenty persons of two partners, without noise."""
    world.quiet()
    world.partner("a", "fi_tampere")
    world.partner("b", "fi_tampere")
    world.met("a", "fi_tampere", range(10))
    world.met("b", "fi_tampere", range(10, 20))
    return world


def test_with_an_empty_ledger_every_cell_is_computed_and_has_a_name(met: "World") -> None:
    assert national(met) == [(CELL, "FI", 20, "shown", "", "2023-05-16")]


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ((27, "shown", "2023-05-14"), (CELL, "FI", 27, "shown", "", "2023-05-14")),
        ((None, "few", None), (CELL, "FI", None, "few", "too few to show, or none", None)),
        ((None, "gap", None), (CELL, "FI", None, "gap", "no report from any partner", None)),
    ],
)
def test_a_kept_cell_says_what_it_said_whatever_the_rows_say_now(
    met: "World", kept: tuple[Any, ...], expected: tuple[Any, ...]
) -> None:
    note(met, *kept)
    assert national(met) == [expected]
    met.con.execute("delete from marts.fct_person_period")
    assert national(met) == [expected]


@pytest.mark.parametrize(
    ("cell", "table"),
    [
        (CELL, "pub_coverage"),
        (CELL.replace("reach_01", "reach_02"), "pub_reach"),
        (CELL.replace("2023-01-01", "2022-10-01"), "pub_reach"),
        (CELL.replace("FI", "RU"), "pub_reach"),
    ],
)
def test_another_cell_of_the_ledger_touches_this_one_not(met: "World", cell: str, table: str) -> None:
    note(met, 27, "shown", "2023-05-14", cell, table)
    assert national(met) == [(CELL, "FI", 20, "shown", "", "2023-05-16")]


def test_no_two_cells_have_one_name_and_the_ledger_adds_no_row(met: "World") -> None:
    count = f"select count(*), count(distinct cell) from ({met.sql}) as reach"
    [(rows, names)] = met.con.execute(count).fetchall()
    assert rows == names > 40
    note(met, 27, "shown", "2023-05-14")
    assert met.con.execute(count).fetchall() == [(rows, names)]
