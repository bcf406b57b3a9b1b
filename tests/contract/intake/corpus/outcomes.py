"""What may become of a file, and a case: the file, the declaration it is read by, and the outcome that is right.

Add here: another kind of outcome.
Keep out: how outcomes are compared (judge.py).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from intake_files import MARCH

from corpus.meant import Contact

Broken = tuple[int | None, str | None, str]  # row, column and rule


@dataclass(frozen=True)
class Loads:
    """Rows by their number in the file; everything else in it is refused by row, or taken out and told."""

    rows: Mapping[int, Contact]
    refused: tuple[Broken, ...] = ()
    repaired: Mapping[str, int] | None = None  # None: whatever is told
    outside: int = 0


@dataclass(frozen=True)
class Refused:
    """The whole file, by one of these rules."""

    rules: tuple[str, ...]
    column: str | None = None
    row_no: int | None = None


@dataclass(frozen=True)
class OneOf:
    """Several honest outcomes: none of them loads anything that nobody meant."""

    outcomes: tuple[Loads | Refused, ...]


Outcome = Loads | Refused | OneOf


def loads(
    rows: Iterable[Contact] | Mapping[int, Contact],
    *refused: Broken,
    first: int = 2,
    repaired: Mapping[str, int] | None = None,
    outside: int = 0,
) -> Loads:
    numbered = rows if isinstance(rows, Mapping) else dict(enumerate(rows, first))
    return Loads(numbered, refused, repaired, outside)


def refused(*rules: str, column: str | None = None, row_no: int | None = None) -> Refused:
    return Refused(rules, column, row_no)


def one_of(*outcomes: Loads | Refused) -> OneOf:
    return OneOf(outcomes)


@dataclass(frozen=True)
class Case:
    """One file. `canaries` stand in it and must not stand in anything that is said about it.

    `usual`: how many rows its partner usually sends, where anything is known of it.
    """

    family: str
    name: str
    data: Callable[[], bytes]
    outcome: Outcome
    changes: Mapping[str, Any]
    file_name: str = MARCH
    canaries: tuple[str, ...] = ()
    usual: float | None = None


@dataclass
class Family:
    """The cases of one kind of trouble."""

    name: str
    cases: list[Case] = field(default_factory=list)

    def add(
        self,
        name: str,
        data: bytes | Callable[[], bytes],
        outcome: Outcome,
        *,
        file_name: str = MARCH,
        canaries: Iterable[str] = (),
        usual: float | None = None,
        **changes: Any,
    ) -> None:
        make = data if callable(data) else (lambda: data)
        self.cases.append(Case(self.name, name, make, outcome, changes, file_name, tuple(canaries), usual))
