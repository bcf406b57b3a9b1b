"""On a phone every cell of a dashboard has a row of its own."""

from typing import Any

import pytest

from dashboards.expand import expand
from dashboards.expand.phone import on_a_phone, one_column
from dashboards.sources.catalogue import load

BOARDS = {name: content for name, content in expand(load(), is_invented=True).items() if name.startswith("dashboards/")}


@pytest.mark.parametrize("name", [name for name in BOARDS if name.endswith(".en.yaml")])
def test_each_cell_is_as_wide_as_the_screen_and_knows_where_it_is(name: str) -> None:
    before, after = BOARDS[name]["position"], one_column(BOARDS[name]["position"])
    nodes = [node for node in after.values() if isinstance(node, dict)]
    for node in nodes:
        assert node["type"] != "ROW" or len(node["children"]) == 1
        meta = node.get("meta", {})
        assert meta.get("width", 12) == meta.get("on_a_phone", {}).get("width", 12)
        for child in node.get("children", ()):
            assert after[child]["parents"] == [*node.get("parents", ()), node["id"]]
    kinds = ("CHART", "MARKDOWN", "TAB")
    assert [key for key, node in after.items() if isinstance(node, dict) and node["type"] in kinds] == [
        key for key, node in before.items() if isinstance(node, dict) and node["type"] in kinds
    ]
    assert _read(after) == _read(before)


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("trends/why_changed", {"width": 36}),
        ("trends/next_setting", {"width": 36}),
        ("trends/comparisons", {"width": 24}),
        ("trends/map_list", {}),
        ("trends/same_quarter", {"height": 60}),
        ("trends/reach", {}),
    ],
)
def test_what_cannot_be_drawn_as_narrow_has_another_size(name: str, size: dict[str, int]) -> None:
    assert on_a_phone(load().charts[name], 40) == size


def _read(position: dict[str, Any], key: str = "ROOT_ID") -> list[str]:
    """Charts and texts in the order in which they are read."""
    node = position[key]
    mine = [key] if node["type"] in ("CHART", "MARKDOWN") else []
    return mine + [one for child in node["children"] for one in _read(position, child)]
