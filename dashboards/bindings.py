"""Whether every column and expression of the sources exists in the published tables, as dbt's contracts fix them.

DuckDB itself binds and runs each expression over tables of one row, so a misspelt column anywhere is found, and one
that no reader could ask for (reading/only_select.py).
Add here: another place in a source that holds a column or SQL. Keep out: promises that are not about columns (lint.py).
"""

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb

from dashboards.expand.charts import METRIC_KEYS, worded
from dashboards.expand.datasets import dataset_columns
from dashboards.reading import only_select
from dashboards.sources.catalogue import (
    Catalogue,
    Chart,
    Column,
    Dataset,
)
from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.labels import labels
from dashboards.sources.wording import Wording
from warehouse.audiences import audiences, whole
from warehouse.definitions import contracts as of_release

COLUMN_KEYS = (
    "x_axis", "groupby", "groupbyRows", "groupbyColumns", "all_columns", "columns", "source", "target", "entity",
    "geojson",
)  # fmt: skip

# The one table that the release adds to the file of the whole network alone.
OF_THE_WHOLE = "pub_letter_example"

Contracts = dict[str, dict[str, str]]


def audience_contracts() -> dict[str, Contracts]:
    """Of every audience but the whole: its file may lack tables and columns that the whole's file has."""
    return {
        name: {
            table: {column.name: column.kind for column in contract.columns}
            for table, contract in of_release.contracts(one.schema_name).items()
            if table != OF_THE_WHOLE
        }
        for name, one in audiences().items()
        if one != whole()
    }


def audience_problems(catalogue: Catalogue, published: Mapping[str, Contracts]) -> Iterator[str]:
    """A dataset exists for every audience that it does not leave out: the file of each must hold what it reads."""
    for audience, held in published.items():
        mine = [dataset for dataset in catalogue.datasets.values() if audience in dataset.audiences]
        checked = held.keys() & {dataset.table for dataset in mine}
        with _file_of(held) as con:
            for dataset in mine:
                if lacking := sorted(dataset.reads - checked):
                    told = f"is not for the audience {audience}; name its `audiences`"
                    yield from (f"dataset {dataset.name}: {table} {told}" for table in lacking)
                elif any(_run(con, dataset, "*", "")):
                    yield f"dataset {dataset.name}: its model cannot read the file of the audience {audience}"
                else:
                    yield from _lacking_columns(con, dataset, audience)


def _lacking_columns(con: duckdb.DuckDBPyConnection, dataset: Dataset, audience: str) -> Iterator[str]:
    there = {row[0] for row in con.execute(f"describe {dataset.sql}").fetchall()}
    for column in physical(dataset):
        if column.name not in there:
            yield f"dataset {dataset.name}: the file of the audience {audience} has no column {column.name}"


def _file_of(held: Contracts) -> duckdb.DuckDBPyConnection:
    """Tables as an audience's file has them, without rows."""
    con = duckdb.connect()
    con.execute("create schema published")
    for table, columns in held.items():
        con.execute(f"create table published.{table} ({', '.join(f'{name} {kind}' for name, kind in columns.items())})")
    return con


def expression_problems(catalogue: Catalogue, language: str = SOURCE_LANGUAGE) -> Iterator[str]:
    """Written out in a language: a translation with a quotation mark could break SQL, too."""
    con, wording = duckdb.connect(config={"threads": 1}), Wording(language)
    named = labels(catalogue, wording)
    con.execute("pragma disable_optimizer")  # each question is asked once, of one row
    con.execute("create schema published")
    for dataset in (dataset for dataset in catalogue.datasets.values() if not dataset.shape):
        columns = ", ".join(f"{column.name} {column.type}" for column in physical(dataset))
        con.execute(f"create table published.{dataset.table} ({columns})")
        con.execute(f"insert into published.{dataset.table} values ({', '.join(map(_sample, physical(dataset)))})")
    for dataset in catalogue.datasets.values():
        mine = dataset_columns(dataset, named, wording)
        known = {column.name: column.expression or column.name for column in mine}
        yield from _run_all(con, dataset, list(known.values()), f"dataset {dataset.name}")
        for chart in (chart for chart in catalogue.charts.values() if chart.dataset == dataset.name):
            yield from _chart(con, dataset, worded(chart, mine, wording), known)


def physical(dataset: Dataset) -> list[Column]:
    return [column for column in dataset.columns if not column.expression]


def _sample(column: Column) -> str:
    """One row is enough to run an expression, and what only fails when it runs is found too."""
    return {"VARCHAR": "'x'", "DATE": "date '2023-07-01'", "BOOLEAN": "true"}.get(column.type, "1")


def _chart(con: duckdb.DuckDBPyConnection, dataset: Dataset, chart: Chart, known: Mapping[str, str]) -> Iterator[str]:
    where = f"chart {chart.name}"
    for condition in chart.where:
        yield from _run(con, dataset, condition, where)
    for key in (parameter for parameter in chart.params if parameter in (*COLUMN_KEYS, *METRIC_KEYS)):
        value = chart.params[key]
        for one in value if isinstance(value, list) else [value]:
            yield from _parameter(con, dataset, key, one, where, known)


def _parameter(
    con: duckdb.DuckDBPyConnection, dataset: Dataset, key: str, one: Any, where: str, known: Mapping[str, str]
) -> Iterator[str]:
    if isinstance(one, dict) and one.keys() == {"label", "sql"}:
        yield from _run(con, dataset, one["sql"], where)
    elif isinstance(one, dict) or key in METRIC_KEYS:
        yield f"{where}: {key} must be {{label, sql}}"
    elif one not in known:
        yield f"{where}: {key} names {one}, which the dataset {dataset.name} does not have"


def _run_all(con: duckdb.DuckDBPyConnection, dataset: Dataset, expressions: list[str], where: str) -> Iterator[str]:
    """All at once; one by one only where that fails, to say which."""
    if any(_run(con, dataset, ", ".join(expressions), where)):
        for expression in expressions:
            yield from _run(con, dataset, expression, where)


def _run(con: duckdb.DuckDBPyConnection, dataset: Dataset, expression: str, where: str) -> Iterator[str]:
    sql = f"select {expression} from ({dataset.sql}) as dataset"
    try:
        only_select.require(sql, Wording(SOURCE_LANGUAGE).text)
        con.execute(sql).fetchall()
    except (duckdb.Error, only_select.QueryRefused) as problem:
        yield f"{where}: {str(problem).splitlines()[0]}"
