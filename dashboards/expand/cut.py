"""A dashboard without what the network has nothing to show for: tabs, cells and filters whose `needs` are not declared.

A chart needs what its dataset needs. A row stays as wide as it was: what is left of it takes the room. A table with a
row for each country is as high as the audience has countries: `per_country`.
Add here: another part of a dashboard that may be missing. Keep out: what networks declare (sources/declared.py).
"""

from dataclasses import replace
from typing import Any

from dashboards.sources.catalogue import (
    Catalogue,
    Dashboard,
    Tab,
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
    return replace(board, tabs=tuple(tab for tab in tabs if _shows(tab)), filters=tuple(filters))


def _shows(tab: Tab) -> bool:
    return bool(tab.charts)


def _row(row: list[dict[str, Any]], catalogue: Catalogue, facts: Held) -> list[dict[str, Any]]:
    left = [cell for cell in row if facts.issuperset(_needs(cell, catalogue))]
    if len(left) == len(row):
        return row
    whole, now = (sum(cell["width"] for cell in cells) for cells in (row, left))
    return [{**cell, "width": cell["width"] * whole // now} for cell in left]


def _high(row: list[dict[str, Any]], audience: str) -> list[dict[str, Any]]:
    countries = 1 if find(audience).country else len(home.in_force().countries)
    return [
        {**cell, "height": cell["height"] + cell["per_country"] * countries} if "per_country" in cell else cell
        for cell in row
    ]


def _needs(cell: dict[str, Any], catalogue: Catalogue) -> tuple[str, ...]:
    own = tuple(cell.get("needs", ()))
    return (*own, *catalogue.datasets[catalogue.charts[cell["chart"]].dataset].needs) if "chart" in cell else own
