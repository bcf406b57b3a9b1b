"""A dashboard without what the network has nothing to show for: tabs, cells and filters whose `needs` are not declared.

A chart needs what its dataset needs. A row stays as wide as it was: what is left of it takes the room. What has a row
for each country, or each region, is as high as the audience has of them: `per_country`, `per_region`.
Add here: another part of a dashboard that may be missing. Keep out: what networks declare (sources/declared.py).
"""

from dataclasses import replace
from typing import Any

from dashboards.sources.catalogue import (
    Catalogue,
    Dashboard,
)
from dashboards.sources.declared import Held
from warehouse.audiences import find
from warehouse.networks import home


def cut(board: Dashboard, catalogue: Catalogue, audience: str) -> Dashboard:
    facts = catalogue.held[audience]
    tabs = [
        replace(tab, rows=[_high(row, audience) for row in (_row(row, catalogue, facts) for row in tab.rows) if row])
        for tab in board.tabs
        if facts.issuperset(tab.needs)
    ]
    shown = {name for tab in tabs for name in tab.charts}
    filters = [
        {**one, "charts": [name for name in one["charts"] if name in shown]}
        for one in board.filters
        if facts.issuperset(one.get("needs", ())) and shown.intersection(one["charts"])
    ]
    return replace(board, tabs=tuple(tab for tab in tabs if tab.charts), filters=tuple(filters))


def _row(row: list[dict[str, Any]], catalogue: Catalogue, facts: Held) -> list[dict[str, Any]]:
    left = [cell for cell in row if facts.issuperset(_needs(cell, catalogue))]
    if len(left) == len(row):
        return row
    whole, now = (sum(cell["width"] for cell in cells) for cells in (row, left))
    return [{**cell, "width": cell["width"] * whole // now} for cell in left]


def _high(row: list[dict[str, Any]], audience: str) -> list[dict[str, Any]]:
    own = find(audience).country
    places = [place for place in home.in_force().places() if own in (None, place["country_code"])]
    each = {f"per_{level}": sum(place["level"] == level for place in places) for level in ("country", "region")}
    return [
        {**cell, "height": cell["height"] + sum(cell.get(key, 0) * number for key, number in each.items())}
        if each.keys() & cell
        else cell
        for cell in row
    ]


def _needs(cell: dict[str, Any], catalogue: Catalogue) -> tuple[str, ...]:
    own = tuple(cell.get("needs", ()))
    return (*own, *catalogue.datasets[catalogue.charts[cell["chart"]].dataset].needs) if "chart" in cell else own
