"""A CSV file as a grid of text with a header, and the mistakes found in it, all at once.

Add here: what holds for every kind of entered file.
Keep out: what the columns mean (histories.py, figures.py).
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.errors import DeliveryRefused

LARGEST_FILE = 5_000_000
MOST_TOLD = 40
LARGEST_COUNT = 10**9
UNKNOWN = ("", "na", "n/a", "nan", "?", "-", "unknown")
_SHORT = {str(i) for i in range(1, 13)}
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?%?")


@dataclass(frozen=True)
class Mistake:
    rule: str
    remedy: str
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        where = ", ".join(part for part in (f"row {self.row}" if self.row else "", self.column) if part)
        return f"{where or 'the file'}: {self.rule} {self.remedy}"


@dataclass
class Grid:
    """`rows`: line number and cells, as many as `header` has. Mistakes are collected, and raised together."""

    header: list[str]
    rows: list[tuple[int, list[str]]]
    decimal_comma: bool = False
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, rule: str, remedy: str, row: int | None = None, column: int | None = None) -> None:
        self.mistakes.append(Mistake(rule, remedy, row, "" if column is None else self.called(column)))

    def called(self, column: int) -> str:
        name = self.header[column]
        return f"column {column + 1} ({name})" if name and not _NUMBER.fullmatch(name) else f"column {column + 1}"

    def cells(self, column: int) -> list[str]:
        return [cells[column] for _, cells in self.rows]

    def refuse(self) -> None:
        if self.mistakes:
            told = "\n".join(f"  {mistake}" for mistake in self.mistakes[:MOST_TOLD])
            more = f"\n  … and {len(self.mistakes) - MOST_TOLD} more." if len(self.mistakes) > MOST_TOLD else ""
            raise DeliveryRefused(f"{len(self.mistakes)} mistake(s) in the file:\n{told}{more}")

    def persons(self, row: int, column: int, text: str) -> int | None:
        """A whole number, zero or more; else a mistake."""
        whole = re.sub(r"[.,]0+$", "", text)
        if re.fullmatch(r"\+?\d{1,10}", whole) and int(whole) <= LARGEST_COUNT:
            return int(whole)
        if text.lower() in UNKNOWN:
            self.wrong("There is no number.", "Enter the number of people, 0 if there was nobody.", row, column)
        elif re.fullmatch(r"-\d+([.,]\d+)?", text):
            self.wrong("A number of people is not negative.", "Correct it.", row, column)
        else:
            remedy = "Write digits alone, without a decimal or thousands mark."
            self.wrong("This is not a whole number of people.", remedy, row, column)
        return None

    def fraction(self, row: int, column: int, text: str) -> float | None:
        """A number that may have a decimal mark or end in a per cent sign; else a mistake."""
        plain = text.replace(" ", "").replace("\u00a0", "")
        if _NUMBER.fullmatch(plain) and ("," not in plain or self.decimal_comma):
            number = float(plain.rstrip("%").replace(",", "."))
            return number / 100 if plain.endswith("%") else number
        self.wrong("This is not a number.", "Write it as a share, like 0.25.", row, column)
        return None


def read(path: Path) -> Grid:
    """The grid of a file; what is wrong with the file as a whole is raised at once."""
    text = _text(path)
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    delimiter = max(";,\t", key=first.count)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = [(records.line_num, [cell.strip() for cell in cells]) for cells in records]
    except csv.Error:
        raise _whole("Its quotes or line ends cannot be read.", "Save it as CSV again.") from None
    lines = [(row, cells) for row, cells in lines if any(cells) and not cells[0].startswith("#")]
    if not lines:
        raise _whole("It is empty.", "Enter a header and a row for each history or pair of lists.")
    (_, header), *rows = lines
    return _grid(header, rows, decimal_comma=delimiter != ",")


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _whole("It is too large for an entered list.", "Enter one row for each history, with its number.")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _whole("It is not UTF-8 text.", "Save it as “CSV UTF-8”.") from None
    except OSError:
        raise _whole("It cannot be read.", "Look at its permissions.") from None


def _grid(header: list[str], rows: list[tuple[int, list[str]]], *, decimal_comma: bool) -> Grid:
    used = [i for i in range(len(header)) if header[i] or any(len(cells) > i and cells[i] for _, cells in rows)]
    if not used or not _is_header([header[i] for i in used]):
        raise _whole("Its first row is not a header.", "Put the names of the columns into the first row.")
    grid = Grid([header[i] for i in used], [], decimal_comma=decimal_comma)
    folded = [fold(name) for name in grid.header]
    for i, name in enumerate(folded):
        if not name or name in folded[:i]:
            what = "The column has no name." if not name else "Two columns have this name."
            grid.wrong(what, "Give each column a name of its own.", 1, i)
    for row, cells in rows:
        if len(cells) < len(header) or any(cells[len(header) :]):
            grid.wrong("The row has not as many cells as the header.", "Correct the row.", row)
        else:
            grid.rows.append((row, [cells[i] for i in used]))
    if not rows:
        grid.wrong("There are no rows below the header.", "Enter a row for each history or pair of lists.")
    grid.refuse()
    return grid


def _is_header(cells: list[str]) -> bool:
    """Names of columns are repeated in mistakes; what may be a row of data is not. Lists may be called 1, 2, 3."""
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell)]
    return len(numbers) < len([cell for cell in cells if cell]) and set(numbers) <= _SHORT


def fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def named(grid: Grid, names: Iterable[str]) -> list[int]:
    wanted = set(names)
    return [i for i, name in enumerate(grid.header) if fold(name) in wanted]


def _whole(rule: str, remedy: str) -> DeliveryRefused:
    return DeliveryRefused(f"1 mistake(s) in the file:\n  {Mistake(rule, remedy)}")
