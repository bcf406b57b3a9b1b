"""Family "identifiers": notes that a declaration names as dropped unread, and all that it does not name.

Add here: another place in which notes stand.
Keep out: columns that are read or judged (identifiers.py).
"""

from typing import Any

from corpus.kobo_forms import FORM, as_json, book, rows, submitted
from corpus.making import lines, text, typed, with_column, xlsx
from corpus.meant import contacts
from corpus.outcomes import Family, loads, refused
from corpus.planted import IDENTIFIERS
from corpus.workbooks import XLSX

FAMILY = Family("identifiers")
RU = contacts(12)
PHONES = [IDENTIFIERS["telephones within words"][1]() for _ in RU]
SOME = [phone if at % 3 else "" for at, phone in enumerate(PHONES)]
TABLE = lines(RU)
DROP = {"unread_notes": {"drop": ["Примечание", "Комментарий"]}}
TOLD = {"notes_dropped": 8}


def with_notes(header: str, notes: list[str] = SOME, table: list[list[Any]] = TABLE) -> list[list[Any]]:
    return with_column(table, header, notes)


def add(name: str, table: list[list[Any]], outcome: Any, **changes: Any) -> None:
    FAMILY.add(name, text(table).encode(), outcome, canaries=PHONES[1:3], **(DROP | changes))


add("telephones in notes that are dropped", with_notes("Примечание"), loads(RU, repaired=TOLD))
add("the same in other capitals", with_notes("ПРИМЕЧАНИЕ "), loads(RU, repaired=TOLD))
add(
    "notes that are dropped in two columns",
    with_notes("Комментарий", table=with_notes("Примечание")),
    loads(RU, repaired={"notes_dropped": 8}),
)
add(
    "telephones in notes that nobody agreed to drop",
    with_notes("Примечание"),
    refused("phone", column="#11"),
    unread_notes={"drop": ["Комментарий"]},
)
add(
    "telephones in notes, nothing agreed",
    with_notes("Примечание"),
    refused("phone", column="#11"),
    unread_notes={"drop": []},
)
add(
    "telephones in another column beside the notes",
    with_notes("Отметки", table=with_notes("Примечание")),
    refused("phone", column="#12"),
)
add(
    "telephones in a column that is read, beside the notes",
    [[*line[:3], phone, *line[4:]] for line, phone in zip(with_notes("Примечание"), ["Город", *PHONES], strict=True)],
    refused("phone", column="city"),
)
add(
    "notes under a header that promises a name",
    with_notes("ФИО", PHONES),
    loads(RU, repaired={"notes_dropped": 12}),
    unread_notes={"drop": ["ФИО"]},
)
add(
    "a lost quotation mark in the notes that are dropped",
    [*with_notes("Примечание", ['"без'] + [""] * 11)],
    loads(RU, repaired={"notes_dropped": 1}),
)
_SWALLOWED = text(with_notes("Примечание", [""] * 12)).encode().split(b"\r\n")
_SWALLOWED[3], _SWALLOWED[5] = _SWALLOWED[3] + b'"x', _SWALLOWED[5] + b'x"'
FAMILY.add("rows swallowed by a mark in the notes", b"\r\n".join(_SWALLOWED), refused("broken_quotes"), **DROP)
FAMILY.add(
    "notes of several lines",
    text(with_notes("Примечание", [f"раз\n{phone}" for phone in PHONES])).encode(),
    loads(RU, repaired={"notes_dropped": 12}),
    canaries=PHONES[:2],
    **DROP,
)
FAMILY.add(
    "notes that are dropped in a workbook",
    xlsx(with_notes("Примечание", table=typed(RU))),
    loads(RU, repaired=TOLD),
    canaries=PHONES[1:3],
    file=XLSX,
    file_name="export-2023-03.xlsx",
    **DROP,
)
_FORM = FORM | {"unread_notes": {"drop": ["visit/note"]}}
_MET = submitted(6)
_NOTED = [one | {"visit/note": phone} for one, phone in zip(rows(_MET), PHONES, strict=False)]
for _name, _data, _file in (
    ("a form", book(("form", _NOTED)), FORM["file"]),
    ("records", as_json(_NOTED), {"format": "json", "layout": "kobo", "date_format": "%Y-%m-%d"}),
):
    FAMILY.add(
        f"notes of {_name} that are dropped",
        _data,
        loads(_MET, repaired={"notes_dropped": 6}),
        canaries=PHONES[:2],
        **(_FORM | {"file": _file}),
    )
    FAMILY.add(
        f"notes of {_name} that nobody agreed to drop",
        _data,
        refused("phone"),
        canaries=PHONES[:2],
        **(FORM | {"file": _file}),
    )
