"""A partner's own figures in its language: on the screen, as the rows of a table, and as a file that only its
owner reads: CSV or a workbook.

Add here: another way of showing the same lines.
Keep out: counting (figures.py), sentences and names of codes (words_of_figures.yaml, labels.yaml; those of services in
warehouse/definitions).
"""

import csv
import io
import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from itertools import groupby
from pathlib import Path

from warehouse import yaml_text
from warehouse.definitions import services
from warehouse.formula_cells import harmless
from warehouse.sealing import folders, seeds
from warehouse.sealing.figures import BREAKDOWNS, CITY, KP_PREV, PACKAGE, REACHED, Line
from warehouse.sealing.messages import Say, phrase
from warehouse.sealing.periods import Period
from warehouse.sealing.refused import Refused

LABELS = Path(__file__).with_name("labels.yaml")
Cell = str | int | None
Covered = Mapping[Period, int]  # days of a period that the files cover
_NONE = "–"


@cache
def labels() -> Mapping[str, Mapping[str, str]]:
    content: dict[str, dict[str, str]] = yaml_text.read(LABELS.read_text(encoding="utf-8"))
    return content | {code: one.names for code, one in services.services().items()}


def label(measure: str, code: str, language: str) -> str:
    """What a code is called. Packages have names of their own that nobody translates; age bands say themselves."""
    if measure == CITY:
        return seeds.place_names(language).get(code, code)
    if measure == PACKAGE:
        return next((package.framework for package in seeds.packages() if package.indicator == code), code)
    return labels().get(code, {}).get(language, code)


def measure_label(measure: str, language: str) -> str:
    return labels()[measure][language]


def notes(language: str) -> list[str]:
    return [
        phrase("own_note", language), phrase("differs_note", language), phrase("persons_note", language),
        phrase("parts_note", language), phrase("covered_note", language),
    ]  # fmt: skip


def heads(language: str) -> list[str]:
    return phrase("figures_heads", language).split("|")


def table(lines: Sequence[Line], covered: Covered, language: str) -> list[list[Cell]]:
    """One row for each figure, in the order of `heads`."""
    return [
        [
            line.period.name, line.period.first.isoformat(), line.period.last.isoformat(),
            covered[line.period], line.period.days,
            measure_label(line.measure, language), line.code, label(line.measure, line.code, language),
            line.persons, line.contacts, line.without_code, phrase(line.why, language) if line.why else None,
        ]
        for line in lines
    ]  # fmt: skip


def show(main: Sequence[Line], others: Sequence[Line], covered: Covered, language: str, say: Say) -> None:
    """The period that was asked for in full, and the ones around it in one line each."""
    period = main[0].period
    days = f"{heads(language)[3]}: {covered[period]} / {period.days}"
    say(f"\n{period.name} ({period.first.isoformat()} – {period.last.isoformat()}), {days}")
    _block([line for line in main if line.measure not in BREAKDOWNS], language, say)
    for measure in BREAKDOWNS:
        say(f"\n{measure_label(measure, language)}")
        _block([line for line in main if line.measure == measure], language, say)
    if others:
        say(f"\n{phrase('periods_inside', language)}")
        _aligned(_side_by_side(others, covered, language), say)


def _block(lines: Sequence[Line], language: str, say: Say) -> None:
    """What can be told, and then in one line for each reason what cannot."""
    head = heads(language)
    told = [line for line in lines if line.persons is not None]
    numbers = [(line.persons, line.contacts) for line in told]
    rows = [[_name(line, language), *map(_number, pair)] for line, pair in zip(told, numbers, strict=True)]
    _aligned([["", head[8], head[9]], *rows], say)
    for why in dict.fromkeys(line.why for line in lines if line.why is not None):
        names = ", ".join(_name(line, language) for line in lines if line.why == why)
        say(f"  {_NONE} {phrase(why, language)}: {names}")


def _name(line: Line, language: str) -> str:
    if line.measure == REACHED:
        return measure_label(REACHED, language)
    name = label(line.measure, line.code, language)
    return f"{measure_label(line.measure, language)}: {name}" if line.measure in (PACKAGE, KP_PREV) else name


def _number(count: int | None) -> str:
    return "" if count is None else str(count)


def _side_by_side(lines: Sequence[Line], covered: Covered, language: str) -> list[list[str]]:
    head = heads(language)
    rows: list[list[str]] = []
    for period, group in groupby(lines, key=lambda line: line.period):
        shown = [line for line in group if _is_main(line)]
        if not rows:
            names = [
                measure_label(KP_PREV, language) if line.measure == KP_PREV else label(PACKAGE, line.code, language)
                for line in shown[1:]
            ]
            rows.append([head[0], head[3], head[9], head[8], *names])
        numbers = [_number(line.persons) or _NONE for line in shown]
        rows.append([period.name, f"{covered[period]} / {period.days}", str(shown[0].contacts), *numbers])
    return rows


def _is_main(line: Line) -> bool:
    return line.measure in (REACHED, PACKAGE) or (line.measure, line.code) == (KP_PREV, "year")


def _aligned(rows: Sequence[Sequence[str]], say: Say) -> None:
    """The first column to the left, numbers to the right."""
    first, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
    for name, *cells in rows:
        texts = [cell.rjust(width) for cell, width in zip(cells, others, strict=True)]
        say("  " + "  ".join([name.ljust(first), *texts]).rstrip())


_KINDS = (".csv", ".xlsx")
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the same figures are the same file
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NAME = 7  # the column of names, which also holds the notes
_WIDTHS = (12, 11, 11, 9, 6, 22, 24, 34, 10, 10, 14, 34)


def check_file(path: Path) -> None:
    """Before anything is read: whether these figures could be written there at all."""
    if path.suffix.lower() not in _KINDS:
        raise Refused("figures_kind")
    if path.exists():
        raise Refused("file_there", path=path)
    folders.require(path.parent)


def write_file(
    path: Path, notes: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[Cell]], language: str
) -> None:
    """Written at once, mode 0600; a file that is there is not overwritten."""
    data = _csv(notes, heads, rows) if path.suffix.lower() == ".csv" else _xlsx(notes, heads, rows, language)
    folders.make(path.parent)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    except FileExistsError:
        raise Refused("file_there", path=path) from None
    except OSError as error:
        raise Refused("cannot_write", path=path, why=error.strerror) from None


def _csv(notes: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """The notes stand in rows of the same columns, before the figures, so that the file is one table."""
    memory = io.StringIO(newline="")
    writer = csv.writer(memory, lineterminator="\r\n")
    told = [[""] * _NAME + [note] + [""] * (len(heads) - _NAME - 1) for note in notes]
    every: list[Sequence[Cell]] = [heads, *told, *rows]
    for row in every:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return memory.getvalue().encode("utf-8-sig")  # with the mark spreadsheets read it as what it is


def _xlsx(notes: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[Cell]], language: str) -> bytes:
    import xlsxwriter  # who writes no workbook needs no such package

    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, _OPTIONS)
    book.set_properties({"created": _NO_DAY})
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    first = book.add_worksheet(phrase("notes_sheet", language))
    first.set_column(0, 0, 110)
    for at, note in enumerate(notes):
        first.write_string(at, 0, harmless(note), wrapped)
    page = book.add_worksheet(phrase("figures_sheet", language))
    page.freeze_panes(1, 0)
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, harmless(head), bold)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(at, column, harmless(cell))
            elif cell is not None:
                page.write_number(at, column, cell)
    page.autofilter(0, 0, len(rows), len(heads) - 1)
    book.close()
    return memory.getvalue()
