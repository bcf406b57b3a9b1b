"""Write one sheet of cells as bytes: CSV or XLSX. The same cells give the same bytes, always.

Add here: a file format that a partner uses.
Keep out: what the cells mean, and where the file goes.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

import xlsxwriter

# Otherwise a workbook would hold the time of writing and never be the same twice.
CREATED = datetime(2022, 1, 1, tzinfo=UTC)


def csv_bytes(headers: Sequence[str], rows: Iterable[Sequence[object]], delimiter: str, encoding: str) -> bytes:
    """Lines end as on Windows, where these exports come from."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headers)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(headers: Sequence[str], rows: Iterable[Sequence[object]], sheet: str, date_format: str) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": CREATED})
    page = book.add_worksheet(sheet)
    day_format = book.add_format({"num_format": date_format})
    page.write_row(0, 0, headers)
    for row_no, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(row_no, column, cell)
            elif isinstance(cell, date):
                page.write_datetime(row_no, column, cell, day_format)
            elif cell is not None:
                page.write_number(row_no, column, cell)
    book.close()
    return buffer.getvalue()
