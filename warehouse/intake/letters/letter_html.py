"""A letter as one page of HTML: whole in itself, for the screen, a telephone and paper.

Add here: how a part of a letter looks on a page.
Keep out: what it says (letter_content.py), scripts, and anything that the page would have to fetch.
"""

from collections.abc import Iterator, Sequence
from html import escape

from warehouse.contract.letter_words import Words
from warehouse.intake.letters.letter_content import Cell, Letter, Section, Table, shown

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #222; background: #fff; max-width: 60rem; margin: 0 auto;
  padding: 1rem }
h1 { font-size: 1.5rem; line-height: 1.25 }
h2 { font-size: 1.15rem; margin: 1.6rem 0 .4rem }
.refused { border-left: .3rem solid #a63d1e; padding-left: .8rem }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #999; padding: .35rem .5rem }
th, td { text-align: left; vertical-align: top; overflow-wrap: break-word }
th { background: #eee }
.numbers th + th, .numbers td + td { text-align: right; font-variant-numeric: tabular-nums }
@media (max-width: 40rem) {
  .words thead { position: absolute; clip-path: inset(50%) }
  .words tr { display: block; border: 1px solid #999; margin-bottom: .8rem }
  .words td { display: block; border: 0 }
  .words td::before { content: attr(data-head) ": "; font-weight: 600 }
}
@media print {
  body { font-size: 10pt; max-width: none; padding: 0 }
  tr { break-inside: avoid }
  thead { display: table-header-group }
}
"""
# The page asks nobody for anything, wherever it is opened.
_HEAD = """<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">"""


def html(letter: Letter) -> str:
    title, mark = escape(letter.title), ' class="refused"' if letter.is_refused else ""
    body = "\n".join(line for section in letter.sections for line in _section(section, letter.words))
    return (
        f'<!doctype html>\n<html lang="{letter.words.language}">\n<head>\n{_HEAD}\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main{mark}>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(section: Section, words: Words) -> Iterator[str]:
    if section.title:
        yield f"<h2>{escape(section.title)}</h2>"
    yield from (f"<p>{escape(text)}</p>" for text in section.paragraphs)
    if section.table:
        yield from _table(section.table, words)


def _table(table: Table, words: Words) -> Iterator[str]:
    """Tables of sentences become cards on a narrow screen; tables of numbers fit as they are."""
    yield f'<table class="{"numbers" if table.is_of_numbers else "words"}">'
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    yield from (f"<tr>{_cells(table.heads, row, words)}</tr>" for row in table.rows)
    yield "</tbody></table>"


def _cells(heads: Sequence[str], row: Sequence[Cell], words: Words) -> str:
    pairs = zip(heads, row, strict=True)
    return "".join(f'<td data-head="{escape(head)}">{escape(shown(cell, words))}</td>' for head, cell in pairs)
