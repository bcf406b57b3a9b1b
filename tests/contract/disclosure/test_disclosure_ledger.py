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
    world: "World",
    persons: int | None,
    status: str,
    day: str | None,
    cell: str = CELL,
    table: str = "pub_reach",
    restated_in: str | None = None,
    restating: str | None = None,
) -> None:
    world.con.execute(
        "insert into raw.closed_cell by name select ? as table_name, ? as cell, ? as persons, ? as status, "
        "cast(? as date) as first_published, ? as restated_in, ? as restating",
        [table, cell, persons, status, day, restated_in, restating],
    )


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
    met.con.execute("delete from marts.person_period")
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


RESTATED = """
select persons, status, first_published::varchar, restated_in, status_before, persons_before from ({}) as reach
where cell = '{}'
"""


def restated(world: "World", cell: str = CELL) -> list[tuple[Any, ...]]:
    return world.con.execute(RESTATED.format(world.sql, cell)).fetchall()


def test_a_kept_cell_says_in_which_restatement_it_changed(met: "World") -> None:
    note(met, 27, "shown", "2023-05-14", restated_in="2024-03-01")
    assert restated(met) == [(27, "shown", "2023-05-14", "2024-03-01", None, None)]


def test_a_pending_restatement_computes_a_closed_cell_anew_and_says_what_it_said(met: "World") -> None:
    note(met, 27, "shown", "2023-05-14", restated_in="2024-03-01", restating="2025-03-03")
    assert restated(met) == [(20, "shown", "2023-05-14", "2025-03-03", "shown", 27)]


def test_a_restatement_that_changes_nothing_is_not_said_of_the_cell(met: "World") -> None:
    note(met, 20, "shown", "2023-05-14", restated_in="2024-03-01", restating="2025-03-03")
    assert restated(met) == [(20, "shown", "2023-05-14", "2024-03-01", None, None)]


def test_what_a_restatement_shows_first_was_first_published_on_its_day(met: "World") -> None:
    note(met, None, "few", None, restating="2025-03-03")
    assert restated(met) == [(20, "shown", "2025-03-03", "2025-03-03", "few", None)]


def test_what_a_restatement_hides_has_no_number_any_more(met: "World") -> None:
    note(met, 27, "shown", "2023-05-14", restating="2025-03-03")
    met.con.execute("delete from marts.person_period")
    assert restated(met) == [(None, "few", None, "2025-03-03", "shown", 27)]


def test_a_closed_cell_is_never_opened_again(met: "World") -> None:
    met.con.execute("update intermediate.int_period_month set period_end = '2031-01-01'")
    note(met, 27, "shown", "2023-05-14", restating="2025-03-03")
    assert restated(met) == [(27, "shown", "2023-05-14", None, None, None)]


def test_a_cell_names_the_partners_that_fed_it(met: "World") -> None:
    fed = f"select distinct fed_by from ({met.sql}) as reach where country_code = 'FI' order by all"
    assert met.con.execute(fed).fetchall() == [("",), ("a|b",)]
