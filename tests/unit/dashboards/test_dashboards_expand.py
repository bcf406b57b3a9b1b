"""What Superset is given to import: fixed ids, the notice on every invented tab, no data in it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from demo_sources import SOURCES

from dashboards.expand import expand, of_language
from dashboards.expand.charts import chart_file
from dashboards.expand.datasets import dataset_file
from dashboards.expand.layout import NOTICE
from dashboards.sources import ids
from dashboards.sources.catalogue import Chart, load
from dashboards.sources.labels import labels
from dashboards.sources.plan import Placed
from dashboards.sources.wording import (
    PSEUDO,
    TEXT_KEYS,
    Wording,
)
from warehouse.definitions import indicators

ENGLISH = Wording("en")
NAME_OF_A_COLUMN = re.compile(r"[a-z]+(_[a-z]+)+")  # what is sorted or coloured by may be one
DEMO = expand(SOURCES, is_invented=True)
REAL = expand(SOURCES, is_invented=False)
BOARDS = [name for name in DEMO if name.startswith("dashboards/")]


def test_two_expansions_are_the_same() -> None:
    assert expand(load(), is_invented=True) == DEMO


def test_ids_are_unique_and_do_not_depend_on_the_notice() -> None:
    demo = {name: content.get("uuid") for name, content in DEMO.items() if name != "metadata.yaml"}
    assert len(set(demo.values())) == len(demo)
    assert {name: content.get("uuid") for name, content in REAL.items() if name != "metadata.yaml"} == demo


def test_the_id_of_a_name_never_changes() -> None:
    """A changed id would make a second dashboard and orphan every link to the first."""
    assert ids.dashboard_uuid("start_here", "regional", "en") == "56aa05b0-98a5-5013-8233-13f01431b5e2"
    assert ids.database_uuid("regional") == "8c18b81c-7566-582b-b80d-d4fbf3430ce8"


@pytest.mark.parametrize("name", BOARDS)
def test_a_demonstration_says_invented_data_in_its_title_and_on_every_tab_of_it(name: str) -> None:
    said = Wording(name.split(".")[-2]).text
    assert DEMO[name]["dashboard_title"].endswith(said("invented-data"))
    board = next(board for board in SOURCES.dashboards.values() if f"dashboards/{board.name}." in name)
    for number, tab in enumerate(board.tabs, start=1):
        first = DEMO[name]["position"].get(f"MARKDOWN-{number}-1-1", {"meta": {"code": ""}})["meta"]["code"]
        assert (said(NOTICE) in first) == tab.invented


@pytest.mark.parametrize("name", BOARDS)
def test_real_data_are_not_called_invented(name: str) -> None:
    said = Wording(name.split(".")[-2]).text
    assert said("invented-data") not in REAL[name]["dashboard_title"]
    assert said(NOTICE) not in str(REAL[name])


def test_every_text_that_people_read_passes_through_the_wording() -> None:
    """In a made-up language every text is marked. What is not marked would be English for everybody."""
    everywhere = [
        Placed(board.name, audience, "xx") for board in SOURCES.dashboards.values() for audience in board.audiences
    ]
    unmarked = [
        f"{name}: {where}: {text}"
        for name, content in of_language(SOURCES, Wording(PSEUDO), everywhere, is_invented=True).items()
        for where, text in shown_texts(name, content)
        if "⟦" not in text
    ]
    assert unmarked == []


def shown_texts(name: str, content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every string that reaches a screen, and every word within SQL that does."""
    if name.startswith("dashboards/"):
        yield from ((key, content[key]) for key in ("dashboard_title", "description"))
        for meta in (node.get("meta", {}) for node in content["position"].values() if isinstance(node, dict)):
            yield from ((key, meta[key]) for key in ("text", "code", "sliceName") if key in meta)
        for one in content["metadata"]["native_filter_configuration"]:
            yield from ((key, one[key]) for key in ("name", "description") if one[key])
    elif name.startswith("charts/"):
        yield from ((key, content[key]) for key in ("slice_name", "description"))
        yield from params_texts(content["params"])
    else:
        for column in content["columns"]:
            yield column["column_name"], column["verbose_name"]
            yield f"{column['column_name']} expression", marked_words(column["expression"] or "")


def params_texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from params_texts(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from params_texts(one, key)
    elif isinstance(value, str) and key in TEXT_KEYS and value.strip() and not NAME_OF_A_COLUMN.fullmatch(value):
        yield key, value
    elif isinstance(value, str) and key == "sqlExpression" and not value.startswith("case "):
        yield key, marked_words(value)


def marked_words(sql: str) -> str:
    """Empty of what is no text for people: the first literal of two words or more that is not marked, else a mark.

    Codes are one word. Comparisons with a phrase that the tables hold are on the left of a THEN or beside an operator.
    """
    sql = re.sub(r"--[^\n]*", " ", sql)
    compared = re.sub(r"(=|<>|in \(|when|,)\s*'(?:[^']|'')*'", " ", sql)
    for literal in re.findall(r"'((?:[^']|'')*)'", compared):
        if re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", literal) and "⟦" not in literal:
            return literal
    return "⟦⟧"


@pytest.mark.parametrize("name", BOARDS)
def test_every_node_of_a_layout_knows_its_parents_and_is_reached_once(name: str) -> None:
    position = {key: node for key, node in DEMO[name]["position"].items() if isinstance(node, dict)}
    children = [child for node in position.values() for child in node.get("children", [])]
    assert sorted(children) == sorted(set(position) - {"ROOT_ID", "HEADER_ID"})
    for key in children:
        node = position[key]
        assert node["parents"][-1] in position
        assert key in position[node["parents"][-1]]["children"]


def test_rows_are_at_most_twelve_columns_wide() -> None:
    for board in SOURCES.dashboards.values():
        for row in (row for tab in board.tabs for row in tab.rows):
            assert sum(cell["width"] for cell in row) <= 12


def test_a_dataset_is_named_by_table_audience_and_language_and_reads_published_tables_alone() -> None:
    datasets = [content for name, content in DEMO.items() if name.startswith("datasets/")]
    assert "pub_reach__regional__en" in {dataset["table_name"] for dataset in datasets}
    for dataset in datasets:
        assert "from published." in dataset["sql"]
        for schema in ("raw.", "staging.", "intermediate.", "marts.", "crossings."):
            assert schema not in dataset["sql"]


def test_partner_reports_do_not_exist_for_donors() -> None:
    donor = [name for name in DEMO if name.startswith("datasets/donor/")]
    assert not [name for name in donor if "reporting" in name or "letter" in name]


def test_a_coded_column_gets_a_label_and_an_unknown_code_shows_itself() -> None:
    columns = {column["column_name"]: column for column in DEMO["datasets/regional/pub_reach.en.yaml"]["columns"]}
    label = columns["city_code_label"]
    assert "when 'fi_turku' then 'Turku'" in label["expression"]
    assert label["expression"].endswith("else city_code end")
    assert (label["verbose_name"], columns["city_code"]["verbose_name"]) == ("City", "City (code)")


def test_a_database_is_an_audience_and_allows_nothing_but_reading() -> None:
    for audience in ("regional", "donor"):
        database = DEMO[f"databases/{audience}.yaml"]
        assert database["sqlalchemy_uri"] == f"duckdb:////published/{audience}"
        allowed = [name for name, value in database.items() if name.startswith("allow_") and value]
        assert allowed == []


def test_shorthands_become_what_superset_calls_adhoc() -> None:
    params = made(SOURCES.charts["start_here/settings_year"])["params"]
    assert params["metrics"][0]["expressionType"] == "SQL"
    assert params["metrics"][0]["sqlExpression"].startswith("sum(persons)")
    assert params["adhoc_filters"][0]["clause"] == "WHERE"


def test_settings_of_a_column_name_it_as_the_table_does_in_every_language() -> None:
    """A metric has no other name than its label."""
    tables = {name: one["params"] for name, one in DEMO.items() if one.get("viz_type") == "table"}
    assert len(tables) > 20
    for name, params in tables.items():
        columns = {*params.get("all_columns", ()), *params.get("groupby", ())}
        labels_of_metrics = {metric["label"] for metric in params.get("metrics", ())}
        assert params.get("column_config", {}).keys() <= columns | labels_of_metrics, name


def test_a_pivot_table_is_headed_with_words() -> None:
    assert made(SOURCES.charts["start_here/who_reported"])["params"]["groupbyRows"][0]["label"] == "Partner"


def test_no_line_is_drawn_over_a_period_without_a_number() -> None:
    """Superset would drop that period (show_empty_columns) before it draws the line."""
    lines = [chart for chart in SOURCES.charts.values() if re.search("line|mixed|area|timeseries$", chart.viz_type)]
    assert len(lines) > 3
    for chart in lines:
        params = made(chart)["params"]
        assert params["show_empty_columns"], chart.name
        assert params["show_empty_columns_b"], chart.name
        assert not params.get("connectNulls"), chart.name


def made(chart: Chart) -> dict[str, Any]:
    return chart_file(chart, SOURCES.datasets[chart.dataset], labels(SOURCES, ENGLISH), "regional", ENGLISH)


def test_every_chart_asks_or_names_something_and_has_a_text_alternative() -> None:
    for chart in SOURCES.charts.values():
        assert len(ENGLISH.text(chart.title)) > 10, chart.name
        assert len(ENGLISH.text(chart.text)) > 40, chart.name


def test_a_chart_and_its_columns_are_explained_by_the_dictionary() -> None:
    chart = SOURCES.charts["start_here/try_the_three"]
    assert made(chart)["description"] == f"{ENGLISH.text(chart.text)}\n\n{indicators.help_text('reached_any', 'en')}"
    dataset = DEMO["datasets/regional/pub_reporting_months.en.yaml"]
    assert indicators.indicators()["reporting_rate"].sentence("en") in dataset["description"]
    coverage = dataset_file(SOURCES.datasets["pub_coverage"], labels(SOURCES, ENGLISH), "regional", ENGLISH)
    columns = {column["column_name"]: column for column in coverage["columns"]}
    assert columns["reporting_completeness"]["description"].startswith("Reporting completeness: ")
    assert columns["coverage_point"]["description"] is None
    assert "when 'reached_kp_prev_q2' then 'KP_PREV as reported in Q2'" in columns["indicator_code_label"]["expression"]
