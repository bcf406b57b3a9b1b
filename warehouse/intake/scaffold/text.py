"""How a text file is written: encoding, delimiter, quotation mark, decimal mark. Guessed once, for a person to confirm.

Add here: another property of a dialect that a declaration has a key for.
Keep out: the header and the columns (sample.py).
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from warehouse.contract.read.decode import looks_like

DELIMITERS = (";", ",", "\t", "|", "||", "::", "^", "~")
HEAD_LINES = 60
_DECIMAL_COMMA, _DECIMAL_POINT = re.compile(r"^-?\d+,\d+$"), re.compile(r"^-?\d+\.\d+$")


@dataclass(frozen=True)
class Dialect:
    """How cells are told apart."""

    delimiter: str
    quote: str | None = '"'


def encoding_of(data: bytes) -> str | None:
    """The name to write into a declaration. None where nothing fits."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.isascii() and b"\0" not in data:
        return "utf-8"
    if (order := _utf_16_order(data[:4000])) is not None:
        return order
    encoding = looks_like(data)
    try:
        return (
            None
            if encoding is None
            else {"cp1251": "windows-1251"}.get(encoding, encoding)
            if codecs.lookup(encoding)
            else None
        )
    except LookupError:
        return None


def _utf_16_order(head: bytes) -> str | None:
    """Without a mark: delimiters and digits have a zero byte on one side."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 10 < len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def dialect_of(text: str) -> Dialect:
    """The delimiter by which most lines have the same, largest number of cells."""
    quote = _quote_of(text)
    return Dialect(max(DELIMITERS, key=lambda sign: _evenness(text, sign, quote)), quote)


def _evenness(text: str, delimiter: str, quote: str | None) -> tuple[float, int]:
    widths = Counter(len(row) for row in rows_of(text, Dialect(delimiter, quote), HEAD_LINES) if any(row))
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0, 0
    width = max(wide, key=lambda each: (wide[each], each))
    return wide[width] * min(width, 4) / sum(widths.values()), -DELIMITERS.index(delimiter)


def _quote_of(text: str) -> str | None:
    head = text[:20_000]
    if '"' in head:
        return '"'
    single = re.findall(r"(?:^|[;,\t|])'[^'\n]*'(?=[;,\t|\r\n])", head)
    return "'" if len(single) >= 4 else '"'


def rows_of(text: str, dialect: Dialect, most: int) -> list[list[str]]:
    """The first rows as trimmed cells. A text that breaks off within a quoted cell ends there."""
    delimiter = dialect.delimiter
    if len(delimiter) > 1:
        text, delimiter = text.replace(delimiter, "\x1f"), "\x1f"
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quotechar=dialect.quote):
            rows.append([cell.strip() for cell in row])
            if len(rows) == most:
                break
    except csv.Error:
        return rows
    return rows


def decimal_of(texts: Iterable[str]) -> str:
    """The decimal mark of the numbers that have one."""
    commas = points = 0
    for text in texts:
        commas += bool(_DECIMAL_COMMA.match(text))
        points += bool(_DECIMAL_POINT.match(text))
    return "," if commas > points else "."
