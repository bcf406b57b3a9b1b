"""What every published table is: its description, columns, key, and what `meta` says to the rooms that protect it.

Read from dbt's own contracts (`_published.yml`, `donor/_donor.yml`) and from `added.yaml`, in the same form.

Add here: another thing that a contract says and several rooms need.
Keep out: what those rooms make of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from warehouse.errors import ConfigError
from warehouse.settings import PROJECT_ROOT

_MODELS = PROJECT_ROOT / "dbt" / "models" / "published"
PUBLISHED = _MODELS / "_published.yml"
DONOR = _MODELS / "donor" / "_donor.yml"
ADDED = Path(__file__).with_name("added.yaml")
CONTRACT_FILES = (PUBLISHED, DONOR, ADDED)
_NOTHING = "none"
NOT_PERSONAL = "not_personal"
NUMBERS = ("bigint", "double", "integer")
_FORM = "countries: {country: […], scope: […], place: […], not_national: …} or {about: none}"


@dataclass(frozen=True)
class Column:
    """`kind` is DuckDB's type in small letters; `tag` says what may be in it: protected, derived or not_personal.

    `label`: the code of what dashboards call it (dashboards/locale/en.ftl); empty where they do not show it.
    """

    name: str
    kind: str
    description: str
    tag: str
    label: str = ""


@dataclass(frozen=True)
class Countries:
    """Of which country a row speaks. `about` speaks of the whole table: a country, or "" for no country at all."""

    about: str | None = None
    country: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    corridor: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    not_place: tuple[str, ...] = ()
    not_national: str = ""
    stated: str = ""

    @property
    def columns(self) -> set[str]:
        places = {*self.place, *self.corridor, *self.not_place}
        return {*self.country, *self.scope, *self.origin, *self.named, *places}


@dataclass(frozen=True)
class Contract:
    """One published table. `key` is empty where no combination of columns is declared to be unique.

    `source`: the code of a footnote's text, which says where its numbers come from. `indicators`: which stand in which
    columns, where no entry of dbt/indicators names the table. `disclosure`: what the disclosure test knows of it.
    `release`: what must hold.
    """

    table: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    countries: Countries | None
    source: str = ""
    indicators: Mapping[str, Sequence[str]] = field(default_factory=dict)
    disclosure: Mapping[str, Any] = field(default_factory=dict)
    release: Mapping[str, Any] = field(default_factory=dict)

    @property
    def of_people(self) -> tuple[str, ...]:
        """Columns with numbers that are made of people."""
        return tuple(each.name for each in self.columns if each.kind in NUMBERS and each.tag != NOT_PERSONAL)


@cache
def contracts(schema: str = "published") -> dict[str, Contract]:
    """Contracts of the tables of a schema, and of those that each release adds, by table and sorted.

    Raises ConfigError that names every table whose declaration of countries cannot be read.
    """
    file = PUBLISHED if schema == "published" else DONOR
    by_table: dict[str, Contract] = {}
    mistakes: list[str] = []
    for model in [*_models(file), *_models(ADDED)]:
        table = f"pub_{model['name'].removeprefix('pub_').removeprefix('donor_')}"
        columns = tuple(map(_column, model["columns"]))
        if table in by_table:
            by_table[table] = replace(by_table[table], columns=by_table[table].columns + columns)
            continue
        meta = model.get("config", {}).get("meta", {})
        try:
            countries = _countries(meta.get("countries"))
        except (TypeError, ValueError) as problem:
            mistakes.append(f"{table}: {problem}")
            continue
        others = {name: meta[name] for name in ("source", "indicators", "disclosure", "release") if name in meta}
        by_table[table] = Contract(table, model["description"], columns, _key(model), countries, **others)
    if mistakes:
        raise ConfigError(f"{file.name}, meta: " + "; ".join(mistakes) + f". Write {_FORM}.")
    return dict(sorted(by_table.items()))


def _column(declared: dict[str, Any]) -> Column:
    config = declared.get("config", {})
    tag, label = config.get("tags", [""])[0], config.get("meta", {}).get("label", "")
    return Column(declared["name"], declared["data_type"], declared["description"], tag, label)


def _countries(declared: dict[str, Any] | None) -> Countries | None:
    if declared is None:
        return None
    lists: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in declared.items()
    }
    if "about" in lists:
        lists["about"] = "" if lists["about"] == _NOTHING else lists["about"]
    countries = Countries(**lists)
    if (countries.about is None) is not bool(countries.country or countries.scope):
        raise ValueError("say either `about`, or at least one column of `country` or `scope`")
    return countries


def _key(model: dict[str, Any]) -> tuple[str, ...]:
    tests = [test["unique_combination"] for test in model.get("data_tests", []) if "unique_combination" in test]
    return tuple(tests[0]["arguments"]["columns"]) if tests else ()


def _models(path: Path) -> list[dict[str, Any]]:
    # The reader in C: the files are long and every process reads them, and their mistakes are told by dbt.
    models: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["models"]
    return models
