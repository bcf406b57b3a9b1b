"""Dashboards checked without a server: `python -m dashboards.lint`.

The chain dashboard → chart → dataset → published table and column is bound by DuckDB itself over tables of one row made
from the contracts, so a misspelt column in any expression is found. All mistakes are told at once.
Add here: another promise about the sources. Keep out: how they are drawn (tests/browser).
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import yaml

from dashboards.catalogue import Catalogue, Chart, Column, Dataset, load
from dashboards.expand import expand
from dashboards.expand.charts import METRIC_KEYS
from dashboards.expand.datasets import all_columns
from warehouse.settings import PROJECT_ROOT

CHARTS_PER_TAB = 8
# What the release adds to the files beside the models of dbt.
ADDED_AT_RELEASE = {
    "pub_letter_example": {"line_no": "integer", "language": "varchar", "text": "varchar"},
    "pub_release": {"release_id": "varchar"},
}
CONTRACTS = PROJECT_ROOT / "dbt" / "models" / "published"
COLUMN_KEYS = (
    "x_axis",
    "groupby",
    "groupbyRows",
    "groupbyColumns",
    "all_columns",
    "columns",
    "source",
    "target",
    "entity",
)
REAL_TABLES = ("pub_mapping_audit", "pub_mapping_returns")
# PRIVACY.md, Words: what nobody may read on a screen, in English.
FORBIDDEN = re.compile(
    r"\b(prostitut\w*|idus?|street workers?|delinquen\w*|stocks?|commercial sex|hookers?)\b", re.IGNORECASE
)

Contracts = dict[str, dict[str, str]]


def main() -> int:
    found = list(problems(load(), contracts()))
    print("\n".join(found) or "dashboards: every chart resolves")
    return 1 if found else 0


def contracts(folder: Path = CONTRACTS) -> Contracts:
    """Published tables as dbt enforces them: table → column → type."""
    found: Contracts = {table: dict(columns) for table, columns in ADDED_AT_RELEASE.items()}
    for file in sorted(folder.glob("*.yml")):
        for model in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("models", []):
            columns = {column["name"]: column["data_type"] for column in model.get("columns", [])}
            found[model["name"]] = found.get(model["name"], {}) | columns
    return found


def problems(catalogue: Catalogue, published: Contracts) -> Iterator[str]:
    yield from _names(catalogue)
    yield from _tables(catalogue, published)
    yield from _bindings(catalogue)
    yield from _filters(catalogue)
    yield from _ids(catalogue)
    yield from _words(catalogue)
    yield from _invented(catalogue)


def _names(catalogue: Catalogue) -> Iterator[str]:
    used = [name for board in catalogue.dashboards.values() for name in board.charts]
    for board in catalogue.dashboards.values():
        for name in board.charts:
            if name not in catalogue.charts:
                yield f"dashboard {board.name}: there is no chart {name}"
            elif board.audience not in catalogue.datasets[catalogue.charts[name].dataset].audiences:
                yield f"dashboard {board.name}: the data of chart {name} do not exist for {board.audience}"
        for tab in board.tabs:
            if len(tab.charts) > CHARTS_PER_TAB:
                yield f"dashboard {board.name}, tab {tab.title}: {len(tab.charts)} charts, at most {CHARTS_PER_TAB}"
    yield from (f"chart {name}: on no dashboard" for name in catalogue.charts if name not in used)
    yield from (f"chart {name}: on two places" for name in sorted(set(used)) if used.count(name) > 1)


def _tables(catalogue: Catalogue, published: Contracts) -> Iterator[str]:
    for dataset in catalogue.datasets.values():
        if dataset.shape:
            continue
        if dataset.table not in published:
            yield f"dataset {dataset.name}: there is no published table of that name"
            continue
        contract = published[dataset.table]
        for column in (one for one in dataset.columns if not one.expression):
            if column.name not in contract:
                yield f"dataset {dataset.name}: the published table has no column {column.name}"
            elif column.type.lower() != contract[column.name]:
                yield f"dataset {dataset.name}: {column.name} is published as {contract[column.name]}, not {column.type}"


def _bindings(catalogue: Catalogue) -> Iterator[str]:
    """DuckDB binds every expression, in the dataset and in the charts on it, over tables of one row."""
    con = duckdb.connect()
    con.execute("create schema published")
    for dataset in catalogue.datasets.values():
        if not dataset.shape:
            columns_of = [column for column in dataset.columns if not column.expression]
            columns = ", ".join(f"{column.name} {column.type}" for column in columns_of)
            con.execute(f"create table published.{dataset.table} ({columns})")
            con.execute(f"insert into published.{dataset.table} values ({', '.join(map(_sample, columns_of))})")
    for dataset in catalogue.datasets.values():
        wanted = {column.name: column.expression or column.name for column in all_columns(dataset, catalogue.labels)}
        for what in wanted.values():
            yield from _bind(con, dataset, what, f"dataset {dataset.name}")
        for chart in (one for one in catalogue.charts.values() if one.dataset == dataset.name):
            yield from _bind_chart(con, dataset, chart, wanted)


def _sample(column: Column) -> str:
    """One row is enough to run an expression, and what only fails when it runs is found too."""
    return {"VARCHAR": "'x'", "DATE": "date '2023-07-01'", "BOOLEAN": "true"}.get(column.type, "1")


def _bind_chart(
    con: duckdb.DuckDBPyConnection, dataset: Dataset, chart: Chart, wanted: dict[str, str]
) -> Iterator[str]:
    where = f"chart {chart.name}"
    for condition in chart.where:
        yield from _bind(con, dataset, condition, where)
    for key, value in chart.params.items():
        for one in value if isinstance(value, list) else [value]:
            if key not in (*COLUMN_KEYS, *METRIC_KEYS):
                continue
            if isinstance(one, dict) and one.keys() == {"label", "sql"}:
                yield from _bind(con, dataset, one["sql"], where)
            elif isinstance(one, dict) or key in METRIC_KEYS:
                yield f"{where}: {key} must be {{label, sql}}"
            elif one not in wanted:
                yield f"{where}: {key} names {one}, which the dataset {dataset.name} does not have"


def _bind(con: duckdb.DuckDBPyConnection, dataset: Dataset, expression: str, where: str) -> Iterator[str]:
    try:
        con.execute(f"select {expression} from ({dataset.sql}) as dataset ").fetchall()
    except duckdb.Error as problem:
        yield f"{where}: {str(problem).splitlines()[0]}"


def _filters(catalogue: Catalogue) -> Iterator[str]:
    for board in catalogue.dashboards.values():
        for one in board.filters:
            on = {name: catalogue.charts[name].dataset for name in one["charts"] if name in board.charts}
            yield from (
                f"dashboard {board.name}: filter {one['label']} is on {name}, which is not there"
                for name in one["charts"]
                if name not in on
            )
            for dataset in {one["dataset"], *on.values()}:
                names = [column.name for column in all_columns(catalogue.datasets[dataset], catalogue.labels)]
                if one["column"] not in names:
                    yield f"dashboard {board.name}: filter {one['label']} needs {one['column']} in {dataset}"


def _ids(catalogue: Catalogue) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name, content in expand(catalogue, None).items():
        if (uuid := content.get("uuid")) and (other := seen.setdefault(uuid, name)) != name:
            yield f"{name}: same UUID as {other}"


def _words(catalogue: Catalogue) -> Iterator[str]:
    for name, content in expand(catalogue, None).items():
        for text in _texts(content):
            if found := FORBIDDEN.search(text):
                yield f"{name}: the word '{found.group()}' is not used here (PRIVACY, Words)"


def _texts(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for one in content.values() if isinstance(content, dict) else content:
            yield from _texts(one)


def _invented(catalogue: Catalogue) -> Iterator[str]:
    """A tab may only call itself real if all that it shows is the printed mapping."""
    for board in catalogue.dashboards.values():
        for tab in board.tabs:
            tables = {catalogue.datasets[catalogue.charts[name].dataset].table for name in tab.charts}
            if not tab.invented and not tables <= set(REAL_TABLES):
                yield f"dashboard {board.name}, tab {tab.title}: shows data of the network and does not say so"


if __name__ == "__main__":
    sys.exit(main())
