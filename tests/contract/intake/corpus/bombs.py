"""Family "bombs": files made to take memory or time, or to reach beyond themselves, and large ones that mean no harm.

Add here: another way to be small outside and large inside, or slow to take apart.
Keep out: ordinary damage (the other families).
"""

import gzip
import json
import random
from collections.abc import Callable
from typing import Any

from corpus import kobo_forms, workbooks_other
from corpus.inflating import deflated, gzip_of, zip_of
from corpus.keys import sealed
from corpus.making import csv_of, lines, repacked, text, typed, with_column, xlsx, zipped
from corpus.meant import contacts, headers
from corpus.outcomes import Family, Outcome, loads, one_of, refused

# fmt: off
FAMILY = Family("bombs")
RU = contacts(8)
MANY = refused("archive_too_large", "workbook_too_large", "unreadable", "wrapped_too_deep")
BOOK = {"format": "xlsx", "date_format": "%d.%m.%Y"}
JSON = kobo_forms.FORM | {"file": {"format": "json", "layout": "kobo", "date_format": "%Y-%m-%d", "delimiter": None},
                          "columns": kobo_forms.FIELDS, "one_hot": {}}
SHEET = "xl/worksheets/sheet1.xml"


def add(name: str, data: Callable[[], bytes], outcome: Outcome = MANY, **changes: Any) -> None:
    FAMILY.add(name, data, outcome, **changes)


def book(name: str, data: Callable[[], bytes], outcome: Outcome = MANY, kind: str = "xlsx") -> None:
    FAMILY.add(name, data, outcome, file=BOOK | {"format": kind}, file_name=f"export-2023-03.{kind}")


def _nested(depth: int) -> bytes:
    data = csv_of(RU)
    for level in range(depth):
        data = zipped((f"{level}.zip", data))
    return data


add("a gzip of 300 MB of blanks", lambda: gzip_of(deflated(300)))
add("a gzip of 2 GB of blanks", lambda: gzip_of(deflated(2000)))
add("a zip of 400 MB of blanks", lambda: zip_of("x.csv", deflated(400)), refused("archive_too_large", "empty_file"))
add("a zip that lies about its sizes", lambda: zip_of("x.csv", deflated(300), says=100), one_of(MANY))
add("a zip in a zip, six deep", lambda: _nested(6), refused("wrapped_too_deep"))
add("a zip in a zip, two deep", lambda: _nested(2), loads(RU))
add("a gzip in a gzip of 300 MB", lambda: gzip.compress(gzip_of(deflated(300)), mtime=0))
add("age around a gzip of 300 MB", lambda: sealed(gzip_of(deflated(300))))
add("age cut off", lambda: sealed(csv_of(RU))[:-20], refused("sealed_for_another", "unreadable"))
add("a gzip cut off", lambda: gzip.compress(csv_of(RU), mtime=0)[:-12], refused("unreadable"))
add("a zip of sixty thousand empty files", lambda: zipped(*((f"{at}.csv", b"") for at in range(60_000))),
    refused("archive_several"))
add("a name in a zip that climbs out of its folder", lambda: zipped(("../../../../tmp/x.csv", csv_of(RU))), loads(RU))
add("a zip of 60 MB that a large partner may well send", lambda: zipped(("x.csv", csv_of([]) + b"\r\n" * 3_000_000)),
    one_of(
    loads([]), MANY))

book("one cell at the end of the sheet", lambda: xlsx(typed(RU), then=lambda made, page: page.write("XFD1048576", "x")),
    refused("workbook_too_large"))
book("one cell far below and one far to the right", lambda: xlsx(typed(RU), then=lambda made,
    page: (page.write("A1048576", "x"),
    page.write("XFD1", "y"))), refused("workbook_too_large"))
book("one cell far below", lambda: xlsx(typed(RU), then=lambda made, page: page.write("A1048576", "x")), one_of(
    refused("workbook_too_large"), loads(dict(enumerate(RU, 2)), *((1048576, name,
    "missing_value") for name in ("contact_date", "city", "channel")))))
book("one cell far to the right", lambda: xlsx(typed(RU), then=lambda made, page: page.write("XFD5", "x")),
    refused("too_many_columns"))
book("one cell two hundred thousand rows below, a stray blank", lambda: xlsx(typed(RU), then=lambda made,
    page: page.write("A200000", " ")), loads(RU))


def _part(name: str, change: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    return lambda: repacked(xlsx(typed(RU)), lambda each, data: change(data) if each == name else data)


def _inflated(member: str, at: bytes) -> Callable[[], bytes]:
    """A workbook with 300 MB of blanks within a member, before some bytes of it."""
    found: dict[str, bytes] = {}
    beside = repacked(xlsx(typed(RU)), lambda name, data: found.setdefault(name,
        data) and None if name == member else data)
    head, sign, tail = found[member].partition(at)
    return lambda: zip_of(member, deflated(300, head, sign + tail), beside)


_LAUGHS = b"".join(b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 12))
_BILLION = b'<!DOCTYPE x [<!ENTITY a0 "ha">' + _LAUGHS + b"]>"
book("a text of 300 MB in a workbook", _inflated("xl/sharedStrings.xml", b"</t>"))
book("a billion laughs in a sheet", _part(SHEET, lambda data: data.replace(b"<worksheet", _BILLION + b"<worksheet",
    1).replace(
    b"<v>", b"<v>&a11;", 1)), refused("unreadable", "workbook_too_large", "missing_column"))
book("a billion laughs in the texts", _part("xl/sharedStrings.xml", lambda data: data.replace(b"<sst",
    _BILLION + b"<sst", 1).replace(
    b"<t>", b"<t>&a11;", 1)), refused("unreadable", "workbook_too_large", "header_not_found", "missing_column"))
book("a billion laughs in the list of sheets", _part("xl/workbook.xml", lambda data: data.replace(b"<workbook",
    _BILLION + b"<workbook", 1).replace(
    b'name="Sheet1"', b'name="&a11;"')), refused("unreadable", "workbook_too_large", "no_such_sheet"))
book("an entity that names a file of the machine", _part("xl/sharedStrings.xml", lambda data: data.replace(
    b"<sst", b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><sst', 1).replace(b"<t>", b"<t>&f;", 1)), one_of(
    refused("unreadable", "missing_column", "header_not_found")))
book("three hundred thousand merged cells", _part(SHEET, lambda data: data.replace(b"</sheetData>",
    b"</sheetData><mergeCells>" + b"".join(
    b'<mergeCell ref="L%d:M%d"/>' % (at, at) for at in range(1, 300_001)) + b"</mergeCells>")), one_of(loads(RU), MANY))
book("a sheet of 300 MB of blanks between its rows", _inflated(SHEET, b"<row "))
book("a thousand sheets", lambda: xlsx(typed(RU), then=lambda made,
    page: [made.add_worksheet(f"s{at}") for at in range(1000)]), loads(RU))
book("an open sheet of a million rows and a thousand columns, all alike", lambda: repacked(
    workbooks_other.ods(typed(RU), tail=1_000_000), lambda name, data: data.replace(
    b'<table:table-cell table:number-columns-repeated="1024"/>',
    b'<table:table-cell office:value-type="float" office:value="1" '
    b'table:number-columns-repeated="1024"/>') if name == "content.xml" else data), refused("workbook_too_large",
    "too_many_columns", "unreadable"), "ods")

add("a million empty lines", lambda: csv_of(RU) + b"\r\n" * 1_000_000, loads(RU))
add("a million lines of separators", lambda: csv_of(RU) + b";;;;;;;;;\r\n" * 500_000, loads(RU))
add("one line of 20 MB", lambda: b"x" * 20_000_000, refused("header_not_found", "cell_too_long"))
add("a header of 3 MB", lambda: text([[*headers(), "x" * 3_000_000]]).encode() + csv_of(RU).split(b"\r\n", 1)[1],
    one_of(
    refused("header_not_found", "ragged_row", "too_many_refused", "missing_column", "cell_too_long")))
add("a hundred thousand columns", lambda: b";".join([b"x"] * 100_000) + b"\r\n" + b";".join([b"1"] * 100_000),
    refused("too_many_columns"))
add("eight million separators in one row", lambda: csv_of(RU) + b";" * 8_000_000 + b"\r\n", one_of(loads(RU), loads(RU,
    (10, None, "ragged_row")), refused("too_many_columns")))
add("five million marks", lambda: csv_of(RU) + b'"' * 5_000_001, refused("broken_quotes"))
add("five million marks and separators by turns", lambda: csv_of(RU) + b'";' * 2_500_000,
    one_of(refused("broken_quotes", "too_many_columns"), loads(
    RU, (10, None, "ragged_row"))))
add("marks that never close, ten thousand times", lambda: csv_of(RU) + b'a;"b\r\n' * 10_000, refused("broken_quotes"))
add("a cell of 15 MB", lambda: text(with_column(lines(RU), "Группа", ["x" * 15_000_000, *[""] * 7])).encode(), one_of(
    loads(RU), refused("broken_quotes", "unreadable", "free_text")))
add("a quoted cell of 15 MB of line ends", lambda: text(with_column(lines(RU), "Группа", ["\n" * 15_000_000 + "x",
    *[""] * 7])).encode(), one_of(
    loads(RU), refused("broken_quotes", "unreadable", "cell_too_long")))
add("letters that unfold into eighteen", lambda: text([[*line[:3], "\ufdfa" * 20_000, *line[4:]] if at else line for at,
    line in enumerate(
    lines(RU))]).encode(), refused("column_changed", "label_changed", "broken_quotes"))
add("a million accents on one letter", lambda: text([[*headers()[:-1], "a" + "\u0316\u0301" * 500_000],
    *lines(RU)[1:]]).encode(), refused(
    "missing_column", "header_not_found", "cell_too_long"))
add("random bytes", lambda: random.Random(20230304).randbytes(200_000), refused("wrong_encoding", "wrong_format"))
add("a megabyte of NUL", lambda: b"\0" * 1_000_000, refused("wrong_format", "empty_file", "wrong_encoding"))
add("notes of digits and brackets that look like telephones for long", lambda: text(with_column(lines(contacts(60)),
    "Группа", [
    "+7(((((((((((((((((((" + "9 (" * 2000 + str(at) for at in range(60)])).encode(), one_of(loads(contacts(60)),
    refused("phone", "broken_quotes", "free_text")))
add("numbers of five thousand digits for an age", lambda: text([[*line[:7], "9" * 5000,
    *line[8:]] if at else line for at, line in enumerate(
    lines(RU))]).encode(), refused("column_changed", "too_many_refused"))
add("thirty thousand contacts", lambda: csv_of(contacts(30_000), "cp1251"), loads(contacts(30_000)),
    file={"encoding": "windows-1251"})
book("six thousand contacts", lambda: xlsx(typed(contacts(6000))), loads(contacts(6000)))

add("json: lists in lists, a hundred thousand deep", lambda: b"[" * 100_000 + b"]" * 100_000, refused("unreadable",
    "wrong_format"), **JSON)
add("json: objects in an answer, five thousand deep",
    lambda: b'[{"visit/x":' + b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"}]", refused(
    "unreadable", "missing_column", "header_not_found"), **JSON)
add("json: six million commas", lambda: b"[" + b"{}," * 6_000_000 + b"{}]", refused("unreadable", "too_many_columns",
    "file_too_large"), **JSON)
add("json: a number of a million digits", lambda: b'[{"visit/age": ' + b"9" * 1_000_000 + b"}]", refused("unreadable"),
    **JSON)
add("json: a number with an exponent of a billion", lambda: b'[{"visit/age": 1e1000000000}]', refused("unreadable"),
    **JSON)
add("json: two thousand different questions",
    lambda: json.dumps([{f"visit/q{at}": "1"} for at in range(2000)]).encode(), refused(
    "too_many_columns"), **JSON)
