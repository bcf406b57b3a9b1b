"""The sources under assets/: what the YAML files say, loaded and checked for shape.

    databases.yaml          one database per audience
    labels.yaml             what a code is called (places: the place seed; indicators: dbt/indicators/)
    datasets/<table>.yaml   one published table: its columns, and shapes of it that a chart needs
    charts/<dashboard>/<chart>.yaml
    dashboards/<dashboard>.yaml

Add here: a key that a source file may hold.
Keep out: how it becomes Superset's (expand/), whether it resolves (lint.py).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dashboards.map_values import with_map_values
from warehouse import indicators
from warehouse.errors import ConfigError
from warehouse.settings import PROJECT_ROOT

ASSETS = Path(__file__).parent / "assets"
PLACE_COLUMNS = ("country_code", "region_code", "city_code", "origin_place", "destination_place", "area_code")


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    label: str
    expression: str | None = None


@dataclass(frozen=True)
class Dataset:
    """A published table or, when `shape` is set, a reshaping of one: still a function of published cells alone."""

    table: str
    shape: str | None
    sql: str
    columns: tuple[Column, ...]
    audiences: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.table}_{self.shape}" if self.shape else self.table


@dataclass(frozen=True)
class Chart:
    name: str
    title: str
    text: str
    dataset: str
    viz_type: str
    where: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Tab:
    title: str
    invented: bool
    rows: list[list[dict[str, Any]]]

    @property
    def charts(self) -> list[str]:
        return [cell["chart"] for row in self.rows for cell in row if "chart" in cell]


@dataclass(frozen=True)
class Dashboard:
    name: str
    title: str
    description: str
    audience: str
    tabs: tuple[Tab, ...]
    filters: tuple[dict[str, Any], ...] = ()

    @property
    def charts(self) -> list[str]:
        return [chart for tab in self.tabs for chart in tab.charts]


@dataclass(frozen=True)
class Catalogue:
    databases: list[dict[str, Any]]
    labels: dict[str, dict[str, str]]
    countries: list[str]
    datasets: dict[str, Dataset]
    charts: dict[str, Chart]
    dashboards: dict[str, Dashboard]


def load(assets: Path = ASSETS) -> Catalogue:
    charts = (_chart(path, assets) for path in sorted((assets / "charts").rglob("*.yaml")))
    boards = (_dashboard(path) for path in sorted((assets / "dashboards").glob("*.yaml")))
    databases = _read(assets / "databases.yaml")
    connected = tuple(database["audience"] for database in databases)
    datasets = (one for path in sorted((assets / "datasets").glob("*.yaml")) for one in _datasets(path, connected))
    return Catalogue(
        databases=databases,
        labels={
            **_read(assets / "labels.yaml"),
            **dict.fromkeys(PLACE_COLUMNS, place_names()),
            "indicator_code": {code: one.name.en for code, one in indicators.indicators().items()},
        },
        countries=[name for code, name in place_names().items() if code.isupper() and len(code) == 2],
        datasets={dataset.name: dataset for dataset in datasets},
        charts={chart.name: chart for chart in charts},
        dashboards={board.name: board for board in boards},
    )


def place_names(language: str = "en") -> dict[str, str]:
    """Places are named in one file, the warehouse's place seed."""
    with (PROJECT_ROOT / "dbt" / "seeds" / "place.csv").open(encoding="utf-8") as file:
        return {row["place_code"]: row[f"name_{language}"] for row in csv.DictReader(file)} | {"all": "All"}


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as problem:
        raise ConfigError(f"{path.name} is not valid YAML: {problem}") from None


def _datasets(path: Path, connected: tuple[str, ...]) -> Iterator[Dataset]:
    """A source that names no audiences is for all that have a database."""
    source = _read(path)
    table, audiences = path.stem, tuple(source.get("audiences", connected))
    columns = _columns(source["columns"])
    yield Dataset(table, None, f"select * from published.{table}", columns, audiences)
    for shape, one in source.get("shapes", {}).items():
        more = _columns(one.get("columns", {}))
        sql = with_map_values(one["sql"].strip())
        yield Dataset(table, shape, sql, (*columns, *more) if one.get("keeps", True) else more, audiences)


def _columns(source: dict[str, Any]) -> tuple[Column, ...]:
    """`name: [TYPE, label]`, or with a third element the expression of a calculated column."""
    return tuple(Column(name, *values) for name, values in source.items())


def _chart(path: Path, assets: Path) -> Chart:
    source = _read(path)
    name = str(path.relative_to(assets / "charts").with_suffix(""))
    try:
        lists = {key: tuple(source.pop(key, ())) for key in ("where", "indicators")}
        return Chart(name, **lists, **source)
    except TypeError as problem:
        raise ConfigError(f"Chart {name}: {problem}.") from None


def _dashboard(path: Path) -> Dashboard:
    source = _read(path)
    tabs = tuple(Tab(tab["title"], tab.get("invented", True), tab["rows"]) for tab in source.pop("tabs"))
    try:
        return Dashboard(path.stem, tabs=tabs, filters=tuple(source.pop("filters", ())), **source)
    except TypeError as problem:
        raise ConfigError(f"Dashboard {path.stem}: {problem}.") from None
