"""The pages of a sample workbook as rows of texts, read by the same child process as deliveries.

Add here: what the reader of workbooks learns to tell about a page.
Keep out: parsing (child/) and what a page means.
"""

from dataclasses import dataclass

from warehouse.contract.read import workbook

MOST_ROWS = 20_000
_REASONS = {
    "workbook_protected": "it is protected by a password",
    "workbook_macros": "it holds macros",
    "workbook_too_large": "it is too large",
    "formula_without_value": "it holds formulas that were never calculated",
    "empty_file": "it is empty",
}


class Unreadable(Exception):
    """Why the workbook cannot be read, in words for people."""


@dataclass(frozen=True)
class Page:
    """A sheet with its rows. `first_row` is the spreadsheet's number of the first of them."""

    name: str
    format: str
    rows: list[list[str]]
    first_row: int


def pages(data: bytes) -> list[Page]:
    """Every visible sheet that holds anything."""
    try:
        sheets = workbook.read(data, [])
    except workbook.WorkbookError as error:
        raise Unreadable(_REASONS.get(error.rule, "it is damaged or no workbook")) from None
    kind = kind_of(data)
    return [Page(page.name, kind, _rows(page), page.first_row) for page in sheets]


def kind_of(data: bytes) -> str:
    """xlsx, xls or ods."""
    if not data.startswith(b"PK"):
        return "xls"
    return "ods" if b"application/vnd.oasis.opendocument.spreadsheet" in data[:200] else "xlsx"


def _rows(page: workbook.Page) -> list[list[str]]:
    columns = [column.slice(0, MOST_ROWS).to_pylist() for column in page.columns]
    return [[(cell or "").strip() for cell in row] for row in zip(*columns, strict=True)]
