"""Rounds of hiding and testing end: with hidden cells, else with a table that is held back."""

from collections.abc import Sequence

import pytest
from small_world import key

from warehouse.disclosure.hiding.remedies import (
    ROUNDS,
    Found,
    until_passed,
)
from warehouse.disclosure.hiding.suppression import tables_to_hold
from warehouse.disclosure.report import Attack, Report
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.errors import ReleaseRefused


class Release:
    """A release of cells by table, and what of it gives somebody away: any of `leaks` while its table is shown."""

    def __init__(self, leaks: dict[str, list[str]], cells_help: bool) -> None:
        self.leaks, self.cells_help = leaks, cells_help
        self.hidden: set[str] = set()
        self.held: list[str] = []
        self.tests = 0

    def test(self) -> Found:
        self.tests += 1
        left = {table: cells for table, cells in self.leaks.items() if table not in self.held}
        if self.cells_help:
            left = {table: [each for each in cells if each not in self.hidden] for table, cells in left.items()}
        tables = sorted(table for table, cells in left.items() if cells)
        fresh = [f"{table}-{self.tests}" for table in tables] if not self.cells_help else []
        return Found(not tables, [each for table in tables for each in left[table]] + fresh, tables)

    def hide(self, cells: Sequence[str]) -> None:
        assert not self.hidden & set(cells), "each round hides cells that no round before has hidden"
        self.hidden.update(cells)

    def hold(self, tables: Sequence[str]) -> list[str]:
        new = [table for table in tables if table not in self.held]
        self.held += new
        return new


def test_hidden_cells_are_enough_where_they_help() -> None:
    release = Release({"pub_reach": ["a", "b"]}, cells_help=True)
    done = until_passed(release.test, release.hide, release.hold)
    assert (done.cells, done.tables, release.tests) == ({"a", "b"}, [], 2)


def test_where_hiding_cells_does_not_help_the_table_is_held_back_and_a_release_is_made() -> None:
    release = Release({"pub_setting_transitions": ["a"], "pub_origins": ["c"]}, cells_help=False)
    done = until_passed(release.test, release.hide, release.hold)
    assert done.tables == release.held == ["pub_origins", "pub_setting_transitions"]
    assert release.tests == ROUNDS + 2


def test_nothing_to_hide_holds_the_table_at_once() -> None:
    release = Release({"pub_setting_decomposition": ["a"]}, cells_help=True)
    done = until_passed(
        lambda: Found(bool(release.held), (), ("pub_setting_decomposition",)), release.hide, release.hold
    )
    assert (done.cells, done.tables) == (set(), ["pub_setting_decomposition"])


def test_what_is_found_although_its_tables_are_held_is_a_fault_and_is_said() -> None:
    with pytest.raises(ReleaseRefused, match="pub_new"):
        until_passed(lambda: Found(is_passed=False, tables=("pub_new",)), lambda _: None, lambda _: [])


def test_tables_that_say_what_was_found_are_named() -> None:
    cell = str(key())
    report = Report("r", 0, 0, [Attack("subtraction of margins", 1, [("pub_quality", "quality_01", cell)])])
    assert tables_to_hold(report, catalogue()) == ["pub_quality"]
    report = Report("r", 0, 0, [Attack("derived numbers", 1, [("pub_setting_decomposition", "", "…: share_before")])])
    assert tables_to_hold(report, catalogue()) == ["pub_setting_decomposition"]
    report = Report("r", 0, 0, [Attack("subtraction of margins", 1, [("pub_reach", "reach_01", cell)])])
    assert {"pub_reach", "pub_migrant_share", "pub_services"} <= set(tables_to_hold(report, catalogue()))
