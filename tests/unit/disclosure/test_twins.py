"""A region and its only city, closed on two days: what lies between them is not to be read."""

from pathlib import Path

import pytest
from small_world import key, publish, truth
from test_closed_and_open_cells import report_of

from warehouse.disclosure.attacks import all_attacks
from warehouse.disclosure.statements.cells import Key

HALF = {"period_type": "half_year", "region_code": "FI-W"}
SETTINGS = ("all", "outdoor", "indoor", "remote")
REGION = [key(**HALF, setting_group=setting) for setting in SETTINGS]
CITY = [key(**HALF, city_code="fi_tampere", setting_group=setting) for setting in SETTINGS]
BEFORE = dict(zip(REGION, (160, 60, 90, 30), strict=True))


def hidden(folder: Path, after: tuple[int, ...], closed: set[Key]) -> set[str]:
    """Settings of the city that must not be shown."""
    now = dict(zip(CITY, after, strict=True))
    report = report_of(folder, BEFORE | now, BEFORE | now, closed, noise=1)
    (twins,) = (each for each in report.attacks if each.name == "cells of the same persons")
    return {setting_of(cell) for _, _, cell in twins.recovered}


def setting_of(cell: str) -> str:
    return cell.rsplit("|", 4)[1]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((160, 60, 90, 30), set()),  # nobody came or went
        ((159, 59, 90, 30), set(SETTINGS)),  # somebody outdoors went: which settings differ must not be seen
        ((161, 58, 90, 30), set(SETTINGS)),  # the same with other noise
        ((200, 80, 110, 30), set()),  # forty came late
        ((200, 98, 91, 30), {"indoor"}),  # of whom perhaps one indoors
    ],
)
def test_a_city_that_closes_after_its_region(tmp_path: Path, after: tuple[int, ...], expected: set[str]) -> None:
    assert hidden(tmp_path, after, set(REGION)) == expected


def test_what_closes_together_or_was_shown_before_is_not_compared(tmp_path: Path) -> None:
    assert hidden(tmp_path / "new", (159, 59, 90, 30), set()) == set()
    assert hidden(tmp_path / "old", (159, 59, 90, 30), {*REGION, *CITY}) == set()


def test_a_region_of_two_cities_is_not_one_of_them(tmp_path: Path) -> None:
    second = {key(**HALF, city_code="fi_pori", setting_group=setting): 40 for setting in SETTINGS}
    now = dict(zip(CITY, (120, 40, 60, 29), strict=True))
    report = report_of(tmp_path, BEFORE | now | second, BEFORE | now | second, set(REGION), noise=1)
    (twins,) = (each for each in report.attacks if each.name == "cells of the same persons")
    assert (twins.tried, twins.recovered) == (0, [])


def test_a_region_that_is_restated_beside_its_city_that_is_not_is_compared(tmp_path: Path) -> None:
    """Forty had come late when the city closed. One is gone again, and the restatement of the region knows it."""
    shown = dict(zip(REGION, (199, 80, 109, 30), strict=True)) | dict(zip(CITY, (200, 80, 110, 30), strict=True))
    true = truth(shown, noise=1)
    true.changed = {str(cell): frozenset(range(41)) for cell in REGION[:3]}
    closed = {str(cell) for cell in (*REGION, *CITY)}
    report = all_attacks.run("r", {"regional": publish(tmp_path, shown)}, {}, true, all_attacks.Budget(50), closed)
    (twins,) = (each for each in report.attacks if each.name == "cells of the same persons")
    assert {cell for _, _, cell in twins.recovered} == {str(cell) for cell in REGION[:3]}
