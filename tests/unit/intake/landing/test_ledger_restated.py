"""A restatement: once a year closed cells change, and what they said before stays beside them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from closed_book import ANY, BORDER, FI, FIRST, RU, SECOND, book, cell, declared, kept, publish

from warehouse import database
from warehouse.errors import ConfigError
from warehouse.intake.landing import ledger, withdrawn_partners
from warehouse.intake.landing.ledger import Book, Fed
from warehouse.intake.load import closed_cells
from warehouse.settings import Settings
from warehouse.vault import Vault


def restated(place: Settings, keyring: Vault, release_id: str, day: str, **persons: int | None) -> None:
    publish(place, keyring, replace(book(release_id, **persons), restating=day))
    ledger.settle(place, keyring)


def told(place: Settings, keyring: Vault) -> list[tuple[Any, ...]]:
    with database.writer(place, keyring) as con:
        closed_cells.fill(con, place, keyring)
        return con.execute(
            "select cell, restated_in, status_before, persons_before, status, persons from raw.revision order by all"
        ).fetchall()


def counted(coming: Book, day: date) -> Book:
    """The same cells, made of the reports that had come by this day."""
    cells = pa.Table.from_pylist([{**row, "counted_on": day} for row in coming.cells.to_pylist()], ledger.CELLS)
    return replace(coming, cells=cells)


def days(place: Settings, keyring: Vault) -> dict[str, date | None]:
    """As the next build reads them."""
    with database.writer(place, keyring) as con:
        closed_cells.fill(con, place, keyring)
        return dict(con.execute("select cell, counted_on from raw.closed_cell").fetchall())


def test_a_restatement_replaces_closed_cells_and_keeps_what_they_said(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.restate(place, keyring, date(2024, 3, 1))
    with database.writer(place, keyring) as con:
        closed_cells.load(con, place, keyring, declared())
        assert con.execute("select day from raw.restatement").fetchall() == [("2024-03-01",)]
    restated(place, keyring, SECOND, "2024-03-01", ru=23, fi=8)
    assert kept(place, keyring) == {RU: 23, FI: 8, BORDER: 11, ANY: 12}
    assert told(place, keyring) == [
        (FI, "2024-03-01", "few", None, "shown", 8),
        (RU, "2024-03-01", "shown", 20, "shown", 23),
    ]
    ledger.restate(place, keyring, date(2025, 3, 1))
    restated(place, keyring, FIRST, "2025-03-01", ru=22, fi=8)
    assert told(place, keyring) == [
        (FI, "2024-03-01", "few", None, "shown", 8),
        (RU, "2024-03-01", "shown", 20, "shown", 23),
        (RU, "2025-03-01", "shown", 23, "shown", 22),
    ]


def test_a_number_keeps_the_day_whose_reports_it_is_made_of_until_it_is_restated(
    place: Settings, keyring: Vault
) -> None:
    first, second, third = date(2023, 5, 1), date(2023, 6, 1), date(2024, 3, 2)
    coming = counted(book(FIRST), first)
    publish(place, keyring, replace(coming, cells=coming.cells.slice(0, 3)))
    ledger.settle(place, keyring)
    publish(place, keyring, counted(book(SECOND, ru=25), second))
    ledger.settle(place, keyring)
    assert days(place, keyring) == {RU: first, FI: first, BORDER: first, ANY: second}
    ledger.restate(place, keyring, date(2024, 3, 1))
    coming = replace(book(FIRST, ru=25, fi=8), restating="2024-03-01")
    # What the border says stayed, and was counted anew, with those that it is divided by.
    of_days = [{**row, "counted_on": second if row["cell"] == ANY else third} for row in coming.cells.to_pylist()]
    publish(place, keyring, replace(coming, cells=pa.Table.from_pylist(of_days, ledger.CELLS)))
    ledger.settle(place, keyring)
    assert days(place, keyring) == {RU: third, FI: third, BORDER: third, ANY: second}


def test_a_cell_that_no_table_has_any_more_stays_through_a_restatement(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.restate(place, keyring, date(2024, 3, 1))
    few = book(SECOND, ru=23)
    publish(place, keyring, replace(few, cells=few.cells.slice(0, 1), restating="2024-03-01"))
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {RU: 23, FI: None, BORDER: 11, ANY: 12}


def test_a_release_built_before_the_restatement_was_asked_for_restates_nothing(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.restate(place, keyring, date(2024, 3, 1))
    publish(place, keyring, book(SECOND, ru=23))
    ledger.settle(place, keyring)
    assert kept(place, keyring)[RU] == 20
    assert ledger.read(ledger.path(place), keyring).restating == "2024-03-01"


def test_a_restatement_comes_once_a_year(place: Settings, keyring: Vault) -> None:
    with pytest.raises(ConfigError, match="nothing to restate"):
        ledger.restate(place, keyring, date(2024, 3, 1))
    publish(place, keyring, book(FIRST))
    ledger.restate(place, keyring, date(2024, 3, 1))
    with pytest.raises(ConfigError, match="is pending"):
        ledger.restate(place, keyring, date(2024, 3, 2))
    restated(place, keyring, SECOND, "2024-03-01")
    with pytest.raises(ConfigError, match="2024 has its restatement, of 2024-03-01"):
        ledger.restate(place, keyring, date(2024, 12, 31))
    ledger.restate(place, keyring, date(2025, 1, 1))


def test_what_is_taken_back_takes_its_revisions_along(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.restate(place, keyring, date(2024, 3, 1))
    restated(place, keyring, SECOND, "2024-03-01", ru=23)
    withdrawn_partners.withdraw(place, keyring, {"ru_a"})
    assert told(place, keyring) == []
    assert ledger.read(ledger.path(place), keyring).restated == ("2024-03-01",)


def test_a_restatement_forgets_nobody_who_fed_what_is_published(place: Settings, keyring: Vault) -> None:
    """Rows end and files are sent anew: of those of today a number that stayed, or one that was, tells nothing."""
    partners = {code: Fed("RU", may_be_named=False) for code in ("ru_a", "ru_b", "ru_c")}
    before = [{**cell(RU, "RU", 20), "fed_by": "ru_a|ru_b"}, {**cell(FI, "RU", 30), "fed_by": "ru_a"}]
    before += [{**cell(BORDER, "RU", 40), "fed_by": None}, {**cell(ANY, "RU", 50), "fed_by": ""}]
    publish(place, keyring, Book(pa.Table.from_pylist(before, ledger.CELLS), partners, FIRST))
    ledger.settle(place, keyring)
    ledger.restate(place, keyring, date(2027, 1, 10))
    now = [{**cell(RU, "RU", 20), "fed_by": ""}, {**cell(FI, "RU", 36), "fed_by": "ru_b|ru_c"}]
    now += [{**cell(BORDER, "RU", 46), "fed_by": "ru_b"}, {**cell(ANY, "RU", 56), "fed_by": "ru_c"}]
    coming = Book(pa.Table.from_pylist(now, ledger.CELLS), partners, SECOND, restating="2027-01-10")
    publish(place, keyring, coming)
    ledger.settle(place, keyring)
    fed_by = {each["cell"]: each["fed_by"] for each in ledger.read(ledger.path(place), keyring).cells.to_pylist()}
    assert fed_by == {RU: "ru_a|ru_b", FI: "ru_a|ru_b|ru_c", BORDER: None, ANY: "ru_c"}
    withdrawn_partners.withdraw(place, keyring, {"ru_a"})
    assert kept(place, keyring) == {ANY: 56}
