"""The sources under assets/: what the YAML files say, loaded and checked for shape.

    databases.yaml          one database per audience
    roles.yaml              who sees which dashboards of which audience in which languages, and may do what
    labels.yaml             what a code is called (places: the place seed; indicators: dbt/indicators/; see labels.py)
    datasets/<table>.yaml   one published table: its columns, and shapes of it that a chart needs
    charts/<dashboard>/<chart>.yaml
    dashboards/<dashboard>.yaml

Add here: a key that a source file may hold.
Keep out: how it becomes Superset's (expand/), whether it resolves (lint.py).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dashboards.map_values import with_map_values
from dashboards.plan import Seat, seats
from warehouse.audiences import audiences
from warehouse.errors import ConfigError

ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    label: str
    expression: str | None = None


@dataclass(frozen=True)
class Dataset:
    """A published table or, when `shape` is set, a reshaping of one: still a function of published cells alone.

    `source`: where the numbers come from, for the footnote of every chart of it.
    """

    table: str
    shape: str | None
    sql: str
    columns: tuple[Column, ...]
    audiences: tuple[str, ...]
    source: str = ""

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
    audiences: tuple[str, ...]
    tabs: tuple[Tab, ...]
    filters: tuple[dict[str, Any], ...] = ()

    @property
    def charts(self) -> list[str]:
        return [chart for tab in self.tabs for chart in tab.charts]


@dataclass(frozen=True)
class Catalogue:
    """`labels`: of a coded column the names of its codes, of a column of phrases the phrases."""

    databases: list[dict[str, Any]]
    labels: dict[str, dict[str, str] | list[str]]
    roles: dict[str, Any]
    datasets: dict[str, Dataset]
    charts: dict[str, Chart]
    dashboards: dict[str, Dashboard]

    @property
    def seats(self) -> list[Seat]:
        return seats(self.roles)


def load(assets: Path = ASSETS) -> Catalogue:
    charts = (_chart(path, assets) for path in sorted((assets / "charts").rglob("*.yaml")))
    databases = [one for one in _read(assets / "databases.yaml") if one["audience"] in audiences()]
    connected = tuple(database["audience"] for database in databases)
    boards = (_dashboard(path, connected) for path in sorted((assets / "dashboards").glob("*.yaml")))
    datasets = (one for path in sorted((assets / "datasets").glob("*.yaml")) for one in _datasets(path, connected))
    return Catalogue(
        databases=databases,
        labels=_read(assets / "labels.yaml"),
        roles=_roles(assets / "roles.yaml", connected),
        datasets={dataset.name: dataset for dataset in datasets},
        charts={chart.name: chart for chart in charts},
        dashboards={board.name: board for board in boards},
    )


def _read(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as problem:
        raise ConfigError(f"{path.name} is not valid YAML: {problem}") from None


def _roles(path: Path, connected: tuple[str, ...]) -> dict[str, Any]:
    """Roles whose audience this network has: nobody sits for a country that it does not work in."""
    declared: dict[str, Any] = _read(path)
    kept = {name: one for name, one in declared["roles"].items() if one.get("audience", connected[0]) in connected}
    return {**declared, "roles": kept}


def _among(named: Iterable[str], connected: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in named if one in connected)


def _datasets(path: Path, connected: tuple[str, ...]) -> Iterator[Dataset]:
    """A source that names no audiences is for all that have a database. A shape may be for fewer."""
    source = _read(path)
    table, audiences = path.stem, _among(source.get("audiences", connected), connected)
    columns, said = _columns(source["columns"]), source.get("source", "")
    yield Dataset(table, None, f"select * from published.{table}", columns, audiences, said)
    for shape, one in source.get("shapes", {}).items():
        more = _columns(one.get("columns", {}))
        kept = (*columns, *more) if one.get("keeps", True) else more
        sql = with_map_values(one["sql"].strip())
        mine = _among(one.get("audiences", audiences), connected)
        yield Dataset(table, shape, sql, kept, mine, one.get("source", said))


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


def _dashboard(path: Path, connected: tuple[str, ...]) -> Dashboard:
    source = _read(path)
    tabs = tuple(Tab(tab["title"], tab.get("invented", True), tab["rows"]) for tab in source.pop("tabs"))
    lists = {"filters": tuple(source.pop("filters", ())), "audiences": _among(source.pop("audiences", ()), connected)}
    try:
        return Dashboard(path.stem, tabs=tabs, **lists, **source)
    except TypeError as problem:
        raise ConfigError(f"Dashboard {path.stem}: {problem}.") from None
