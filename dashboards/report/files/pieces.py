"""What a file of a report must hold, block by block, and what a reader finds in one.

A piece has an identity and lines: a paragraph is one line, a table has its caption, each cell and its note. What stands
around a report (title, notice, titles of chapters) are pieces too: a notice that is gone is a false report.

Add here: another kind of piece.
Keep out: how a kind of file marks its pieces (word/, pdf/, html/).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from dashboards.report.document import Block, Chapter, Figure, Paragraph, Report, Slot, Table

Kind = Literal["title", "subtitle", "notice", "chapter", "topic", "text", "absent", "note", "table", "figure", "slot"]
# Letters without width, and those that XML cannot hold.
_UNSEEN = re.compile("[\u200b-\u200f\u00ad\u2028-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLANKS = re.compile(r"\s+")


_ROOM, _DENSE_ROOM = 104, 126  # letters of a table on a page, and of one in small letters
_DENSE = 170  # letters that a table wants, from which on it is set in small ones
_SENTENCE = 26  # letters
_NARROWEST = 7  # letters of a column
_JOINTS = re.compile(r"[_./#=]")
_LONG_CELL = 60  # letters; a longer text wants no more room
_LONGEST = 60  # letters of a name: Word takes no more than 64


def short(piece_id: str) -> str:
    """The name of a piece within a file. Two pieces never have the same."""
    if len(piece_id) <= _LONGEST:
        return piece_id
    return f"{piece_id[:44]}~{sha256(piece_id.encode()).hexdigest()[:12]}"


@dataclass(frozen=True)
class Piece:
    """`block`: what it is made of; None for what stands around the blocks. `width`: cells of a row, 0 elsewhere."""

    id: str
    kind: Kind
    lines: tuple[str, ...]
    block: Block | None = None
    width: int = 0
    alternative: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The parts that are told apart where a line is not as it should be."""
        if isinstance(self.block, Paragraph):
            return tuple(clean(sentence.text) for sentence in self.block.sentences)
        return self.lines


@dataclass(frozen=True)
class Seen:
    """A piece as it stands in a file. `id`: its short name. `alternatives`: words of its pictures."""

    id: str
    lines: tuple[str, ...]
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True)
class Own:
    """Words of the analyst's: `after` is the piece that stands before them, '' at the beginning."""

    after: str
    text: str


@dataclass(frozen=True)
class Reading:
    """All that stands in a file. `filled`: the places for her own words in which she has written."""

    seen: tuple[Seen, ...]
    own: tuple[Own, ...] = ()
    filled: tuple[str, ...] = ()
    footers: tuple[str, ...] = field(default=())


def clean(text: str) -> str:
    """As a reader sees it: one blank between words, nothing that has no width."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip()


def label(words: Mapping[str, str], block: Table | Figure) -> str:
    """Like `Figure 3.`"""
    return f"{words['table' if isinstance(block, Table) else 'figure']} {block.number}."


def pieces(report: Report) -> Iterator[Piece]:
    """In the order of the report."""
    around: tuple[tuple[Kind, str], ...] = (
        ("title", report.title),
        ("subtitle", report.subtitle),
        ("notice", report.notice),
    )
    for kind, text in around:
        if clean(text):
            yield Piece(f"front:{kind}", kind, (clean(text),))
    for chapter in report.chapters:
        yield from of_chapter(report, chapter)


def of_chapter(report: Report, chapter: Chapter) -> Iterator[Piece]:
    yield Piece(f"{chapter.id}:title", "chapter", (clean(chapter.title),))
    for block in chapter.blocks:
        if isinstance(block, Slot):
            yield Piece(f"{block.id}:title", "topic", (clean(block.title),))
        yield of_block(report, block)


def of_block(report: Report, block: Block) -> Piece:
    if isinstance(block, Paragraph):
        return Piece(block.id, block.kind, (clean(block.text),), block)
    if isinstance(block, Slot):
        return Piece(block.id, "slot", tuple(clean(prompt) for prompt in block.prompts), block)
    note = (clean(block.note),) if clean(block.note) else ()
    caption = clean(f"{label(report.words, block)} {block.caption}")
    if isinstance(block, Figure):
        return Piece(block.id, "figure", (caption, *note), block, alternative=clean(block.alternative))
    cells = [clean(cell) for row in (block.head, *block.rows) for cell in row]
    return Piece(block.id, "table", (caption, *cells, *note), block, width=len(block.head))


@dataclass(frozen=True)
class Columns:
    """How the columns of a table are set. `letters`: room of each. `is_dense`: small letters, or it would not fit."""

    letters: tuple[float, ...]
    sides: tuple[str, ...]
    is_dense: bool
    is_broken: bool

    def broken(self, text: str) -> str:
        """With places, which nobody sees, where a name may be broken."""
        return _JOINTS.sub("\\g<0>\u200b", text) if self.is_broken else text


def columns(block: Table) -> Columns:
    """Each column has room for its longest word, and long texts share what is left."""
    of = list(zip(block.head, *block.rows, strict=True))
    texts = [min(max(len(cell) for cell in column), _LONG_CELL) + 2 for column in of]
    words = [_longest_word(column, broken=False) for column in of]
    is_dense = sum(texts) > _DENSE or sum(words) > _ROOM
    room = _DENSE_ROOM if is_dense else _ROOM
    if is_broken := sum(words) > room:
        words = [_longest_word(column, broken=True) for column in of]
    wanted = [max(text - word, 0) for word, text in zip(words, texts, strict=True)]
    share = min(max(room - sum(words), 0) / max(sum(wanted), 1), 1.0)
    letters = tuple(word + share * more for word, more in zip(words, wanted, strict=True))
    # A column of sentences begins at the left, whatever else is in it.
    sides = tuple(
        "left" if max(len(cell) for cell in column[1:] or ("",)) > _SENTENCE else side
        for column, side in zip(of, block.align, strict=True)
    )
    return Columns(letters, sides, is_dense, is_broken)


def _longest_word(cells: Iterable[str], *, broken: bool) -> int:
    words = (part for cell in cells for word in cell.split() for part in (_JOINTS.split(word) if broken else [word]))
    return max(max((len(word) for word in words), default=1) + 2, _NARROWEST)
