"""The annex of the common narrative report, 8+3: under each question its numbers, and room for the NGO's own words.

Add here: what else stands under a question.
Keep out: the questions (warehouse/definitions/exchange/narrative.yaml), and any sentence about a number: that is a
report's (dashboards/report).
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime

import docx
from babel.numbers import format_decimal
from docx.document import Document
from docx.shared import Pt

from warehouse.definitions.contracts import contracts
from warehouse.definitions.exchange import Question, questions
from warehouse.release.exchange.cells import Cell
from warehouse.release.exchange.forms import numbers
from warehouse.release.exchange.forms.numbers import Taken
from warehouse.release.exchange.job import Claim, Earlier, Job, Written

FILE = "narrative.docx"
_HEADS = ("what", "place", "period", "number", "cell")
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the same package is the same file, whenever it is made
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_SMALL = Pt(6)
_PERCENT = "\N{NO-BREAK SPACE}%"


def write(job: Job, earlier: Earlier) -> Written:
    """The form, or nothing where it would show nothing and take nothing back."""
    taken, page = Taken(job), docx.Document()
    page.add_heading(numbers.said(job, "narrative_title"), 0)
    page.add_paragraph(f"{numbers.said(job, 'release_of')} {job.about.day.isoformat()}")
    if job.about.notice:
        page.add_paragraph(numbers.said(job, "invented"))
    for question in questions().values():
        page.add_heading(question.names[job.recipient.language], 1)
        page.add_paragraph().add_run(question.prompts[job.recipient.language]).italic = True
        page.add_paragraph(numbers.said(job, "your_words"))
        _lines(page, taken, [cell for cell in job.cells if _belongs(question, cell)])
    withdrawn = numbers.gone(taken, earlier)
    if not taken.numbers and not withdrawn:
        return taken.written({}, earlier)
    page.add_heading(numbers.said(job, "sheet_methods"), 1)
    for key in ("caveat_noise", "caveat_few", "caveat_payment", "caveat_reached", "caveat_who"):
        page.add_paragraph(numbers.said(job, key), style="List Bullet")
    if withdrawn:
        page.add_heading(numbers.said(job, "sheet_withdrawn"), 1)
        page.add_paragraph(numbers.said(job, "withdrawn_note"))
        for line in withdrawn:
            page.add_paragraph(" · ".join(line), style="List Bullet")
    return taken.written({FILE: _saved(page)}, earlier)


def read(_: Job, files: Mapping[str, bytes]) -> Iterator[Claim]:
    """Every number of the tables, as published cells."""
    if FILE not in files:
        return
    at = _HEADS.index("number")
    for table in docx.Document(io.BytesIO(files[FILE])).tables:
        for row in table.rows[1:]:
            texts = [cell.text for cell in row.cells]
            column, name = texts[-1].split(" ", 1)
            number = texts[at].removesuffix(_PERCENT).replace(",", ".").replace("\N{MINUS SIGN}", "-")
            if number[:1].isdigit() or number.startswith("-"):
                is_share = texts[at].endswith(_PERCENT)
                yield numbers.claim(name, column, number, numbers.percent if is_share else numbers.sixteen)


def _belongs(question: Question, cell: Cell) -> bool:
    """A table of no question stands below the first one."""
    every = questions().values()
    is_of_none = all(cell.element.table not in other.tables for other in every)
    return cell.element.table in question.tables or (is_of_none and question is next(iter(every)))


def _lines(page: Document, taken: Taken, cells: list[Cell]) -> None:
    """Numbers of a question, each with the published cell that it is, small beside it."""
    if not cells:
        return
    table = page.add_table(rows=1, cols=len(_HEADS), style="Table Grid")
    for head, key in zip(table.rows[0].cells, _HEADS, strict=True):
        head.text = numbers.said(taken.job, key)
    for cell in cells:
        element = cell.element
        options = [f"{name} {option}" for name, option in element.options.items()]
        what = "; ".join(filter(None, (" ".join([element.data_element, *options]), numbers.doubt(taken.job, cell))))
        texts = [what, numbers.place(taken.job, cell), numbers.period(cell), _number(taken, cell)]
        row = table.add_row().cells
        for into, text in zip(row, [*texts, ""], strict=True):
            into.text = text
        run = row[-1].paragraphs[0].add_run(f"{element.column} {numbers.name_of(taken.job, cell)}")
        run.font.size = _SMALL


def _number(taken: Taken, cell: Cell) -> str:
    value = taken.take(cell, cell.element.column)
    if value is None:
        return numbers.status(taken.job, cell)
    if not _is_share(taken.job, cell):
        return numbers.sixteen(value)
    return format_decimal(numbers.percent(value), "0.0", locale=taken.job.recipient.language) + _PERCENT


def _is_share(job: Job, cell: Cell) -> bool:
    """Columns of shares are said in per cent: those of type double that hold no amount."""
    contract = contracts(job.recipient.audience.schema_name)[cell.element.table]
    kinds = {column.name: column.kind for column in contract.columns}
    name = cell.element.column
    return kinds[name] == "double" and not name.endswith(("_percent", "_points", "amount", "_reached"))


def _saved(page: Document) -> bytes:
    """The document with no moment of its making in it: equal content is equal bytes."""
    said = page.core_properties
    said.author, said.created, said.modified, said.last_modified_by = "", _NO_DAY, _NO_DAY, ""
    first, second = io.BytesIO(), io.BytesIO()
    page.save(first)
    with zipfile.ZipFile(first) as parts, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            whole.writestr(zipfile.ZipInfo(name, _ZIP_DAY), parts.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()
