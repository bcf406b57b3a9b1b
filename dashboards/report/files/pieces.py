"""What a file of a report must hold, block by block, and what a reader finds in one.

A piece has an identity and lines: a paragraph is one line, a table has its caption, each cell and its note. What stands
around a report (title, notice, titles of chapters) are pieces too: a notice that is gone is a false report.

Add here: another kind of piece.
Keep out: how a kind of file marks its pieces (word/, pdf/, html/).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from dashboards.report.document import Block, Chapter, Figure, Paragraph, Report, Slot, Table

Kind = Literal["title", "subtitle", "notice", "chapter", "topic", "text", "absent", "note", "table", "figure", "slot"]
# Letters without width, and those that XML cannot hold.
_UNSEEN = re.compile("[\u200b-\u200f\u00ad\u2028-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLANKS = re.compile(r"\s+")


_LONG_CELL = 34  # letters; a longer text is broken
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
    """A piece as it stands in a file. `id`: its short name. `pictures`: digests of what is drawn in it."""

    id: str
    lines: tuple[str, ...]
    pictures: tuple[str, ...] = ()
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


def widths(block: Table) -> list[int]:
    """Letters that each column of a table wants: at least its longest word, and no more for long texts than they need."""
    columns = list(zip(block.head, *block.rows, strict=True))
    words = [max((len(word) for cell in column for word in cell.split()), default=1) for column in columns]
    texts = [min(max(len(cell) for cell in column), _LONG_CELL) for column in columns]
    return [max(word, text) + 2 for word, text in zip(words, texts, strict=True)]
