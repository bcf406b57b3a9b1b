"""Find the header of a page by the headers the contract names, below any preamble, in one line or in two.

Add here: another way in which exporters lay out their header.
Keep out: which columns must be there (gate.py), and what stands above the header: it is not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.fold import fold
from warehouse.contract.read import days
from warehouse.tokens.first_keying import LABELS, column_name

HEAD_ROWS = 40
_JOINS = ("/", " / ", " ", ": ", " - ", ".")


@dataclass(frozen=True)
class Header:
    """The names of the columns, where the rows below begin, and how many declared headers are among the names."""

    names: list[str]
    first_row: int
    known: int
    lines: int = 1


def declared_headers(declaration: Declaration) -> dict[str, str]:
    """Folded header → what it feeds."""
    found = {fold(text): field for field, spellings in declaration.columns.items() for text in spellings}
    for field, choices in declaration.one_hot.items():
        found |= {fold(text): f"{field}={code}" for code, spellings in choices.items() for text in spellings}
    for position, ticks in enumerate(declaration.ticks):
        found |= {fold(text): f"ticks.{position}" for text in ticks.headers}
    if declaration.tokens.mode == "sealed":
        names = [column_name(scope, label) for scope in declaration.scopes for label in LABELS]
        found |= {fold(name): name for name in names}
    return found


def find(head: list[list[str]], declaration: Declaration) -> Header | None:
    """The line, or pair of lines, that holds most declared headers; the first of equals. None where none does."""
    declared = declared_headers(declaration)
    best: Header | None = None
    for candidate in _candidates(head, declared):
        better = best is None or candidate.known > best.known
        if candidate.known and better:
            best = candidate
    return best


def row_above(head: list[list[str]], header: Header, declaration: Declaration) -> int | None:
    """The first line above the header that is a contact: a date in its place, and two answers in theirs."""
    dates = set(map(fold, declaration.columns.get("contact_date", [])))
    at = next((at for at, name in enumerate(header.names) if fold(name) in dates), None)
    read = days.reader(declaration)
    declared = declared_headers(declaration)
    places = [place for place, name in enumerate(header.names) if fold(name) in declared and place != at]
    for number, cells in enumerate(head[: header.first_row - header.lines], 1):
        answers = sum(place < len(cells) and bool(cells[place]) for place in places)
        if at is not None and at < len(cells) and read(cells[at]) and answers >= min(2, len(places)):
            return number
    return None


def is_contact(cells: list[str], header: Header, declaration: Declaration) -> bool:
    """Whether a line would be a contact under this header."""
    return (
        row_above([cells, *[[]] * header.lines], Header(header.names, header.lines + 1, 0, header.lines), declaration)
        == 1
    )


def _candidates(head: list[list[str]], declared: dict[str, str]) -> Iterator[Header]:
    for row, cells in enumerate(head[:HEAD_ROWS]):
        yield Header(cells, row + 1, _known(cells, declared))
        if row + 1 < len(head) and not _looks_like_data(head[row + 1]):
            names = two_lines(cells, head[row + 1], declared)
            known = _known(names, declared)
            # Only what both lines know together: else a contact above a header would pass for its upper line.
            if known > max(_known(cells, declared), _known(head[row + 1], declared)):
                yield Header(names, row + 2, known, lines=2)


def _known(names: list[str], declared: dict[str, str]) -> int:
    return len({declared[folded] for name in names if (folded := fold(name)) in declared})


def _looks_like_data(cells: list[str]) -> bool:
    """A second header line holds words. One cell that begins with a digit makes it a row of data."""
    return any(cell[:1].isdigit() and not cell.startswith(("0/", "1/")) for cell in cells)


def two_lines(upper: list[str], lower: list[str], declared: dict[str, str]) -> list[str]:
    """A merged cell of the upper line stands in its first column and is meant for the ones after it too."""
    width = max(len(upper), len(lower))
    upper, lower = [*upper, *[""] * (width - len(upper))], [*lower, *[""] * (width - len(lower))]
    names, group = [], ""
    for above, below in zip(upper, lower, strict=True):
        group = above or group
        names.append(_joined(group, below, declared) if below else above)
    return names


def _joined(group: str, below: str, declared: dict[str, str]) -> str:
    spelled = [f"{group}{join}{below}" for join in _JOINS] if group else []
    return next((name for name in [*spelled, below] if fold(name) in declared), f"{group}/{below}" if group else below)
