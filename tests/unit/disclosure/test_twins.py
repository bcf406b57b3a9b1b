"""Cells of the same persons, by who reported, closed on two days: what lies between them is not to be read."""

from pathlib import Path

import pytest
from small_world import key, publish, truth

from warehouse.definitions.cells import measure
from warehouse.disclosure.attacks import all_attacks
from warehouse.disclosure.report import Attack
from warehouse.disclosure.statements.cells import Key

HALF = {"period_type": "half_year", "region_code": "FI-W"}
SETTINGS = ("all", "outdoor", "indoor", "remote")
REGION = [key(**HALF, setting_group=setting) for setting in SETTINGS]
CITY = [key(**HALF, city_code="fi_tampere", setting_group=setting) for setting in SETTINGS]
BEFORE = dict(zip(REGION, (160, 60, 90, 30), strict=True))
ONE_CITY = dict.fromkeys([("FI-W", "half_year", "2023-01-01"), ("fi_tampere", "half_year", "2023-01-01")], "Tampere")
TWO_CITIES = ONE_CITY | {("FI-W", "half_year", "2023-01-01"): "Tampere and Pori"}


def attack(folder: Path, shown: dict[Key, int], closed: set[Key], reports: dict[tuple[str, str, str], str]) -> Attack:
    true = truth(shown, noise=1)
    true.reports = reports
    names = {str(each) for each in closed}
    report = all_attacks.run("r", {"regional": publish(folder, shown)}, {}, true, all_attacks.Budget(50), names)
    (twins,) = (each for each in report.attacks if each.name == "cells of the same persons")
    return twins


def hidden(folder: Path, after: tuple[int, ...], closed: set[Key]) -> set[str]:
    """Settings of the city that must not be shown."""
    twins = attack(folder, BEFORE | dict(zip(CITY, after, strict=True)), closed, ONE_CITY)
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
    now = dict(zip(CITY, (120, 40, 60, 29), strict=True))
    twins = attack(tmp_path, BEFORE | now, set(REGION), TWO_CITIES)
    assert (twins.tried, twins.recovered) == (0, [])


def test_a_half_year_of_which_one_quarter_alone_was_reported_is_that_quarter(tmp_path: Path) -> None:
    quarter = [key(region_code="FI-W", setting_group=setting) for setting in SETTINGS]
    shown = dict(zip(quarter, (160, 60, 90, 30), strict=True)) | dict(zip(REGION, (159, 59, 90, 30), strict=True))
    reports = dict.fromkeys([("FI-W", "quarter", "2023-01-01"), ("FI-W", "half_year", "2023-01-01")], "January")
    twins = attack(tmp_path / "gap", shown, set(quarter), reports)
    assert {cell for _, _, cell in twins.recovered} == {str(cell) for cell in REGION}
    reports["FI-W", "half_year", "2023-01-01"] = "January and April"
    assert attack(tmp_path / "whole", shown, set(quarter), reports).tried == 0


def test_other_tables_and_windows_of_events_count_the_same(tmp_path: Path) -> None:
    """Indoors in a half-year, as a share of it and before an event."""
    names = [
        measure("pub_reach", {"setting_group": "indoor"}, "half_year|2023-01-01"),
        measure("pub_setting_share", {"share_group": "indoor", "reporters": "all"}, "quarter|2023-01-01"),
        measure(
            "pub_event_windows", {"event_window": "war/before", "window_measure": "indoor"}, "before_event|2022-08-01"
        ),
    ]
    assert len(set(names)) == 1
    late = [
        measure("pub_coverage", {"indicator_code": "reached_gam_2plus_3m"}, each) for each in ("quarter|a", "year|a")
    ]
    assert len(set(late)) == 2


def test_a_region_that_is_restated_beside_its_city_that_is_not_is_compared(tmp_path: Path) -> None:
    """Forty had come late when the city closed. One is gone again, and the restatement of the region knows it."""
    shown = dict(zip(REGION, (199, 80, 109, 30), strict=True)) | dict(zip(CITY, (200, 80, 110, 30), strict=True))
    true = truth(shown, noise=1)
    true.reports = ONE_CITY
    true.changed = {str(cell): frozenset(range(41)) for cell in REGION[:3]}
    closed = {str(cell) for cell in (*REGION, *CITY)}
    report = all_attacks.run("r", {"regional": publish(tmp_path, shown)}, {}, true, all_attacks.Budget(50), closed)
    (twins,) = (each for each in report.attacks if each.name == "cells of the same persons")
    assert {cell for _, _, cell in twins.recovered} == {str(cell) for cell in REGION[:3]}
