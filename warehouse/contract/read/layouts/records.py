"""Records of a JSON file to pages: the same sheets that the exporter's spreadsheet would hold.

Add here: how another kind of value in a record becomes text.
Keep out: joining the pages (kobo.py, dhis2.py). No text of the file leaves this module in a message.

A record is a row and its keys are headers. Lists and objects are read only where they are a repeat group of a Kobo
form or the `dataValues` of a DHIS2 event; under a header that the declaration reads they are refused.

JSON is read strictly: what two readers could understand in two ways is refused. Numbers become text while they are
parsed, without loss: 31 and 31.0 are "31", and no float comes near a value.
"""

import json
from array import array
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold
from warehouse.contract.read.headers import declared_headers
from warehouse.contract.read.layouts import coded, dhis2, system
from warehouse.contract.read.sheet import Sheet

Record = dict[str, Any]
ENVELOPES = ("results", "events", "instances")
BOM = b"\xef\xbb\xbf"
# A field or list may cost sixty bytes of memory, a record four times that. Real files stay far below: 20 MB of bare
# DHIS2 answers come to two millions.
MOST_SIGNS, RECORD_WEIGHS = 3_000_000, 4
LONGEST_NUMBER, LARGEST_EXPONENT = 40, 25
MAX_PAGES = 50


def pages_of_records(data: bytes, declaration: Declaration) -> dict[str, Sheet]:
    """Page name → sheet. The main page comes first; it bears the name that the declaration gives it, or none.

    There are others only where the form has repeat groups. Raises FileRefused.
    """
    reader = _Reader(declaration)
    found = _records(data, declaration.code)
    try:
        if declaration.file.layout == "dhis2":
            reader.read_events(found)
        else:
            for record in found:
                reader.read(reader.main, record, {})
        pages = {name: page.sheet() for name, page in reader.pages.items()}
    except (UnicodeError, RecursionError):  # half a sign, or lists in lists in lists
        raise FileRefused(Problem(declaration.code, "unreadable")) from None
    if declaration.file.layout == "table":
        pages[reader.main] = coded.with_agreed_headers(pages[reader.main], declaration)
    return pages


class _Page:
    """Columns that grow row by row; a key that a record lacks is an empty cell."""

    def __init__(self, headers: tuple[str, ...] = ()) -> None:
        self.row_no: list[int] = []
        self._texts: dict[str, dict[str, int]] = {header: {"": 0} for header in headers}
        self._cells: dict[str, array[int]] = {header: array("i") for header in headers}

    @property
    def width(self) -> int:
        return len(self._cells)

    def add(self, record: Mapping[str, str], row_no: int | None = None) -> None:
        for header, text in record.items():
            known = self._texts.setdefault(header, {"": 0})
            cells = self._cells.setdefault(header, array("i"))
            cells.extend([0] * (len(self.row_no) - len(cells)))
            cells.append(known.setdefault(text, len(known)))
        self.row_no.append(row_no or len(self.row_no) + 2)

    def sheet(self) -> Sheet:
        rows = len(self.row_no)
        columns = []
        for header, cells in self._cells.items():
            header.encode()
            cells.extend([0] * (rows - len(cells)))
            codes = np.frombuffer(cells, np.int32).astype(np.int64) if rows else np.zeros(0, np.int64)
            columns.append(coded.column_of(codes, pa.array(self._texts[header], pa.string())))
        return Sheet(list(self._cells), columns, pa.array(self.row_no, pa.int32()), [])


class _Reader:
    """Sorts what a record holds into pages."""

    def __init__(self, declaration: Declaration) -> None:
        self.declaration = declaration
        self.is_kobo = declaration.file.layout == "kobo"
        self.declared = declared_headers(declaration)
        self.groups = {fold(group): group for group in declaration.file.repeats} if self.is_kobo else {}
        self.names = _Names(declaration, self.declared)
        self.main = declaration.file.sheet or ""
        self.pages = {self.main: _Page()}

    def refuse(self, rule: str, column: str | None = None) -> FileRefused:
        return FileRefused(Problem(self.declaration.code, rule, column=column))

    def read(self, name: str, record: Mapping[str, Any], parent: Mapping[str, str]) -> None:
        page = self.pages[name]
        texts, lists = self._parted(record)
        if self.is_kobo:
            index = str(len(page.row_no) + 1)
            texts = self.names.spelled(texts) | {system.INDEX: index, **parent}
        self._add(page, texts)
        for key, items in lists.items():
            inner = self._page_of(key)
            for item in items:
                self.read(inner, item, {system.PARENT_TABLE: name, system.PARENT_INDEX: index})

    def read_events(self, events: list[Record]) -> None:
        """One row per answer, as in DHIS2's CSV. All rows of an event bear its number."""
        page = self.pages[self.main] = _Page(("event", "dataElement", "value"))
        if events and not any("dataValues" in event for event in events):
            raise self.refuse("missing_column", "dataValues")
        for row_no, event in enumerate(events, 2):
            about = {key: text for key, value in event.items() if (text := self._text(key, value)) is not None}
            about = {key: text for key, text in about.items() if fold(key) not in dhis2.NEVER_READ}
            answers = event.get("dataValues") or [{}]
            if not _is_records(answers):
                raise self.refuse("wrong_format")
            for answer in answers:
                pair = {key: self._text(key, answer.get(key)) or "" for key in ("dataElement", "value")}
                self._add(page, about | pair, row_no)

    def _add(self, page: _Page, texts: Mapping[str, str], row_no: int | None = None) -> None:
        page.add(texts, row_no)
        if page.width > coded.MAX_COLUMNS:
            raise self.refuse("too_many_columns")

    def _parted(self, record: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, list[Mapping[str, Any]]]]:
        """What is a text, and what is a repeat group (declared, or perhaps around a declared one)."""
        texts: dict[str, str] = {}
        lists: dict[str, list[Mapping[str, Any]]] = {}
        for key, value in record.items():
            if self.groups and isinstance(value, list) and value and not system.is_system(key, self.declared):
                if _is_records(value):
                    lists[key] = value
                    continue
                if fold(key.rsplit("/", 1)[-1]) in self.groups:
                    raise self.refuse("wrong_format")
            if self.is_kobo and key in system.STATUS and isinstance(value, dict):
                value = value.get("uid")
            if (text := self._text(key, value)) is not None:
                texts[key] = text
        return texts, lists

    def _page_of(self, key: str) -> str:
        name = self.groups.get(fold(key), self.groups.get(fold(key.rsplit("/", 1)[-1]), key))
        if name not in self.pages:
            self.pages[name] = _Page()
        if len(self.pages) > MAX_PAGES:
            raise self.refuse("too_many_columns")
        return name

    def _text(self, key: str, value: object) -> str | None:
        """None for what is no text. (Numbers are text already.)"""
        if isinstance(value, str):
            if "\0" in value:
                raise self.refuse("unreadable")
            return value.strip()
        if isinstance(value, bool) or value is None:
            return "1" if value else "" if value is None else "0"
        if value and fold(key) in self.declared:
            raise self.refuse("wrong_format", self.declared[fold(key)].split("=")[0])
        return "" if fold(key) in self.declared else None


def _is_records(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _records(data: bytes, partner: str) -> list[Record]:
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


class _Names:
    """The headers that a declaration gives to the keys of one form, so that it reads spreadsheets and JSON alike.

    In JSON a key always bears its groups (`visit/city`), and a select_multiple is one text of names parted by blanks. A
    spreadsheet may leave the groups out (`city`), and has a column of 0 and 1 for each name (`works/street`).
    """

    def __init__(self, declaration: Declaration, declared: Mapping[str, str]) -> None:
        self._partner, self._declared = declaration.code, declared
        spelled = [name for spellings in declaration.columns.values() for name in spellings]
        spelled += [name for some in declaration.one_hot.values() for names in some.values() for name in names]
        self._choices: dict[str, list[str]] = {}
        for name in spelled:
            if "/" in name:
                self._choices.setdefault(fold(name.rpartition("/")[0]), []).append(name)

    def spelled(self, texts: Mapping[str, str]) -> dict[str, str]:
        """A record under its headers. Raises FileRefused when two keys come under one declared header."""
        found: dict[str, str] = {}
        for key, text in texts.items():
            header = self._header(key)
            for name, cell in {header: text, **self._ticked(key, text)}.items():
                if name in found:
                    feeds = self._declared.get(fold(name), name).split("=")[0]
                    raise FileRefused(Problem(self._partner, "column_twice", column=feeds))
                found[name] = cell
        return found

    def _header(self, key: str) -> str:
        short = key.rsplit("/", 1)[-1]
        return short if fold(key) not in self._declared and fold(short) in self._declared else key

    def _ticked(self, key: str, text: str) -> dict[str, str]:
        """The columns of 0 and 1 of a question with several answers; names that nobody declared get theirs too."""
        question = next((name for name in (key, key.rsplit("/", 1)[-1]) if fold(name) in self._choices), None)
        if question is None or fold(key) in self._declared:
            return {}
        words = {fold(word) for word in text.split()}
        declared = self._choices[fold(question)]
        known = {name: fold(name.rpartition("/")[2]) for name in declared}
        cells = {name: "" if not text else "1" if word in words else "0" for name, word in known.items()}
        others = [word for word in text.split() if fold(word) not in known.values()]
        return cells | {f"{question}/{word}": "1" for word in others}
