"""The rows of a workbook's tables, made by DuckDB and put into the sheets that a library has made without them.

Row by row in Python they cost a third of a release. A sheet's XML is of Office Open XML, part 1, 18.3.1.

Add here: how another kind of column is written into a cell.
Keep out: heads, widths, filters and every sheet of words (workbook.py).
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
from xlsxwriter.utility import xl_col_to_name

from warehouse.definitions.contracts import Column, Contract
from warehouse.formula_cells import harmless_sql

LONGEST = 32_767  # characters of one cell
_PIECE = 5_000
_STYLE = re.compile(r'<col min="(\d+)" [^>]*style="(\d+)"')
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_END = "</sheetData>"
# XML knows no control characters but the tab and the ends of lines.
_CONTROL = r"[\x00-\x08\x0B\x0C\x0E-\x1F]"
_DAY_NUMBER = "date_diff('day', date '1899-12-30', {column})"


def fill(con: duckdb.DuckDBPyConnection, path: Path, tables: Sequence[tuple[Contract, int]]) -> None:
    """Put the rows of the attached `release` into the last sheets of the workbook at `path`, one for each table."""
    filled = path.with_name(f"{path.name}.filled")
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as whole:
        sheets = sum(name.startswith("xl/worksheets/sheet") for name in book.namelist())
        first = sheets - len(tables) + 1
        of_sheet = {f"xl/worksheets/sheet{first + at}.xml": table for at, table in enumerate(tables)}
        for part in book.infolist():
            text = book.read(part)
            with whole.open(zipfile.ZipInfo(part.filename, part.date_time), "w") as written:
                if part.filename not in of_sheet:
                    written.write(text)
                    continue
                contract, count = of_sheet[part.filename]
                head, _, tail = text.decode().partition(_END)
                last = xl_col_to_name(len(contract.columns) - 1)
                written.write(_DIMENSION.sub(f'<dimension ref="A1:{last}{count + 1}"/>', head).encode())
                for rows in _rows(con, contract, dict(_STYLE.findall(head))):
                    written.write(rows.encode())
                written.write(f"{_END}{tail}".encode())
    filled.replace(path)


def _rows(con: duckdb.DuckDBPyConnection, contract: Contract, styles: dict[str, str]) -> Iterator[str]:
    """Pieces of XML. `styles`: of whole columns, by their number from 1; a date is shown as one by its column's."""
    names = ", ".join(column.name for column in contract.columns)
    cells = ", ".join(
        _cell(column, xl_col_to_name(at), styles.get(str(at + 1), "0")) for at, column in enumerate(contract.columns)
    )
    rows = con.execute(
        f"select concat('<row r=\"', n, '\">', {cells}, '</row>') from ("
        f"select row_number() over (order by {names}) + 1 as n, * from release.published.{contract.table}) order by n"
    )
    while piece := rows.fetchmany(_PIECE):
        yield "".join(row for (row,) in piece)


def _cell(column: Column, letters: str, style: str) -> str:
    """SQL of one cell, or of nothing where the value is empty. `concat` is flat: a chain of || is slow to plan."""
    name, end = column.name, "'</v></c>'"
    if column.kind == "boolean":
        value = f"' t=\"b\"><v>', cast({name} as integer), {end}"
    elif column.kind == "date":
        value = f"' s=\"{style}\"><v>', {_DAY_NUMBER.format(column=name)}, {end}"
    elif column.kind == "varchar":
        text = f"regexp_replace({harmless_sql(name)}, '{_CONTROL}', ' ', 'g')"
        text = f"replace(replace(replace({text}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')"
        value = f"' t=\"inlineStr\"><is><t xml:space=\"preserve\">', {text}, '</t></is></c>'"
    else:
        value = f"'><v>', {name}, {end}"
    return f"case when {name} is null then '' else concat('<c r=\"{letters}', n, '\"', {value}) end"
