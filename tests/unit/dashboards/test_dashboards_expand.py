"""What Superset is given to import: fixed ids, the notice on every invented tab, no data in it."""

import pytest

from dashboards import ids
from dashboards.catalogue import load
from dashboards.expand import expand
from dashboards.expand.charts import chart_file
from warehouse import indicators

SOURCES = load()
NOTICE = "Invented data: a demonstration network."
DEMO = expand(SOURCES, NOTICE)
REAL = expand(SOURCES, None)
BOARDS = [name for name in DEMO if name.startswith("dashboards/")]


def test_two_expansions_are_the_same() -> None:
    assert expand(load(), NOTICE) == DEMO


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
    assert DEMO[name]["dashboard_title"].endswith("invented data")
    board = next(board for board in SOURCES.dashboards.values() if f"dashboards/{board.name}." in name)
    for number, tab in enumerate(board.tabs, start=1):
        first = DEMO[name]["position"][f"MARKDOWN-{number}-1-1"]["meta"]["code"]
        assert (NOTICE in first) == tab.invented


@pytest.mark.parametrize("name", BOARDS)
def test_real_data_are_not_called_invented(name: str) -> None:
    assert "nvented" not in str(REAL[name])


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
    assert donor
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
    chart = SOURCES.charts["regional/reach"]
    params = chart_file(chart, SOURCES.datasets[chart.dataset], SOURCES.labels, "regional", "en")["params"]
    assert params["metrics"][0]["expressionType"] == "SQL"
    assert params["metrics"][0]["sqlExpression"] == "max(persons)"
    assert params["adhoc_filters"][0]["clause"] == "WHERE"


def test_a_pivot_table_is_headed_with_words() -> None:
    chart = SOURCES.charts["regional/flows"]
    params = chart_file(chart, SOURCES.datasets[chart.dataset], SOURCES.labels, "regional", "en")["params"]
    assert params["groupbyRows"][0]["label"] == "From"


def test_every_chart_asks_or_names_something_and_has_a_text_alternative() -> None:
    for chart in SOURCES.charts.values():
        assert len(chart.title) > 10, chart.name
        assert len(chart.text) > 40, chart.name


def test_a_chart_and_its_columns_are_explained_by_the_dictionary() -> None:
    chart = SOURCES.charts["regional/coverage"]
    described = chart_file(chart, SOURCES.datasets[chart.dataset], SOURCES.labels, "regional", "en")["description"]
    assert described == f"{chart.text}\n\n{indicators.help_text('reached_any', 'en')}"
    dataset = DEMO["datasets/regional/pub_reporting.en.yaml"]
    assert indicators.indicators()["reporting_rate"].sentence("en") in dataset["description"]
    columns = {column["column_name"]: column for column in DEMO["datasets/regional/pub_coverage.en.yaml"]["columns"]}
    assert columns["reporting_completeness"]["description"].startswith("Reporting completeness: ")
    assert columns["coverage_point"]["description"] is None
    assert "when 'reached_kp_prev_q2' then 'KP_PREV as reported in Q2'" in columns["indicator_code_label"]["expression"]
