"""The layout of a dashboard for a phone: one column, each cell as wide as the screen.

Superset has one layout for all screens, in twelve columns of the screen's width.
Add here: another thing of the layout that a phone has otherwise. Keep out: how it looks (style.py).
"""

import json

from dashboards.expand.layout import Position

WHOLE_WIDTH = 12


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
        node["meta"]["width"] = WHOLE_WIDTH
    for child in node["children"]:
        _widen(laid, child, [*parents, key])
