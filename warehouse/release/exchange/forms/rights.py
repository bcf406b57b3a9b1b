"""The rights-coded extract for shadow reports: people who reported a violation, with the articles it may touch.

Counts as they are protected, with what they cannot say. Of a country that a treaty did not bind on the first day of a
period the sheet says so beside the article.

Add here: another treaty's column, where one article is not enough.
Keep out: which kind touches which article (warehouse/definitions/exchange/rights.yaml).
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from warehouse.definitions.exchange import rights, treaties
from warehouse.formula_cells import harmless
from warehouse.release.exchange.cells import Cell
from warehouse.release.exchange.forms import numbers, sheets
from warehouse.release.exchange.forms.numbers import Row, Taken
from warehouse.release.exchange.forms.pudr import withdrawn_sheet
from warehouse.release.exchange.forms.sheets import Sheet
from warehouse.release.exchange.job import Claim, Earlier, Job, Written

BOOK, TABLE = "rights.xlsx", "rights.csv"
_VIOLATIONS = "pub_violations"
_COUNTS = ("kind", "what", "place", "period", "persons", "articles", "comment", "cell")
_ARTICLES = ("kind", "articles", "source")


def write(job: Job, earlier: Earlier) -> Written:
    """The form, or nothing where it would show nothing and take nothing back."""
    taken = Taken(job)
    counts = [_count(taken, cell) for cell in numbers.once(job, numbers.of_tables(job, _VIOLATIONS))]
    withdrawn = numbers.gone(taken, earlier)
    if not taken.numbers and not withdrawn:
        return taken.written({}, earlier)
    heads = [numbers.said(job, key) for key in _COUNTS]
    made = [
        Sheet(numbers.said(job, "sheet_counts"), heads, counts),
        Sheet(numbers.said(job, "sheet_articles"), [numbers.said(job, key) for key in _ARTICLES], _articles(job)),
        withdrawn_sheet(job, withdrawn),
        Sheet(numbers.said(job, "sheet_methods"), [job.about.release_id], [[line] for line in _notes(job)]),
    ]
    files = {BOOK: sheets.workbook(job.about.release_id, made), TABLE: _csv(_COUNTS, counts)}
    return taken.written(files, earlier)


def read(job: Job, files: Mapping[str, bytes]) -> Iterator[Claim]:
    """Every number of the table and of the workbook, as published cells."""
    at = _COUNTS.index("persons")
    if BOOK in files:
        for row in sheets.read(files[BOOK])[numbers.said(job, "sheet_counts")]:
            if isinstance(row[at], float):
                text = numbers.sixteen(sheets.number(row[at]))
                yield numbers.claim(row[-1], "persons", text, numbers.sixteen)
    if TABLE in files:
        for line in csv.DictReader(io.StringIO(files[TABLE].decode("utf-8-sig"))):
            if line["persons"].isdigit():
                yield numbers.claim(line["cell"], "persons", line["persons"], numbers.sixteen)


def _count(taken: Taken, cell: Cell) -> Row:
    job, kind = taken.job, str(cell.row["violation_kind"])
    right, value = rights()[kind], taken.take(cell, "persons")
    who = [cell.row[name] for name in ("perpetrator_group", "perpetrator_detail") if cell.row[name] != "all"]
    names = [right.names[job.recipient.language], *map(str, who)]
    shown = numbers.status(job, cell) if value is None else value
    where = [numbers.place(job, cell), numbers.period(cell)]
    bound = "; ".join(_bound(job, cell, right.articles))
    return [kind, ", ".join(names), *where, shown, _said(job, right.articles), bound, numbers.name_of(job, cell)]


def _said(job: Job, articles: Sequence[str]) -> str:
    pairs = [article.split(" ", 1) for article in articles]
    return ", ".join(f"{treaties()[code].names[job.recipient.language]} {number}" for code, number in pairs)


def _bound(job: Job, cell: Cell, articles: Sequence[str]) -> Iterator[str]:
    """Treaties of these articles that did not bind the country, or of which nobody knows."""
    for code in dict.fromkeys(article.split(" ")[0] for article in articles):
        treaty = treaties()[code]
        is_bound = treaty.binds(str(cell.row["country_code"]), cell.period_start)
        if not is_bound:
            key = "to_be_checked" if is_bound is None else "not_bound"
            yield f"{treaty.names[job.recipient.language]}: {numbers.said(job, key)}"


def _articles(job: Job) -> list[Row]:
    language = job.recipient.language
    kinds = [[one.names[language], _said(job, one.articles), one.source] for one in rights().values()]
    texts = [[treaty.names[language], numbers.said(job, "treaty"), treaty.source] for treaty in treaties().values()]
    return [*kinds, *texts]


def _csv(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    """The same counts for whoever has no spreadsheet. With the mark that makes Excel read it as UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([[harmless(one) if isinstance(one, str) else one for one in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def _notes(job: Job) -> list[str]:
    keys = ("rights_note", "caveat_noise", "caveat_few", "caveat_payment", "caveat_reached", "caveat_who")
    return [*([numbers.said(job, "invented")] if job.about.notice else []), *(numbers.said(job, key) for key in keys)]
