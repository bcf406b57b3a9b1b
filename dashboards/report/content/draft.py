"""A report while it is written: what every chapter may read and say, and the numbers of tables and figures.

Add here: another kind of block that several chapters make.
Keep out: what one chapter says (chapters/), and how things are worded (wording.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from dashboards.report.content import rules
from dashboards.report.content.editions import Edition
from dashboards.report.content.published import Published, Read, Row
from dashboards.report.content.span import Span, year_before
from dashboards.report.content.wording import DASH, Told, Words
from dashboards.report.document import Figure, Paragraph, Sentence, Slot, Source, Table, Value

Unit = Literal["people", "share", "number"]
Kind = Literal["lines", "bars", "intervals", "shares", "flows"]


@dataclass(frozen=True)
class Period:
    """One whole period in the span, the longest that has closed. `waits_for`: a longer one that has not."""

    kind: str
    start: date
    waits_for: tuple[str, date] | None = None

    @property
    def where(self) -> dict[str, Value | tuple[Value, ...]]:
        return {"period_type": self.kind, "period_start": self.start}

    @property
    def with_year_before(self) -> dict[str, Value | tuple[Value, ...]]:
        return {"period_type": self.kind, "period_start": (year_before(self.start), self.start)}


@dataclass
class Draft:
    """Of one edition of one release in one language. Texts have the codes of rules, tables and figures.

    `before`: the list of sources of an earlier report, to tell what has changed since. `short`: sentences that may
    stand in the summary, as they were written and as they stand there.
    """

    published: Published
    words: Words
    span: Span
    edition: Edition
    release_id: str
    before: Mapping[str, Any] | None = None
    short: list[tuple[Sentence, Sentence]] = field(default_factory=list)
    _tables: int = 0
    _figures: int = 0

    @property
    def countries(self) -> tuple[str, ...]:
        return self.edition.countries

    def read(self, table: str, columns: Sequence[str], **where: Any) -> Read:
        return self.published.read(table, columns, **where)

    def period(self, table: str, **where: Any) -> Period | None:
        """The longest whole period of the span for which the table has figures that have closed."""
        waits_for = None
        for kind, start in (*self.span.periods(), *self.span.earlier_periods()):
            rows = self.read(table, ["status"], period_type=kind, period_start=start, **where).rows
            if any(row["status"] != "open" for row in rows):
                return Period(kind, start, waits_for)
            if rows and waits_for is None:
                waits_for = kind, start
        return None

    # Sentences

    def say(self, topic: str, known: Mapping[str, Any], *reads: Read, **told: Told) -> list[Sentence]:
        """The sentence that the rules choose for a topic; none where they choose none."""
        rule = rules.chosen(topic, known)
        if rule is None:
            return []
        sentence = Sentence(rule.rule, self.words.sentence(rule.rule, **told), _sources(reads))
        if rule.summary:
            form = f"{rule.rule}.short" if "short" in self.words.attributes(rule.rule) else rule.rule
            self.short.append((sentence, replace(sentence, text=self.words.sentence(form, **told))))
        return [sentence]

    def paragraph(
        self, block: str, sentences: Iterable[Sentence], kind: Literal["text", "absent", "note"] = "text"
    ) -> list[Paragraph]:
        listed = tuple(sentences)
        return [Paragraph(block, listed, kind)] if listed else []

    def absent(self, block: str, topic: str, known: Mapping[str, Any], *reads: Read, **told: Told) -> list[Paragraph]:
        """Why there is nothing."""
        return self.paragraph(block, self.say(topic, known, *reads, **told), "absent")

    def nothing(self, block: str, table: str, **where: Any) -> list[Paragraph]:
        """Why a table has no figures of the span: its periods are longer than the span, or none has closed."""
        periods = [*self.span.periods(), *self.span.earlier_periods()]
        is_there = any(
            self.read(table, ["status"], period_type=kind, period_start=start, **where).rows for kind, start in periods
        )
        return self.absent(block, "nothing_closed", {"is_there": is_there})

    def open_note(self, block: str, period: Period | None) -> list[Paragraph]:
        """That a longer period than the one which is shown has not closed."""
        if period is None or period.waits_for is None:
            return []
        told = {"longer": self.words.period(*period.waits_for), "period": self.words.period(period.kind, period.start)}
        return self.paragraph(block, self.say("not_closed", {}, **told), "note")

    # Tables, figures, slots

    def table(
        self, block: str, code: str, head: Sequence[str], rows: Sequence[Sequence[str]], reads: Iterable[Read],
        *, left: int = 1, **told: Any,
    ) -> list[Table]:  # fmt: skip
        """A table under the caption `code`; `left` columns are text, the others numbers. Without a row, none."""
        if not rows:
            return []
        self._tables += 1
        has_dash = any(cell == DASH for row in rows for cell in row)
        return [
            Table(
                block,
                self._tables,
                self.words.sentence(code, **told),
                tuple(head),
                tuple(tuple(row) for row in rows),
                tuple("left" if number < left else "right" for number in range(len(head))),
                _sources(reads),
                self.words.text("note-dash") if has_dash else "",
            )
        ]

    def head(self, *codes: str) -> list[str]:
        return [self.words.text(f"head-{code}") for code in codes]

    def table_by_country(
        self, block: str, code: str, first: str, rows: Sequence[Sequence[str]], reads: Iterable[Read], **told: Any
    ) -> list[Table]:
        """A column for each country, after one of texts under the head `first`."""
        places = [self.words.place(country) for country in self.countries]
        return self.table(block, code, [*self.head(first), *places], rows, reads, **told)

    def figure(
        self, block: str, code: str, kind: Kind, rows: Sequence[Row], reads: Iterable[Read], alternative: str,
        *, unit: Unit = "people", titles: Mapping[str, str] | None = None, **told: Any,
    ) -> list[Figure]:  # fmt: skip
        """A chart under the caption `code`. None where nothing could be drawn."""
        if not any(row.get("value", row.get("point")) is not None for row in rows):
            return []
        self._figures += 1
        has_gap = any(row.get("value", row.get("point")) is None for row in rows)
        note = self.words.text("note-gap-in-figure") if has_gap else ""
        caption = self.words.sentence(code, **told)
        of = dict(titles or {})
        # Where nothing more can be said of what it shows, what it is: a PDF for programs that read aloud needs words.
        alternative = alternative or caption
        return [Figure(block, self._figures, caption, alternative, kind, tuple(rows), of, _sources(reads), note, unit)]

    def slot(self, block: str, code: str, **told: Told) -> Slot:
        """A place for the analyst's words; every attribute of its text is a prompt."""
        prompts = tuple(self.words.text(f"{code}.{each}", **told) for each in self.words.attributes(code))
        return Slot(block, self.words.sentence(code, **told), prompts)

    def cell(self, row: Row, text: str | None) -> str:
        """A cell of a table: its text, a dash for few, and what is missing in words."""
        if text is not None:
            return text
        status = str(row.get("status") or "few")
        return DASH if status in ("few", "shown") else self.words.text(f"cell-{status.replace('_', '-')}")

    def people(self, row: Row, column: str = "persons") -> str:
        value = row.get(column)
        return self.cell(row, None if value is None else self.words.number(value))

    def share_within(self, row: Row, *columns: str) -> str:
        value, low, high = (row.get(column) for column in columns or ("share", "share_low", "share_high"))
        if value is None or low is None or high is None:
            return self.cell(row, None)
        return self.words.share_within(value, low, high)


def _sources(reads: Iterable[Read]) -> tuple[Source, ...]:
    return tuple({repr(read.source): read.source for read in reads}.values())
