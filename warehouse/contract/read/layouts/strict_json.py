"""JSON bytes to a list of records, strictly: what two readers could understand in two ways is refused.

Add here: another envelope in which a server hands out its records.
Keep out: what the keys mean (records.py). No text of the file leaves this module in a message.

Numbers become text while they are parsed, without loss: 31 and 31.0 are "31", and no float comes near a value.
"""

import json
from decimal import Decimal
from typing import Any

from warehouse.contract.findings import FileRefused, Problem

Record = dict[str, Any]
ENVELOPES = ("results", "events", "instances")
BOM = b"\xef\xbb\xbf"
# A field or list may cost sixty bytes of memory, a record four times that. Real files stay far below: 20 MB of bare
# DHIS2 answers come to two millions.
MOST_SIGNS, RECORD_WEIGHS = 3_000_000, 4
LONGEST_NUMBER, LARGEST_EXPONENT = 40, 25


def records(data: bytes, partner: str) -> list[Record]:
    """The records of a file. Raises FileRefused."""

    def refuse(rule: str) -> FileRefused:
        return FileRefused(Problem(partner, rule))

    text = data.removeprefix(BOM)
    if not text.lstrip().startswith((b"[", b"{")):
        raise refuse("wrong_format")
    if text.count(b",") + text.count(b"[") + RECORD_WEIGHS * text.count(b"{") > MOST_SIGNS:
        raise refuse("unreadable")
    try:
        decoded = text.decode()
    except UnicodeDecodeError:
        raise refuse("wrong_encoding") from None
    try:
        content = json.loads(
            decoded,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_no_number,
            object_pairs_hook=_without_doubles,
        )
    except (ValueError, ArithmeticError, RecursionError):
        raise refuse("unreadable") from None
    if isinstance(content, dict) and _is_part(content):
        raise refuse("part_of_pages")
    found = _unwrapped(content)
    if found is None:
        raise refuse("wrong_format")
    return found


def _number(text: str) -> str:
    if len(text) > LONGEST_NUMBER:
        raise ValueError
    number = Decimal(text)
    if number and abs(number.adjusted()) > LARGEST_EXPONENT:
        raise ValueError
    return str(int(number)) if number == number.to_integral_value() else format(number, "f")


def _no_number(_: str) -> str:
    raise ValueError


def _without_doubles(pairs: list[tuple[str, Any]]) -> Record:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _unwrapped(content: object) -> list[Record] | None:
    if isinstance(content, dict):
        inside = [content[name] for name in ENVELOPES if isinstance(content.get(name), list)]
        content = inside[0] if len(inside) == 1 else None
    if isinstance(content, list) and all(isinstance(record, dict) for record in content):
        return content
    return None


def _is_part(content: Record) -> bool:
    """Whether a server handed out one page of several: the rest would be missing without a trace."""
    pager = content["pager"] if isinstance(content.get("pager"), dict) else {}
    told = content | pager
    if any(told.get(name) for name in ("next", "previous", "nextPage", "prevPage")):
        return True
    page = told.get("page")
    if (isinstance(page, str) and page.isdigit() and int(page) > 1) or told.get("isLastPage") in (False, "0", "false"):
        return True
    here = len(_unwrapped(content) or [])
    totals = [told[name] for name in ("count", "total") if isinstance(told.get(name), str)]
    if totals:
        return any(int(total) > here for total in totals if total.isdigit())
    return told.get("pageCount", "1") not in ("0", "1") or told.get("pageSize") == str(here)
