"""From the working database to cells that may be restated: persons enter, leave, are erased, grow old."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from prepared_home import Prepared, prepared

from warehouse import database
from warehouse.errors import Locked
from warehouse.intake.landing import closed_sets, ledger, withdrawn_partners
from warehouse.intake.landing.ledger import CELLS, Book
from warehouse.release import cell_members, closing, restating
from warehouse.settings import Settings
from warehouse.vault import Vault

START, OLD = date(2023, 1, 1), date(2020, 1, 1)
FI, TEN, PAST = "r5|year|2023-01-01|FI", "r10|year|2023-01-01|FI", "r5|year|2020-01-01|FI"
PART = "split_part(cell, '|', 1) || '|' || split_part(cell, '|', 4)"
CLOSED = range(20)


def closed(place: Settings, keyring: Vault) -> None:
    now = at_a_later_day(place)
    with database.writer(now, keyring) as con:
        con.execute("create schema crossings.declared; create schema crossings.marts; create schema crossings.compared")
        con.execute(
            "create table crossings.compared.compared_closed "
            "(table_name varchar, cell varchar, measure varchar, reports varchar, counted_on date)"
        )
        con.execute("create table crossings.marts.fct_place_completeness (counted_on date, is_newest boolean)")
        con.execute("insert into crossings.marts.fct_place_completeness values (?, true)", [now.as_of])
        con.execute("create table crossings.declared.allowed_grain as select 'r5' as pattern_id, 5 as threshold")
        con.execute("insert into crossings.declared.allowed_grain values ('r10', 10)")
        con.execute(
            "create table crossings.marts.met (table_name varchar, cell varchar, period_start date, record_key bigint)"
        )
        con.execute(
            "create view crossings.marts.cell_part as select distinct table_name, part, hash(part) as part_id, "
            "null as code_bits "
            f"from (select table_name, {PART} as part from crossings.marts.met)"
        )
        con.execute(
            "create view crossings.marts.cell_member as select table_name, year(period_start) as period_no, "
            f"hash({PART}) as set_id, record_key, null as code_bits from crossings.marts.met"
        )
        con.execute(
            "create view crossings.marts.cell_period as select distinct year(period_start) as period_no, "
            "'year' as period_type, period_start from crossings.marts.met"
        )
        con.execute(
            "create table crossings.marts.cell_set "
            "(table_name varchar, period_no integer, set_id ubigint, part_id ubigint)"
        )
        con.execute("create schema crossings.staging; create schema crossings.intermediate")
        for table in ("intermediate.int_person_token",):
            con.execute(f"create table crossings.{table} (scope varchar, token bigint, record_key bigint)")
    meet(now, keyring, CLOSED)
    note(now, keyring, (FI, TEN, PAST))
    close(now, keyring, FI, TEN, PAST)


def close(now: Settings, vault: Vault, *cells: str) -> None:
    """The ledger has them with the next build."""
    with database.writer(now, vault) as con:
        for cell in cells:
            con.execute(
                "insert into crossings.raw.closed_cell values "
                "('pub_reach', ?, 'FI', 'year', ?, 20, 'shown', null, null, null, null, null, null, null, null)",
                [cell, OLD if cell == PAST else START],
            )


def relink(now: Settings, vault: Vault, former: int, current: int) -> None:
    """Who was known by one record key has got a further code, with a smaller one."""
    with database.writer(now, vault) as con:
        for token, key in ((1000 + former, former), (2000 + former, current)):
            con.execute("insert into crossings.raw.token_key values ('fi', ?, 0, ?)", [token, key])
            con.execute("insert into crossings.intermediate.int_person_token values ('fi', ?, ?)", [token, current])


def at_a_later_day(place: Settings) -> Settings:
    return replace(place, as_of=date(2024, 3, 1))


@pytest.fixture(scope="module")
def with_cells(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Three cells of the same twenty persons, closed and published, one of a year that retention has reached."""
    return prepared(tmp_path_factory.mktemp("cells"), closed)


@pytest.fixture
def here(place: Settings, with_cells: Prepared) -> Settings:
    with_cells.copy_to(place)
    return at_a_later_day(place)


def meet(now: Settings, vault: Vault, keys: Iterable[int]) -> None:
    """These are the persons of all three cells from now on."""
    with database.writer(now, vault) as con:
        con.execute("delete from crossings.marts.met")
        rows = [["pub_reach", cell, OLD if cell == PAST else START, key] for cell in (FI, TEN, PAST) for key in keys]
        con.executemany("insert into crossings.marts.met values (?, ?, ?, ?)", rows)


def note(now: Settings, vault: Vault, closing_now: Iterable[str] = ()) -> set[str]:
    """What a release notes, and which cells it is of."""
    with database.reader(now, vault) as con:
        closed_before = {cell for (cell,) in con.execute("select cell from crossings.raw.closed_cell").fetchall()}
    rows = [
        {"table_name": "pub_reach", "cell": cell, "period_start": OLD if cell == PAST else START}
        for cell in sorted(closed_before | set(closing_now))
    ]
    restating.note(now, vault, pa.Table.from_pylist(rows))
    file = closed_sets.coming(now)
    noted = set(closed_sets.cells(closed_sets.opened(file, vault))["cell"].to_pylist()) if file.exists() else set()
    closed_sets.settle(now, vault)
    return noted


def restated(now: Settings, vault: Vault) -> set[str]:
    with database.writer(now, vault) as con:
        con.execute("delete from crossings.raw.restatement")
        con.execute("insert into crossings.raw.restatement values ('2024-03-01')")
        con.execute("update crossings.raw.closed_cell set restating = null")
    restating.allow(now, vault)
    with database.reader(now, vault) as con:
        rows = con.execute("select cell from crossings.raw.closed_cell where restating = '2024-03-01'").fetchall()
    return {cell for (cell,) in rows}


def test_a_set_is_noted_once_and_never_for_a_year_that_retention_has_reached(here: Settings, keyring: Vault) -> None:
    assert note(here, keyring) == set()
    (file,) = closed_sets.published(here)
    assert set(closed_sets.cells(closed_sets.opened(file, keyring))["cell"].to_pylist()) == {FI, TEN}


def test_nobody_is_erased_between_asking_who_is_in_a_cell_and_noting_it(
    here: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[duckdb.DuckDBPyConnection] = []

    def find(con: duckdb.DuckDBPyConnection) -> bool:
        with pytest.raises(Locked), database.exclusive(here, wait_seconds=0):
            pass
        asked.append(con)
        return True

    def write(_file: Path, _vault: Vault, _sets: object) -> None:
        assert asked.pop().execute("select 1").fetchall() == [(1,)]

    monkeypatch.setattr(cell_members, "find", find)
    monkeypatch.setattr(closed_sets, "write", write)
    closing.propose(here, keyring, Book(CELLS.empty_table(), {}, "2024-03-01-abc", ""))
    assert asked == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (range(20), set()),
        (range(24), set()),
        (range(25), {FI}),
        (range(3, 22), {FI}),
        (range(5, 25), {FI, TEN}),
    ],
)
def test_as_many_as_the_pattern_says_must_have_entered_or_left(
    here: Settings, keyring: Vault, now: range, expected: set[str]
) -> None:
    meet(here, keyring, now)
    assert restated(here, keyring) == expected


def test_erased_persons_have_not_left(here: Settings, keyring: Vault) -> None:
    """Six were erased, four came late: without the six, too few persons to change anything. A fifth one does it."""
    meet(here, keyring, range(6, 24))
    assert restated(here, keyring) == {FI, TEN}
    closed_sets.forget_persons(here, keyring, range(6))
    assert restated(here, keyring) == set()
    meet(here, keyring, range(6, 25))
    assert restated(here, keyring) == {FI}


def test_a_cell_that_is_restated_begins_anew_and_others_go_on_counting(here: Settings, keyring: Vault) -> None:
    meet(here, keyring, range(26))
    assert restated(here, keyring) == {FI}
    assert note(here, keyring) == {FI}
    meet(here, keyring, range(30))
    assert restated(here, keyring) == {TEN}


def test_where_nobody_can_say_who_is_in_a_cell_nobody_has_left_it(here: Settings, keyring: Vault) -> None:
    """A database that was built before there was such a view."""
    meet(here, keyring, range(5, 25))
    with database.writer(here, keyring) as con:
        con.execute("drop view crossings.marts.cell_period")
    assert restated(here, keyring) == set()


def test_without_a_pending_restatement_nothing_may_change(here: Settings, keyring: Vault) -> None:
    meet(here, keyring, range(10))
    assert not restating.allow(here, keyring)


def test_after_a_withdrawal_the_sets_of_the_withdrawn_cells_are_noted_anew(here: Settings, keyring: Vault) -> None:
    """Whose rows went with a partner has not left: the change is the partner's. Other cells go on counting."""
    fed = [{"table_name": "pub_reach", "cell": FI, "countries": "FI", "fed_by": "ru_a|fi_a", "status": "shown"}]
    fed.append(fed[0] | {"cell": TEN, "fed_by": "fi_a"})
    partners = {"ru_a": ledger.Fed("RU", may_be_named=False)}
    cells = pa.Table.from_pylist([cell | {"period_start": START} for cell in fed], ledger.CELLS)
    ledger.write(ledger.path(here), keyring, ledger.Book(cells, partners))
    withdrawn_partners.withdraw(here, keyring, {"ru_a"})
    with database.writer(here, keyring) as con:
        con.execute("delete from crossings.raw.closed_cell where cell = ?", [FI])
    meet(here, keyring, range(4, 20))
    assert note(here, keyring, [FI]) == {FI}
    close(here, keyring, FI)
    meet(here, keyring, range(4, 25))
    assert restated(here, keyring) == {FI}
    meet(here, keyring, range(4, 26))
    assert restated(here, keyring) == {TEN}  # of ten; the four between it and the other cell are too few to show both


def test_who_is_in_a_cell_that_closed_earlier_is_not_noted_later(here: Settings, keyring: Vault) -> None:
    """Five came late, one is erased, the five are taken back: between the two numbers stands the one alone."""
    for file in closed_sets.published(here):
        file.unlink()
    meet(here, keyring, range(25))
    assert note(here, keyring) == set()
    closed_sets.forget_persons(here, keyring, [0])
    meet(here, keyring, range(1, 20))
    assert restated(here, keyring) == set()


def test_who_gets_a_further_code_has_neither_entered_nor_left(here: Settings, keyring: Vault) -> None:
    for person in range(5):
        relink(here, keyring, person, -1 - person)
    meet(here, keyring, [*range(-5, 0), *range(5, 20)])
    assert restated(here, keyring) == set()
    meet(here, keyring, [*range(-5, 0), *range(5, 24)])
    assert restated(here, keyring) == set()
    meet(here, keyring, [*range(-5, 0), *range(5, 25)])
    assert restated(here, keyring) == {FI}


def test_two_that_are_found_to_be_one_have_not_changed_a_cell(here: Settings, keyring: Vault) -> None:
    for person in range(5):
        relink(here, keyring, 10 + person, person)
    meet(here, keyring, [*range(10), *range(15, 20)])
    assert restated(here, keyring) == set()
