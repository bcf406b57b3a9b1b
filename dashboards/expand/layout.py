"""A dashboard as Superset imports it: tabs, rows, headers, native filters.

Add here: another kind of cell in a row. Keep out: chart parameters (charts.py) and what one dashboard holds (assets/).
"""

from typing import Any

from dashboards import ids
from dashboards.catalogue import Catalogue, Dashboard, Tab
from dashboards.expand.filters import filter_configuration
from dashboards.expand.style import CSS, label_colors
from dashboards.palette import CATEGORICAL

INVENTED_SUFFIX = " · invented data"


def dashboard_file(dashboard: Dashboard, catalogue: Catalogue, notice: str | None, language: str) -> dict[str, Any]:
    chart_ids = {name: number for number, name in enumerate(dashboard.charts, start=1)}
    return {
        "dashboard_title": dashboard.title + (INVENTED_SUFFIX if notice else ""),
        "description": dashboard.description,
        "css": CSS,
        "slug": slug(dashboard, language),
        "uuid": ids.dashboard_uuid(dashboard.name, language),
        "position": _position(dashboard, catalogue, chart_ids, notice, language),
        "metadata": {
            "filter_bar_orientation": "HORIZONTAL",
            "native_filter_configuration": filter_configuration(dashboard, chart_ids, language),
            "color_scheme": "crossings",
            "color_scheme_domain": CATEGORICAL[0]["colors"],
            "label_colors": label_colors(catalogue.countries),
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


def slug(dashboard: Dashboard, language: str) -> str:
    return f"{dashboard.name.replace('_', '-')}-{language}"


Position = dict[str, Any]


def _position(
    dashboard: Dashboard, catalogue: Catalogue, chart_ids: dict[str, int], notice: str | None, language: str
) -> Position:
    position: Position = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["TABS-main"]},
        "HEADER_ID": {"type": "HEADER", "id": "HEADER_ID", "meta": {"text": dashboard.title}},
        "TABS-main": _node("TABS", "TABS-main", ["ROOT_ID"]),
    }
    for number, tab in enumerate(dashboard.tabs, start=1):
        node = _node("TAB", f"TAB-{number}", ["ROOT_ID", "TABS-main"], text=tab.title)
        _adopt(position, "TABS-main", node)
        for row_number, cells in enumerate(_rows(tab, notice), start=1):
            row = _node(
                "ROW", f"ROW-{number}-{row_number}", node["parents"] + [node["id"]], background="BACKGROUND_TRANSPARENT"
            )
            _adopt(position, node["id"], row)
            for cell_number, cell in enumerate(cells, start=1):
                place = f"{number}-{row_number}-{cell_number}"
                _adopt(position, row["id"], _cell(cell, place, row, catalogue, chart_ids, language))
    return position


def _rows(tab: Tab, notice: str | None) -> list[list[dict[str, Any]]]:
    """The notice stands on top of every tab of invented data, and nowhere else."""
    if not (tab.invented and notice):
        return tab.rows
    return [[{"markdown": f"**{notice}**", "width": 12, "height": 8}], *tab.rows]


def _cell(
    cell: dict[str, Any], place: str, row: Position, catalogue: Catalogue, chart_ids: dict[str, int], language: str
) -> Position:
    size = {"width": cell["width"], "height": cell["height"]}
    parents = row["parents"] + [row["id"]]
    if "markdown" in cell:
        return _node("MARKDOWN", f"MARKDOWN-{place}", parents, code=cell["markdown"], **size)
    chart = catalogue.charts[cell["chart"]]
    return _node(
        "CHART",
        f"CHART-{place}",
        parents,
        chartId=chart_ids[chart.name],
        sliceName=chart.title,
        uuid=ids.chart_uuid(chart.name, language),
        **size,
    )


def _node(kind: str, key: str, parents: list[str], **meta: Any) -> Position:
    return {"type": kind, "id": key, "children": [], "parents": parents, "meta": meta}


def _adopt(position: Position, parent: str, node: Position) -> None:
    position[node["id"]] = node
    position[parent]["children"].append(node["id"])
