"""A dashboard as Superset imports it: tabs, rows, headers, footnotes, native filters.

Add here: another kind of cell in a row. Keep out: chart parameters (charts.py) and what one dashboard holds (assets/).

Every chart stands in a column with its footnote: how to read it, which opens when asked, where the numbers come from,
and a picture with the release and the reports received, which the server draws (pages/) - the layout must not change
with every release.
"""

from dataclasses import dataclass
from typing import Any

from dashboards.expand.filters import filter_configuration
from dashboards.expand.phone import Position, on_a_phone
from dashboards.expand.style import CSS, label_colors
from dashboards.sources import ids
from dashboards.sources.catalogue import (
    Catalogue,
    Chart,
    Dashboard,
    Dataset,
    Tab,
)
from dashboards.sources.labels import with_countries
from dashboards.sources.palette import CATEGORICAL
from dashboards.sources.wording import Wording

FOOTNOTE_HEIGHT = {12: 4}  # in the grid's units, by the width of the chart: a narrow one needs two lines
NARROW_FOOTNOTE_HEIGHT = 6
FOOTNOTE = "/crossings/footnote.svg"
# A column whose table begins each cell with a large line: Superset has no other mark of a column (style.py).
LARGE, PLAIN = "BACKGROUND_WHITE", "BACKGROUND_TRANSPARENT"
NOTICE = "notice-of-invented-data"
FEW_MARK = "mark-of-few"


@dataclass(frozen=True)
class _Drawing:
    """What every cell of one dashboard needs to know."""

    catalogue: Catalogue
    chart_ids: dict[str, int]
    audience: str
    wording: Wording
    is_invented: bool


def dashboard_file(
    dashboard: Dashboard, catalogue: Catalogue, audience: str, wording: Wording, *, is_invented: bool
) -> dict[str, Any]:
    chart_ids = {name: number for number, name in enumerate(dashboard.charts, start=1)}
    drawing = _Drawing(catalogue, chart_ids, audience, wording, is_invented)
    suffix = f" · {wording.text('invented-data')}" if is_invented else ""
    return {
        "dashboard_title": wording.text(dashboard.title) + suffix,
        "description": wording.text(dashboard.description),
        "css": CSS,
        "slug": dashboard.slug(audience, wording.language),
        "uuid": ids.dashboard_uuid(dashboard.name, audience, wording.language),
        "position": _position(dashboard, drawing),
        "metadata": {
            "filter_bar_orientation": "HORIZONTAL",
            "native_filter_configuration": filter_configuration(dashboard, chart_ids, audience, wording),
            "color_scheme": "crossings",
            "color_scheme_domain": CATEGORICAL[0]["colors"],
            "label_colors": label_colors(wording),
            "map_label_colors": {},
            "shared_label_colors": [],
            "cross_filters_enabled": False,
            "refresh_frequency": 0,
            "timed_refresh_immune_slices": [],
            "expanded_slices": {},
            "chart_configuration": {},
            "default_filters": "{}",
        },
        "version": "1.0.0",
        "published": True,
        "is_managed_externally": True,
    }


def _position(dashboard: Dashboard, drawing: _Drawing) -> Position:
    said = drawing.wording.text
    position: Position = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["TABS-main"]},
        "HEADER_ID": {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": said(dashboard.title)}},
        "TABS-main": _node("TABS", "TABS-main", ["ROOT_ID"]),
    }
    for number, tab in enumerate(dashboard.tabs, start=1):
        node = _node("TAB", f"TAB-{number}", ["ROOT_ID", "TABS-main"], text=said(tab.title))
        _adopt(position, "TABS-main", node)
        for row_number, cells in enumerate(_rows(tab, is_noted=tab.invented and drawing.is_invented), start=1):
            row = _node("ROW", f"ROW-{number}-{row_number}", node["parents"] + [node["id"]], background=PLAIN)
            _adopt(position, node["id"], row)
            for cell_number, cell in enumerate(cells, start=1):
                _place(position, row, cell, f"{number}-{row_number}-{cell_number}", drawing)
    return position


def _rows(tab: Tab, *, is_noted: bool) -> list[list[dict[str, Any]]]:
    """The notice stands on top of every tab of invented data, and nowhere else."""
    if not is_noted:
        return tab.rows
    return [[{"markdown": NOTICE, "width": 12, "height": 6, "strong": True}], *tab.rows]


def _place(position: Position, row: Position, cell: dict[str, Any], place: str, drawing: _Drawing) -> None:
    parents = row["parents"] + [row["id"]]
    size = {"width": cell["width"], "height": cell["height"]}
    if "markdown" in cell:
        text = with_countries(drawing.wording.text(cell["markdown"]), drawing.wording)
        code = f"**{text}**" if cell.get("strong") else text
        _adopt(position, row["id"], _node("MARKDOWN", f"MARKDOWN-{place}", parents, code=code, **size))
        return
    background = LARGE if cell.get("large") else PLAIN
    other = {} if cell.get("large") else on_a_phone(drawing.catalogue.charts[cell["chart"]], cell["height"])
    column = _node("COLUMN", f"COLUMN-{place}", parents, background=background, width=cell["width"], on_a_phone=other)
    _adopt(position, row["id"], column)
    for node in _chart(cell, place, column, drawing, size):
        _adopt(position, column["id"], node)


def _chart(cell: dict[str, Any], place: str, column: Position, drawing: _Drawing, size: Position) -> list[Position]:
    chart = drawing.catalogue.charts[cell["chart"]]
    said, parents = drawing.wording.text, column["parents"] + [column["id"]]
    return [
        _node(
            "CHART",
            f"CHART-{place}",
            parents,
            chartId=drawing.chart_ids[chart.name],
            sliceName=said(chart.title),
            uuid=ids.chart_uuid(chart.name, drawing.audience, drawing.wording.language),
            on_a_phone=column["meta"]["on_a_phone"],
            **size,
        ),
        _node(
            "MARKDOWN",
            f"MARKDOWN-{place}",
            parents,
            code=_footnote(drawing, chart.name),
            width=size["width"],
            height=FOOTNOTE_HEIGHT.get(size["width"], NARROW_FOOTNOTE_HEIGHT),
        ),
    ]


def _footnote(drawing: _Drawing, name: str) -> str:
    chart, said = drawing.catalogue.charts[name], drawing.wording.text
    dataset = drawing.catalogue.datasets[chart.dataset]
    picture = f"![{said('footnote-picture')}]({FOOTNOTE})"
    explained = f"<details><summary>{said('how-to-read-this')}</summary>\n\n{said(chart.text)}\n\n</details>"
    marks = f"{said(FEW_MARK)} {said('what-the-mark-of-few-means')}. " if _has_marks(chart, dataset) else ""
    return f"{explained}\n\n{marks}{said('source')}: {said(dataset.source)} {picture}"


def _has_marks(chart: Chart, dataset: Dataset) -> bool:
    """Whether a column that the chart shows has a mark where a number is too small to show."""
    shown = {column.name for column in dataset.columns if f"_('{FEW_MARK}')" in (column.expression or "")}
    return any(name in str(chart.params) for name in shown)


def _node(kind: str, key: str, parents: list[str], **meta: Any) -> Position:
    return {"type": kind, "id": key, "children": [], "parents": parents, "meta": meta}


def _adopt(position: Position, parent: str, node: Position) -> None:
    position[node["id"]] = node
    position[parent]["children"].append(node["id"])
