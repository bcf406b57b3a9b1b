"""Makes the base layer of maps once from a TopoJSON file: `python -m dashboards.sources.make_base_map world/50m.json`.

The result, assets/map/countries.geojson, is committed; source and licence of the input are said beside it. Borders are
simplified arc by arc, and two neighbours share the arc of their border: they stay neighbours.
Add here: a country whose borders are to be drawn. Keep out: how the map looks (map_values.py).
"""

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

BASE_MAP = Path(__file__).parents[1] / "assets" / "map" / "countries.geojson"

# Drawn with their borders: the served countries and those around them. Åland is Finland's.
BORDERED = {
    "RUS": "RU", "UKR": "UA", "FIN": "FI", "ALA": "FI", "EST": "EE", "LVA": "LV", "LTU": "LT", "BLR": "BY", "MDA": "MD",
    "POL": "PL", "SWE": "SE", "NOR": "NO", "DNK": "DK", "DEU": "DE", "CZE": "CZ", "AUT": "AT", "SVK": "SK", "HUN": "HU",
    "ROU": "RO", "BGR": "BG", "TUR": "TR", "GEO": "GE", "ARM": "AM", "AZE": "AZ", "KAZ": "KZ", "UZB": "UZ", "TKM": "TM",
    "KGZ": "KG", "TJK": "TJ", "MNG": "MN",
}  # fmt: skip
# Land around them is drawn without borders: nothing is said about them here.
ELSEWHERE = "elsewhere"
WEST, EAST, SOUTH, NORTH = 0.0, 120.0, 28.0, 73.0

# How far a line may be off, in degrees: a pixel of a screen that shows Finland and Siberia at once, far away three.
# Every letter costs: the map travels within the text of a query, which Superset reads several times.
NEAR = (18.0, 60.0, 43.0, 70.0)
TOLERANCE_NEAR, TOLERANCE_FAR = 0.05, 0.15
SMALLEST_NEAR, SMALLEST_FAR = 0.06, 0.5  # islands, in square degrees
DECIMALS = 2

Point = tuple[float, float]
Ring = list[Point]


def main() -> int:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    text = json.dumps(base_map(topology), separators=(",", ":")).replace('{"type":"Feature"', '\n{"type":"Feature"')
    BASE_MAP.write_text(text + "\n", encoding="utf-8")
    print(f"{BASE_MAP.name}: {len(text) // 1000} kB")
    return 0


def base_map(topology: dict[str, Any]) -> dict[str, Any]:
    arcs = [simplified(arc) for arc in _arcs(topology)]
    polygons: dict[str, list[list[Ring]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = BORDERED.get(country["properties"]["a3"], ELSEWHERE)
        polygons.setdefault(code, []).extend(_kept(_polygons(country, arcs), code))
    return {"type": "FeatureCollection", "features": [_feature(code, polygons[code]) for code in sorted(polygons)]}


def _feature(code: str, polygons: list[list[Ring]]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"country_code": code},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """Whole numbers, each the difference from the one before, become degrees."""
    (scale_x, scale_y), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + west, y * scale_y + south))
        yield points


def _polygons(country: dict[str, Any], arcs: list[Ring]) -> Iterator[list[Ring]]:
    several = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    for polygon in several:
        yield [_past_the_date_line(_ring(parts, arcs)) for parts in polygon]


def _ring(parts: list[int], arcs: list[Ring]) -> Ring:
    """An arc with a negative number runs backwards; each begins where the one before it ended."""
    ring: Ring = []
    for part in parts:
        points = arcs[part] if part >= 0 else arcs[~part][::-1]
        ring += points[1:] if ring else points
    return ring


def _past_the_date_line(ring: Ring) -> Ring:
    """Russia's east goes on beyond 180 degrees: no ring jumps from one edge of the map to the other."""
    turned, shift = [ring[0]], 0.0
    for (before, _), (x, y) in pairwise(ring):
        shift += 360 * round((before - x) / 360)
        turned.append((x + shift, y))
    easternmost = max(x for x, _ in turned)
    return [(x + 360, y) for x, y in turned] if easternmost < WEST - 100 else turned


def _kept(polygons: Iterator[list[Ring]], code: str) -> Iterator[list[Ring]]:
    for polygon in polygons:
        rings = [ring for ring in map(_rounded, _cut(polygon) if code == ELSEWHERE else polygon) if len(ring) > 3]
        if rings and abs(_area(rings[0])) >= (SMALLEST_NEAR if _is_near(rings[0][0]) else SMALLEST_FAR):
            yield rings


def _cut(polygon: list[Ring]) -> list[Ring]:
    edges = ((0, WEST, 1), (0, EAST, -1), (1, SOUTH, 1), (1, NORTH, -1))
    for axis, limit, side in edges:
        polygon = [_cut_at(ring, axis, limit, side) for ring in polygon if ring]
    return [ring for ring in polygon if ring]


def _cut_at(ring: Ring, axis: int, limit: float, side: int) -> Ring:
    """What of a ring lies on one side of a line (Sutherland and Hodgman)."""
    kept: Ring = []
    for here, there in pairwise(ring):
        inside = [(point[axis] - limit) * side >= 0 for point in (here, there)]
        if inside[0]:
            kept.append(here)
        if inside[0] != inside[1]:
            part = (limit - here[axis]) / (there[axis] - here[axis])
            kept.append((here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])))
    return [*kept, kept[0]] if kept else []


def _rounded(ring: Ring) -> Ring:
    points = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in ring]
    return [point for point, before in zip(points, [None, *points], strict=False) if point != before]


def _area(ring: Ring) -> float:
    return sum(a * d - c * b for (a, b), (c, d) in pairwise(ring)) / 2


def simplified(arc: Ring) -> Ring:
    """Fewer points, none further from the line than the tolerance (Douglas and Peucker). The ends stay."""
    keep, spans = {0, len(arc) - 1}, [(0, len(arc) - 1)]
    while spans:
        first, last = spans.pop()
        off, at = max(
            ((_distance(arc[at], arc[first], arc[last]), at) for at in range(first + 1, last)), default=(0.0, first)
        )
        if off > (TOLERANCE_NEAR if _is_near(arc[at]) else TOLERANCE_FAR):
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [arc[at] for at in sorted(keep)]


def _is_near(point: Point) -> bool:
    west, east, south, north = NEAR
    return west <= point[0] <= east and south <= point[1] <= north


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a stretch, in degrees of latitude. An island's arc ends where it starts: then to that point."""
    narrow = math.cos(math.radians(point[1]))
    (x, y), (from_x, from_y), (to_x, to_y) = ((px * narrow, py) for px, py in (point, start, end))
    length = (to_x - from_x) ** 2 + (to_y - from_y) ** 2
    along = ((x - from_x) * (to_x - from_x) + (y - from_y) * (to_y - from_y)) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.hypot(x - from_x - along * (to_x - from_x), y - from_y - along * (to_y - from_y))


if __name__ == "__main__":
    sys.exit(main())
