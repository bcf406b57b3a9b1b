"""A document of ours as a Word document: headings, paragraphs, lists and tables of our own Markdown, and no more of it.

Add here: another form that the templates use.
Keep out: what the documents say (templates).
"""

import io
from datetime import datetime

import docx
from docx.text.paragraph import Paragraph
from markdown_it import MarkdownIt
from markdown_it.token import Token

# Nothing else is a mark: what people wrote about their network stays as they wrote it.
_MARKDOWN = MarkdownIt("zero").enable(["heading", "list", "table", "emphasis", "backticks"])
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the same text is the same document, whenever it is made


def written(markdown: str) -> bytes:
    page = docx.Document()
    page.core_properties.created = page.core_properties.modified = _NO_DAY
    page.core_properties.author = ""
    paragraph, grid, row = None, None, list[Token]()
    for token in _MARKDOWN.parse(markdown):
        if token.type == "heading_open":
            paragraph = page.add_heading(level=int(token.tag[1]) - 1)
        elif token.type == "paragraph_open":
            paragraph = page.add_paragraph(style="List Bullet" if token.level else None)
        elif token.type in ("table_open", "table_close"):
            paragraph = grid = None
        elif token.type == "inline" and paragraph is not None:
            _write(paragraph, token)
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            grid = grid or page.add_table(rows=0, cols=len(row), style="Table Grid")
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                _write(cell.paragraphs[0], text)
            row = []
    into = io.BytesIO()
    page.save(into)
    return into.getvalue()


def _write(paragraph: Paragraph, text: Token) -> None:
    is_bold = False
    for part in text.children or ():
        is_bold = part.type == "strong_open" or (is_bold and part.type != "strong_close")
        paragraph.add_run("\n" if part.type == "softbreak" else part.content).bold = is_bold
