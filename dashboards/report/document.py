"""What a report is, whatever file it becomes: chapters of paragraphs, tables, figures and places for the analyst's words.

Add here: another kind of block.
Keep out: what a chapter says (content/), and how a block looks in a file (files/).

Every block has an identity that stays the same from one draft to the next (`reach.people.fi`), so that a file can be
checked block by block and the analyst's own words find their place again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Value = str | int | float | bool | date | None
Cell = str
Align = Literal["left", "right"]


@dataclass(frozen=True)
class Source:
    """Where a number comes from: rows of one published table of one release and audience.

    `where`: column → value, all of which hold. `columns`: what was read of these rows.
    """

    table: str
    where: Mapping[str, Value]
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """One sentence of a rule. `rule` names it, so that a reader of the appendix can look it up."""

    rule: str
    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Sentences that stand together. `kind`: `absent` says why there is no data, `note` is set small."""

    id: str
    sentences: tuple[Sentence, ...]
    kind: Literal["text", "absent", "note"] = "text"

    @property
    def text(self) -> str:
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(source for sentence in self.sentences for source in sentence.sources)


@dataclass(frozen=True)
class Table:
    """Rows of formatted text. `number` counts the tables of the report from 1."""

    id: str
    number: int
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[Align, ...]
    sources: tuple[Source, ...]
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """A chart as data: figures/ draws it. `alternative` says in words what it shows.

    `kind` chooses the drawing; `rows` are what it draws, with `status` where a value is empty; `titles` are words of
    axes and series in the report's language.
    """

    id: str
    number: int
    caption: str
    alternative: str
    kind: Literal["lines", "bars", "intervals", "shares", "flows"]
    rows: tuple[Mapping[str, Value], ...]
    titles: Mapping[str, str]
    sources: tuple[Source, ...]
    note: str = ""


@dataclass(frozen=True)
class Slot:
    """A place for the analyst's own words. `prompts` say what could stand here; they are not part of the text."""

    id: str
    title: str
    prompts: tuple[str, ...]


Block = Paragraph | Table | Figure | Slot


@dataclass(frozen=True)
class Chapter:
    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Asked:
    """What the report was asked for. The same question of the same release gives the same bytes."""

    edition: str  # regional, a country's code in small letters, or donor
    language: str
    first_day: date
    after_last_day: date
    release_id: str


@dataclass(frozen=True)
class Report:
    """`words`: what files say around the text (table of contents, "Figure", "Table", "source"), by code."""

    asked: Asked
    title: str
    subtitle: str
    notice: str  # that the data are invented; empty for a real network
    footer: str
    chapters: tuple[Chapter, ...]
    words: Mapping[str, str] = field(default_factory=dict)

    def blocks(self) -> Iterator[Block]:
        for chapter in self.chapters:
            yield from chapter.blocks
