"""The base layer of our maps shows borders as the United Nations recognise them.

The oracle is the list below: where a place lies on Earth, and whose it is. Geometry is done here in plain Python.
"""

import csv
import json
import math
from collections.abc import Iterator
from itertools import pairwise

import pytest

from dashboards.sources.make_base_map import (
    BASE_MAP,
    BORDERED,
    ELSEWHERE,
    base_map,
    simplified,
)
from warehouse.networks.home import DEMO

Ring = list[list[float]]
COUNTRIES: dict[str, list[list[Ring]]] = {
    feature["properties"]["country_code"]: feature["geometry"]["coordinates"]
    for feature in json.loads(BASE_MAP.read_text(encoding="utf-8"))["features"]
}

WHOSE = {
    # Ukraine, all of it.
    "Simferopol": (34.10, 44.95, "UA"),
    "Sevastopol": (33.52, 44.61, "UA"),
    "Kerch": (36.40, 45.35, "UA"),
    "Yevpatoria": (33.42, 45.22, "UA"),
    "Donetsk": (37.80, 48.00, "UA"),
    "Luhansk": (39.30, 48.57, "UA"),
    "Mariupol": (37.56, 47.12, "UA"),
    "Kherson": (32.62, 46.64, "UA"),
    "Zaporizhzhia": (35.14, 47.84, "UA"),
    "Melitopol": (35.37, 46.85, "UA"),
    "Uzhhorod": (22.33, 48.62, "UA"),
    # Parts of Georgia, Moldova and Azerbaijan that others hold or held.
    "Sukhumi": (41.02, 43.01, "GE"),
    "Gagra": (40.29, 43.30, "GE"),
    "Tskhinvali": (43.97, 42.23, "GE"),
    "Tiraspol": (29.63, 46.84, "MD"),
    "Rybnitsa": (29.00, 47.76, "MD"),
    "Stepanakert": (46.75, 39.82, "AZ"),
    # Russia, from its west to its far east.
    "Kaliningrad": (20.51, 54.71, "RU"),
    "Vyborg": (28.75, 60.71, "RU"),
    "Petrozavodsk": (34.35, 61.79, "RU"),
    "Rostov": (39.70, 47.24, "RU"),
    "Irkutsk": (104.30, 52.30, "RU"),
    "Vladivostok": (131.95, 43.17, "RU"),
    "Chukotka, beyond the date line": (188.50, 66.40, "RU"),
    # Finland and its neighbours.
    "Mariehamn": (19.95, 60.12, "FI"),
    "Lappeenranta": (28.19, 61.06, "FI"),
    "Rovaniemi": (25.73, 66.50, "FI"),
    "Rakvere": (26.36, 59.35, "EE"),
    "Tartu": (26.72, 58.38, "EE"),
    "Daugavpils": (26.54, 55.87, "LV"),
    "Vilnius": (25.28, 54.69, "LT"),
    "Minsk": (27.57, 53.90, "BY"),
    "Brest": (23.85, 52.10, "BY"),
    "Warsaw": (21.01, 52.23, "PL"),
    "Uppsala": (17.64, 59.86, "SE"),
    "Karasjok": (25.51, 69.47, "NO"),
    "Iasi": (27.59, 47.16, "RO"),
    "Sofia": (23.32, 42.70, "BG"),
    "Debrecen": (21.63, 47.53, "HU"),
    "Kosice": (21.26, 48.72, "SK"),
    "Erzurum": (41.27, 39.90, "TR"),
    "Oral": (51.37, 51.23, "KZ"),
}  # fmt: skip
KM_OF_A_DEGREE = 111.2
COAST_KM = 15

with (DEMO / "places.csv").open(encoding="utf-8") as seed:
    PLACES = list(csv.DictReader(seed))


def in_ring(x: float, y: float, ring: Ring) -> bool:
    """A ray to the east crosses the ring an odd number of times."""
    crossed = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossed = not crossed
    return crossed


def owners(x: float, y: float) -> list[str]:
    """Every country of the map that holds the point; a hole in a polygon is not its country."""
    return [
        code
        for code, polygons in COUNTRIES.items()
        if any(in_ring(x, y, outer) and not any(in_ring(x, y, hole) for hole in holes) for outer, *holes in polygons)
    ]


def km_to(code: str, x: float, y: float) -> float:
    """To the nearest point of the country's edges; the Earth is flat enough over fifteen kilometres."""
    narrow = math.cos(math.radians(y))
    nearest = math.inf
    for ring in (ring for polygon in COUNTRIES[code] for ring in polygon):
        for (ax, ay), (bx, by) in pairwise(ring):
            dx, dy, px, py = (bx - ax) * narrow, by - ay, (x - ax) * narrow, y - ay
            along = min(max((px * dx + py * dy) / (dx * dx + dy * dy), 0), 1)
            nearest = min(nearest, math.hypot(px - along * dx, py - along * dy))
    return nearest * KM_OF_A_DEGREE


@pytest.mark.parametrize("name", WHOSE)
def test_a_place_lies_in_its_country_and_in_no_other(name: str) -> None:
    x, y, country = WHOSE[name]
    assert owners(x, y) == [country]


@pytest.mark.parametrize("place", PLACES, ids=[place["place_code"] for place in PLACES])
def test_every_served_place_lies_in_its_own_country_or_on_its_coast(place: dict[str, str]) -> None:
    x, y, country = float(place["longitude"]), float(place["latitude"]), place["country_code"]
    held_by = owners(x, y)
    assert held_by == [country] or (held_by == [] and km_to(country, x, y) <= COAST_KM)


def grid(west: float, south: float, east: float, north: float, step: float) -> Iterator[tuple[float, float]]:
    for row in range(int((north - south) / step)):
        for column in range(int((east - west) / step)):
            yield west + column * step + 0.003, south + row * step + 0.003


def test_crimea_is_in_ukraine_at_every_point_and_never_in_two_countries() -> None:
    """Every tenth of a degree between Perekop, the south cape and Kerch, and the sea around."""
    held = {point: owners(*point) for point in grid(32.3, 44.3, 36.5, 46.1, 0.1)}
    assert {code for codes in held.values() for code in codes} == {"UA"}
    assert all(len(codes) <= 1 for codes in held.values())
    assert sum(codes == ["UA"] for codes in held.values()) > 250  # of the land: 27,000 km², about 90 km² a point


def test_the_border_of_russia_and_ukraine_leaves_no_gap_and_no_overlap() -> None:
    """Inland, from Sumy to Luhansk: each point is of exactly one of the two."""
    assert {len(owners(*point)) for point in grid(34.0, 48.6, 40.5, 52.3, 0.13)} == {1}


def test_rings_are_closed_and_hold_an_area() -> None:
    for code, polygons in COUNTRIES.items():
        for ring in (ring for polygon in polygons for ring in polygon):
            assert ring[0] == ring[-1], code
            assert len(ring) >= 4, code
            assert all(here != there for here, there in pairwise(ring)), code


def test_no_ring_jumps_over_the_map() -> None:
    """A ring that left at 180 degrees and came back at -180 would be drawn right across all countries."""
    for code, polygons in COUNTRIES.items():
        for ring in (ring for polygon in polygons for ring in polygon):
            assert max(abs(here[0] - there[0]) for here, there in pairwise(ring)) < 90 or code == ELSEWHERE


def test_the_map_is_small_and_holds_the_countries_that_it_declares() -> None:
    assert BASE_MAP.stat().st_size <= 120_000  # it travels within the text of a query
    assert set(COUNTRIES) == {*BORDERED.values(), ELSEWHERE}


def test_a_simplified_line_keeps_its_ends_and_its_corners() -> None:
    corner = [(0.0, 0.0), (0.5, 0.001), (1.0, 0.0), (1.0, 1.0)]
    assert simplified(corner) == [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0)]


def test_neighbours_share_their_border_after_simplification() -> None:
    """Two countries with one arc between them, which the second runs backwards."""
    topology = {
        "transform": {"scale": [0.01, 0.01], "translate": [0, 40]},
        "arcs": [
            [[1000, 0], [3, 400], [-2, 300], [5, 300]],  # the border, nearly straight
            [[1006, 1000], [-506, 0], [0, -1000], [500, 0]],
            [[1006, 1000], [494, 0], [0, -1000], [-500, 0]],
        ],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"a3": "EST"}},
                    {"type": "MultiPolygon", "arcs": [[[-3, -1]]], "properties": {"a3": "LVA"}},
                ]
            }
        },
    }
    west, east = (feature["geometry"]["coordinates"][0][0] for feature in base_map(topology)["features"])
    border = {(10.0, 40.0), (10.06, 50.0)}
    assert border <= set(west)
    assert border <= set(east)
    assert (10.03, 44.0) not in {*west, *east}
