"""What the disclosure test knows of published tables: which number is whose count, how the persons of cells relate.

The first stands in each table's contract, the second in grains.yaml.

Add here: how these are read.
Keep out: thresholds and allowed grains (seed disclosure_pattern), and what an attack makes of this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Template
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked_dataclass

from warehouse import yaml_text
from warehouse.audiences import audiences
from warehouse.definitions import services
from warehouse.definitions.contracts import NOT_PERSONAL, NUMBERS, PUBLISHED, Contract, contracts
from warehouse.errors import ConfigError

_GRAINS = Path(__file__).with_name("grains.yaml")
Formula = Literal["chapman", "difference", "jeffreys", "rate", "ratio", "share", "total", "wilson"]


@dataclass(frozen=True)
class Count:
    """A column that holds persons of cells of `grain`. `dims`: SQL for a dimension whose column has another name."""

    column: str
    grain: str
    has_status: bool
    dims: Mapping[str, str] = field(default_factory=dict)
    unless: str = "false"


@checked_dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Derived:
    """A number that is made of counts: the formula, the columns that it stands in and is made of, and its period's."""

    formula: Formula
    value: str
    low: str | None = None
    high: str | None = None
    se: str | None = None
    of: str | None = None
    over: str | None = None
    start: str = "period_start"
    unless: str = "false"

    @property
    def columns(self) -> set[str]:
        return {name for name in (self.value, self.low, self.high, self.se) if name}


@dataclass(frozen=True)
class Table:
    """One published table: its counts, what is made of them, and the numbers that need no examination."""

    counts: tuple[Count, ...]
    derived: tuple[Derived, ...]
    plain: frozenset[str]

    @property
    def known(self) -> set[str]:
        derived = {column for each in self.derived for column in each.columns}
        return {each.column for each in self.counts} | derived | self.plain


@dataclass(frozen=True)
class Grain:
    """How persons relate over each dimension (one, cover, inside, apart), and over which values periods add up.

    `overlap_dimension` has a value for persons in any of its other values, and one for those in several of them.
    `nested`: for values of a dimension, those of the same dimension that are its parts; a person is in one or none.
    """

    structure: Mapping[str, str]
    periods: Mapping[str, tuple[str, ...]] | None
    nested: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    overlap_dimension: str = ""
    overlap_whole: str = ""
    overlap_several: str = ""

    def whole_of(self, dimension: str, value: str) -> str:
        """The value of the same dimension that this one is a part of."""
        wholes = self.nested.get(dimension, {}).items()
        return next((whole for whole, parts in wholes if value in parts), "all")


@dataclass(frozen=True)
class Catalogue:
    """Every published table, every grain of cells, and what ties cells together."""

    tables: Mapping[str, Table]
    grains: Mapping[str, Grain]
    links: tuple[Mapping[str, Any], ...]
    rounded_to: Mapping[str, int]


@cache
def catalogue() -> Catalogue:
    """Read both. They are ours: a mistake in them is the developer's, and raises what YAML or a dataclass raises.

    Raises ConfigError that names every formula that cannot be read.
    """
    if mistakes := [mistake for contract in contracts().values() for mistake in _mistakes(contract)]:
        raise ConfigError("\n".join(mistakes))
    lists = services.lists()
    named = {name: ", ".join(codes) for name, codes in lists.items()}
    content = yaml_text.read(Template(_GRAINS.read_text(encoding="utf-8")).substitute(named))
    quoted = {f"quoted_{name}": ", ".join(f"'{code}'" for code in codes) for name, codes in lists.items()}
    return Catalogue(
        {name: _table(contract, quoted) for name, contract in contracts().items()},
        {name: _grain(each) for name, each in content["grains"].items()},
        tuple(content["links"]),
        {name: audience.rounded_to for name, audience in audiences().items()},
    )


_DERIVED = TypeAdapter(tuple[Derived, ...])


def _mistakes(contract: Contract) -> list[str]:
    try:
        _DERIVED.validate_python(contract.disclosure.get("derived", []))
    except ValidationError as problem:
        where = f"{PUBLISHED.name}, {contract.table}, meta.disclosure.derived"
        return [f"{where}.{'.'.join(map(str, each['loc']))}: {each['msg']}." for each in problem.errors()]
    return []


def _table(contract: Contract, lists: Mapping[str, str]) -> Table:
    """`lists`: what stands for a list of services in the SQL of a dimension."""
    declared = contract.disclosure
    counts = [
        _count(column, cells, lists, has_status=True)
        for column, several in declared.get("counts", {}).items()
        for cells in (several if isinstance(several, list) else [several])
    ]
    counts += [_count(column, cells, lists, has_status=False) for column, cells in declared.get("base", {}).items()]
    derived = _DERIVED.validate_python(declared.get("derived", []))
    not_personal = {column.name for column in contract.columns if column.kind in NUMBERS and column.tag == NOT_PERSONAL}
    return Table(
        tuple(counts), derived, frozenset({*not_personal, *declared.get("plain", []), *declared.get("why", {})})
    )


def _count(column: str, cells: Mapping[str, Any], lists: Mapping[str, str], *, has_status: bool) -> Count:
    dims = {name: Template(sql).substitute(lists) for name, sql in cells.get("dims", {}).items()}
    return Count(column, **{**cells, "dims": dims}, has_status=has_status)


def _grain(entry: dict[str, Any]) -> Grain:
    periods = entry.get("periods")
    allowed = None if periods is None else {name: tuple(values) for name, values in periods.items()}
    overlap = entry.get("overlap", {})
    nested = {
        name: {whole: tuple(parts) for whole, parts in wholes.items()}
        for name, wholes in entry.get("nested", {}).items()
    }
    return Grain(
        entry["structure"],
        allowed,
        nested,
        overlap.get("dimension", ""),
        overlap.get("whole", ""),
        overlap.get("several", ""),
    )
