"""The sources under assets/: what the YAML files say, loaded and checked for shape.

    databases.yaml          one database per audience; `each_country` is one per country of the network
    roles.yaml              who sees which dashboards of which audience in which languages, and may do what
    leads.yaml              to which chart a sentence of a release leads
    labels.yaml             which text stands for a value (places and countries, services, indicators: see labels.py)
    datasets/<table>.yaml   calculated columns of a published table, whose other columns stand in dbt's contract; and
                            under `shapes` the key and all shown columns of the queries over it: <table>_<shape>.sql
    charts/<dashboard>/<chart>.yaml
    dashboards/<dashboard>.yaml

What people read is in a source by its code, `persons-reached`; locale/<language>.ftl says the texts.
`needs` in a source says what the network must declare for it to be shown (declared.py).
Add here: a key that a source file may hold.
Keep out: how it becomes Superset's (expand/), whether it resolves (dashboards/lint.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dashboards.sources import queries
from dashboards.sources.declared import (
    Held,
    held,
    named,
    spoken,
    worded,
)
from dashboards.sources.map_values import view_of_places, with_map_values
from dashboards.sources.plan import Seat, seats
from warehouse import yaml_text
from warehouse.audiences import EACH_COUNTRY, audiences, whole
from warehouse.definitions.contracts import Contract, contracts
from warehouse.errors import ConfigError
from warehouse.networks import home

ASSETS = Path(__file__).parents[1] / "assets"


@dataclass(frozen=True)
class Column:
    name: str
    type: str
    label: str
    expression: str | None = None


@dataclass(frozen=True)
class Dataset:
    """A published table or, when `shape` is set, a query over published tables: datasets/<table>_<shape>.sql.

    `key`: columns that no two rows of a query share. `source`: where the numbers come from, for the footnote of every
    chart of it.
    """

    table: str
    shape: str | None
    columns: tuple[Column, ...]
    audiences: tuple[str, ...]
    source: str = ""
    needs: tuple[str, ...] = ()
    key: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.table}_{self.shape}" if self.shape else self.table

    @property
    def sql(self) -> str:
        return queries.sql(self.name) if self.shape else f"select * from published.{self.table}"

    @property
    def reads(self) -> set[str]:
        """Published tables."""
        return queries.tables(self.name) if self.shape else {self.table}


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
    needs: tuple[str, ...] = ()

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

    def slug(self, audience: str, language: str) -> str:
        """The address. A country's own dashboard says so."""
        country = () if audience == self.audiences[0] else (audience,)
        return "-".join((self.name.replace("_", "-"), *country, language))


@dataclass(frozen=True)
class Catalogue:
    """`labels`: of a column its codes or phrases, each with the code of its text.

    `labels_of_networks`: those that only some networks say. `held`: of an audience, what is declared of its countries.
    `leads`: of a rule of sentences, the charts that show what it says, the best first.
    """

    databases: list[dict[str, Any]]
    labels: dict[str, dict[str, str]]
    labels_of_networks: dict[str, dict[str, str]]
    roles: dict[str, Any]
    datasets: dict[str, Dataset]
    charts: dict[str, Chart]
    dashboards: dict[str, Dashboard]
    held: dict[str, Held]
    leads: dict[str, tuple[str, ...]]

    @property
    def seats(self) -> list[Seat]:
        return seats(self.roles)


def load(assets: Path = ASSETS, *, in_other_words: bool = False) -> Catalogue:
    """The sources as this home's network needs them. `in_other_words`: texts that have two forms in the second."""
    facts = {name: held(home.in_force(), one.country) for name, one in audiences().items()}
    everywhere: Held = frozenset() if in_other_words else facts[whole().name]
    databases = list(_databases(_read(assets / "databases.yaml")))
    connected = tuple(database["audience"] for database in databases)
    charts = (_chart(path, assets, everywhere) for path in sorted((assets / "charts").rglob("*.yaml")))
    boards = (_dashboard(path, connected, everywhere) for path in sorted((assets / "dashboards").glob("*.yaml")))
    datasets = _datasets(assets / "datasets", connected)
    labels = _read(assets / "labels.yaml")
    return Catalogue(
        databases=databases,
        labels_of_networks=labels.pop("of_networks"),
        labels=labels,
        roles=_roles(assets / "roles.yaml", connected),
        datasets={dataset.name: dataset for dataset in datasets},
        charts={chart.name: chart for chart in charts},
        dashboards={board.name: board for board in boards},
        held=facts,
        leads={rule: tuple(one["charts"]) for rule, one in _read(assets / "leads.yaml").items()},
    )


def _read(path: Path) -> Any:
    try:
        return yaml_text.read(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as problem:
        raise ConfigError(f"{path.name} is not valid YAML: {problem}") from None


def _databases(declared: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Named in English: readers do not see it."""
    english = home.in_force().names("en")
    for one in declared:
        for audience in named([one["audience"]], audiences()):
            country = audiences()[audience].country or ""
            yield {**one, "audience": audience, "name": one["name"].format(country=english.get(country, country))}


def _roles(path: Path, connected: tuple[str, ...]) -> dict[str, Any]:
    """Nobody sits for a country that the network does not work in, and for each that it does somebody sits."""
    declared: dict[str, Any] = _read(path)
    network, roles = home.in_force(), {}
    for name, one in declared["roles"].items():
        if "audience" not in one:
            roles[name] = one
            continue
        for audience in named([one["audience"]], connected):
            languages = one.get("languages") or spoken(network, audiences()[audience].country or "")
            roles[name.replace(EACH_COUNTRY, audience)] = {**one, "audience": audience, "languages": languages}
    return {**declared, "roles": roles}


def _datasets(folder: Path, connected: tuple[str, ...]) -> Iterator[Dataset]:
    """One of each published table of which dashboards show a column, and of each query over it."""
    sources = {path.stem: _read(path) or {} for path in sorted(folder.glob("*.yaml"))}
    if unknown := sorted(sources.keys() - contracts().keys()):
        raise ConfigError(f"There is no published table {', '.join(unknown)}, and a dataset of that name. Remove it.")
    for table, contract in contracts().items():
        if any(column.label for column in contract.columns):
            yield from _of_table(contract, sources.get(table, {}), connected)


def _of_table(contract: Contract, source: dict[str, Any], connected: tuple[str, ...]) -> Iterator[Dataset]:
    table, needs = contract.table, tuple(source.get("needs", ()))
    labelled = tuple(
        Column(column.name, column.kind.upper(), column.label) for column in contract.columns if column.label
    )
    columns = (*labelled, *_columns(source))
    every = named(source["audiences"], connected) if "audiences" in source else tuple(_holding(contract, connected))
    yield Dataset(table, None, columns, every, contract.source, needs)
    for shape, query in source.get("shapes", {}).items():
        if "key" not in query or f"{table}_{shape}" not in queries.names():
            raise ConfigError(
                f"{table}.yaml: the shape {shape} needs a key here, and a query beside it: {table}_{shape}.sql."
            )
        of_the_table = columns if query.get("keeps", False) else ()
        yield Dataset(
            table,
            shape,
            columns=(*of_the_table, *_columns(query)),
            audiences=named(query["audiences"], connected) if "audiences" in query else every,
            source=query.get("source", contract.source),
            needs=(*needs, *query.get("needs", ())),
            key=tuple(query["key"]),
        )


def _holding(contract: Contract, connected: tuple[str, ...]) -> Iterator[str]:
    """The audiences in whose file the table has every column that dashboards show."""
    shown = {column.name for column in contract.columns if column.label}
    for audience in connected:
        theirs = contracts(audiences()[audience].schema_name).get(contract.table)
        if theirs and shown <= {column.name for column in theirs.columns}:
            yield audience


def _columns(source: dict[str, Any]) -> tuple[Column, ...]:
    """Of a query's own column `name: [TYPE, label]`, of a calculated one `name: [TYPE, label, expression]`."""
    return tuple(
        Column(name, kind, label, *map(with_map_values, expression))
        for name, (kind, label, *expression) in source.get("columns", {}).items()
    )


def _chart(path: Path, assets: Path, facts: Held) -> Chart:
    source = worded(_read(path), facts)
    name = str(path.relative_to(assets / "charts").with_suffix(""))
    if source.get("params", {}).get("viewport") == "{places}":
        source["params"]["viewport"] = view_of_places()
    try:
        lists = {key: tuple(source.pop(key, ())) for key in ("where", "indicators")}
        return Chart(name, **lists, **source)
    except TypeError as problem:
        raise ConfigError(f"Chart {name}: {problem}.") from None


def _dashboard(path: Path, connected: tuple[str, ...], facts: Held) -> Dashboard:
    source = worded(_read(path), facts)
    tabs = tuple(
        Tab(tab["title"], tab.get("invented", True), tab["rows"], tuple(tab.get("needs", ())))
        for tab in source.pop("tabs")
    )
    lists = {"filters": tuple(source.pop("filters", ())), "audiences": named(source.pop("audiences", ()), connected)}
    try:
        return Dashboard(path.stem, tabs=tabs, **lists, **source)
    except TypeError as problem:
        raise ConfigError(f"Dashboard {path.stem}: {problem}.") from None
