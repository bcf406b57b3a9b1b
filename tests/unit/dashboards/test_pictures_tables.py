"""The numbers of a chart in a plain table: labelled, in the reader's format, no row lost unsaid."""

import json

import pytest

from dashboards.pictures import formats
from dashboards.pictures.boards import Chart, board
from dashboards.pictures.tables import MOST_ROWS, Table, tables
from dashboards.pictures.words import words
from warehouse.definitions.languages import LANGUAGES

JANUARY_2022 = 1640995200000.0


def chart(viz_type: str, **form: object) -> Chart:
    return Chart(1, "A title", "A text.", viz_type, 6, dict(form), {"period_start": "Period", "persons": "Persons"})


def one(
    viz_type: str, columns: dict[str, int], data: list[dict[str, object]], language: str = "en", **form: object
) -> Table:
    answer = [{"colnames": list(columns), "coltypes": list(columns.values()), "data": data}]
    (made,) = tables(chart(viz_type, **form), answer, language)
    return made


def test_a_line_with_its_band_names_period_and_edges() -> None:
    columns = {"period_start": 2, "Finland": 0, "Finland, estimate__yhat_lower": 0}
    data = [{"period_start": JANUARY_2022, "Finland": 0.127, "Finland, estimate__yhat_lower": None}]
    made = one("echarts_timeseries_line", columns, data, y_axis_format=".0%")
    assert made.heads == ("Period", "Finland", "Finland, estimate: lowest")
    assert made.rows == (("Jan 2022", "13%", "–"),)


def test_a_pivot_is_read_in_rows_and_columns() -> None:
    data = [
        {"Month": "2023-03", "Partner": "FI-B", "Report": "late"},
        {"Month": "2023-02", "Partner": "FI-B", "Report": "on time"},
        {"Month": "2023-02", "Partner": "FI-A", "Report": "on time"},
    ]
    label = {"expressionType": "SQL", "label": "Partner", "sqlExpression": "partner_alias"}
    form = {"groupbyRows": [label], "groupbyColumns": ["Month"]}
    made = one("pivot_table_v2", {"Month": 1, "Partner": 1, "Report": 1}, data, **form)
    assert made.heads == ("Partner", "Feb 2023", "Mar 2023")
    assert made.rows == (("FI-A", "on time", "–"), ("FI-B", "on time", "late"))


def test_a_pivot_of_several_metrics_names_them() -> None:
    data = [{"Month": "2023-02", "Partner": "FI-A", "Due": 3, "In": 2}]
    columns = {"Month": 1, "Partner": 1, "Due": 0, "In": 0}
    made = one("pivot_table_v2", columns, data, groupbyRows=["Partner"], groupbyColumns=["Month"])
    assert made.heads == ("Partner", "Feb 2023, Due", "Feb 2023, In")
    assert made.numeric == (False, True, True)


def test_what_a_heatmap_adds_for_itself_is_left_away() -> None:
    made = one("heatmap_v2", {"country": 1, "persons": 0, "rank": 0}, [{"country": "FI", "persons": 16, "rank": 0.5}])
    assert made.heads == ("country", "Persons")


def test_lying_bars_are_read_from_the_top() -> None:
    data = [{"Step": "2. After"}, {"Step": "1. Before"}]
    made = one("echarts_timeseries_bar", {"Step": 1}, data, orientation="horizontal")
    assert [row[0] for row in made.rows] == ["1. Before", "2. After"]


@pytest.mark.parametrize(("rows", "is_cut"), [(MOST_ROWS, False), (MOST_ROWS + 1, True)])
def test_a_long_table_says_that_it_is_cut(rows: int, is_cut: bool) -> None:
    made = one("table", {"persons": 0}, [{"persons": 7}] * rows)
    assert (len(made.rows), made.count, made.is_cut) == (MOST_ROWS, rows, is_cut)


@pytest.mark.parametrize(
    ("value", "d3", "language", "said"),
    [
        (12503, ",.0f", "en", "12,503"),
        (12503, ",.0f", "ru", "12\xa0503"),
        (12503, ",.0f", "fi", "12\xa0503"),
        (0.127, ".0%", "en", "13%"),
        (0.127, ".1%", "fi", "12,7\xa0%"),
        (0.127, ".1%", "uk", "12,7%"),
        (-6.14, "+.1f", "en", "-6.1"),
        (11.0, "+.1f", "en", "+11.0"),
        (2.8363, ".4~f", "en", "2.8363"),
        (1.51, ".4~f", "ru", "1,51"),
        (14.0, "", "en", "14"),
        (0.125, "", "fi", "0,12"),
    ],
)
def test_numbers_are_written_as_the_reader_writes_them(value: float, d3: str, language: str, said: str) -> None:
    assert formats.number(value, d3, language) == said


@pytest.mark.parametrize(
    ("value", "kind", "column", "said"),
    [
        (None, formats.NUMERIC, "persons", "–"),
        (None, 1, "note", ""),
        ("", 1, "note", ""),
        ("few", 1, "status", "too few to show, or none"),
        (2022, formats.NUMERIC, "denominator_year", "2022"),
        (True, 3, "is_latest", "yes"),
        ("2023-13", 1, "code", "2023-13"),
    ],
)
def test_a_cell_is_said_in_words(value: object, kind: int, column: str, said: str) -> None:
    assert formats.cell(value, kind, column, "", "en") == said


def test_every_word_is_there_in_every_language_with_the_same_places() -> None:
    for name, said in words().items():
        assert tuple(said) == LANGUAGES, name
        assert len({tuple(sorted(_places(text))) for text in said.values()}) == 1, name
        if len(said["en"]) > 12:
            assert len(set(said.values())) == len(LANGUAGES), name


def _places(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:]]


def test_a_dashboard_is_read_in_the_order_of_its_rows() -> None:
    position = {
        "ROOT_ID": {"type": "ROOT", "children": ["TABS-main"]},
        "TABS-main": {"type": "TABS", "children": ["TAB-1"]},
        "TAB-1": {"type": "TAB", "children": ["ROW-1"], "meta": {"text": "In a minute"}},
        "ROW-1": {"type": "ROW", "children": ["MARKDOWN-1", "CHART-1"], "meta": {}},
        "MARKDOWN-1": {"type": "MARKDOWN", "children": [], "meta": {"code": "Said", "width": 6}},
        "CHART-1": {"type": "CHART", "children": [], "meta": {"chartId": 7, "width": 6}},
    }
    mask = {"filterState": {"label": "Quarter"}}
    filters = [{"name": "Period type", "defaultDataMask": mask}, {"name": "Country", "defaultDataMask": {}}]
    described = {
        "dashboard_title": "Start here",
        "description": None,
        "position_json": json.dumps(position),
        "json_metadata": json.dumps({"native_filter_configuration": filters}),
    }
    form = {"viz_type": "table", "datasource": "3__table"}
    charts = [{"id": 7, "slice_name": "Who?", "description": "One sentence.\n\nMore of it.", "form_data": form}]
    made = board(described, charts, {"3__table": {"persons": "Persons"}})
    assert made.filters == ("Period type: Quarter",)
    assert [tab.title for tab in made.tabs] == ["In a minute"]
    said, seen = made.tabs[0].cells
    assert said.markdown == "Said"
    assert (seen.title, seen.text, seen.is_in_rows) == ("Who?", "One sentence.", True)
    assert seen.names == {"persons": "Persons"}
