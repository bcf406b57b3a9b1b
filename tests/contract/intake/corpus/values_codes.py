"""Family "values": what stands in place of a client code or a record number, and must not make one person of several.

Add here: a spelling of a code, or a word that is none.
Keep out: other cells (values.py) and whole columns of identifiers (identifiers.py).
"""

import csv
from typing import Any

from corpus.making import csv_of, lines, text, with_cells
from corpus.meant import contacts
from corpus.outcomes import Family, Loads, Outcome, loads, one_of, refused

# fmt: off
FAMILY = Family("values")
RU = contacts(12)
UID, CODE = 0, 2
TWO = (3, 7)  # the rows that are changed: two persons


def same(cell: str, column: int = CODE, rows: tuple[int, ...] = TWO) -> bytes:
    return text(with_cells(lines(RU), {(row - 1, column): cell for row in rows})).encode()


def with_codes(*codes: str | None) -> Loads:
    """The changed rows bear these codes; None is no person's."""
    given = dict(zip(TWO, codes, strict=True))
    return loads([one.but(code=given[row]) if row in given else one for row, one in enumerate(RU, 2)])


def without(field: str, *rules: str) -> list[Loads]:
    rest = {row: one for row, one in enumerate(RU, 2) if row not in TWO}
    return [loads(rest, *((row, field, rule) for row in TWO)) for rule in rules]


NOBODY = one_of(with_codes(None, None), *without("client_code", "bad_token", "unreadable_cell", "missing_value",
    "placeholder_code"))


def add(name: str, data: bytes, outcome: Outcome, **changes: Any) -> None:
    FAMILY.add(name, data, outcome, **changes)


add("no client code: an anonymous contact", same(""), with_codes(None, None))
for _word in ("нет", "н/д", "-", "—", "?", "...", "0", "000", "###", "xx"):
    add(f"{_word!r} where a code should be", same(_word), NOBODY)
for _word in ("анонимно", "Аноним", "отказ", "без кода", "не указан", "нет кода", "неизвестно", "нет данных",
    "невідомо", "відмова",
              "tuntematon", "ei tietoa", "anonymous", "unknown", "none", "null", "NULL", "None", "N/A", "#Н/Д", "#N/A",
              "#ИМЯ?", "#REF!", "#ЗНАЧ!",
              "#VALUE!", "0000", "00000000", "xxxx", "XX-00-XX", "????", "----", "test", "тест", "код", "1111",
              "999999"):
    add(f"{_word!r} for two persons where a code should be", same(_word), NOBODY)
for _word in ("1,23457E+11", "1.23E+10", "9,21E+09"):
    add(f"a code that a spreadsheet rounded to {_word}", same(_word), NOBODY)

for _written, _code in {
    "ЖШ-07-Щ": "ЖШ07Щ", "жш-07-щ": "ЖШ07Щ", " ЖШ 07 Щ ": "ЖШ07Щ", "ЖШ–07—Щ": "ЖШ07Щ", "ЖШ_07.Щ": "ЖШ07Щ",
    "ЖШ/07/Щ": "ЖШ07Щ",
    "ЖШ07Щ": "ЖШ07Щ", "ЖШ\u00a007\u00a0Щ": "ЖШ07Щ", "ЖШ-O7-Щ": "ЖШ07Щ", "ЖШ-О7-Щ": "ЖШ07Щ", "\u200bЖШ-07-Щ": "ЖШ07Щ",
    "АВЕКМНРСТХ-1": "ABEKMHPCTX1", "abekmhpctx-1": "ABEKMHPCTX1", "Їжґє-1": "ЇЖҐЄ1", "ЖШ＋07": "ЖШ+07",
    "ёж-ЁЖ-1": "EЖEЖ1",
}.items():
    add(f"code {_written!r}", same(_written), with_codes(_code, _code))
add("codes that differ in one sign stay two persons", text(with_cells(lines(RU), {(2, CODE): "ЖШ-07-Щ", (6,
    CODE): "ЖШ-07-Ш"})).encode(),
    with_codes("ЖШ07Щ", "ЖШ07Ш"))
add("codes with zeros in front stay what they are", text(with_cells(lines(RU), {(2, CODE): "00123", (6,
    CODE): "123456"})).encode(),
    with_codes("00123", "123456"))
_FORMULA = with_cells(lines(RU), {(2, CODE): '="00123"', (6, CODE): '="00456"'})
add('codes kept from a spreadsheet as ="00123"', text(_FORMULA).encode(), one_of(with_codes("00123", "00456"),
    *without("client_code", "bad_token")))
add('codes kept from a spreadsheet as ="00123", not quoted', text(_FORMULA, quoting=csv.QUOTE_NONE,
    quotechar=None).encode(),
    one_of(with_codes("00123", "00456"), *without("client_code", "bad_token")))
add("codes kept from a spreadsheet by an apostrophe", text(with_cells(lines(RU), {(2, CODE): "'ЖШ-07-Щ", (6,
    CODE): "'00456"})).encode(),
    one_of(with_codes("ЖШ07Щ", "00456"), *without("client_code", "bad_token")))
add("two different persons' codes in one cell", same("ЖШ-07-Щ, ЦЧ-08-Ы"), one_of(*without("client_code", "bad_token"),
    with_codes("ЖШ07Щ,ЦЧ08Ы", "ЖШ07Щ,ЦЧ08Ы")))

add("a record twice, alike", csv_of([*RU, RU[1]]), one_of(loads(RU, (14, "source_uid", "duplicate_uid")), loads(RU)))
add("a record number twice for two persons", same("402", UID, (7,)), loads(
    {row: one for row, one in enumerate(RU, 2) if row != 7}, (7, "source_uid", "duplicate_uid")))
add("a record whose first copy has a mistake", text([*with_cells(lines(RU), {(2, 3): "?"}), lines(RU)[2]]).encode(),
    loads(
    {**{row: one for row, one in enumerate(RU, 2) if row != 3}, 14: RU[1]}, (3, "city", "unknown_label")))
add("no record number", same("", UID), loads([one.but(uid=None) if row in TWO else one for row, one in enumerate(RU,
    2)]))
add("record numbers 1, 01 and 1.0 are three", text(with_cells(lines(RU), {(1, UID): "1", (2, UID): "01", (3,
    UID): "1.0"})).encode(),
    one_of(loads([RU[0].but(uid="1"), RU[1].but(uid="01"), RU[2].but(uid="1.0"), *RU[3:]]),
           loads([RU[0].but(uid="1"), RU[1].but(uid="01"), *RU[3:]], (4, "source_uid", "duplicate_uid"))))
add("record numbers that a spreadsheet rounded", text(with_cells(lines(RU), {(row,
    UID): "1,23457E+11" for row in range(1, 13)})).encode(),
    one_of(refused("too_many_refused", "column_changed"), loads([RU[0].but(uid="1,23457E+11")],
           *((row, "source_uid", "duplicate_uid") for row in range(3, 14)))))
add("the same person on one day in one city twice, with record numbers of their own", csv_of([RU[0],
    RU[0].but(uid="999"), *RU[1:]]),
    loads([RU[0], RU[0].but(uid="999"), *RU[1:]]))
