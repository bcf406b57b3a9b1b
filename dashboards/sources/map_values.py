"""What a map needs beside published cells: the base layer and where places lie, as values in a dataset's SQL.

A chart reads one dataset, and a map server would be another host. Both are public and the same for everybody. In a
calculated column `{base_map}` is a text, and `{map.ink}` and the like a colour.
Add here: another public value. Keep out: figures and the geometry of arrows (assets/datasets/pub_flow_matrix_map.sql).
"""

import json
from functools import cache
from typing import Any

from dashboards.sources.make_base_map import BASE_MAP, ELSEWHERE
from warehouse.networks import home
from warehouse.style import colours

# As the chart reads them in a shape's properties; the unseen one is red, green, blue and no opacity.
COLOURS = {
    "within_country": colours.BLUE,
    "across_border": colours.VERMILLION,
    "ink": colours.INK[0],
    "paper": colours.PAPER[0],
    "unseen": [0, 0, 0, 0],
}


def with_map_values(expression: str) -> str:
    if "{base_map}" in expression:
        expression = expression.replace("{base_map}", base_layer())
    for name, colour in COLOURS.items():
        expression = expression.replace(f"{{map.{name}}}", f"'{json.dumps(colour, separators=(',', ':'))}'")
    return expression


@cache
def base_layer() -> str:
    """One feature that has no shape of its own and holds the countries, as an SQL text.

    The chart turns its view to whatever has a shape on the outer level: so to the arrows, not to all of Russia.
    """
    countries = json.loads(BASE_MAP.read_text(encoding="utf-8"))["features"]
    nested = {"type": "Feature", "features": [_drawn(country) for country in countries]}
    return "'" + json.dumps(nested, separators=(",", ":")) + "'"


def _drawn(country: dict[str, Any]) -> dict[str, Any]:
    """Land elsewhere has no edge: in the colour of the land it would hide the borders of its neighbours."""
    is_elsewhere = country["properties"]["country_code"] == ELSEWHERE
    edge = COLOURS["unseen"] if is_elsewhere else colours.BORDER
    return {**country, "properties": {"fillColor": colours.LAND, "strokeColor": edge}}


def view_of_places() -> dict[str, float]:
    """The view of a map on which nothing is drawn: the middle of the network."""
    cities = home.in_force().places("city")
    middle = {
        axis: round(sum(limits) / 2, 1)
        for axis in ("longitude", "latitude")
        for limits in [(min(at), max(at)) for at in [[float(str(row[axis])) for row in cities]]]
    }
    return {**middle, "zoom": 3, "bearing": 0, "pitch": 0}


def places() -> str:
    """The places of this home's network, as a list of rows that a model may read."""
    codes = ("place_code", "level", "country_code", "region_code")
    rows = [
        "({}, {longitude}, {latitude})".format(", ".join(f"'{row[code] or ''}'" for code in codes), **row)
        for row in home.in_force().places()
    ]
    return f"(values {', '.join(rows)}) as place({', '.join(codes)}, longitude, latitude)"
