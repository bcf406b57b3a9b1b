"""A letter as Markdown, for the terminal.

Add here: how a part of a letter looks as plain text.
Keep out: what it says (letter_content.py).
"""

from collections.abc import Iterator, Sequence

from warehouse.contract.letter_words import Words
from warehouse.intake.letters.letter_content import Letter, Section, Table, shown


def markdown(letter: Letter) -> str:
    parts = [f"# {letter.title}", *("\n".join(_section(section, letter.words)) for section in letter.sections)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(section: Section, words: Words) -> Iterator[str]:
    if section.title:
        yield f"## {section.title}\n"
    yield from section.paragraphs
    if section.table:
        yield from ["", *_table(section.table, words)] if section.paragraphs else _table(section.table, words)


def _table(table: Table, words: Words) -> Iterator[str]:
    others = "--:" if table.is_of_numbers else "---"
    yield _line(table.heads)
    yield "|" + "|".join(["---", *[others] * (len(table.heads) - 1)]) + "|"
    yield from (_line([shown(cell, words) for cell in row]) for row in table.rows)


def _line(cells: Sequence[str]) -> str:
    """A header of a contract may hold the sign that parts the cells here."""
    return f"| {' | '.join(cell.replace('|', '/').replace(chr(10), ' ') for cell in cells)} |"
