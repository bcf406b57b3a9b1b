"""The layout of a dashboard for a phone: one column; a cell is as wide as the screen, or wider where it must be.

Superset has one layout for all screens, in twelve columns of the screen's width.
Add here: another thing of the layout that a phone has otherwise. Keep out: how it looks (style.py).
"""

import json
from typing import Any

from dashboards.sources.catalogue import Chart

WHOLE_WIDTH = 12
# Wider than the screen, moved sideways in its card: words below the columns of these lie over one another in less.
WIDE = {"heatmap_v2": 36, "waterfall": 36}
WIDE_TABLE, MOST_COLUMNS = 24, 3  # more columns than a screen shows whole
TALLER = 1.5  # names beside lying bars have two lines there

Position = dict[str, Any]


def on_a_phone(chart: Chart, height: int) -> dict[str, int]:
    """What its size is there, if it is not the screen's width and the height of the desk."""
    columns = [one for key in ("all_columns", "metrics") for one in chart.params.get(key, ())]
    if chart.viz_type in WIDE:
        return {"width": WIDE[chart.viz_type]}
    if chart.viz_type == "table" and len(columns) > MOST_COLUMNS:
        return {"width": WIDE_TABLE}
    return {"height": round(height * TALLER)} if chart.params.get("orientation") == "horizontal" else {}


def one_column(position: Position) -> Position:
    """Rows of several cells become several rows; their order is that of reading."""
    laid = json.loads(json.dumps(position))
    for row in [node for node in laid.values() if isinstance(node, dict) and node["type"] == "ROW"]:
        around = laid[row["parents"][-1]]
        place = around["children"].index(row["id"])
        own = [
            {**row, "id": f"{row['id']}-{number}", "children": [cell]} for number, cell in enumerate(row["children"])
        ]
        around["children"][place : place + 1] = [one["id"] for one in own]
        del laid[row["id"]]
        for one in own:
            laid[one["id"]] = one
            _widen(laid, one["children"][0], row["parents"] + [one["id"]])
    return laid


def _widen(laid: Position, key: str, parents: list[str]) -> None:
    node = laid[key]
    node["parents"] = parents
    if "width" in node["meta"]:
        node["meta"] |= {"width": WHOLE_WIDTH} | node["meta"].get("on_a_phone", {})
    for child in node["children"]:
        _widen(laid, child, [*parents, key])
