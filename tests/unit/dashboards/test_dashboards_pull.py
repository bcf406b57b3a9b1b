"""What changed in Superset's editor comes back as a source would say it, and nothing else changes."""

import copy
from typing import Any

import pytest
from demo_sources import SOURCES

from dashboards.expand.charts import chart_file
from dashboards.pull import Seen, as_written, board_source, chart_source, reworded
from dashboards.sources.catalogue import (
    ASSETS,
    Chart,
)
from dashboards.sources.labels import labels
from dashboards.sources.wording import Wording
from warehouse import yaml_text

ENGLISH = Wording("en")
BOARD_OF = {name: board for board in SOURCES.dashboards.values() for name in board.charts}


def in_superset(chart: Chart) -> Seen:
    board = BOARD_OF[chart.name]
    made = chart_file(chart, SOURCES.datasets[chart.dataset], labels(SOURCES, ENGLISH), board.audiences[0], ENGLISH)
    # The editor adds what it needs for itself.
    params = copy.deepcopy(made["params"]) | {"datasource": "7__table", "slice_id": 3, "dashboards": [1]}
    return Seen(made["slice_name"], made["description"], params)


def pulled(chart: Chart, seen: Seen) -> dict[str, Any] | None:
    return chart_source(SOURCES, chart, BOARD_OF[chart.name], seen)


@pytest.mark.parametrize("name", sorted(SOURCES.charts))
def test_a_chart_that_nobody_changed_is_left_alone(name: str) -> None:
    assert pulled(SOURCES.charts[name], in_superset(SOURCES.charts[name])) is None


def test_a_changed_format_is_the_only_difference() -> None:
    chart = SOURCES.charts["start_here/settings_year"]
    seen = in_superset(chart)
    seen.params["y_axis_format"] = ".1%"
    source = pulled(chart, seen)
    assert source is not None
    assert (source["title"], source["text"]) == (chart.title, chart.text)
    assert source["params"] == {**chart.params, "y_axis_format": ".1%"}
    assert reworded(chart, seen) == {}


def test_another_title_is_other_english_of_the_same_code() -> None:
    chart = SOURCES.charts["start_here/settings_year"]
    seen = in_superset(chart)
    seen.title = "Where do they work?"
    assert pulled(chart, seen) is None
    assert reworded(chart, seen) == {chart.title: "Where do they work?"}


def test_a_new_metric_is_written_short_with_the_code_of_its_label_if_it_has_one() -> None:
    chart = SOURCES.charts["start_here/settings_year"]
    seen = in_superset(chart)
    seen.params["metrics"].append({"expressionType": "SQL", "sqlExpression": "count(*)", "label": "Rows", "x": 1})
    seen.params["metrics"].append({"expressionType": "SQL", "sqlExpression": "count(1)", "label": "A new word"})
    seen.params["y_axis_title"] = "Share"
    seen.params["stack"] = "Stack"
    source = pulled(chart, seen)
    assert source is not None
    new = [{"label": "rows", "sql": "count(*)"}, {"label": "A new word", "sql": "count(1)"}]
    assert source["params"]["metrics"] == [*chart.params["metrics"], *new]
    assert source["params"]["y_axis_title"] == "share"
    assert source["params"]["stack"] == "Stack"


def test_a_column_is_set_up_by_its_code_again_and_by_its_name_in_the_table_as_it_is() -> None:
    chart = SOURCES.charts["quality/rates"]
    seen = in_superset(chart)
    [first, *_] = [name for name in seen.params["column_config"] if not name.islower()]
    seen.params["column_config"][first] = {"columnWidth": 200}
    seen.params["column_config"]["indoors"] = {"columnWidth": 100}  # a column, and the English of a text
    source = pulled(chart, seen)
    assert source is not None
    changed = source["params"]["column_config"]
    assert changed.keys() == {*chart.params["column_config"], "indoors"}


def test_a_removed_parameter_is_gone() -> None:
    chart = SOURCES.charts["start_here/settings_year"]
    seen = in_superset(chart)
    del seen.params["show_value"]
    source = pulled(chart, seen)
    assert source is not None
    assert "show_value" not in source["params"]


@pytest.mark.parametrize(("name", "key"), [("trends/between_regions", "text"), ("trends/map", "params")])
def test_what_the_network_chooses_or_fills_in_stays_as_the_file_has_it(name: str, key: str) -> None:
    chart, file = SOURCES.charts[name], yaml_text.read((ASSETS / "charts" / f"{name}.yaml").read_text(encoding="utf-8"))
    seen = in_superset(chart)
    seen.params["row_height"] = 20
    source = pulled(chart, seen)
    assert source is not None
    written = as_written(source, chart, file)
    assert written["params"] == file["params"] | {"row_height": 20}
    assert written[key] != source[key]
    assert written["text"] == file["text"]


def test_sizes_come_back_and_equal_ones_change_nothing() -> None:
    source = {"tabs": [{"rows": [[{"chart": "a", "width": 6, "height": 50}, {"markdown": "x", "width": 6}]]}]}
    assert board_source(copy.deepcopy(source), {"a": (6, 50)}) is None
    changed = board_source(source, {"a": (12, 40), "gone": (1, 1)})
    assert changed is not None
    assert changed["tabs"][0]["rows"][0][0] == {"chart": "a", "width": 12, "height": 40}
