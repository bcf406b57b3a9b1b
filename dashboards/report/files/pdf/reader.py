"""The pieces of a report found in a PDF by their words, in their order: a PDF that Word made keeps no identities.

A line of the report must stand there whole, from the beginning of a line to the end of one. Of all ways to find the
lines in their order, the one counts that explains most of the text. What stands between two pieces is the analyst's.
Add here: what else may stand between pieces without being anybody's words.
Keep out: how words are read out of a PDF (text.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashboards.report.files.compare import Fault, difference
from dashboards.report.files.pdf.text import Words, bare
from dashboards.report.files.pieces import Own, Piece

_LEADERS = re.compile(r"[\s.…·]*\d*$")  # of a table of contents
_MOST = 400  # places of one short line that are tried


@dataclass(frozen=True)
class Line:
    """A line of the report. `place`: where it is in its piece. One that is optional is a prompt."""

    piece: Piece
    text: str
    place: str = ""
    is_optional: bool = False
    is_head: bool = False

    @property
    def where(self) -> str:
        return f"{self.piece.id}, {self.place}" if self.place else self.piece.id


@dataclass
class Found:
    faults: list[Fault] = field(default_factory=list)
    own: list[Own] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)


def lines_of(pieces: Sequence[Piece]) -> Iterator[Line]:
    for piece in pieces:
        if piece.kind == "slot":
            yield from (Line(piece, text, is_optional=True) for text in piece.lines)
        elif not piece.width:
            yield from (
                Line(piece, text, f"line {number}" if number > 1 else "") for number, text in enumerate(piece.lines, 1)
            )
        else:
            yield from _of_table(piece)


def _of_table(piece: Piece) -> Iterator[Line]:
    caption, *cells = piece.lines
    note = cells.pop() if len(cells) % piece.width else ""
    yield Line(piece, caption, "caption")
    for start in range(0, len(cells), piece.width):
        row = start // piece.width
        text = " ".join(cells[start : start + piece.width])
        yield Line(piece, text, f"row {row}" if row else "head", is_head=not row)
    if note:
        yield Line(piece, note, "note")


def compared(pieces: Sequence[Piece], contents: str, words: Words) -> Found:
    """`contents`: the title of the table of contents."""
    lines = [line for line in lines_of(pieces) if bare(line.text)]
    places = _places(lines, words)
    passing = {bare(contents), *(bare(piece.lines[0]) for piece in pieces if piece.kind == "chapter")}
    found = Found()
    before: Line | None = None
    end = 0
    missing: list[Line] = []
    for line, start in [*zip(lines, places, strict=True), (None, len(words.whole))]:
        if line is not None and start is None:
            missing.append(line)
            continue
        assert start is not None  # noqa: S101 - for the types
        between = [
            text for text in words.between(end, start) if not passing & {bare(text), bare(_LEADERS.sub("", text))}
        ]
        _gap(found, before, line, [each for each in missing if not each.is_optional], between)
        found.filled += [each.piece.id for each in missing if each.is_optional and each.piece.id not in found.filled]
        before, missing = line, []
        end = start + len(bare(line.text)) if line else 0
    return found


def _gap(found: Found, before: Line | None, after: Line | None, missing: Sequence[Line], between: list[str]) -> None:
    """Between two lines that stand where they should: what is missing, what stands in its place, or whose it is."""
    piece = before.piece if before else None
    if piece is not None and piece.width:  # the head of a table that goes on on the next page
        head = bare(next(line.text for line in _of_table(piece) if line.is_head))
        between = _without(between, head)
    if missing:
        there = " ".join(between)
        for line in missing:
            is_alike = len(missing) == 1 and there and len(there) < 3 * len(line.text)
            found.faults.append(Fault(line.where, difference(line.text, there) if is_alike else "is gone or altered"))
    elif between and piece is not None and after is not None and after.piece is piece:
        found.faults.append(Fault(piece.id, "holds what is not its own"))
    elif between:
        found.own.append(Own(piece.id if piece else "", " ".join(between)))


def _without(lines: list[str], head: str) -> list[str]:
    """Lines without a head, which may be broken into several."""
    for start in range(len(lines)):
        for end in range(start + 1, len(lines) + 1):
            if head and bare("".join(lines[start:end])) == head:
                return lines[:start] + _without(lines[end:], head)
    return lines


def _places(lines: Sequence[Line], words: Words) -> list[int | None]:
    """Where each line stands; None where it does not. The heaviest chain of places, each after the end of the last."""
    starts, whole = set(words.starts), words.whole
    ends = {*words.starts, len(whole)}
    best = _Highest(len(whole) + 1)
    steps: list[tuple[int, int, int]] = []  # line, start, step before
    for number, line in enumerate(lines):
        text = bare(line.text)
        new = []
        for start in _occurrences(text, whole):
            if start in starts and start + len(text) in ends:
                weight, before = best.until(start)
                steps.append((number, start, before))
                new.append((start + len(text), weight + len(text) + 1, len(steps) - 1))
        for each in new:
            best.put(*each)
    _, step = best.until(len(whole))
    places: list[int | None] = [None] * len(lines)
    while step >= 0:
        number, start, step = steps[step]
        places[number] = start
    return places


def _occurrences(text: str, whole: str) -> Iterator[int]:
    start = whole.find(text)
    for _ in range(_MOST):
        if start < 0:
            return
        yield start
        start = whole.find(text, start + 1)


class _Highest:
    """The heaviest chain that ends at or before a place (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[int, int]] = [(0, -1)] * (size + 1)

    def put(self, place: int, weight: int, step: int) -> None:
        number = place + 1
        while number < len(self._tree):
            if weight > self._tree[number][0]:
                self._tree[number] = weight, step
            number += number & -number

    def until(self, place: int) -> tuple[int, int]:
        number, highest = place + 1, (0, -1)
        while number > 0:
            highest = max(highest, self._tree[number], key=lambda each: each[0])
            number -= number & -number
        return highest
