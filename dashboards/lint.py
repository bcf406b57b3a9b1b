"""Dashboards checked without a server: `python -m dashboards.lint`.

The chain dashboard → chart → dataset → published table and column is bound by DuckDB itself over empty tables made
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

from dashboards.catalogue import ASSETS, Catalogue, Chart, Dataset, load
from dashboards.expand import expand
from dashboards.expand.charts import METRIC_KEYS
from dashboards.expand.datasets import all_columns
from warehouse.settings import PROJECT_ROOT

CHARTS_PER_TAB = 8
CONTRACTS = PROJECT_ROOT / "dbt" / "models" / "published"
COLUMN_KEYS = ("x_axis", "groupby", "groupbyRows", "groupbyColumns", "all_columns", "columns", "source", "target", "entity")
REAL_TABLES = ("pub_mapping_audit", "pub_mapping_returns")
# PRIVACY.md, Words: what nobody may read on a screen, in English.
FORBIDDEN = re.compile(r"\b(prostitut\w*|idus?|street workers?|delinquen\w*|stocks?|commercial sex|hookers?)\b", re.IGNORECASE)

Contracts = dict[str, dict[str, str]]


def main() -> int:
    found = list(problems(load(), contracts()))
    print("\n".join(found) or "dashboards: every chart resolves")
    return 1 if found else 0


def contracts(folder: Path = CONTRACTS) -> Contracts:
    """Published tables as dbt enforces them: table → column → type."""
    models = [model for file in sorted(folder.glob("*.yml")) for model in yaml.safe_load(file.read_text()).get("models", [])]
    return {model["name"]: {column["name"]: column.get("data_type", "varchar") for column in model.get("columns", [])} for model in models}


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
        physical = [column.name for column in dataset.columns if not column.expression]
        for column in sorted(set(physical) - published[dataset.table].keys()):
            yield f"dataset {dataset.name}: the published table has no column {column}"


def _bindings(catalogue: Catalogue) -> Iterator[str]:
    """DuckDB binds every expression, in the dataset and in the charts on it, over empty tables."""
    con = duckdb.connect()
    con.execute("create schema published")
    for dataset in catalogue.datasets.values():
        if not dataset.shape:
            columns = ", ".join(f"{column.name} {column.type}" for column in dataset.columns if not column.expression)
            con.execute(f"create table published.{dataset.table} ({columns})")
    for dataset in catalogue.datasets.values():
        wanted = {column.name: column.expression or column.name for column in all_columns(dataset, catalogue.labels)}
        for what in wanted.values():
            yield from _bind(con, dataset, what, f"dataset {dataset.name}")
        for chart in (one for one in catalogue.charts.values() if one.dataset == dataset.name):
            yield from _bind_chart(con, dataset, chart, wanted)


def _bind_chart(con: duckdb.DuckDBPyConnection, dataset: Dataset, chart: Chart, wanted: dict[str, str]) -> Iterator[str]:
    where = f"chart {chart.name}"
    for condition in chart.where:
        yield from _bind(con, dataset, condition, where)
    for key, value in chart.params.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and ("sql" in one or "label" in one):
                yield from _bind(con, dataset, one["sql"], where) if one.keys() == {"label", "sql"} else [f"{where}: {key} is not {{label, sql}}"]
            elif key in COLUMN_KEYS and one not in wanted:
                yield f"{where}: {key} names {one}, which the dataset {dataset.name} does not have"
            elif key in METRIC_KEYS:
                yield f"{where}: {key} must be {{label, sql}}"


def _bind(con: duckdb.DuckDBPyConnection, dataset: Dataset, expression: str, where: str) -> Iterator[str]:
    try:
        con.execute(f"select {expression} from ({dataset.sql}) as dataset limit 0")
    except duckdb.Error as problem:
        yield f"{where}: {str(problem).splitlines()[0]}"


def _filters(catalogue: Catalogue) -> Iterator[str]:
    for board in catalogue.dashboards.values():
        for one in board.filters:
            on = {name: catalogue.charts[name].dataset for name in one["charts"] if name in board.charts}
            yield from (f"dashboard {board.name}: filter {one['label']} is on {name}, which is not there" for name in one["charts"] if name not in on)
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
