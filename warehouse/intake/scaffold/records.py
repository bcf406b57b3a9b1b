"""Samples that are no tables: records in JSON, and answers written one per row as DHIS2 exports them.

Add here: another place in which an API puts its records.
Keep out: reading deliveries (layouts/).
"""

import json
from dataclasses import dataclass, field
from typing import Any

from warehouse.intake.scaffold.vocabulary import key

EVENT, ELEMENT, VALUE = key("event"), key("dataElement"), key("value")
_LISTS = ("results", "events", "instances", "data", "records")


@dataclass(frozen=True)
class Records:
    """Records as columns."""

    headers: list[str]
    columns: list[list[str]]
    is_events: bool = False
    repeats: list[str] = field(default_factory=list)


def is_long(headers: list[str]) -> bool:
    """Whether each row holds one answer, not one contact."""
    return {EVENT, ELEMENT, VALUE} <= set(map(key, headers))


def pivoted(headers: list[str], columns: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Each data element becomes a column; what is said of the event stays once per event."""
    at = {key(header): position for position, header in enumerate(headers)}
    about = [position for name, position in at.items() if name not in (ELEMENT, VALUE)]
    rows: dict[str, dict[str, str]] = {}
    for position, event in enumerate(columns[at[EVENT]]):
        row = rows.setdefault(event, {headers[each]: columns[each][position] for each in about})
        row[columns[at[ELEMENT]][position]] = columns[at[VALUE]][position]
    return _as_columns(list(rows.values()))


def parsed(data: bytes) -> Records | None:
    """The records of a JSON file, nested groups flattened with `/` as form tools write them."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if isinstance(content, dict):
        content = next((content[name] for name in _LISTS if isinstance(content.get(name), list)), None)
    if not isinstance(content, list) or not content or not all(isinstance(item, dict) for item in content):
        return None
    is_events = any("dataValues" in item for item in content)
    repeats: dict[str, list[dict[str, str]]] = {}
    rows = [_event(item) if is_events else _flat(item, "", repeats) for item in content]
    inner = [row for group in repeats.values() for row in group]
    return Records(*_as_columns([*rows, *inner]), is_events, list(repeats))


def _event(item: dict[str, Any]) -> dict[str, str]:
    answers = {str(each.get("dataElement", "")): _text(each.get("value")) for each in item.get("dataValues", [])}
    return {name: _text(value) for name, value in item.items() if not isinstance(value, dict | list)} | answers


def _flat(item: dict[str, Any], prefix: str, repeats: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    row: dict[str, str] = {}
    for name, value in item.items():
        path = f"{prefix}{name}"
        if isinstance(value, dict):
            row |= _flat(value, f"{path}/", repeats)
        elif isinstance(value, list) and value and isinstance(value[0], dict) and not name.startswith("_"):
            group = repeats.setdefault(path.rsplit("/", 1)[-1], [])
            group += [_flat(each, "", repeats) for each in value if isinstance(each, dict)]
        elif not isinstance(value, list):
            row[path] = _text(value)
    return row


def _as_columns(rows: list[dict[str, str]]) -> tuple[list[str], list[list[str]]]:
    headers = list(dict.fromkeys(name for row in rows for name in row if name))
    return headers, [[row.get(header, "") for row in rows] for header in headers]


def _text(value: Any) -> str:
    return "" if value is None else ("1" if value else "0") if isinstance(value, bool) else str(value).strip()
