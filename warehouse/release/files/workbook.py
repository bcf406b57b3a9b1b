"""A release as one workbook: what to know, the dictionary of columns, then a sheet for each table.

A file of the whole network has hundreds of thousands of cells: DuckDB makes their rows. Equal tables give equal bytes.

Add here: how a kind of column looks in a spreadsheet.
Keep out: what is said in words (warehouse/release/reading.py), and formulas: every text is written as text.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from warehouse.definitions.contracts import Contract
from warehouse.errors import ReleaseRefused
from warehouse.first_row import first_row
from warehouse.formula_cells import harmless
from warehouse.release.files import sheet_rows
from warehouse.release.reading import CAVEATS, METHODS, TAGS, WORDS, About

MOST_ROWS = 1_048_576  # of a sheet, its heads too
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - the same release is the same file, whenever it is made
_NARROWEST, _WIDEST = 8, 48
_DICTIONARY = ("table", "column", "type", "description", "what may be in it")
_DICTIONARY_WIDTHS = (28, 28, 10, 90, 20)


def write(con: duckdb.DuckDBPyConnection, path: Path, about: About, tables: dict[str, Contract]) -> None:
    """Write `tables.xlsx` of the attached `release`. Raises ReleaseRefused for a table that no sheet can hold."""
    counts = {table: _count(con, table) for table in tables}
    if high := [f"{table} ({count})" for table, count in counts.items() if count >= MOST_ROWS]:
        raise ReleaseRefused(
            f"A sheet of a workbook holds {MOST_ROWS - 1} rows below its heads. Too many has {', '.join(high)}, for "
            f"the audience {about.audience.name}. Drop a pattern of its finest period, or its table, from the "
            "disclosure patterns (dbt/seeds/disclosure_pattern.csv)."
        )
    book = xlsxwriter.Workbook(
        str(path),
        {
            "constant_memory": True,
            "tmpdir": str(path.parent),
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": about.title, "comments": about.citation, "created": _NO_DAY})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    try:
        _read_me(book.add_worksheet("Read me"), about, bold)
        _dictionary(book.add_worksheet("Data dictionary"), tables, bold)
        for table, contract in tables.items():
            _table(book.add_worksheet(table), contract, counts[table], _widths(con, contract), (bold, day))
    finally:
        book.close()  # its temporary files, too
    sheet_rows.fill(con, path, [(contract, counts[table]) for table, contract in tables.items()])


def _read_me(sheet: Worksheet, about: About, bold: Format) -> None:
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 120)
    parts: list[tuple[str, Sequence[str]]] = [
        ("Release", [about.release_id]),
        ("Day", [about.day.isoformat()]),
        ("Audience", [about.audience.name, about.scope]),
        ("Notice", [about.notice] if about.notice else []),
        ("Held back", [f"{table}: no rows in this release, see pub_holds" for table in about.held]),
        ("Methods in brief", METHODS),
        ("Words", WORDS),
        ("Caveats", CAVEATS),
        ("Cite as", [about.citation]),
    ]
    row = 0
    for head, lines in parts:
        for number, line in enumerate(lines):
            if number == 0:
                sheet.write_string(row, 0, head, bold)
            sheet.write_string(row, 1, harmless(line))
            row += 1


def _dictionary(sheet: Worksheet, tables: dict[str, Contract], bold: Format) -> None:
    _heads(sheet, _DICTIONARY, _DICTIONARY_WIDTHS, bold)
    row = 1
    for table, contract in tables.items():
        for column in contract.columns:
            cells = (table, column.name, column.kind, column.description, TAGS.get(column.tag, ""))
            for place, cell in enumerate(cells):
                sheet.write_string(row, place, harmless(cell))
            row += 1
    sheet.autofilter(0, 0, row - 1, len(_DICTIONARY) - 1)


def _table(
    sheet: Worksheet, contract: Contract, count: int, widths: Sequence[int], formats: tuple[Format, Format]
) -> None:
    """Its heads, widths and filter. Its rows come from DuckDB (sheet_rows.py)."""
    bold, day = formats
    names = [column.name for column in contract.columns]
    for place, (column, width) in enumerate(zip(contract.columns, widths, strict=True)):
        sheet.set_column(place, place, width, day if column.kind == "date" else None)
    for place, name in enumerate(names):
        sheet.write_string(0, place, name, bold)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(names) - 1)


def _heads(sheet: Worksheet, names: Sequence[str], widths: Sequence[int], bold: Format) -> None:
    for place, (name, width) in enumerate(zip(names, widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, name, bold)
    sheet.freeze_panes(1, 0)


def _widths(con: duckdb.DuckDBPyConnection, contract: Contract) -> list[int]:
    """As wide as the head and the longest cell, within bounds. ReleaseRefused for a text that no cell can hold."""
    longest = ", ".join(f"coalesce(max(length(cast({column.name} as varchar))), 0)" for column in contract.columns)
    row = first_row(con.execute(f"select {longest} from release.published.{contract.table}")) or ()
    if long := [
        column.name for column, length in zip(contract.columns, row, strict=True) if length > sheet_rows.LONGEST
    ]:
        raise ReleaseRefused(f"A text of {contract.table}.{', '.join(long)} is longer than a cell can hold.")
    wide = [max(len(column.name), int(length)) + 2 for column, length in zip(contract.columns, row, strict=True)]
    return [min(max(width, _NARROWEST), _WIDEST) for width in wide]


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    row = first_row(con.execute(f"select count(*) from release.published.{table}"))
    return int(row[0]) if row else 0
