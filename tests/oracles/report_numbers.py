"""Numbers of a sentence of the report, and all numbers that its rows can give: plain SQL and plain arithmetic, no rule.

Add here: another way in which a sentence may write a number of a row. Keep out: which sentence says what.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import combinations
from typing import Any

import duckdb
from statsmodels.stats.proportion import proportion_confint

_NUMBER = re.compile(r"(?<![\w/-])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w/-])\d+(?:\.\d+)?")
_NAMES = re.compile(r"“[^”]*”|\bQ[1-4]\b|\bH[12]\b|\b\d+ %\b of the low|KP-1c|9\d % interval")
_FEW = 6
# What a text says of methods and of other publications, and never of a row.
FIXED = {"100", "25", "2009", "2012", "95"}


def said(text: str) -> Iterator[str]:
    """Numbers of an English sentence. Names in quotation marks, quarters and halves are no figures."""
    for found in _NUMBER.finditer(_NAMES.sub(" ", text)):
        yield found.group().replace(",", "")


def rows_of(con: duckdb.DuckDBPyConnection, source: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a line of the list of sources, asked anew."""
    held, values = ["true"], []
    for column, value in source["where"].items():
        listed = value if isinstance(value, list) else [value]
        held.append(f"cast({column} as varchar) in (select unnest(?))")
        values.append([str(each).lower() if isinstance(each, bool) else str(each) for each in listed])
    columns = ", ".join(source["columns"])
    found = con.execute(f"select {columns} from published.{source['table']} where {' and '.join(held)}", values)
    return [dict(zip(source["columns"], row, strict=True)) for row in found.fetchall()]


def given(rows: Iterable[Mapping[str, Any]], where: Iterable[Any]) -> set[str]:
    """Every number that these rows give: values, shares in per cent, their differences, quotients, counts and days."""
    listed = [*rows]
    numbers = [
        value for row in listed for value in row.values() if isinstance(value, int | float) and value is not True
    ]
    counts = {value for value in numbers if isinstance(value, int)}
    shares = {value for value in numbers if isinstance(value, float)}
    texts = {str(len(listed)), *(str(count) for count in counts), *FIXED}
    texts |= {str(sum(bool(row.get(column)) for row in listed)) for column in ("lists", "persons", "point")}
    texts |= {str(len({row.get(column) for row in listed})) for column in (listed[0] if listed else ())}
    texts |= {each for share in shares for each in (*_written(share), *_written(100 * share))}
    if len(counts) <= _FEW:  # of more numbers, every number is the quotient of two
        parts = {(first, second) for first in counts for second in counts if second and first <= second}
        quotients = {first / second for first, second in parts}
        ends = {end for first, second in parts for end in proportion_confint(first, second, method="wilson")}
        texts |= {each for share in quotients | ends for each in _written(100 * share)}
        texts |= {str(abs(first - second)) for first, second in combinations(counts, 2)}
        texts |= set(_differences(quotients))
    texts |= set(_differences(shares))
    years = {value for value in (*where, *counts) if isinstance(value, int) and 1900 < value < 2200}
    texts |= {str(abs(first - second)) for first, second in combinations(years, 2)}
    for value in (*where, *(value for row in listed for value in row.values())):
        texts |= set(_of_day(value))
    return texts


def _differences(shares: set[float]) -> Iterator[str]:
    """In percentage points, of few shares: of many, every number is the difference of two."""
    if len(shares) <= 2 * _FEW:
        for first, second in combinations(sorted(shares), 2):
            yield from _written(100 * abs(first - second))


def _written(value: float) -> tuple[str, str, str]:
    exact = Decimal(repr(abs(value)))
    whole = exact.quantize(Decimal(1), ROUND_HALF_EVEN)
    return str(whole), str(exact.quantize(Decimal("0.1"), ROUND_HALF_EVEN)), f"{abs(value):.1f}"


def _of_day(value: Any) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _of_day(each)
        return
    day = value if isinstance(value, date) else None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        day = date.fromisoformat(value)
    if day:
        yield from (str(day.year), str(day.day), str(day.year - 1))
    if isinstance(value, int) and 1900 < value < 2200:
        yield str(value)
