"""A document of ours as a Word document: headings, paragraphs, lists and tables of our own Markdown, and no more of it.

Add here: another form that the templates use.
Keep out: what the documents say (templates).
"""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the same text is the same document, whenever it is made


def written(markdown: str) -> bytes:
    page = docx.Document()
    page.core_properties.created = page.core_properties.modified = _NO_DAY
    page.core_properties.author = ""
    for block in _blocks(markdown):
        _add(page, block)
    into = io.BytesIO()
    page.save(into)
    return into.getvalue()


def _blocks(markdown: str) -> Iterator[list[str]]:
    """Lines that belong together: all of a table, or one of anything else."""
    table: list[str] = []
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            yield table
            table = []
        if line.strip():
            yield [line]


def _add(page: Document, block: Sequence[str]) -> None:
    first = block[0]
    if first.startswith("|"):
        _table(page, block)
    elif first.startswith("#"):
        marks, _, heading = first.partition(" ")
        page.add_heading(heading, len(marks) - 1)
    elif first.startswith("- "):
        _text(page.add_paragraph(style="List Bullet"), first.removeprefix("- "))
    else:
        _text(page.add_paragraph(), first)


def _table(page: Document, lines: Sequence[str]) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not set(line) <= set("|- ")]
    grid = page.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for into, text in zip(grid.add_row().cells, row, strict=True):
            _text(into.paragraphs[0], text)


def _text(paragraph: Paragraph, text: str) -> None:
    """What stands between two stars is bold; signs of code are left out."""
    for number, part in enumerate(_BOLD.split(text.replace("`", ""))):
        paragraph.add_run(part).bold = bool(number % 2)
