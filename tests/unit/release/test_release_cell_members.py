"""Who entered or left closed cells, where persons stand for sets of parts: beside plain sets of Python."""

import functools
import operator
import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pyarrow.parquet
import pytest

from warehouse import database
from warehouse.intake.landing import closed_sets
from warehouse.release import restating
from warehouse.settings import Settings
from warehouse.vault import Vault

YEARS = (2022, 2023)
# Two parts are one place in the pattern; everybody is in the whole.
PLACES = {1: "FI", 2: "FI", 3: "UA", 4: "PL"}
SETS = {10: (1,), 11: (1, 2), 12: (2, 3), 13: (3, 4), 14: (1, 3, 4)}
BY_PERIOD = {(year, 10 + n): parts for n, parts in enumerate(((4,), (1, 2), (3,))) for year in YEARS[n // 2 :]}
# Of one place each person has codes, as bits of one number; "both" asks for either of the first two.
CODES = {"first": 1, "second": 2, "third": 2**33, "both": 3}
TABLES = {"pub_sets": "a", "pub_by_period": "b", "pub_parts": "c", "pub_codes": "d"}  # their patterns begin with it
Met = dict[tuple[str, int, int], set[int]]  # table, year, person → sets, or parts, that she stands for


def cells_of(met: Met) -> dict[str, set[int]]:
    found = defaultdict(set)
    for (table, year, person), stands in met.items():
        for number in stands:
            if table == "pub_codes":
                for code, bits in CODES.items():
                    if number & bits:
                        found[f"d1|year|{year}-01-01|{code}"].add(person)
                continue
            parts = {
                "pub_sets": SETS.get(number, ()),
                "pub_by_period": BY_PERIOD.get((year, number), ()),
                "pub_parts": (number,),
            }[table]
            for part in parts:
                found[f"{TABLES[table]}1|year|{year}-01-01|{PLACES[part]}"].add(person)
                found[f"{TABLES[table]}0|year|{year}-01-01|all"].add(person)
    return found


def drawn(lot: random.Random, persons: Iterable[int]) -> Met:
    met = {}
    for person in persons:
        for year in YEARS:
            met["pub_sets", year, person] = {lot.choice([*SETS])}
            here = [number for of, number in BY_PERIOD if of == year]
            met["pub_by_period", year, person] = {lot.choice(here)}
            met["pub_parts", year, person] = set(lot.choices([*PLACES], k=2))
            met["pub_codes", year, person] = {
                sum(lot.choices((0, 1, 2, 2**33), k=1)) | lot.choice((0, 2)) for _ in range(2)
            }
    return met


def prepare(here: Settings, keyring: Vault) -> None:
    with database.writer(here, keyring) as con:
        con.execute("use crossings; create schema marts; create schema declared")
        con.execute("create schema staging; create schema intermediate; create schema compared")
        con.execute(
            "create table compared.compared_closed "
            "(table_name varchar, cell varchar, measure varchar, reports varchar, counted_on date)"
        )
        for table in ("intermediate.int_person_token",):
            con.execute(f"create table {table} (scope varchar, token bigint, record_key bigint)")
        con.execute("create table declared.allowed_grain (pattern_id varchar, threshold integer)")
        con.execute("create table marts.fct_place_completeness (counted_on date, is_newest boolean)")
        rows = [f"('{letter}{n}', 1)" for letter in TABLES.values() for n in (0, 1)]
        con.execute(f"insert into declared.allowed_grain values {', '.join(rows)}")
        con.execute(
            "create table marts.cell_member (table_name varchar, period_no int, set_id bigint, "
            "record_key bigint, code_bits bigint)"
        )
        con.execute("create table marts.cell_period (period_no int, period_type varchar, period_start date)")
        con.executemany("insert into marts.cell_period values (?, 'year', ?)", [[y, date(y, 1, 1)] for y in YEARS])
        con.execute("create table marts.cell_set (table_name varchar, period_no int, set_id bigint, part_id bigint)")
        sets = [["pub_sets", None, number, part] for number, parts in SETS.items() for part in parts]
        sets += [["pub_by_period", year, n, part] for (year, n), parts in BY_PERIOD.items() for part in parts]
        con.executemany("insert into marts.cell_set values (?, ?, ?, ?)", sets)
        con.execute("create table marts.cell_part (table_name varchar, part varchar, part_id bigint, code_bits bigint)")
        plain = [(table, letter) for table, letter in TABLES.items() if table != "pub_codes"]
        parts = [[t, f"{c}1|{place}", number, None] for t, c in plain for number, place in PLACES.items()]
        parts += [[table, f"{letter}0|all", number, None] for table, letter in plain for number in PLACES]
        parts += [["pub_codes", f"d1|{code}", 1, bits] for code, bits in CODES.items()]
        con.executemany("insert into marts.cell_part values (?, ?, ?, ?)", parts)
        # What is asked for at the last is a view in a real one.
        con.execute("alter table marts.cell_period rename to calendar")
        con.execute("create view marts.cell_period as from marts.calendar")


def meet(here: Settings, keyring: Vault, met: Met) -> None:
    with database.writer(here, keyring) as con:
        con.execute("delete from crossings.marts.cell_member")
        rows = [
            [table, year, 1, person, n] if table == "pub_codes" else [table, year, n, person, None]
            for (table, year, person), stands in met.items()
            for n in stands
        ]
        con.executemany("insert into crossings.marts.cell_member values (?, ?, ?, ?, ?)", rows)


def close(here: Settings, keyring: Vault, cells: Iterable[str]) -> None:
    """A release that closes them, with a cell that nobody was in."""
    table_of = {letter: table for table, letter in TABLES.items()}
    rows = [[table_of[cell[0]], cell, date.fromisoformat(cell.split("|")[2])] for cell in cells]
    names = ("table_name", "cell", "period_start")
    restating.note(here, keyring, pa.table(dict(zip(names, zip(*rows, strict=True), strict=True))))
    with database.writer(here, keyring) as con:
        con.execute("delete from crossings.raw.closed_cell")
        con.executemany(
            "insert into crossings.raw.closed_cell "
            "values (?, ?, 'FI', 'year', ?, 20, 'shown', null, null, null, null, null, null, null, null)",
            rows,
        )
    assert_nobody_else_is_noted(closed_sets.opened(closed_sets.coming(here), keyring))
    closed_sets.settle(here, keyring)


def assert_nobody_else_is_noted(content: pyarrow.parquet.ParquetFile) -> None:
    """Each person stands in a unit for cells that she is in, with their bits and no others."""
    rows = closed_sets.numbers(content).read_all().to_pylist()
    wanted = defaultdict(set)
    for row in rows:
        if row["mark"] is None and row["unit_no"] is not None:
            wanted[row["unit_no"]].add(row["code_bits"])
    for row in rows:
        if row["mark"] is not None:
            if row["code_bits"] is None:
                assert wanted[row["unit_no"]] == {None}
            else:
                of_cells = functools.reduce(operator.or_, wanted[row["unit_no"]])
                assert row["code_bits"] == row["code_bits"] & of_cells != 0


def changed(here: Settings, keyring: Vault) -> dict[str, set[int]]:
    with database.writer(here, keyring) as con:
        con.execute("insert into crossings.raw.restatement values ('2024-03-01')")
    restating.allow(here, keyring)
    people = {closed_sets.mark(keyring, key): key for key in range(200)}
    found = defaultdict(set)
    with database.reader(here, keyring) as con:
        for cell, mark in con.execute("select cell, mark from crossings.raw.cell_change").fetchall():
            found[cell].add(people[mark])
    return found


@pytest.mark.parametrize("seed", range(6))
def test_who_entered_or_left_each_cell_is_what_sets_of_python_say(place: Settings, keyring: Vault, seed: int) -> None:
    """Two releases close cells of three kinds of tables; then persons come late, stand for others, or are erased."""
    lot, here = random.Random(seed), replace(place, as_of=date(2024, 3, 1))
    prepare(here, keyring)
    first, then, now = (drawn(lot, range(n)) for n in (30, 40, 50))
    # Of most persons nothing changes after a release.
    then |= {key: stands for key, stands in first.items() if key[2] % 5}
    now |= {key: stands for key, stands in then.items() if key[2] % 7}
    names = sorted(cells_of(first) | cells_of(now) | {f"c1|year|{YEARS[0]}-01-01|nowhere": set()})
    early = set(lot.sample(names, len(names) // 2))

    meet(here, keyring, first)
    close(here, keyring, sorted(early))
    meet(here, keyring, then)
    close(here, keyring, names)
    erased = set(lot.sample(range(30), 4))
    closed_sets.forget_persons(here, keyring, erased)
    meet(here, keyring, {key: stands for key, stands in now.items() if key[2] not in erased})

    of_first, of_then, of_now = cells_of(first), cells_of(then), cells_of(now)
    expected = {name: ((of_first if name in early else of_then)[name] ^ of_now[name]) - erased for name in names}
    assert changed(here, keyring) == {name: people for name, people in expected.items() if people}
    assert len(closed_sets.published(here)) == 2
