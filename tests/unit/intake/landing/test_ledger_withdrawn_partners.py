"""Numbers of partners that may not be shown any more are taken back, and no others."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from closed_book import ANY, BORDER, FI, FIRST, RU, SECOND, book, cell, declared, kept, publish, see

from warehouse import database
from warehouse.contract.declaration.declaration import Declaration
from warehouse.definitions.cells import cell_tables
from warehouse.intake.landing import ledger, person_months, withdrawn_partners
from warehouse.intake.landing.ledger import Book, Fed
from warehouse.intake.load import closed_cells
from warehouse.settings import Settings
from warehouse.vault import Vault


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (declared(), {RU: 20, FI: None, BORDER: 11, ANY: 12}),
        ([declared()[0].model_copy(update={"safe_to_show": False}), declared()[1]], {FI: None}),
        ([declared()[1]], {FI: None}),
        ([declared()[0], declared()[1].model_copy(update={"may_be_named": False})], {RU: 20}),
        (
            [declared()[0].model_copy(update={"may_be_named": True}), declared()[1]],
            {RU: 20, FI: None, BORDER: 11, ANY: 12},
        ),
    ],
)
def test_what_may_not_be_shown_any_more_is_taken_back_by_country(
    place: Settings, keyring: Vault, now: list[Declaration], left: dict[str, int | None]
) -> None:
    publish(place, keyring, book(FIRST))
    with database.writer(place, keyring) as con:
        closed_cells.load(con, place, keyring, now)
        assert dict(con.execute("select cell, persons from raw.closed_cell").fetchall()) == left
        assert kept(place, keyring) == left
        data = ledger.path(place).read_bytes()
        closed_cells.load(con, place, keyring, now)
    assert ledger.path(place).read_bytes() == data


def test_taking_back_also_takes_what_was_proposed_and_not_published(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    ledger.write(ledger.proposal(place), keyring, book(SECOND))
    withdrawn_partners.withdraw(place, keyring, {"ru_a"})
    see(place, SECOND)
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {FI: None}


def test_a_partner_that_fed_nothing_takes_nothing_back(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    data = ledger.path(place).read_bytes()
    withdrawn_partners.withdraw(place, keyring, {"ru_unsafe"})
    assert ledger.path(place).read_bytes() == data


def fed(coming: Book, **by: str | None) -> Book:
    """The same cells, with the partners that fed each."""
    names = {"ru": RU, "fi": FI, "border": BORDER, "any": ANY}
    of = {names[name]: who for name, who in by.items()}
    rows = [{**row, "fed_by": of.get(row["cell"], row["fed_by"])} for row in coming.cells.to_pylist()]
    return replace(coming, cells=pa.Table.from_pylist(rows, ledger.CELLS))


def test_where_the_ledger_knows_who_fed_a_cell_only_that_cell_is_taken_back(place: Settings, keyring: Vault) -> None:
    coming = fed(book(FIRST), ru="ru_a", fi="fi_a", border="fi_a|ru_b", any="")
    publish(place, keyring, replace(coming, partners={**coming.partners, "ru_b": Fed("RU", may_be_named=False)}))
    withdrawn_partners.withdraw(place, keyring, {"ru_b"})
    assert kept(place, keyring) == {RU: 20, FI: None, ANY: 12}


def test_a_cell_of_which_retention_has_taken_a_part_is_not_computed_anew(
    place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left of its rows would be published as the whole: it stays closed, without a number."""
    here = replace(place, as_of=date(2026, 7, 15))  # seven years: before 15 July 2019
    monkeypatch.setattr(person_months, "reduced_until", lambda *_: date(2023, 7, 15))
    monkeypatch.setattr(person_months, "removed", lambda *_: {"ru_b"})
    days = {"whole": date(2023, 8, 1), "half": date(2023, 1, 1), "ended": date(2019, 1, 1)}
    cells = [
        {**cell(f"{table}|{name}", "RU", 20), "table_name": table, "period_start": day, "fed_by": "ru_a|ru_b"}
        for table in ("pub_reach", "pub_violations")
        for name, day in days.items()
    ]
    for name, of in (("everywhere", "all"), ("border", "FI|RU")):
        cells.append({**cell(name, of, 20), "period_start": days["ended"], "fed_by": "ru_a"})
    cells.append({**cell("another country", "FI", 20), "period_start": days["ended"], "fed_by": "ru_a"})
    partners = {code: Fed("RU", may_be_named=False) for code in ("ru_a", "ru_b")}
    ledger.write(ledger.path(here), keyring, Book(pa.Table.from_pylist(cells, ledger.CELLS), partners))
    withdrawn_partners.withdraw(here, keyring, {"ru_a"})
    left = ledger.read(ledger.path(here), keyring).cells.to_pylist()
    without = {"everywhere", "border", "pub_reach|ended", "pub_violations|half", "pub_violations|ended"}
    assert {each["cell"]: (each["status"], each["persons"], each["fed_by"]) for each in left} == dict.fromkeys(
        without, ("few", None, "")
    )


def test_a_partner_of_a_network_in_which_nothing_has_closed_yet_can_be_taken_back(
    place: Settings, keyring: Vault
) -> None:
    partners = {code: Fed("RU", may_be_named=False) for code in ("ru_a", "ru_b")}
    ledger.write(ledger.path(place), keyring, Book(partners=partners))
    withdrawn_partners.withdraw(place, keyring, {"ru_a"})
    left = ledger.read(ledger.path(place), keyring)
    assert (left.cells.num_rows, set(left.partners)) == (0, {"ru_b"})


def test_tables_that_are_counted_by_more_than_person_months_are_tables_of_cells() -> None:
    assert {*cell_tables(), "stratum_mean"} >= person_months.COUNTED_BY_MORE
