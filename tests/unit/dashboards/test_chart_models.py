"""Models of dbt as dashboards read them: over an audience's file, of published tables alone, each by one dataset.

Add here: another promise about every model of a chart. Keep out: what one of them makes of cells (test_*_shapes.py).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import yaml
from chart_rows import SOURCES

from dashboards.expand.charts import worded
from dashboards.expand.datasets import dataset_columns, label_columns
from dashboards.sources import chart_models
from dashboards.sources.catalogue import ASSETS, Column
from dashboards.sources.wording import Wording
from warehouse.definitions import contracts as of_release
from warehouse.errors import ConfigError

NAMES = chart_models.names()
PUBLISHED = of_release.contracts().keys()


def test_every_model_is_read_by_one_dataset_and_every_dataset_that_reshapes_a_table_has_one() -> None:
    assert len(NAMES) > 30
    assert sorted(one.name.removeprefix("pub_") for one in SOURCES.datasets.values() if one.shape) == NAMES


def test_a_dataset_says_columns_and_no_query() -> None:
    for file in (ASSETS / "datasets").glob("*.yaml"):
        source = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert not [shape for shape, one in source.get("shapes", {}).items() if "sql" in one], file.name
        assert not re.search(r"\bfrom published\b|\bselect\b", file.read_text(encoding="utf-8")), file.name


@pytest.mark.parametrize("name", NAMES)
def test_a_model_reads_published_tables_and_nothing_else(name: str) -> None:
    """All that a file holds are published tables: a view over them shows nothing that they do not hold."""
    read = duckdb.get_table_names(chart_models.sql(name), qualified=True)
    assert read == {f"published.{table}" for table in chart_models.tables(name)}
    assert chart_models.tables(name) <= PUBLISHED
    assert "--" not in chart_models.sql(name)


@pytest.fixture(scope="module")
def whole_tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """Every table of a release with every column of its contract, empty."""
    with duckdb.connect() as con:
        con.execute("create schema published")
        for table, contract in of_release.contracts().items():
            columns = ", ".join(f'"{one.name}" {one.kind}' for one in contract.columns)
            con.execute(f"create table published.{table} ({columns})")
        yield con


@pytest.mark.parametrize("name", NAMES)
def test_a_model_has_the_columns_and_types_of_its_contract(name: str, whole_tables: duckdb.DuckDBPyConnection) -> None:
    """dbt compares them where it builds, and no run builds these models."""
    made = whole_tables.execute(f"describe {chart_models.sql(name)}").fetchall()
    declared = of_release.of_charts()[f"chart_{name}"]
    assert [(column, kind.lower()) for column, kind, *_ in made] == [(one.name, one.kind) for one in declared]


def test_other_jinja_and_a_model_that_is_not_there_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_models, "MODELS", tmp_path)
    monkeypatch.setattr(chart_models, "PROJECT_ROOT", tmp_path)
    (tmp_path / "chart_of_a_macro.sql").write_text("select {{ quarter('day') }} from {{ ref('pub_reach') }}\n")
    with pytest.raises(ConfigError, match="no other Jinja"):
        chart_models.sql("of_a_macro")
    with pytest.raises(ConfigError, match=r"no model chart_nowhere\.sql for the dataset pub_nowhere"):
        chart_models.sql("nowhere")


def test_comments_of_a_model_do_not_reach_superset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_models, "MODELS", tmp_path)
    (tmp_path / "chart_said.sql").write_text("-- Why.\nselect 1 as one\n    -- More.\nfrom {{ ref('pub_reach') }}\n")
    assert chart_models.sql("said") == "select 1 as one\nfrom published.pub_reach"


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


# Values of published tables that a model compares with, or puts in their place a code: no reader sees them.
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


def test_a_model_says_codes_and_no_words_that_a_reader_of_another_language_would_be_given() -> None:
    """Words are calculated columns of the datasets, where they are translated."""
    literals = {literal for name in NAMES for literal in re.findall("'([^']*)'", chart_models.sql(name))}
    of_places = re.compile(r'\{"type": "\w+", "coordinates": \[*')  # shapes for the map
    texts = {each for each in literals if re.search(r"\w \w", each) and not of_places.fullmatch(each)}
    assert len(literals) > 50
    assert texts - VALUES == set()
