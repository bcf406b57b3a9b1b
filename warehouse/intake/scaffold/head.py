"""Where the header of an unknown file stands: below any preamble, in one line or in two.

Add here: another sign by which a header line is told from rows and titles.
Keep out: deliveries (headers.py finds their header by the contract, and joins two lines in the same way).
"""

from dataclasses import dataclass

from warehouse.contract.read.headers import HEAD_ROWS as SEARCHED
from warehouse.intake.scaffold.vocabulary import headers, key


@dataclass(frozen=True)
class Head:
    """The headers, how many rows stand above the data, and how many lines the header itself has."""

    names: list[str]
    first_row: int
    lines: int


def find(rows: list[list[str]]) -> Head | None:
    """The line that looks most like a header: words that we know, then many short words of which none is a number."""
    best: tuple[tuple[int, float], Head] | None = None
    for at, cells in enumerate(rows[:SEARCHED]):
        for candidate in _candidates(rows, at, cells):
            score = known(candidate.names), _shape(candidate.names) / candidate.lines
            if best is None or score > best[0]:
                best = score, candidate
    return best[1] if best and best[0] > (0, 1.0) else None


def known(names: list[str]) -> int:
    """How many of these headers we know. A line with many numbers is no header, whatever words are in it."""
    filled = [name for name in names if name]
    if sum(name[:1].isdigit() for name in filled) * 2 > len(filled):
        return 0
    return len({name for name in names if _is_known(name)})


def _is_known(name: str) -> bool:
    words, first, last = headers(), key(name.split("/")[0]), key(name.rsplit("/", 1)[-1])
    if key(name) in words.fields or key(name) in words.technical:
        return True
    return first != last and (first in words.groups or last in words.fields)


def _candidates(rows: list[list[str]], at: int, cells: list[str]) -> list[Head]:
    heads = [Head(cells, at + 1, 1)]
    below = rows[at + 1] if at + 1 < len(rows) else []
    if _is_merged(cells, below):
        heads.append(Head(_joined(cells, below), at + 2, 2))
    return heads


def _is_merged(upper: list[str], lower: list[str]) -> bool:
    """A second header line fills the gaps that merged cells left above it, and holds words, not data."""
    if min(sum(map(bool, upper)), sum(map(bool, lower))) < 2 or any(cell[:1].isdigit() for cell in lower if cell):
        return False
    gaps = [at for at, cell in enumerate(lower) if cell and not (upper[at] if at < len(upper) else "")]
    return bool(gaps) and any(upper[: gaps[0]])


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    width = max(len(upper), len(lower))
    names, group = [], ""
    for at in range(width):
        above, below = (line[at] if at < len(line) else "" for line in (upper, lower))
        group = above or group
        names.append(f"{group}/{below}" if group and below else below or above)
    return names


def _shape(cells: list[str]) -> float:
    filled = [cell for cell in cells if cell]
    if not filled:
        return 0.0
    wordy = [cell for cell in filled if len(cell) <= 120 and not cell[:1].isdigit()]
    return len(set(wordy)) * len(wordy) / len(filled) if len(wordy) * 2 > len(filled) else 0.0
