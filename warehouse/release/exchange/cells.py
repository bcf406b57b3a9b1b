"""Published cells that a recipient's mapping names, read from its audience's file and from nothing else.

Add here: another thing that every format must know of a cell.
Keep out: addresses at the recipient (each format has its own), and any arithmetic: what is not published is not sent.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from warehouse.definitions.contracts import Contract, contracts
from warehouse.errors import ReleaseRefused
from warehouse.release import holds
from warehouse.release.exchange.declared import Element, Recipient
from warehouse.release.exchange.mapping_rules import ALL, dimensions_of, listed_values

_OPEN = "open"


@dataclass(frozen=True)
class Cell:
    """One published cell that has an address at the recipient. `value` is None where nothing is shown.

    `row`: the whole published row that it stands in.
    """

    element: Element
    place: str
    org_unit: str
    period_type: str
    period_start: date
    value: int | float | None
    status: str
    row: Mapping[str, Any] = field(repr=False, compare=False)

    def is_same_as(self, other: "Cell") -> bool:
        """Whether both are one published number, which two lines of the mapping may name."""
        return self.row == other.row and self.element.column == other.element.column

    @property
    def text(self) -> str:
        """Its number in digits, as exactly as it is published; '' where there is none."""
        return digits(self.value)


def digits(value: Any) -> str:
    """A number without an exponent, which `xs:decimal` does not know. Reading it back gives the same number."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else format(Decimal(repr(float(value))), "f")


def refuse_other_version(file: Path, recipient: Recipient) -> None:
    """Raises ReleaseRefused where the release was made by another version of the definitions, without such columns."""
    missing = [recipient.audience.name] if not file.is_file() else []
    if not missing:
        with duckdb.connect(str(file), read_only=True) as con:
            known = set(con.execute("select table_name, column_name from duckdb_columns()").fetchall())
        wanted = {(element.table, name) for element in recipient.elements for name in (element.column, *element.cells)}
        missing = [f"{table}.{name}" for table, name in sorted(wanted - known)]
    if missing:
        raise ReleaseRefused(
            f"The release has no {', '.join(missing)}: it was made by another version. `crossings run` makes one that "
            "can be sent."
        )


def read(file: Path, recipient: Recipient) -> list[Cell]:
    """Cells of a file of this audience that are closed, in the order of the mapping. A held table has none."""
    with duckdb.connect(str(file), read_only=True) as con:
        tables = contracts(recipient.audience.schema_name)
        elements = [(element, selected(tables[element.table], element)) for element in recipient.elements]
        return [cell for element, its in elements for cell in _cells(con, recipient, element, its)]


def unknown(file: Path, recipient: Recipient) -> tuple[str, ...]:
    """Values of the mapping that are in no cell of the file, each with those that are; margins, too.

    Those of which a list is declared are not among them: the list knows better than one release.
    """
    with duckdb.connect(str(file), read_only=True) as con:
        held = holds.said_in(con, file.stem)
        tables = contracts(recipient.audience.schema_name)
        elements = [(element, selected(tables[element.table], element)) for element in recipient.elements]
        found = [one for element, its in elements if element.table not in held for one in _unknown(con, element, its)]
    return tuple(dict.fromkeys(found))


def selected(contract: Contract, element: Element) -> dict[str, str]:
    """Every dimension of the element's table with its value: what the line does not name is the margin."""
    return {name: element.cells.get(name, ALL) for name in dimensions_of(contract)}


def place_of(row: Mapping[str, Any]) -> str:
    """The smallest place that a row speaks of."""
    named = [row.get(name, ALL) for name in ("city_code", "region_code", "country_code")]
    return str(next(place for place in named if place not in (ALL, None)))


def _unknown(con: duckdb.DuckDBPyConnection, element: Element, its: Mapping[str, str]) -> Iterator[str]:
    for name, value in its.items():
        if value != ALL and listed_values(name):
            continue
        known = [one for (one,) in con.execute(f"select distinct {name} from published.{element.table}").fetchall()]
        if known and value not in known:
            said = f"{element.data_element}: {name}={value} of {element.table}"
            yield f"{said}. Write in `cells` one of {', '.join(map(str, sorted(known)))}."


def _cells(
    con: duckdb.DuckDBPyConnection, recipient: Recipient, element: Element, its: Mapping[str, str]
) -> Iterator[Cell]:
    wanted = {**its, "status": _OPEN}
    where = " and ".join(f"{name} {'<>' if name == 'status' else '='} ?" for name in wanted)
    found = con.execute(
        f"select * from published.{element.table} where {where} and list_contains(?, period_type) "
        "and period_start >= ? order by all",
        [*wanted.values(), list(recipient.period_types), recipient.since or date.min],
    )
    names = [column[0] for column in found.description or ()]
    for line in found.fetchall():
        row = dict(zip(names, line, strict=True))
        if (place := place_of(row)) in recipient.org_units:
            yield Cell(
                element,
                place,
                recipient.org_units[place],
                row["period_type"],
                row["period_start"],
                row[element.column],
                row["status"],
                row,
            )
