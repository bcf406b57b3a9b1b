"""Queries of datasets: over an audience's file, of published tables alone, with the columns that the dataset declares.

Add here: another promise about every query. Keep out: what one of them makes of cells (test_*_shapes.py).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from chart_rows import SOURCES

from dashboards.expand.charts import worded
from dashboards.expand.datasets import dataset_columns, label_columns
from dashboards.sources import queries
from dashboards.sources.catalogue import Column
from dashboards.sources.wording import Wording
from warehouse.definitions.contracts import contracts
from warehouse.errors import ConfigError

NAMES = queries.names()
SHAPES = {dataset.name: dataset for dataset in SOURCES.datasets.values() if dataset.shape}


def test_every_query_is_of_one_dataset_and_every_dataset_that_reshapes_a_table_has_one() -> None:
    assert len(NAMES) > 30
    assert sorted(SHAPES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_query_reads_published_tables_and_nothing_else(name: str) -> None:
    """All that a file holds are published tables: a view over them shows nothing that they do not hold."""
    read = duckdb.get_table_names(queries.sql(name), qualified=True)
    assert read == {f"published.{table}" for table in queries.tables(name)}
    assert queries.tables(name) <= contracts().keys()
    assert "--" not in queries.sql(name)


@pytest.fixture(scope="module")
def empty_tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """Every table of a release with every column of its contract."""
    with duckdb.connect() as con:
        con.execute("create schema published")
        for table, contract in contracts().items():
            columns = ", ".join(f'"{column.name}" {column.kind}' for column in contract.columns)
            con.execute(f"create table published.{table} ({columns})")
        yield con


@pytest.mark.parametrize("name", NAMES)
def test_a_query_gives_the_columns_and_types_that_its_dataset_declares(
    name: str, empty_tables: duckdb.DuckDBPyConnection
) -> None:
    columns = {column: kind for column, kind, *_ in empty_tables.execute(f"describe {queries.sql(name)}").fetchall()}
    declared = {column.name: column.type for column in SHAPES[name].columns if column.expression is None}
    assert declared == {column: columns.get(column) for column in declared}
    assert columns.keys() >= {*SHAPES[name].key}
    assert SHAPES[name].key


def test_a_query_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "DATASETS", tmp_path)
    with pytest.raises(ConfigError, match=r"There is no query dashboards/assets/datasets/pub_nowhere\.sql"):
        queries.sql("pub_nowhere")


def test_comments_of_a_query_do_not_reach_superset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "DATASETS", tmp_path)
    (tmp_path / "pub_a.sql").write_text("-- Why.\nselect 1 as number\n    -- More.\nfrom published.pub_reach\n")
    assert queries.sql("pub_a") == "select 1 as number\nfrom published.pub_reach"


def test_codes_within_a_text_get_their_names_and_an_unknown_one_shows_itself() -> None:
    (label,) = label_columns([Column("event_codes", "VARCHAR", "Events")], {"event_codes": {"war": "it's war"}})
    asked = f"select {label.expression} from (values ('{{war}}, {{flood}}'), (''), (null)) as event(event_codes)"
    assert (label.name, duckdb.sql(asked).fetchall()) == ("event_codes_label", [("it's war, flood",), ("",), (None,)])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "2023; 2023 H2; 2023 Q4; 2024, US fiscal year; 2023-10"),
        ("fi", "2023; 2023, 2. puolivuosi; 2023, 4. nelj.; 2024, US fiscal year; 2023-10"),
    ],
)
def test_periods_within_a_text_are_said_as_one_alone_is(language: str, words: str) -> None:
    wording = Wording(language)
    said = wording.sql("_periods('{2023}; {2023 H2}; {2023 Q4}; {2024, FY}; {2023-10}')")
    fiscal = wording.text("period-fiscal-year").replace("{year}", "2024")
    assert duckdb.sql(f"select {said}").fetchall() == [(words.replace("2024, US fiscal year", fiscal),)]
    alone = wording.sql("_period('quarter', date '2023-10-01')")
    assert str(duckdb.sql(f"select {alone}").fetchall()[0][0]) in words


def test_a_metric_and_a_condition_name_a_calculated_column() -> None:
    english, chart = Wording("en"), SOURCES.charts["coverage/cannot_say"]
    columns = dataset_columns(SOURCES.datasets[chart.dataset], {}, english)
    assert worded(chart, columns, english).where[1].startswith("(case indicator_code when 'reached_any' then 1 ")
    pivot = SOURCES.charts["trends/commodities"]
    columns = dataset_columns(SOURCES.datasets[pivot.dataset], {}, english)
    assert worded(pivot, columns, english).params["metrics"][0]["sql"].startswith("max((case when amount is not null ")


# Values of published tables that a query compares with, or puts in their place a code: no reader sees them.
VALUES = {
    "own overlap, Chapman",
    "service users",
    "sex workers who work outdoors only",
    "the sex workers they contact",
    "not yet due",
    "PEPFAR KP_PREV",
    "codes are not sealed: how many people are counted twice is not known",
    "a share of fewer than a hundred people",
    "not every city was worked in for the whole period",
}


def test_a_query_says_codes_and_no_words_that_a_reader_of_another_language_would_be_given() -> None:
    """Words are calculated columns of the datasets, where they are translated."""
    literals = {literal for name in NAMES for literal in re.findall("'([^']*)'", queries.sql(name))}
    of_places = re.compile(r'\{"type": "\w+", "coordinates": \[*')  # shapes for the map
    texts = {each for each in literals if re.search(r"\w \w", each) and not of_places.fullmatch(each)}
    assert len(literals) > 50
    assert texts - VALUES == set()
