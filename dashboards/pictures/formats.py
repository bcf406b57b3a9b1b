"""Numbers and dates as the reader writes them. The chart says how precise; the language says with which marks.

Add here: another of D3's formats that a chart uses. Keep out: what is counted (tables.py).
"""

import re
from datetime import UTC, date, datetime
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

from dashboards.pictures.words import phrase
from dashboards.sources.wording import MARKUP

NOTHING = "–"
FEW = "few"
NUMERIC, TEMPORAL = 0, 2
# The part of D3's language that our charts speak: sign, grouping, digits, trimmed or not, per cent or not.
_D3 = re.compile(r"(?P<sign>\+)?,?(?:\.(?P<digits>\d+))?(?P<trimmed>~)?(?P<kind>[f%d])")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"(?:^|_)year$", re.IGNORECASE)


def cell(value: Any, kind: int, column: str, d3: str, language: str) -> str:
    """One cell of a table in words. A number that is not there is marked, a text that is not there is no text."""
    if value is None:
        return NOTHING if kind == NUMERIC else ""
    if isinstance(value, bool):
        return phrase("yes" if value else "no", language)
    if kind == TEMPORAL and isinstance(value, (int, float)):
        return period(datetime.fromtimestamp(value / 1000, UTC).date(), language)
    if isinstance(value, (int, float)):
        return str(int(value)) if _YEAR.search(column) else number(value, d3, language)
    return text(str(value), language)


def text(value: str, language: str) -> str:
    """A code that is left becomes words, a month is named, pictures and ways to other pages go."""
    value = MARKUP.sub("", value)
    if month := _MONTH.fullmatch(value):
        return period(date(int(month[1]), int(month[2]), 1), language)
    return phrase("few", language) if value == FEW else value


def day(value: date, language: str) -> str:
    return str(format_date(value, "long", locale=language))


def period(value: date, language: str) -> str:
    """Periods are named by their first day, so the first of a month is a month."""
    return str(format_skeleton("yMMM", value, locale=language)) if value.day == 1 else day(value, language)


def number(value: float, d3: str, language: str) -> str:
    asked = _D3.fullmatch(d3 or "")
    digits = _digits(value, asked)
    if asked and asked["kind"] == "%":
        pattern = str(Locale.parse(language).percent_formats[None].pattern)
        return str(format_percent(value, pattern.replace("##0", f"##0{digits}"), locale=language))
    body = f"#,##0{digits}"
    return str(format_decimal(value, f"+{body};-{body}" if asked and asked["sign"] else body, locale=language))


def _digits(value: float, asked: "re.Match[str] | None") -> str:
    if not asked:
        return "" if float(value).is_integer() else ".##"
    count = int(asked["digits"] or (0 if asked["kind"] == "d" else 6 if asked["trimmed"] else 0))
    return "." + ("#" if asked["trimmed"] else "0") * count if count else ""
