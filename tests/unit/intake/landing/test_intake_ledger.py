"""The ledger of closed cells: published once, stays, survives a kill, is restated once a year, can be taken back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from intake_files import declaration
from verdicts import passed

from warehouse import database, vault
from warehouse.contract.declaration.declaration import Declaration
from warehouse.definitions.cells import cell_tables
from warehouse.errors import ConfigError
from warehouse.intake.landing import land, ledger, person_months
from warehouse.intake.landing.ledger import Book, Fed
from warehouse.key_rotation.rotate import rotate
from warehouse.settings import Settings
from warehouse.vault import Vault

RU, FI, BORDER, ANY = "r1|month|2023-02-01|RU", "r1|month|2023-02-01|FI", "m1|fi_ru", "x1|all"
FIRST, SECOND = "2023-05-01-aaa", "2023-06-01-bbb"


def cell(name: str, countries: str, persons: int | None) -> dict[str, Any]:
    month, status = date(2023, 2, 1), "few" if persons is None else "shown"
    return {
        "table_name": "pub_reach",
        "cell": name,
        "countries": countries,
        "period_type": "month",
        "period_start": month,
        "persons": persons,
        "status": status,
        "first_published": None if persons is None else date(2023, 4, 15),
    }


def book(release_id: str, **persons: int | None) -> Book:
    found = [
        cell(RU, "RU", persons.get("ru", 20)),
        cell(FI, "FI", persons.get("fi")),
        cell(BORDER, "FI|RU", persons.get("border", 11)),
        cell(ANY, "all", 12),
    ]
    partners = {"ru_a": Fed("RU", may_be_named=False), "fi_a": Fed("FI", may_be_named=True)}
    return Book(pa.Table.from_pylist(found, ledger.CELLS), partners, release_id)


def publish(place: Settings, keyring: Vault, coming: Book) -> None:
    ledger.write(ledger.proposal(place), keyring, coming)
    see(place, coming.release_id)
    passed(place, coming.release_id, keyring)


def see(place: Settings, release_id: str) -> None:
    (place.published / release_id).mkdir(parents=True, exist_ok=True)
    place.current.unlink(missing_ok=True)
    place.current.symlink_to(release_id)


def kept(place: Settings, keyring: Vault) -> dict[str, int | None]:
    cells = ledger.read(ledger.path(place), keyring).cells
    return dict(zip(cells["cell"].to_pylist(), cells["persons"].to_pylist(), strict=True))


def declared(**changes: Any) -> list[Declaration]:
    return [
        declaration(code="ru_a", country="RU", safe_to_show=True, may_be_named=False, **changes),
        declaration(code="fi_a", country="FI", safe_to_show=True, may_be_named=True),
    ]


def test_only_what_people_see_closes(place: Settings, keyring: Vault) -> None:
    ledger.write(ledger.proposal(place), keyring, book(FIRST))
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {}
    see(place, SECOND)
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {}
    see(place, FIRST)  # moved by hand: no test has judged it, and the dashboards show none of it
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {}
    passed(place, FIRST, keyring)
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {RU: 20, FI: None, BORDER: 11, ANY: 12}
    assert not ledger.proposal(place).exists()


def test_a_cell_that_is_there_stays_and_a_new_one_is_added(place: Settings, keyring: Vault) -> None:
    one = book(FIRST)
    publish(place, keyring, Book(one.cells.slice(0, 2), {"ru_a": one.partners["ru_a"]}, FIRST))
    ledger.settle(place, keyring)
    publish(place, keyring, book(SECOND, ru=25, fi=9))
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {RU: 20, FI: None, BORDER: 11, ANY: 12}
    assert set(ledger.read(ledger.path(place), keyring).partners) == {"ru_a", "fi_a"}


def test_the_same_release_again_changes_no_byte(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    data = ledger.path(place).read_bytes()
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    ledger.settle(place, keyring)
    assert ledger.path(place).read_bytes() == data


def test_a_kill_between_any_two_writes_loses_nothing(
    place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the flip, and again after the object: the proposal is there until the cells are."""
    publish(place, keyring, book(FIRST))
    real = land.write_whole

    def killed_before(*arguments: Any, **others: Any) -> None:
        raise KeyboardInterrupt

    def killed_after(*arguments: Any, **others: Any) -> None:
        real(*arguments, **others)
        raise KeyboardInterrupt

    for killed in (killed_before, killed_after):
        monkeypatch.setattr(land, "write_whole", killed)
        with pytest.raises(KeyboardInterrupt):
            ledger.settle(place, keyring)
        assert ledger.proposal(place).exists()
    monkeypatch.setattr(land, "write_whole", real)
    with database.writer(place, keyring) as con:
        ledger.load(con, place, keyring, declared())
        assert con.execute("select count(*), sum(persons) from raw.closed_cell").fetchall() == [(4, 43)]


def test_nothing_readable_rests_and_no_room_of_a_partner_is_made_of_it(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    ledger.write(ledger.proposal(place), keyring, book(SECOND))
    for file in (ledger.path(place), ledger.proposal(place)):
        assert file.read_bytes().startswith(b"age-encryption.org")
        assert b"ru_a" not in file.read_bytes()
    assert land.partners(place) == []
    assert land.landed(place, ledger.FOLDER) == set()


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
        ledger.load(con, place, keyring, now)
        assert dict(con.execute("select cell, persons from raw.closed_cell").fetchall()) == left
        assert kept(place, keyring) == left
        data = ledger.path(place).read_bytes()
        ledger.load(con, place, keyring, now)
    assert ledger.path(place).read_bytes() == data


def test_taking_back_also_takes_what_was_proposed_and_not_published(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    ledger.write(ledger.proposal(place), keyring, book(SECOND))
    ledger.withdraw(place, keyring, {"ru_a"})
    see(place, SECOND)
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {FI: None}


def test_a_partner_that_fed_nothing_takes_nothing_back(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    data = ledger.path(place).read_bytes()
    ledger.withdraw(place, keyring, {"ru_unsafe"})
    assert ledger.path(place).read_bytes() == data


def test_a_change_of_the_file_keys_takes_it_along(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    ledger.write(ledger.proposal(place), keyring, book(SECOND))
    rotate(place)
    now = vault.load(place)
    assert now.landing_identity != keyring.landing_identity
    assert kept(place, now) == {RU: 20, FI: None, BORDER: 11, ANY: 12}
    assert ledger.read(ledger.proposal(place), now).release_id == SECOND


def fed(coming: Book, **by: str | None) -> Book:
    """The same cells, with the partners that fed each."""
    names = {"ru": RU, "fi": FI, "border": BORDER, "any": ANY}
    of = {names[name]: who for name, who in by.items()}
    rows = [{**row, "fed_by": of.get(row["cell"], row["fed_by"])} for row in coming.cells.to_pylist()]
    return replace(coming, cells=pa.Table.from_pylist(rows, ledger.CELLS))


def test_where_the_ledger_knows_who_fed_a_cell_only_that_cell_is_taken_back(place: Settings, keyring: Vault) -> None:
    coming = fed(book(FIRST), ru="ru_a", fi="fi_a", border="fi_a|ru_b", any="")
    publish(place, keyring, replace(coming, partners={**coming.partners, "ru_b": Fed("RU", may_be_named=False)}))
    ledger.withdraw(place, keyring, {"ru_b"})
    assert kept(place, keyring) == {RU: 20, FI: None, ANY: 12}


def restated(place: Settings, keyring: Vault, release_id: str, day: str, **persons: int | None) -> None:
    publish(place, keyring, replace(book(release_id, **persons), restating=day))
    ledger.settle(place, keyring)


def told(place: Settings, keyring: Vault) -> list[tuple[Any, ...]]:
    with database.writer(place, keyring) as con:
        ledger.fill(con, place, keyring)
        return con.execute(
            "select cell, restated_in, status_before, persons_before, status, persons from raw.revision order by all"
        ).fetchall()


def test_a_restatement_replaces_closed_cells_and_keeps_what_they_said(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.restate(place, keyring, date(2024, 3, 1))
    with database.writer(place, keyring) as con:
        ledger.load(con, place, keyring, declared())
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


def counted(coming: Book, day: date) -> Book:
    """The same cells, made of the reports that had come by this day."""
    cells = pa.Table.from_pylist([{**row, "counted_on": day} for row in coming.cells.to_pylist()], ledger.CELLS)
    return replace(coming, cells=cells)


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
    publish(place, keyring, counted(replace(book(FIRST, ru=25, fi=8), restating="2024-03-01"), third))
    ledger.settle(place, keyring)
    assert days(place, keyring) == {RU: third, FI: third, BORDER: first, ANY: second}


def days(place: Settings, keyring: Vault) -> dict[str, date | None]:
    """As the next build reads them."""
    with database.writer(place, keyring) as con:
        ledger.fill(con, place, keyring)
        return dict(con.execute("select cell, counted_on from raw.closed_cell").fetchall())


def test_an_object_of_before_names_no_day(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, replace(book(FIRST), cells=book(FIRST).cells.drop_columns(["counted_on"])))
    ledger.settle(place, keyring)
    publish(place, keyring, counted(book(SECOND), date(2023, 6, 1)))
    ledger.settle(place, keyring)
    assert set(days(place, keyring).values()) == {None}


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
    ledger.withdraw(place, keyring, {"ru_a"})
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
    ledger.withdraw(place, keyring, {"ru_a"})
    assert kept(place, keyring) == {ANY: 56}


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
    ledger.withdraw(here, keyring, {"ru_a"})
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
    ledger.withdraw(place, keyring, {"ru_a"})
    left = ledger.read(ledger.path(place), keyring)
    assert (left.cells.num_rows, set(left.partners)) == (0, {"ru_b"})


def test_tables_that_are_counted_by_more_than_person_months_are_tables_of_cells() -> None:
    assert {*cell_tables(), "stratum_mean"} >= person_months.COUNTED_BY_MORE
