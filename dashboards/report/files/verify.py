"""Is a Word draft still what its release says? The report is made again, and every piece that differs is a fault.

Add here: another way in which a piece can be wrong.
Keep out: how a report is made again (the caller hands that in), and how pieces are read out of a file. Words between
the pieces are the analyst's and never wrong.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from dashboards.report.files import pieces
from dashboards.report.files.mark import Mark
from dashboards.report.files.pieces import Own, Piece, Reading, Seen, short
from dashboards.report.files.prepared import Prepared
from dashboards.report.files.word import reader
from warehouse.errors import ConfigError

# Makes the report of a mark again.
Remake = Callable[[Mark], Prepared]
_MOST_WORDS = 8  # of a difference that are quoted


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. `where`: the piece, and the place in it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True)
class Outcome:
    """`own`: words of the analyst's, which are never wrong; `filled`: the places in which she wrote."""

    mark: Mark
    faults: tuple[Fault, ...]
    own: tuple[Own, ...]
    filled: tuple[str, ...]


def verify(file: Path, content: bytes, remake: Remake) -> Outcome:
    """`remake` makes the report of a mark again; it raises where the release is of another network, or gone.

    Raises ConfigError for a file that is no Word draft of a report, or that cannot be read.
    """
    if file.suffix.lower() != ".docx":
        raise ConfigError(f"{file.name} cannot be checked: only the Word draft can be, a file that ends in .docx.")
    parts = reader.open_parts(content, file.name)
    mark = reader.marked(parts, file.name)
    report = remake(mark).report
    reading = reader.reading(parts, file.name)
    faults = _faults(list(pieces.pieces(report)), pieces.clean(report.footer), reading)
    return Outcome(mark, tuple(faults), reading.own, reading.filled)


def _faults(expected: Sequence[Piece], footer: str, reading: Reading) -> list[Fault]:
    seen: dict[str, list[Seen]] = {}
    for each in reading.seen:
        seen.setdefault(each.id, []).append(each)
    known = {short(piece.id) for piece in expected}
    out = [Fault(name, "is no block of this report") for name in seen if name not in known]
    for piece in expected:
        copies = seen.get(short(piece.id), [])
        if not copies:
            out.append(Fault(piece.id, "is gone"))
        if len(copies) > 1:
            out.append(Fault(piece.id, f"stands {len(copies)} times"))
        for each in copies[:1]:
            out += _of_piece(piece, each)
    if footer and not any(footer in text for text in reading.footers):
        out.append(Fault("footer", "is gone or altered"))
    names = [short(piece.id) for piece in expected]
    return [*out, *_moved([name for name in names if name in seen], [each.id for each in reading.seen])]


def _of_piece(piece: Piece, seen: Seen) -> Iterator[Fault]:
    if piece.kind == "slot":
        return
    yield from _lines(piece, seen.lines)
    if piece.kind == "figure" and seen.alternatives != (piece.alternative,):
        yield Fault(piece.id, "the picture is gone, or its words for those who do not see it are others")


def _lines(piece: Piece, stands: Sequence[str]) -> Iterator[Fault]:
    if len(piece.lines) == 1 and len(stands) < 2:
        yield from _sentences(piece, stands[0]) if stands else [Fault(piece.id, "is gone")]
        return
    if piece.width and len(piece.lines) == len(stands):
        for place, (right, there) in enumerate(zip(piece.lines, stands, strict=True)):
            if right != there:
                yield Fault(f"{piece.id}, {_cell(piece, place)}", difference(right, there))
        return
    missing = Counter(piece.lines) - Counter(stands)
    added = Counter(stands) - Counter(piece.lines)
    for place, right in enumerate(piece.lines):
        if missing[right] > 0:
            missing[right] -= 1
            yield Fault(f"{piece.id}, {_cell(piece, place)}", "is gone or altered")
    for there in added:
        yield Fault(piece.id, f"holds what is not its own: “{_short(there)}”")


def _sentences(piece: Piece, there: str) -> Iterator[Fault]:
    if there == piece.lines[0]:
        return
    gone = [number for number, sentence in enumerate(piece.sentences, 1) if sentence not in there]
    place = f", sentence {', '.join(map(str, gone))}" if gone and len(piece.sentences) > 1 else ""
    yield Fault(f"{piece.id}{place}", difference(piece.lines[0], there))


def _cell(piece: Piece, place: int) -> str:
    """Where a line of a piece is, in words."""
    if not piece.width:
        return f"line {place + 1}"
    row, column = divmod(place - 1, piece.width)
    if place == 0:
        return "caption"
    if place == len(piece.lines) - 1 and (len(piece.lines) - 1) % piece.width:
        return "note"
    return f"head, column {column + 1}" if row == 0 else f"row {row}, column {column + 1}"


def difference(right: str, there: str) -> str:
    """The first words that differ, and no more of the sentence than they."""
    ours, theirs = right.split(), there.split()
    changes = [
        (ours[first:last], theirs[start:end])
        for kind, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    if not changes:
        return "is written in another way"
    wanted, found = changes[0]
    more = f", and {len(changes) - 1} more" if len(changes) > 1 else ""
    if not found:
        return f"“{_short(' '.join(wanted))}” is gone{more}"
    if not wanted:
        return f"“{_short(' '.join(found))}” was put in{more}"
    return f"“{_short(' '.join(found))}” stands where “{_short(' '.join(wanted))}” is right{more}"


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")


def _moved(right: Sequence[str], stands: Sequence[str]) -> Iterator[Fault]:
    """Pieces that stand elsewhere than they should, as few as explain the order."""
    places = {name: number for number, name in enumerate(right)}
    order = list(dict.fromkeys(name for name in stands if name in places))
    kept: set[str] = set()
    for first, _, length in SequenceMatcher(None, right, order, autojunk=False).get_matching_blocks():
        kept.update(right[first : first + length])
    yield from (Fault(name, "stands in another place") for name in order if name not in kept)
