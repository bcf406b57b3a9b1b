"""The letter back to the partner: written in three forms, kept encrypted, sealed to the partner where it has a key.

    letters/<partner>/<delivery>.{md,html,xlsx}.age          with the warehouse's key
    letters/<partner>/outbox/<delivery>.{html,xlsx}.age      with the partner's own key: ready to be sent by any way

Add here: another form, or another place where a letter is kept.
Keep out: what a letter says (letter_content.py) and its words (rules.yaml).
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pyrage
import xlsxwriter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem
from warehouse.contract.letter_words import (
    Words,
    catalogue,
    column_label,
    message,
    remedy,
    repair_words,
    rule_codes,
    spreadsheet_letter,
)
from warehouse.contract.manifest import Manifest
from warehouse.formula_cells import harmless
from warehouse.intake.landing import land
from warehouse.intake.letters import letter_history
from warehouse.intake.letters.letter_content import Cell, Letter, Section, Table, content, shown
from warehouse.intake.letters.letter_history import Told
from warehouse.settings import Settings
from warehouse.style.colours import SHADE
from warehouse.style.sheet import sheet
from warehouse.vault import Vault

__all__ = [
    "again",
    "catalogue",
    "column_label",
    "compose",
    "content",
    "describe",
    "forms",
    "html",
    "latest",
    "markdown",
    "message",
    "place",
    "remedy",
    "repair_words",
    "rule_codes",
    "save",
    "spreadsheet_letter",
    "write",
    "xlsx",
]

OUTBOX = "outbox"
SUFFIX = ".md.age"
SENT = ("html", "xlsx")  # the forms that partners open; Markdown is for the terminal
_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)
_WIDE = (34, 26, 60, 80)
_LINES = (10, 28, 22, 56, 90)
_LINE_HEIGHT, _SIGNS_A_LINE = 15, 170  # merged cells do not grow by themselves
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the same letter is the same file, whenever it is made
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
Styles = Mapping[str, Format]


def compose(manifest: Manifest, declaration: Declaration) -> str:
    """The letter as Markdown, without what landing knows of earlier deliveries."""
    return markdown(content(manifest, declaration))


def write(settings: Settings, vault: Vault, manifest: Manifest, declaration: Declaration) -> str:
    """Compose the letter and keep it in every form. Gives back the Markdown."""
    letter = content(manifest, declaration, letter_history.earlier(settings, vault, manifest))
    by_form = forms(letter)
    save(settings, vault, manifest, by_form)
    if declaration.letter_key:
        recipient = pyrage.x25519.Recipient.from_str(declaration.letter_key)
        for form in SENT:
            path = _place(settings, manifest, form, OUTBOX)
            land.write_whole(path, bytes(pyrage.encrypt(by_form[form], [recipient])))
    return by_form["md"].decode()


def again(settings: Settings, vault: Vault, manifest: Manifest, declaration: Declaration, earlier: list[Told]) -> bool:
    """The letter with the numbers of now in the place of the one that is there, with its times: it is no new letter.

    What has left the outbox is not put there again. Whether anything was changed.
    """
    letter = content(manifest, declaration, earlier)
    if land.unseal(place(settings, manifest).read_bytes(), vault) == markdown(letter).encode():
        return False
    by_form = forms(letter)
    for form in SENT:
        path = _place(settings, manifest, form, OUTBOX)
        if path.exists() and declaration.letter_key:
            recipient = pyrage.x25519.Recipient.from_str(declaration.letter_key)
            land.write_whole(path, bytes(pyrage.encrypt(by_form[form], [recipient])), keep_time=True)
    # The text comes last: while it is the old one, all of them are written again.
    for form in (*SENT, "md"):
        land.write_whole(_place(settings, manifest, form), land.seal(by_form[form], vault), keep_time=True)
    return True


def forms(letter: Letter) -> dict[str, bytes]:
    return {"md": markdown(letter).encode(), "html": html(letter).encode(), "xlsx": xlsx(letter)}


def save(settings: Settings, vault: Vault, manifest: Manifest, by_form: Mapping[str, bytes]) -> None:
    """Keep the letter, encrypted. A later letter on the same delivery takes its place."""
    for form, data in by_form.items():
        land.write_whole(_place(settings, manifest, form), land.seal(data, vault))


def latest(settings: Settings, vault: Vault, partner: str) -> str | None:
    """The letter written last to this partner."""
    written = sorted(
        (settings.letters / partner).glob("*" + SUFFIX), key=lambda path: (path.stat().st_mtime, path.name)
    )
    return land.unseal(written[-1].read_bytes(), vault).decode() if written else None


def describe(problem: Problem, declaration: Declaration, language: str = "en") -> str:
    """One problem on one line, for the command line: partner, row, column, rule, what and remedy."""
    row = f"row {problem.row_no}" if problem.row_no else "whole file"
    column = f", column {column_label(problem.column, declaration, language)}" if problem.column else ""
    text = f"{message(problem, declaration, language)} {remedy(problem, declaration, language)}"
    return f"{problem.partner}: {row}{column} [{problem.rule}]: {text}"


def place(settings: Settings, manifest: Manifest) -> Path:
    """Where the text of a delivery's letter lies."""
    return _place(settings, manifest, "md")


def _place(settings: Settings, manifest: Manifest, form: str, folder: str = "") -> Path:
    return settings.letters / manifest.partner_code / folder / f"{manifest.delivery_id[:12]}.{form}.age"


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


def html(letter: Letter) -> str:
    return _PAGES.get_template("letter.html").render(letter=letter, words=letter.words, shown=shown, sheet=sheet())


def xlsx(letter: Letter) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, _OPTIONS)
    book.set_properties({"title": letter.title, "created": _NO_DAY})
    wrapped = {"text_wrap": True, "valign": "top"}
    styles = {
        "text": book.add_format(wrapped),
        "head": book.add_format({**wrapped, "bold": True, "bg_color": SHADE[0]}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }
    _letter(book.add_worksheet(letter.words.say("sheet_letter")), letter, styles)
    _lines(book.add_worksheet(letter.words.say("sheet_rows")), letter, styles)
    book.close()
    return memory.getvalue()


def _letter(page: Worksheet, letter: Letter, styles: Styles) -> None:
    _for_paper(page, _WIDE)
    _write(page, 0, [letter.title], styles["title"])
    row = 2
    for section in letter.sections:
        titles = [(section.title, "head")] if section.title else []
        for text, style in [*titles, *((text, "text") for text in section.paragraphs)]:
            page.merge_range(row, 0, row, len(_WIDE) - 1, "", styles[style])
            page.set_row(row, _LINE_HEIGHT * (1 + len(text) // _SIGNS_A_LINE))
            row = _write(page, row, [text], styles[style])
        if section.table:
            row = _write(page, row, section.table.heads, styles["head"])
            for cells in section.table.rows:
                row = _write(page, row, cells, styles["text"])
        row += 1


def _lines(page: Worksheet, letter: Letter, styles: Styles) -> None:
    _for_paper(page, _LINES)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    row = _write(page, 0, letter.line_heads, styles["head"])
    for line in letter.lines:
        row = _write(page, row, [line.row_no, line.column, line.rule, line.what, line.how], styles["text"])
    page.autofilter(0, 0, row - 1, len(_LINES) - 1)


def _write(page: Worksheet, row: int, cells: Sequence[Cell], style: Format) -> int:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            page.write_string(row, column, harmless(cell), style)
        elif cell is not None:
            page.write_number(row, column, cell, style)
    return row + 1


def _for_paper(page: Worksheet, widths: Sequence[int]) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
