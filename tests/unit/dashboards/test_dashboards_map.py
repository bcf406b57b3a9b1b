"""The map of moves: what is drawn of which cells. The SQL runs as Superset runs it, on cells made here."""

import json
import math
from collections.abc import Iterator
from functools import cache
from typing import Any

import duckdb
import pytest
from colours import contrast
from demo_sources import SOURCES

from dashboards.expand.datasets import dataset_file
from dashboards.sources.labels import labels
from dashboards.sources.wording import PSEUDO, Wording
from warehouse.style.colours import BLUE, BORDER, INK, LAND, VERMILLION

Feature = dict[str, Any]
YEAR, YEAR_BEFORE = "2023-01-01", "2022-01-01"
CELLS = [
    ("year", YEAR, "FI-S", "RU-NW", 40, "shown"),
    ("year", YEAR, "RU-NW", "FI-S", 20, "shown"),
    ("year", YEAR, "UA-C", "UA-W", 10, "shown"),
    ("year", YEAR, "FI-S", "FI-S", 90, "shown"),  # stayed in the region
    ("year", YEAR, "FI-W", "FI-S", None, "few"),
    ("year", YEAR, "UA-W", "RU-SIB", None, "not_observable"),
    ("half_year", YEAR, "FI-W", "RU-NW", 30, "shown"),
    ("year", YEAR_BEFORE, "FI-W", "RU-NW", 30, "shown"),
    ("year", "2024-01-01", "FI-W", "RU-NW", None, "open"),
]


@cache
def written(language: str) -> tuple[str, str]:
    wording = Wording(language)
    file = dataset_file(SOURCES.datasets["pub_flow_matrix_map"], labels(SOURCES, wording), "regional", wording)
    drawn = next(column["expression"] for column in file["columns"] if column["column_name"] == "drawn")
    return file["sql"], drawn


def features(cells: list[tuple[Any, ...]] = CELLS, language: str = "en") -> list[Feature]:
    sql, drawn = written(language)
    with duckdb.connect() as con:
        con.execute("create schema published")
        con.execute(
            "create table published.pub_flow_matrix (period_type varchar, period_start date, origin_place varchar,"
            " destination_place varchar, persons bigint, status varchar)"
        )
        con.executemany("insert into published.pub_flow_matrix values (?, ?, ?, ?, ?, ?)", cells)
        return [json.loads(row[0]) for row in con.execute(f"select {drawn} from ({sql}) as dataset").fetchall()]


def arrows(found: list[Feature]) -> dict[tuple[str, str], Feature]:
    told = [one for one in found if "From" in (one.get("extraProps") or {})]
    return {(one["extraProps"]["From"], one["extraProps"]["To"]): one for one in told}


def names(found: list[Feature]) -> set[str]:
    return {one["properties"]["name"] for one in found if (one.get("properties") or {}).get("name")}


def points(arrow: Feature) -> list[tuple[float, float]]:
    """On the flat map, as the reader sees it."""
    ring = arrow["geometry"]["coordinates"][0]
    return [(x, math.degrees(math.asinh(math.tan(math.radians(y))))) for x, y, _ in ring]


def test_an_arrow_is_a_shown_cell_of_the_newest_year_between_two_regions_and_nothing_else() -> None:
    found = arrows(features())
    assert {pair: one["extraProps"]["Persons"] for pair, one in found.items()} == {
        ("Southern Finland", "North-West Russia"): 40,
        ("North-West Russia", "Southern Finland"): 20,
        ("Central Ukraine", "Western Ukraine"): 10,
    }


def test_only_places_with_an_arrow_are_named() -> None:
    assert names(features()) == {"FI-S", "RU-NW", "UA-C", "UA-W"}


def test_the_colour_says_whether_a_border_was_crossed() -> None:
    colours = {pair: one["properties"]["fillColor"] for pair, one in arrows(features()).items()}
    assert colours["Southern Finland", "North-West Russia"] == VERMILLION
    assert colours["Central Ukraine", "Western Ukraine"] == BLUE


def test_twice_the_people_is_twice_the_width() -> None:
    found = arrows(features())
    there, back = (
        found[pair] for pair in (("Southern Finland", "North-West Russia"), ("North-West Russia", "Southern Finland"))
    )
    # The first corner and the one before the last lie opposite each other where the arrow begins.
    assert math.dist(points(there)[0], points(there)[-2]) == pytest.approx(
        2 * math.dist(points(back)[0], points(back)[-2]), rel=0.02
    )


def test_an_arrow_begins_at_its_origin_ends_at_its_destination_and_is_closed() -> None:
    line = points(arrows(features())["Southern Finland", "North-West Russia"])
    assert line[0] == line[-1]
    assert line[0][0] == pytest.approx(25.0, abs=1)
    tip = line[26]
    assert tip[0] == pytest.approx(30.0, abs=1)
    assert max(x for x, _ in line) == tip[0]


def test_there_and_back_bend_to_different_sides() -> None:
    found = arrows(features())
    there = points(found["Southern Finland", "North-West Russia"])
    back = points(found["North-West Russia", "Southern Finland"])
    assert max(y for _, y in there[5:20]) < min(y for _, y in back[5:20])


def test_the_land_comes_first_and_lies_within_a_feature_without_a_shape() -> None:
    """So the view is turned to the arrows, and the land lies below them."""
    first, *others = features()
    assert "geometry" not in first
    assert len(first["features"]) > 25
    assert not [other for other in others if "features" in other]


def test_land_elsewhere_hides_no_border_of_its_neighbours() -> None:
    edges = [one["properties"]["strokeColor"] for one in features()[0]["features"]]
    assert [edge for edge in edges if edge != BORDER] == [[0, 0, 0, 0]]


def test_with_nothing_to_show_the_land_is_there_and_no_arrow() -> None:
    first, *others = features([("year", YEAR, "FI-S", "FI-W", None, "few")])
    assert len(first["features"]) > 25
    assert arrows(others) == {}
    assert names(others) == set()


def test_what_the_pointer_tells_is_in_the_readers_language() -> None:
    told = [feature["extraProps"] for feature in features(language=PSEUDO) if len(feature.get("extraProps") or {}) == 3]
    assert len(told) == 3
    assert list(told[0]) == ["⟦From⟧", "⟦To⟧", "⟦Persons⟧"]
    assert all(str(one["⟦From⟧"]).startswith("⟦") for one in told)


def test_the_chart_asks_no_map_server_and_runs_no_script() -> None:
    params = SOURCES.charts["trends/map"].params
    assert params["mapbox_style"] == ""
    assert not [key for key in params if key.startswith("js_") or "javascript" in key or "url" in key]


@pytest.mark.parametrize("colour", [BLUE, VERMILLION, INK[0]])
def test_arrows_and_names_stand_out_on_land(colour: str) -> None:
    assert contrast(colour, LAND) >= 3


def test_borders_are_seen_on_land_and_are_weaker_than_arrows() -> None:
    assert 2 <= contrast(BORDER, LAND) < contrast(VERMILLION, LAND)


def shapes(found: list[Feature]) -> Iterator[Feature]:
    yield from (one["geometry"] for one in found if "geometry" in one)


def test_every_shape_lies_on_the_earth() -> None:
    for shape in shapes(features()):
        corners = shape["coordinates"][0] if shape["type"] == "Polygon" else [shape["coordinates"]]
        assert all(-180 < x < 180 and -85 < y < 85 for x, y, _ in corners)
