"""Records of a JSON file to pages: the same sheets that the exporter's spreadsheet would hold.

Add here: how another kind of value in a record becomes text.
Keep out: parsing (strict_json.py) and joining the pages (kobo.py, dhis2.py).

A record is a row and its keys are headers. Lists and objects are read only where they are a repeat group of a Kobo
form or the `dataValues` of a DHIS2 event; under a header that the declaration reads they are refused.
"""

from array import array
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold
from warehouse.contract.read.headers import declared_headers
from warehouse.contract.read.layouts import coded, dhis2, question_names, strict_json, system
from warehouse.contract.read.sheet import Sheet

MAX_PAGES = 50


def pages_of_records(data: bytes, declaration: Declaration) -> dict[str, Sheet]:
    """Page name → sheet. The main page comes first; it bears the name that the declaration gives it, or none.

    There are others only where the form has repeat groups. Raises FileRefused.
    """
    reader = _Reader(declaration)
    found = strict_json.records(data, declaration.code)
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
        self.names = question_names.Names(declaration, self.declared)
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

    def read_events(self, events: list[strict_json.Record]) -> None:
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
