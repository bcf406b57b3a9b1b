"""Who was in a closed cell: kept as marks, forgotten with an erased person, an old month, a stopped partner."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet
import pytest

from warehouse.intake.landing import closed_sets
from warehouse.intake.landing.closed_sets import SETS
from warehouse.settings import Settings
from warehouse.vault import Vault

OLD, NEW, EMPTY = "r1|month|2021-02-01|FI", "r1|month|2023-02-01|FI", "r1|month|2023-03-01|FI"
Sets = dict[str, set[int]]


def noted(vault: Vault, people: Sets) -> list[pa.RecordBatch]:
    """As a release notes them: persons who are in the same cells are one unit."""
    numbers = {cell: number for number, cell in enumerate(people)}
    persons = sorted(set().union(*people.values()))
    units = sorted({tuple(cell for cell in people if key in people[cell]) for key in persons})
    rows: list[dict[str, object]] = [{"table_name": "pub_reach", "cell": c, "cell_no": n} for c, n in numbers.items()]
    rows += [{"cell_no": numbers[cell], "unit_no": number} for number, unit in enumerate(units) for cell in unit]
    rows += [
        {"unit_no": number, "mark": closed_sets.mark(vault, key)}
        for number, unit in enumerate(units)
        for key in persons
        if unit == tuple(cell for cell in people if key in people[cell])
    ]
    return [pa.RecordBatch.from_pylist([row], SETS) for row in rows]


def kept(place: Settings, vault: Vault) -> Sets:
    """In the objects of published releases: a cell that is in two of them is in two minds."""
    names = {closed_sets.mark(vault, key): key for key in range(100)}
    found: Sets = {}
    for file in closed_sets.published(place):
        rows = closed_sets.opened(file, vault).read().to_pylist()
        cells = {row["cell_no"]: row["cell"] for row in rows if row["cell"]}
        assert not set(cells.values()) & set(found)
        found |= {cell: set() for cell in cells.values()}
        marks = {(row["unit_no"], row["mark"]) for row in rows if row["mark"] is not None}
        units = {(row["cell_no"], row["unit_no"]) for row in rows if row["cell_no"] is not None and row["mark"] is None}
        units = {(cell, unit) for cell, unit in units if unit is not None}
        assert {unit for _, unit in units} == {unit for unit, _ in marks}
        for cell, unit in units:
            found[cells[cell]] |= {names[mark] for of, mark in marks if of == unit}
    return found


@pytest.fixture
def closed(place: Settings, keyring: Vault) -> Sets:
    people = {OLD: {1, 2, 3}, NEW: {2, 3, 4}, EMPTY: set()}
    closed_sets.write(closed_sets.coming(place), keyring, noted(keyring, people))
    closed_sets.settle(place, keyring)
    return people


def test_a_cell_of_nobody_is_known_too(place: Settings, keyring: Vault, closed: Sets) -> None:
    assert kept(place, keyring) == closed
    (file,) = closed_sets.published(place)
    known = closed_sets.cells(closed_sets.opened(file, keyring))
    assert set(known["cell"].to_pylist()) == {OLD, NEW, EMPTY}


@pytest.mark.usefixtures("closed")
def test_a_later_set_takes_the_place_of_an_earlier_one_and_settling_twice_changes_nothing(
    place: Settings, keyring: Vault
) -> None:
    closed_sets.write(closed_sets.coming(place), keyring, noted(keyring, {NEW: {9}}))
    closed_sets.settle(place, keyring)
    closed_sets.settle(place, keyring)
    assert kept(place, keyring) == {OLD: {1, 2, 3}, NEW: {9}, EMPTY: set()}


@pytest.mark.usefixtures("closed")
def test_an_erased_person_is_in_no_set_and_has_not_left_one(place: Settings, keyring: Vault) -> None:
    closed_sets.write(closed_sets.coming(place), keyring, noted(keyring, {NEW: {2, 5}}))
    assert closed_sets.count_of(place, keyring, [2, 77]) == 2
    times = [file.stat().st_mtime_ns for file in closed_sets.published(place)]
    assert closed_sets.forget_persons(place, keyring, [2, 77]) == 2
    assert closed_sets.forget_persons(place, keyring, []) == 0
    assert closed_sets.count_of(place, keyring, [2]) == 0
    assert [file.stat().st_mtime_ns for file in closed_sets.published(place)] == times
    assert kept(place, keyring) == {OLD: {1, 3}, NEW: {3, 4}, EMPTY: set()}
    assert closed_sets.forget_persons(place, keyring, [1, 4]) == 1
    assert kept(place, keyring) == {OLD: {3}, NEW: {3}, EMPTY: set()}


@pytest.mark.usefixtures("closed")
def test_what_retention_reduces_is_forgotten_whole(place: Settings, keyring: Vault) -> None:
    assert closed_sets.forget_before(place, keyring, date(2022, 1, 1)) == 1
    assert kept(place, keyring) == {NEW: {2, 3, 4}, EMPTY: set()}


@pytest.mark.usefixtures("closed")
def test_marks_say_nothing_without_the_key(place: Settings, keyring: Vault) -> None:
    """Neither record keys nor anything made of them without K_erase rests there, and the object is sealed."""
    (file,) = closed_sets.published(place)
    marks = closed_sets.opened(file, keyring).read(["mark"])["mark"].drop_null().to_pylist()
    assert marks
    assert not set(marks) & set(range(100))
    assert b"PAR1" not in file.read_bytes()


@pytest.mark.usefixtures("closed")
def test_cells_that_are_computed_anew_are_forgotten_and_no_others(place: Settings, keyring: Vault) -> None:
    closed_sets.forget_cells(place, keyring, [OLD, "another"])
    assert kept(place, keyring) == {NEW: {2, 3, 4}, EMPTY: set()}
    closed_sets.forget_cells(place, keyring, [NEW, EMPTY])
    assert kept(place, keyring) == {}
