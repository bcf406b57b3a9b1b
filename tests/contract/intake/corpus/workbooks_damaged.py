"""Family "xlsx": parts of a workbook that were damaged on the way, contacts on a hidden sheet, codes that a number
format shows otherwise than it holds them.

Add here: another way in which a workbook opens without a word and holds something else than its sender saw.
Keep out: workbooks of other programs (workbooks_other.py) and files made to take memory (bombs.py).
"""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from corpus.making import typed, xlsx
from corpus.meant import HEADERS, contacts, headers
from corpus.outcomes import Family, Outcome, loads, one_of, refused
from corpus.workbooks import XLSX, of_openpyxl
from corpus.workbooks_other import ods

FAMILY = Family("xlsx")
RU = contacts(8)
TYPED = typed(RU)
CODE = list(HEADERS).index("client_code")
DAMAGED = refused("unreadable")


def add(name: str, data: Callable[[], bytes], outcome: Outcome, kind: str = "xlsx") -> None:
    FAMILY.add(name, data, outcome, file=XLSX | {"format": kind}, file_name=f"export-2023-03.{kind}")


def stored(data: bytes) -> bytes:
    """The same workbook without compression: each of its letters stands as it is in the file."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name))
    return memory.getvalue()


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """As a bad cable changes it: the sums of the parts are what they were."""
    assert len(old) == len(new)
    assert old in data
    return data.replace(old, new, 1)


def flipped(data: bytes, member: str) -> bytes:
    """One bit in the middle of a compressed part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = archive.getinfo(member)
    at = part.header_offset + 30 + len(member) + part.compress_size // 2
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


add("a workbook without compression", lambda: stored(xlsx(TYPED)), loads(RU))
add(
    "a word of the shared texts damaged into another one",
    lambda: changed(stored(xlsx(TYPED)), "Сауна".encode(), "Улица".encode()),
    DAMAGED,
)
add(
    "a code damaged into another one",
    lambda: changed(stored(xlsx(TYPED)), TYPED[1][CODE].encode(), f"Я{TYPED[1][CODE][1:]}".encode()),
    DAMAGED,
)
add("an age damaged in the sheet", lambda: changed(stored(xlsx(TYPED)), b"<v>26</v>", b"<v>36</v>"), DAMAGED)
add("a format of dates damaged", lambda: changed(stored(xlsx(TYPED)), b'formatCode="dd', b'formatCode="mm'), DAMAGED)
add(
    "a part that nobody needs damaged",
    lambda: changed(stored(xlsx(TYPED)), b"Microsoft Excel", b"Microsoft Exzel"),
    DAMAGED,
)
for _part in ("xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"):
    add(f"one bit of {_part} flipped", lambda part=_part: flipped(xlsx(TYPED), part), DAMAGED)
add(
    "a word of an open sheet damaged into another one",
    lambda: changed(stored(ods(TYPED)), "Сауна".encode(), "Улица".encode()),
    DAMAGED,
    "ods",
)


def beside(rows: list[list[Any]], state: str) -> bytes:
    def then(book: Any, page: Any) -> None:
        other = book.create_sheet("Ещё")
        for line in rows:
            other.append(line)
        other.sheet_state = state

    return of_openpyxl(then=then)


for _state in ("hidden", "veryHidden"):
    add(
        f"more contacts on a sheet that is {_state}",
        lambda state=_state: beside([TYPED[0], *TYPED[3:6]], state),
        refused("hidden_contacts"),
    )
add(
    "more contacts on a hidden sheet, columns in another order",
    lambda: beside([line[::-1] for line in TYPED], "hidden"),
    refused("hidden_contacts"),
)
add("an empty form on a hidden sheet", lambda: beside([headers()], "hidden"), loads(RU))
add(
    "a list of words on a hidden sheet",
    lambda: beside([["Город", "Форма работы"], ["Иркутск", "Улица"], ["Санкт-Петербург", "Телефон"]], "hidden"),
    loads(RU),
)


def shown_as(form: str, numbers: list[int]) -> bytes:
    """Client codes kept as numbers, which only a number format makes what people read on the screen."""

    def then(book: Any, page: Any) -> None:
        as_code = book.add_format({"num_format": form})
        for row, number in enumerate(numbers, 1):
            page.write_number(row, CODE, number, as_code)

    return xlsx(TYPED, then=then)


NUMBERS = [7123, 80456, 4711, 90210, 12, 345678, 1001, 55555]
for _form, _codes in {
    "000000": ["007123", "080456", "004711", "090210", "000012", "345678", "001001", "055555"],
    "000-000": ["007123", "080456", "004711", "090210", "000012", "345678", "001001", "055555"],
    '"SP"000000': ["SP007123", "SP080456", "SP004711", "SP090210", "SP000012", "SP345678", "SP001001", "SP055555"],
    "\\K0000000": ["K0007123", "K0080456", "K0004711", "K0090210", "K0000012", "K0345678", "K0001001", "K0055555"],
}.items():
    add(
        f"codes as numbers in the format {_form}",
        lambda form=_form: shown_as(form, NUMBERS),
        one_of(
            loads([one.but(code=code.replace("O", "0")) for one, code in zip(RU, _codes, strict=True)]),
            refused("column_changed", column="client_code"),
        ),
    )
