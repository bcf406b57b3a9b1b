"""Whether every column and expression of the sources exists in the published tables, as dbt's contracts fix them.

DuckDB itself binds and runs each expression over tables of one row, so a misspelt column anywhere is found.
Add here: another place in a source that holds a column or SQL. Keep out: promises that are not about columns (lint.py).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from dashboards.expand.charts import METRIC_KEYS
from dashboards.expand.datasets import dataset_columns
from dashboards.sources.catalogue import (
    Catalogue,
    Chart,
    Column,
    Dataset,
)
from dashboards.sources.ids import SOURCE_LANGUAGE
from dashboards.sources.labels import labels
from dashboards.sources.wording import Wording
from warehouse import yaml_text
from warehouse.audiences import audiences, whole
from warehouse.definitions import contracts as of_release
from warehouse.settings import PROJECT_ROOT

CONTRACTS = PROJECT_ROOT / "dbt" / "models" / "published"
COLUMN_KEYS = (
    "x_axis", "groupby", "groupbyRows", "groupbyColumns", "all_columns", "columns", "source", "target", "entity",
    "geojson",
)  # fmt: skip

# The one table that the release adds to the file of the whole network alone.
OF_THE_WHOLE = "pub_letter_example"

Contracts = dict[str, dict[str, str]]
_TABLE = re.compile(r"\bpublished\.(\w+)")


def contracts(folder: Path = CONTRACTS) -> Contracts:
    """Published tables as dbt enforces them: table → column → type."""
    found: Contracts = {}
    for file in [of_release.ADDED, *sorted(folder.glob("*.yml"))]:
        for model in (yaml_text.read(file.read_text(encoding="utf-8")) or {}).get("models", []):
            columns = {column["name"]: column["data_type"] for column in model.get("columns", [])}
            found[model["name"]] = found.get(model["name"], {}) | columns
    return found


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
        for dataset in mine:
            for table in sorted(set(_TABLE.findall(dataset.sql)) - checked):
                yield f"dataset {dataset.name}: {table} is not for the audience {audience}; name its `audiences`"
            for column in physical(dataset) if not dataset.shape and dataset.table in held else ():
                if column.name not in held[dataset.table]:
                    yield f"dataset {dataset.name}: the file of the audience {audience} has no column {column.name}"


def table_problems(catalogue: Catalogue, published: Contracts) -> Iterator[str]:
    for dataset in (one for one in catalogue.datasets.values() if not one.shape):
        if dataset.table not in published:
            yield f"dataset {dataset.name}: there is no published table of that name"
            continue
        contract = published[dataset.table]
        for column in physical(dataset):
            if column.name not in contract:
                yield f"dataset {dataset.name}: the published table has no column {column.name}"
            elif column.type.lower() != contract[column.name]:
                published_as = contract[column.name]
                yield f"dataset {dataset.name}: {column.name} is published as {published_as}, not {column.type}"


def expression_problems(catalogue: Catalogue, language: str = SOURCE_LANGUAGE) -> Iterator[str]:
    """Written out in a language: a translation with a quotation mark could break SQL, too."""
    con, wording = duckdb.connect(config={"threads": 1}), Wording(language)
    named = labels(catalogue, wording)
    con.execute("pragma disable_optimizer")  # each question is asked once, of one row
    con.execute("create schema published")
    for dataset in (one for one in catalogue.datasets.values() if not one.shape):
        columns = ", ".join(f"{column.name} {column.type}" for column in physical(dataset))
        con.execute(f"create table published.{dataset.table} ({columns})")
        con.execute(f"insert into published.{dataset.table} values ({', '.join(map(_sample, physical(dataset)))})")
    for dataset in catalogue.datasets.values():
        known = {column.name: column.expression or column.name for column in dataset_columns(dataset, named, wording)}
        written = replace(dataset, sql=wording.sql(dataset.sql))
        yield from _run_all(con, written, list(known.values()), f"dataset {dataset.name}")
        for chart in (one for one in catalogue.charts.values() if one.dataset == dataset.name):
            where = tuple(wording.sql(condition) for condition in chart.where)
            worded = replace(chart, where=where, params=wording.params(chart.params))
            yield from _chart(con, written, worded, known)


def physical(dataset: Dataset) -> list[Column]:
    return [column for column in dataset.columns if not column.expression]


def _sample(column: Column) -> str:
    """One row is enough to run an expression, and what only fails when it runs is found too."""
    return {"VARCHAR": "'x'", "DATE": "date '2023-07-01'", "BOOLEAN": "true"}.get(column.type, "1")


def _chart(con: duckdb.DuckDBPyConnection, dataset: Dataset, chart: Chart, known: Mapping[str, str]) -> Iterator[str]:
    where = f"chart {chart.name}"
    for condition in chart.where:
        yield from _run(con, dataset, condition, where)
    for key in (one for one in chart.params if one in (*COLUMN_KEYS, *METRIC_KEYS)):
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
    try:
        con.execute(f"select {expression} from ({dataset.sql}) as dataset").fetchall()
    except duckdb.Error as problem:
        yield f"{where}: {str(problem).splitlines()[0]}"
