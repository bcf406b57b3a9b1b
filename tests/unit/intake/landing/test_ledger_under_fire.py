"""Closed cells of a place under fire lose their number once it is declared, and one more of their country with them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from intake_files import declaration
from verdicts import passed

from warehouse import database
from warehouse.contract.declaration.declaration import Declaration
from warehouse.intake import rebuild
from warehouse.intake.landing import ledger, under_fire
from warehouse.intake.landing.ledger import Book, Fed
from warehouse.intake.load import closed_cells
from warehouse.networks.home import DEMO, network_of
from warehouse.networks.network import Network
from warehouse.settings import Settings
from warehouse.vault import Vault

WEST, SOUTH, CENTRE = "UA|UA-W|all", "UA|UA-S|all", "UA|UA-C|all"
EVENT = "pub_event_windows", "event_windows_01", "before_event"
FLOW = "pub_flow_matrix", "flow_matrix_01", "half_year"
CORRIDOR = "pub_corridors", "corridors_01", "half_year"


def cell(
    place: str,
    persons: int | None,
    start: str = "2022-07-01",
    of: tuple[str, ...] = ("pub_reach", "reach_09", "quarter"),
) -> dict[str, Any]:
    table, pattern, period_type = of
    rest = "|all|all|all|all" if table == "pub_reach" else ""
    return {
        "table_name": table,
        "cell": f"{pattern}|{period_type}|{start}|{place}{rest}",
        "countries": "UA",
        "period_type": period_type,
        "period_start": date.fromisoformat(start),
        "persons": persons,
        "status": "few" if persons is None else "shown",
        "first_published": None if persons is None else date(2022, 12, 1),
        "fed_by": "ua_a|ua_b",
    }


def network(*lines: tuple[str, str, str | None]) -> Network:
    demo = network_of(DEMO)
    rows = [
        {
            "place_code": place,
            "valid_from": date.fromisoformat(since),
            "valid_to": date.fromisoformat(until or "9999-12-31"),
        }
        for place, since, until in lines
    ]
    rows = [row | ({"valid_to": None} if row["valid_to"].year == 9999 else {}) for row in rows]
    return replace(demo, tables={**demo.tables, "place_rollup": rows})


def declared(*cities: str) -> list[Declaration]:
    cities = cities or ("ua_lviv", "ua_odesa", "ua_kyiv")
    return [declaration(code="ua_a", country="UA", safe_to_show=True, cities=list(cities))]


ODESA = network(("ua_odesa", "2022-09-30", None))


def after(
    place: Settings, keyring: Vault, cells: list[dict[str, Any]], of: Network = ODESA, **book: Any
) -> dict[str, int | None]:
    """Numbers of the ledger after a network was read, by what stands in their names after the period."""
    ledger.write(
        ledger.path(place),
        keyring,
        Book(pa.Table.from_pylist(cells, ledger.CELLS), {"ua_a": Fed("UA", may_be_named=False)}, **book),
    )
    under_fire.take_back(place, keyring, declared(), of)
    return kept(place, keyring)


def kept(place: Settings, keyring: Vault) -> dict[str, int | None]:
    cells = ledger.read(ledger.path(place), keyring).cells.to_pylist()
    return {each["cell"].split("|", 2)[2].removesuffix("|all|all|all|all"): each["persons"] for each in cells}


def test_a_number_of_a_place_under_fire_goes_with_that_of_the_first_other_place(
    place: Settings, keyring: Vault
) -> None:
    cells = [cell(WEST, 20), cell(SOUTH, 30), cell(CENTRE, 40), cell("UA|all|all", 90)]
    assert after(place, keyring, cells) == {
        f"2022-07-01|{WEST}": None,
        f"2022-07-01|{SOUTH}": None,
        f"2022-07-01|{CENTRE}": 40,
        "2022-07-01|UA|all|all": 90,
    }
    [south] = [each for each in ledger.read(ledger.path(place), keyring).cells.to_pylist() if SOUTH in each["cell"]]
    assert (south["status"], south["first_published"], south["fed_by"]) == ("few", None, "ua_a|ua_b")


@pytest.mark.parametrize(
    ("west", "centre", "left"), [(None, 40, (None, None)), (None, None, (None, None)), (20, None, (None, None))]
)
def test_the_next_place_goes_where_the_first_one_has_no_number(
    place: Settings, keyring: Vault, west: int | None, centre: int | None, left: tuple[int | None, int | None]
) -> None:
    found = after(place, keyring, [cell(WEST, west), cell(SOUTH, 30), cell(CENTRE, centre)])
    assert (found[f"2022-07-01|{WEST}"], found[f"2022-07-01|{CENTRE}"]) == left


def test_two_places_under_fire_that_had_numbers_hide_each_other(place: Settings, keyring: Vault) -> None:
    both = network(("ua_odesa", "2022-07-01", "2022-07-01"), ("ua_kyiv", "2022-09-30", "2022-10-01"))
    found = after(place, keyring, [cell(WEST, 20), cell(SOUTH, 30), cell(CENTRE, 40)], both)
    assert list(found.values()) == [None, None, 20]


@pytest.mark.parametrize(
    ("start", "number"), [("2022-01-01", 30), ("2022-04-01", 30), ("2022-07-01", None), ("2022-10-01", None)]
)
def test_every_period_that_touches_the_days_loses_it_and_no_other(
    place: Settings, keyring: Vault, start: str, number: int | None
) -> None:
    assert after(place, keyring, [cell(SOUTH, 30, start)]) == {f"{start}|{SOUTH}": number}


def test_flows_and_corridors_of_the_place_lose_it_and_others_do_not(place: Settings, keyring: Vault) -> None:
    cells = [
        cell("ua|UA|UA-W|UA-S", 20, of=FLOW),
        cell("ua|UA|UA-S|UA-C", 20, of=FLOW),
        cell("ua|UA|UA-W|UA-C", 20, of=FLOW),
        cell("fi_ua|FI|lviv_west", 20, of=CORRIDOR),
        cell("UA|law/before|reached|all", 20, of=EVENT),
    ]
    found = after(place, keyring, cells)
    assert {name.split("|", 1)[1] for name, persons in found.items() if persons} == {
        "ua|UA|UA-W|UA-C",
        "fi_ua|FI|lviv_west",
        "UA|law/before|reached|all",
    }
    found = after(place, keyring, cells, network(("ua_lviv", "2022-09-30", None)))
    assert {name.split("|", 1)[1] for name, persons in found.items() if persons} == {
        "ua|UA|UA-S|UA-C",
        "UA|law/before|reached|all",
    }


def test_what_a_restatement_replaced_there_is_not_told_any_more(place: Settings, keyring: Vault) -> None:
    replaced = {"replaced": '[["2023-03-01", "shown", 28]]', "restated_in": "2023-03-01"}
    after(place, keyring, [cell(WEST, 20), cell(SOUTH, 30) | replaced, cell(CENTRE, 40) | replaced])
    told = closed_cells.revisions(ledger.read(ledger.path(place), keyring).cells).to_pylist()
    assert [(each["cell"].split("|")[4], each["persons"]) for each in told] == [("UA-C", 40)]


def test_the_same_lines_again_change_no_byte_and_a_longer_one_takes_no_second_neighbour(
    place: Settings, keyring: Vault
) -> None:
    ended = network(("ua_odesa", "2022-09-30", "2022-09-30"))
    cells = [cell(region, 20, start) for region in (WEST, SOUTH, CENTRE) for start in ("2022-07-01", "2023-01-01")]
    found = after(place, keyring, cells, ended)
    assert [name for name, persons in found.items() if persons is None] == [f"2022-07-01|{SOUTH}", f"2022-07-01|{WEST}"]
    data = ledger.path(place).read_bytes()
    under_fire.take_back(place, keyring, declared(), ended)
    assert ledger.path(place).read_bytes() == data
    under_fire.take_back(place, keyring, declared(), ODESA)
    left = {name for name, persons in kept(place, keyring).items() if persons}
    assert left == {f"2022-07-01|{CENTRE}", f"2023-01-01|{CENTRE}"}


def test_a_place_in_which_nobody_works_is_none_that_is_hidden(place: Settings, keyring: Vault) -> None:
    ledger.write(ledger.path(place), keyring, Book(pa.Table.from_pylist([cell(SOUTH, 30)], ledger.CELLS)))
    under_fire.take_back(place, keyring, declared("ua_lviv"), ODESA)
    assert kept(place, keyring) == {f"2022-07-01|{SOUTH}": 30}


def test_a_partner_that_begins_in_such_a_place_takes_its_region_along(place: Settings, keyring: Vault) -> None:
    """Nothing else would: its cells are new, and those of the region have closed."""
    country = network(("ua_odesa", "2022-09-30", None))
    ledger.write(ledger.path(place), keyring, Book(pa.Table.from_pylist([cell(SOUTH, 30)], ledger.CELLS)))
    under_fire.take_back(place, keyring, declared("ua_lviv"), country)
    assert kept(place, keyring) == {f"2022-07-01|{SOUTH}": 30}
    under_fire.take_back(place, keyring, declared("ua_lviv", "ua_odesa"), country)
    assert kept(place, keyring) == {f"2022-07-01|{SOUTH}": None}


@pytest.mark.parametrize("line", ["ua_odesa", "UA-S"])
def test_a_number_that_is_still_there_under_a_line_goes_with_another_one(
    place: Settings, keyring: Vault, line: str
) -> None:
    """The ledger of an earlier version: it said which lines it was held against, and not for which cities."""
    cells = [cell(WEST, 20), cell(SOUTH, 30), cell(CENTRE, 40)]
    found = after(place, keyring, cells, under_fire=(under_fire.line(line, "2022-09-30", None),))
    assert [name for name, persons in found.items() if persons] == [f"2022-07-01|{CENTRE}"]


def test_cells_that_close_under_a_line_are_not_held_against_it_again(place: Settings, keyring: Vault) -> None:
    """The release was built with it: Western Ukraine is hidden there already, and the centre keeps its number."""
    under_fire.take_back(place, keyring, declared(), ODESA)
    cells = pa.Table.from_pylist([cell(WEST, None), cell(SOUTH, None), cell(CENTRE, 40)], ledger.CELLS)
    lines = (under_fire.line("ua_odesa", "2022-09-30", None),)
    ledger.write(ledger.proposal(place), keyring, Book(cells, {}, "2023-05-01-aaa", under_fire=lines))
    (place.published / "2023-05-01-aaa").mkdir(parents=True)
    place.current.symlink_to("2023-05-01-aaa")
    passed(place, "2023-05-01-aaa", keyring)
    under_fire.take_back(place, keyring, declared(), ODESA)
    assert kept(place, keyring)[f"2022-07-01|{CENTRE}"] == 40


def test_a_release_that_was_built_before_the_line_closes_nothing_after_it(place: Settings, keyring: Vault) -> None:
    ledger.write(ledger.proposal(place), keyring, Book(ledger.CELLS.empty_table(), {}, "2023-05-01-aaa"))
    after(place, keyring, [cell(SOUTH, 30)])
    assert not ledger.proposal(place).exists()


def test_a_rebuild_takes_them_back_before_the_ledger_is_read(place: Settings, keyring: Vault) -> None:
    cells = [cell(WEST, 20), cell(SOUTH, 30), cell(CENTRE, 40)]
    ledger.write(ledger.path(place), keyring, Book(pa.Table.from_pylist(cells, ledger.CELLS)))
    with database.writer(place, keyring) as con:
        rebuild.refill(con, place, keyring)
        rows = con.execute("select persons from raw.closed_cell order by cell").fetchall()
    assert rows == [(40,), (None,), (None,)]
