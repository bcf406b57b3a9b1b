"""What a report is, whatever file it becomes: chapters of paragraphs, tables, figures, places for the analyst's words.

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

    `where`: column → value, all of which hold; a tuple of values: any of them. `columns`: what was read of these rows,
    and `rows`: what it was, in the order of `columns`.
    """

    table: str
    where: Mapping[str, Value | tuple[Value, ...]]
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...] = ()


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

    `kind` chooses the drawing; `rows` are what it draws, in the order of reading, with `status` (few, gap, open …)
    where a value is empty; `titles` are the words of `x`, `y` and of a `legend` in the report's language. Names in rows
    are in its language too, and their order in the rows is the order on the chart.

        lines       series, x (name of a period), value, low?, high?
        bars        series, label, value, low?, high?
        shares      series, x, part, value (0…1): parts of one whole, stacked or side by side; may add up to more than 1
        intervals   label, low, point, high, target? (0…1)
        flows       origin, destination, series (how it is known), value

    `unit` says what a value is: people, share (0…1), or number.
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
    unit: Literal["people", "share", "number"] = "people"


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
