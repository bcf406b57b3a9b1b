"""What a letter says, in order, before it has a form: verdict, from rows to people, repairs, what to mend, own months.

Add here: another thing a partner should hear about its delivery.
Keep out: values of rows, headers the contract does not know, file names, any number of rows out of scope, and anything
that other partners sent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem
from warehouse.contract.letter_words import Words, column_label, message, remedy, repair_words, spreadsheet_letter
from warehouse.contract.manifest import Manifest
from warehouse.contract.map.early_end import REPLACES
from warehouse.intake.letters.letter_history import Earlier, Told, differences

ROWS_NAMED = 20
LINES = 20_000  # of refused rows in the workbook: more of them have one cause, which the first lines show


Cell = str | int | None


@dataclass(frozen=True)
class Table:
    heads: list[str]
    rows: list[list[Cell]]

    @property
    def is_of_numbers(self) -> bool:
        """Numbers beside a first column of names: set flush right, and narrow enough for any screen."""
        return any(isinstance(cell, int) for row in self.rows for cell in row)


@dataclass(frozen=True)
class Section:
    title: str
    paragraphs: list[str] = field(default_factory=list)
    table: Table | None = None


@dataclass(frozen=True)
class Line:
    """One refused row, or one fault of the whole file (`row_no` None)."""

    row_no: int | None
    column: str
    rule: str
    what: str
    how: str


@dataclass(frozen=True)
class Letter:
    words: Words
    title: str
    is_refused: bool
    sections: list[Section]
    line_heads: list[str]
    lines: list[Line]


def shown(cell: Cell, words: Words) -> str:
    """A cell where everything is text."""
    return "–" if cell is None else cell if isinstance(cell, str) else words.number(cell)


def content(manifest: Manifest, declaration: Declaration, earlier: Sequence[Told] = ()) -> Letter:
    """The whole letter in the partner's language. `earlier` are its own last deliveries, oldest first."""
    words, is_refused = Words(declaration.language), manifest.status == "refused"
    span = words.span(manifest.span_start, manifest.span_end) if manifest.span_start and manifest.span_end else None
    title = words.say("title", alias=declaration.alias, span=span or words.say("unknown_span"))
    sections = [
        Section("", [words.say("refused" if is_refused else "thanks"), *_from_rows_to_people(manifest, words)]),
        *_repaired(manifest, words),
        _to_mend(manifest, declaration, words),
        *([Section("", [words.say("clock_ahead")])] if manifest.is_ahead else []),
        *_replaced(manifest, earlier, words),
        *_compared(manifest, earlier, words),
        Section("", [*_unread(manifest, words), words.say("outside")]),
        Section("", [words.say("reference", short=manifest.delivery_id[:12])]),
    ]
    heads = [words.say(name) for name in ("row", "column", "rule", "what", "remedy")]
    return Letter(words, title, is_refused, sections, heads, _lines(manifest, declaration, words))


def _from_rows_to_people(manifest: Manifest, words: Words) -> Iterator[str]:
    if not manifest.rows_received:
        if manifest.status != "refused":
            yield words.say("empty_month")
        return
    counts = {"received": manifest.rows_received, "accepted": manifest.rows_accepted, "refused": manifest.rows_refused}
    yield " ".join(words.count(f"rows_{name}", count) for name, count in counts.items())
    if manifest.status == "refused" or manifest.persons_by_code is None or manifest.persons_joined is None:
        return
    sentences = [words.count("persons_by_code", manifest.persons_by_code)]
    if manifest.persons_joined < manifest.persons_by_code:
        sentences.append(words.count("persons_joined", manifest.persons_joined))
    elif manifest.persons_by_code:
        sentences.append(words.say("persons_same"))
    yield " ".join(sentences)


def _repaired(manifest: Manifest, words: Words) -> Iterator[Section]:
    repairs = sorted((word if word in repair_words() else "other", rows) for word, rows in manifest.repaired.items())
    lines = [words.count(word, rows, "repairs") for word, rows in repairs if rows]
    if lines:
        yield Section(words.say("repaired"), lines)


def _to_mend(manifest: Manifest, declaration: Declaration, words: Words) -> Section:
    if not manifest.problems:
        return Section("", [words.say("nothing")])
    heads = [words.say(name) for name in ("row", "column", "what", "remedy")]
    groups: dict[tuple[str, str | None], list[Problem]] = {}
    for problem in manifest.problems:
        groups.setdefault((problem.rule, problem.column), []).append(problem)
    rows: list[list[Cell]] = []
    for (_, column), group in groups.items():
        texts = [message(group[0], declaration), remedy(group[0], declaration)]
        rows.append([_rows(group, words), column_label(column, declaration), *texts])
    return Section(words.say("what_to_mend"), table=Table(heads, rows))


def _rows(group: list[Problem], words: Words) -> str:
    numbers = [problem.row_no for problem in group if problem.row_no]
    if not numbers:
        return words.say("whole_file")
    named = ", ".join(map(str, numbers[:ROWS_NAMED]))
    more = sum(problem.count for problem in group if problem.row_no) - len(numbers[:ROWS_NAMED])
    return f"{named} {words.say('and_more', count=words.number(more))}" if more > 0 else named


def _lines(manifest: Manifest, declaration: Declaration, words: Words) -> list[Line]:
    texts: dict[tuple[str, str | None, str | None], tuple[str, str, str]] = {}
    lines = []
    for problem in manifest.problems[:LINES]:
        key = (problem.rule, problem.column, problem.detail)
        if key not in texts:
            label = column_label(problem.column, declaration)
            texts[key] = (label, message(problem, declaration), remedy(problem, declaration))
        label, what, how = texts[key]
        lines.append(Line(problem.row_no, label, problem.rule, what, how))
    more = len(manifest.problems) - LINES + sum(problem.count - 1 for problem in manifest.problems if problem.row_no)
    return [*lines, Line(None, "–", "–", words.say("and_more", count=words.number(more)), "–")] if more > 0 else lines


def _replaced(manifest: Manifest, earlier: Sequence[Told], words: Words) -> Iterator[Section]:
    """How many rows take the place of how many, or would where the delivery waits for just that."""
    before = earlier.replaced if isinstance(earlier, Earlier) else None
    if before is None or (manifest.status == "refused" and manifest.rule != REPLACES):
        return
    now = manifest.rows_received if manifest.status == "refused" else manifest.rows_accepted
    yield Section("", [words.say("replaces", before=words.number(before), now=words.number(now))])


def _compared(manifest: Manifest, earlier: Sequence[Told], words: Words) -> Iterator[Section]:
    now = Told.of(manifest)
    if now is None or not earlier:
        return
    rows: list[list[Cell]] = []
    for span in (*earlier, now):
        period = words.span(span.first, span.last)
        rows.append([f"{period} ({words.say('this_one')})" if span is now else period, span.rows, span.persons])
    heads = [words.say(name) for name in ("month", "rows_taken", "persons_coded")]
    if all(span.persons is None for span in (*earlier, now)):
        heads, rows = heads[:2], [row[:2] for row in rows]
    sentences = [
        words.say(
            f"{each.what}_{'more' if each.share > 0 else 'fewer'}",
            share=words.percent(abs(each.share)),
            usual=words.number(each.usual),
        )
        for each in differences(now, earlier)
    ]
    yield Section(
        words.say("compared"), [*sentences, words.say("compared_ask")] if sentences else [], Table(heads, rows)
    )


def _unread(manifest: Manifest, words: Words) -> Iterator[str]:
    if manifest.unread_columns:
        yield words.say("unread", letters=", ".join(map(spreadsheet_letter, manifest.unread_columns)))
