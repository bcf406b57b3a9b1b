"""Who was in a closed cell: kept as marks, forgotten with an erased person, an old month, a stopped partner."""

from datetime import date

import pyarrow as pa
import pytest

from warehouse.intake.landing import closed_sets
from warehouse.intake.landing.closed_sets import SETS
from warehouse.settings import Settings
from warehouse.vault import Vault

OLD, NEW, EMPTY = "r1|month|2021-02-01|FI", "r1|month|2023-02-01|FI", "r1|month|2023-03-01|FI"
Sets = dict[str, set[int]]


def table(vault: Vault, people: Sets) -> pa.Table:
    rows = [
        {"table_name": "pub_reach", "cell": cell, "mark": mark}
        for cell, keys in people.items()
        for mark in (None, *(closed_sets.mark(vault, key) for key in keys))
    ]
    return pa.Table.from_pylist(rows, SETS)


def kept(place: Settings, vault: Vault) -> Sets:
    names = {closed_sets.mark(vault, key): key for key in range(100)}
    found: Sets = {}
    for row in closed_sets.read(closed_sets.path(place), vault).to_pylist():
        people = found.setdefault(row["cell"], set())
        people |= {names[row["mark"]]} if row["mark"] is not None else set()
    return found


@pytest.fixture
def closed(place: Settings, keyring: Vault) -> Sets:
    people = {OLD: {1, 2, 3}, NEW: {2, 3, 4}, EMPTY: set()}
    closed_sets.write(closed_sets.coming(place), keyring, table(keyring, people))
    closed_sets.settle(place, keyring)
    return people


def test_a_cell_of_nobody_is_known_too(place: Settings, keyring: Vault, closed: Sets) -> None:
    assert kept(place, keyring) == closed
    known = closed_sets.known_cells(closed_sets.read(closed_sets.path(place), keyring))
    assert set(known["cell"].to_pylist()) == {OLD, NEW, EMPTY}


@pytest.mark.usefixtures("closed")
def test_a_later_set_takes_the_place_of_an_earlier_one_and_settling_twice_changes_nothing(
    place: Settings, keyring: Vault
) -> None:
    closed_sets.write(closed_sets.coming(place), keyring, table(keyring, {NEW: {9}}))
    closed_sets.settle(place, keyring)
    closed_sets.settle(place, keyring)
    assert kept(place, keyring) == {OLD: {1, 2, 3}, NEW: {9}, EMPTY: set()}


@pytest.mark.usefixtures("closed")
def test_an_erased_person_is_in_no_set_and_has_not_left_one(place: Settings, keyring: Vault) -> None:
    closed_sets.write(closed_sets.coming(place), keyring, table(keyring, {NEW: {2, 5}}))
    assert closed_sets.count_of(place, keyring, [2, 77]) == 3
    assert closed_sets.forget_persons(place, keyring, [2, 77]) == 2
    assert closed_sets.forget_persons(place, keyring, []) == 0
    assert closed_sets.count_of(place, keyring, [2]) == 0
    assert kept(place, keyring) == {OLD: {1, 3}, NEW: {3, 4}, EMPTY: set()}


@pytest.mark.usefixtures("closed")
def test_what_retention_reduces_is_forgotten_whole(place: Settings, keyring: Vault) -> None:
    assert closed_sets.forget_before(place, keyring, date(2022, 1, 1)) == 1
    assert kept(place, keyring) == {NEW: {2, 3, 4}, EMPTY: set()}


@pytest.mark.usefixtures("closed")
def test_marks_say_nothing_without_the_key(place: Settings, keyring: Vault) -> None:
    """Neither record keys nor anything made of them without K_erase rests there, and the object is sealed."""
    marks = closed_sets.read(closed_sets.path(place), keyring)["mark"].drop_null().to_pylist()
    assert not set(marks) & set(range(100))
    assert b"PAR1" not in closed_sets.path(place).read_bytes()
    closed_sets.forget_all(place)
    assert kept(place, keyring) == {}
