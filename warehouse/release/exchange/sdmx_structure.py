"""The structures of SDMX: code lists, concepts and dataflows, as far as a package uses them.

Add here: another component that every dataflow has.
Keep out: what stands in a dataflow (sdmx.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pysdmx.model import (
    Code,
    Codelist,
    Component,
    Components,
    Concept,
    ConceptScheme,
    Dataflow,
    DataStructureDefinition,
    DataType,
    ItemReference,
    Role,
    Schema,
)

from warehouse.definitions.contracts import contracts
from warehouse.definitions.exchange import statuses

AGENCY, TOTAL = "CROSSINGS", "_T"
_CONCEPTS, _PERIOD, _AREA = "CS_CELLS", "TIME_PERIOD", "REF_AREA"
_OWN = {
    "FREQ": "How long the period is",
    _AREA: "Country, region or city of the network",
    _PERIOD: "The period",
    "OBS_VALUE": "The published number",
    "OBS_STATUS": "Why there is no number, where there is none",
    "CONF_STATUS": "Whether the number is free to be shown",
}
_FREQUENCIES = {"M": "month", "Q": "quarter", "S": "half-year", "A": "year"}
_OBSERVED = {
    "A": "normal value",
    "Q": "suppressed: too few to show, or none",
    "L": "no report came in",
    "O": "missing",
}
_CONFIDENTIAL = {"F": "free", "C": "confidential"}


@dataclass(frozen=True)
class Flow:
    """One table and one of its columns of numbers, with the names of its key. `codes`: those in use, in order."""

    table: str
    column: str
    key: tuple[str, ...]
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def name(self) -> str:
        return f"{self.table}_{self.column}".upper()

    @property
    def version(self) -> str:
        """Another number of dimensions is another structure: what was sent with a former one is deleted with it."""
        return f"{len(self.key)}.0"

    def with_codes(self, codes: Mapping[str, set[str]]) -> "Flow":
        return replace(self, codes=tuple((name, tuple(sorted(its))) for name, its in codes.items()))


def schema(flow: Flow, names: Mapping[str, str]) -> Schema:
    return Schema("dataflow", AGENCY, flow.name, _components(flow, names), flow.version)


def all_of(flows: Iterable[Flow], names: Mapping[str, str]) -> list[Any]:
    """Everything that a reader needs to understand the data of these flows."""
    flows = tuple(flows)
    concepts = {**_OWN, **{name: name.lower() for flow in flows for name in flow.key if name not in _OWN}}
    scheme = ConceptScheme(
        id=_CONCEPTS,
        agency=AGENCY,
        name="Dimensions and attributes of published cells",
        version="1.0",
        items=[Concept(id=name, name=said) for name, said in sorted(concepts.items())],
    )
    lists = {one.id: one for flow in flows for one in _codelists(flow, names).values()}
    made: list[Any] = [*(lists[name] for name in sorted(lists)), scheme]
    for flow in flows:
        structure = _structure(flow, names)
        made += [
            structure,
            Dataflow(flow.name, name=structure.name, agency=AGENCY, version=flow.version, structure=structure),
        ]
    return made


def _structure(flow: Flow, names: Mapping[str, str]) -> DataStructureDefinition:
    contract = contracts().get(flow.table)
    said = f"{contract.description if contract else flow.table} ({flow.column})"
    components = _components(flow, names)
    return DataStructureDefinition(flow.name, name=said, agency=AGENCY, version=flow.version, components=components)


def _components(flow: Flow, names: Mapping[str, str]) -> Components:
    lists = _codelists(flow, names)
    made = [
        _component(name, Role.DIMENSION, DataType.PERIOD if name == _PERIOD else DataType.STRING, lists.get(name))
        for name in flow.key
    ]
    made.append(_component("OBS_VALUE", Role.MEASURE, _type(flow), None))
    made += [_component(one, Role.ATTRIBUTE, DataType.STRING, lists[one]) for one in ("OBS_STATUS", "CONF_STATUS")]
    return Components(made)


def _component(name: str, role: Role, kind: DataType, codes: Codelist | None) -> Component:
    concept = ItemReference(sdmx_type="Concept", agency=AGENCY, id=_CONCEPTS, version="1.0", item_id=name)
    level = "O" if role is Role.ATTRIBUTE else None
    is_required = role is not Role.MEASURE
    return Component(name, is_required, role, concept, kind, local_codes=codes, attachment_level=level)


def _codelists(flow: Flow, names: Mapping[str, str]) -> dict[str, Codelist]:
    """A list of codes for each component but the period; lists of dimensions are those of their own flow."""
    made = {
        name: _codelist(f"CL_{flow.name}_{name}", {code: _called(name, code, names) for code in codes})
        for name, codes in flow.codes
        if name != _PERIOD
    }
    made["OBS_STATUS"] = _codelist("CL_OBS_STATUS", _used(_OBSERVED, "observation"))
    made["CONF_STATUS"] = _codelist("CL_CONF_STATUS", _used(_CONFIDENTIAL, "confidentiality"))
    return made


def _codelist(name: str, codes: Mapping[str, str]) -> Codelist:
    items = [Code(id=code, name=said) for code, said in codes.items()]
    return Codelist(id=name, name=name, agency=AGENCY, version="1.0", items=items)


def _called(name: str, code: str, names: Mapping[str, str]) -> str:
    if name == "FREQ":
        return _FREQUENCIES[code]
    return names.get(code, code) if name == _AREA else "all" if code == TOTAL else code


@cache
def _used_codes(column: str) -> tuple[str, ...]:
    return tuple(sorted({getattr(one, column) for one in statuses().values()} - {""}))


def _used(said: Mapping[str, str], column: str) -> dict[str, str]:
    return {code: said[code] for code in _used_codes(column)}


@cache
def _kinds(table: str) -> dict[str, str]:
    contract = contracts().get(table)
    return {column.name: column.kind for column in contract.columns} if contract else {}


def _type(flow: Flow) -> DataType:
    return DataType.LONG if _kinds(flow.table).get(flow.column) in ("bigint", "integer") else DataType.DOUBLE
