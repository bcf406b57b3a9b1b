"""A dashboard as Superset gives it to one account: its tabs, and what stands in each, in reading order.

Titles, texts and the order are asked for and not read from the sources: an export shows what that account sees.
Add here: another kind of cell. Keep out: pixels (browser.py) and numbers (tables.py).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# Words in rows and columns: on paper and on a phone a table of text is whole, where a picture would be cut.
IN_ROWS = ("table", "pivot_table_v2")
COLUMNS_OF_GRID = 12


@dataclass(frozen=True)
class Chart:
    key: int
    title: str
    text: str
    viz_type: str
    width: int
    form: dict[str, Any]
    names: dict[str, str]

    @property
    def is_in_rows(self) -> bool:
        return self.viz_type in IN_ROWS


@dataclass(frozen=True)
class Text:
    markdown: str


@dataclass(frozen=True)
class Tab:
    title: str
    cells: tuple[Chart | Text, ...]

    @property
    def charts(self) -> list[Chart]:
        return [cell for cell in self.cells if isinstance(cell, Chart)]


@dataclass(frozen=True)
class Board:
    title: str
    description: str
    filters: tuple[str, ...]
    tabs: tuple[Tab, ...]


def board(described: dict[str, Any], charts: list[dict[str, Any]], names: dict[str, dict[str, str]]) -> Board:
    """From the API's answers about one dashboard; `names` of columns for each dataset."""
    position = json.loads(described["position_json"])
    known = {chart["id"]: chart for chart in charts}
    tabs = [
        Tab(title, tuple(_cell(node, known, names) for node in _below(position, key) if node["type"] in CELLS))
        for key, title in _tabs(position, described["dashboard_title"])
    ]
    return Board(
        described["dashboard_title"],
        described.get("description") or "",
        tuple(_filters(json.loads(described["json_metadata"]))),
        tuple(tabs),
    )


CELLS = ("CHART", "MARKDOWN")
Node = dict[str, Any]


def _tabs(position: dict[str, Node], title: str) -> list[tuple[str, str]]:
    """A dashboard without tabs is one tab, called as the dashboard is."""
    first = position["ROOT_ID"]["children"][0]
    if position[first]["type"] != "TABS":
        return [(first, title)]
    return [(key, position[key]["meta"]["text"]) for key in position[first]["children"]]


def _below(position: dict[str, Node], key: str) -> Iterator[Node]:
    for child in position[key]["children"]:
        yield position[child]
        yield from _below(position, child)


def _cell(node: Node, charts: dict[int, dict[str, Any]], names: dict[str, dict[str, str]]) -> Chart | Text:
    meta = node["meta"]
    if node["type"] == "MARKDOWN":
        return Text(meta["code"])
    chart = charts[meta["chartId"]]
    form = chart["form_data"]
    return Chart(
        chart["id"],
        chart["slice_name"],
        # One sentence says what is drawn; below it the dictionary of indicators explains.
        (chart["description"] or "").partition("\n\n")[0],
        form["viz_type"],
        meta["width"],
        form,
        names.get(form["datasource"], {}),
    )


def _filters(metadata: dict[str, Any]) -> Iterator[str]:
    """What the dashboard is narrowed to when it opens: a reader of the export cannot look."""
    for one in metadata.get("native_filter_configuration", ()):
        label = one.get("defaultDataMask", {}).get("filterState", {}).get("label")
        if label:
            yield f"{one['name']}: {label}"
