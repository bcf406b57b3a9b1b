"""Datasets over tables made in a test, as charts see them: dbt's model, and the calculated columns of the YAML.

Add here: another question that several tests ask of a dataset. Keep out: assertions.
"""

from typing import Any

import duckdb
from demo_sources import SOURCES

from dashboards.bindings import physical
from dashboards.expand.datasets import dataset_columns
from dashboards.sources.labels import labels
from dashboards.sources.wording import Wording

Rows = list[dict[str, Any]]


def create_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Every published table that a dashboard reads, empty."""
    con.execute("create schema published")
    for dataset in (dataset for dataset in SOURCES.datasets.values() if not dataset.shape):
        columns = ", ".join(f"{column.name} {column.type}" for column in physical(dataset))
        con.execute(f"create table published.{dataset.table} ({columns})")


def put(con: duckdb.DuckDBPyConnection, table: str, **cell: Any) -> None:
    """A row; columns that are not named are empty."""
    names, places = ", ".join(cell), ", ".join("?" for _ in cell)
    con.execute(f"insert into published.{table} ({names}) values ({places})", list(cell.values()))


def shaped(
    con: duckdb.DuckDBPyConnection, dataset: str, columns: str = "*", where: str = "true", language: str = "en"
) -> list[Any]:
    """Sorted."""
    return con.execute(
        f"select {columns} from ({_with_columns(dataset, language)}) where {where} order by all"
    ).fetchall()


def rows(con: duckdb.DuckDBPyConnection, dataset: str, language: str = "en") -> Rows:
    found = con.execute(_with_columns(dataset, language))
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _with_columns(name: str, language: str) -> str:
    wording, dataset = Wording(language), SOURCES.datasets[name]
    columns = dataset_columns(dataset, labels(SOURCES, wording), wording)
    listed = ", ".join(f'{column.expression or column.name} as "{column.name}"' for column in columns)
    return f"select {listed} from ({dataset.sql}) as dataset"
