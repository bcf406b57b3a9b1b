"""A cell of a network's file as a value.

Add here: another kind of value.
Keep out: which columns there are (tables.py), and what is said of a mistake (reading.py).
"""

import re
from collections.abc import Callable
from datetime import date

from warehouse.networks.network import Value
from warehouse.networks.tables import Column

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_WHOLE = re.compile(r"\d+")


def parsed(column: Column, text: str) -> Value:
    """None for one that is not of its kind, or none of the column's choices."""
    value = of_kind(column, text)
    return None if column.choices and value not in column.choices() else value


def of_kind(column: Column, text: str) -> Value:
    """The same without the choices, for what is shipped and was looked at."""
    return _PARSERS[column.kind](text)


def _date(text: str) -> Value:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


_PARSERS: dict[str, Callable[[str], Value]] = {
    "text": lambda text: text,
    "code": lambda text: text if _CODE.fullmatch(text) else None,
    "date": _date,
    "small": lambda text: int(text) if _WHOLE.fullmatch(text) and len(text) < 10 else None,
    "whole": lambda text: int(text) if _WHOLE.fullmatch(text) and len(text) < 19 else None,
    "number": lambda text: float(text) if _NUMBER.fullmatch(text) else None,
    "flag": lambda text: int(text) if text in ("0", "1") else None,
}
