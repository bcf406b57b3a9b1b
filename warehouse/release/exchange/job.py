"""What a format is given, what it gives back, and what it says when it is read back.

Add here: another thing that every format must know.
Keep out: anything of one format.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from warehouse.errors import ReleaseRefused
from warehouse.release.exchange.cells import Cell, digits
from warehouse.release.exchange.declared import Recipient
from warehouse.release.reading import About

Shown = Callable[[int | float], str]
Address = str  # JSON: where a number stands at the recipient, in the format's own codes


@dataclass(frozen=True)
class Job:
    """One package: for whom, of which release, and the cells that may be in it."""

    recipient: Recipient
    about: About
    cells: tuple[Cell, ...]
    names: Mapping[str, str]  # place → its name in the recipient's language
    only: frozenset[Address] | None = None  # addresses that may bear a number; None: all

    @property
    def shown(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.value is not None)

    @property
    def at(self) -> str:
        """The moment that files bear: the release's day. The same release is the same file, whenever it is made."""
        return f"{self.about.day.isoformat()}T00:00:00Z"


@dataclass(frozen=True)
class Written:
    """The files of a package by name, the address of every number in them, and of every one that they take back."""

    files: Mapping[str, bytes]
    numbers: frozenset[Address]
    withdrawn: frozenset[Address]


@dataclass(frozen=True)
class Earlier:
    """What a recipient has been sent in a format, ever: addresses that bore a number."""

    numbers: frozenset[Address] = frozenset()


@dataclass(frozen=True)
class Claim:
    """One number as it was read back from a file: the published cell that it says it is, and its text.

    `shown_as`: how the format writes a number; forms for people round shares.
    """

    table: str
    column: str
    place: str
    period_type: str
    period_start: date
    values: Mapping[str, str]
    text: str
    shown_as: Shown = digits


Write = Callable[[Job, Earlier], Written]
ReadBack = Callable[[Job, Mapping[str, bytes]], Iterator[Claim]]


def address(*parts: object) -> Address:
    return json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parts(text: Address) -> list[Any]:
    found: list[Any] = json.loads(text)
    return found


def by_address(job: Job, cells: Iterable[Cell], of: Callable[[Cell], Address]) -> dict[Address, Cell]:
    """Cells by their address, in its order. Raises ReleaseRefused where two would be one number at the recipient."""
    found: dict[Address, Cell] = {}
    for cell in cells:
        where = of(cell)
        if job.only is not None and where not in job.only:
            continue
        if not found.setdefault(where, cell).is_same_as(cell):
            raise ReleaseRefused(
                f"Two published cells of {cell.element.table} have one address at the recipient "
                f"({cell.element.data_element} of {cell.org_unit}). Nothing was made. Tell them apart in "
                "recipient_elements.csv."
            )
    return dict(sorted(found.items()))


def places(recipient: Recipient) -> dict[str, str]:
    """Organisation unit → place."""
    return {unit: place for place, unit in recipient.org_units.items()}
