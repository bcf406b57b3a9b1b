"""Family "structure": a block of rows that was pasted again, and equal contacts that nobody pasted.

Add here: another way of pasting, or another honest reason for equal rows.
Keep out: records that have a number of their own (values_codes.py).
"""

import random
from datetime import date

from corpus.making import csv_of, lines, text, typed, with_column, xlsx
from corpus.meant import Contact, contacts
from corpus.outcomes import Family, Outcome, loads, refused
from corpus.workbooks import XLSX

FAMILY = Family("structure")
RU = [one.but(uid=None) for one in contacts(24)]
TWICE = refused("rows_doubled")
WITHOUT = {"source_uid": None}


def plain(rows: list[Contact]) -> list[list[str]]:
    """A register without record numbers."""
    return [line[1:] for line in lines(rows)]


def add(name: str, rows: list[Contact], outcome: Outcome | None = None) -> None:
    FAMILY.add(name, text(plain(rows)).encode(), outcome or loads(rows), columns=WITHOUT)


add("a whole file pasted twice", RU * 2, TWICE)
add("a whole file pasted three times", RU * 3, TWICE)
add("a whole small file pasted three times", RU[:4] * 3, TWICE)
add("a block pasted again right below", [*RU[:6], *RU[:6], *RU[6:]], TWICE)
add("a block pasted again at the end", [*RU, *RU[5:15]], TWICE)
add("a block pasted twice more at the end", [*RU, *RU[5:12], *RU[5:12]], TWICE)
add("a block pasted again before the last row", [*RU[:-1], *RU[8:16], RU[-1]], TWICE)
FAMILY.add(
    "a block pasted again, with a running number that was filled in afterwards",
    text(
        [["№", *plain([])[0]], *([str(at), *line] for at, line in enumerate(plain([*RU, *RU[5:15]])[1:], 1))]
    ).encode(),
    TWICE,
    columns=WITHOUT,
)
FAMILY.add(
    "a block pasted again in a workbook",
    xlsx([line[1:] for line in typed([*RU, *RU[5:15]])]),
    TWICE,
    columns=WITHOUT,
    file=XLSX,
    file_name="export-2023-03.xlsx",
)
FAMILY.add("a block pasted again, the column of record numbers empty", csv_of([*RU, *RU[5:15]]), TWICE)
FAMILY.add(
    "a block pasted again, with record numbers",
    csv_of([*contacts(12), *contacts(12)[2:8]]),
    loads(contacts(12), *((row, "source_uid", "duplicate_uid") for row in range(14, 20))),
)

_ALIKE = RU[0].but(code=None)
add("thirty equal anonymous contacts of one day", [_ALIKE] * 30)
add("two kinds of anonymous contacts by turns", [_ALIKE, _ALIKE.but(gender="man")] * 15)
add("equal anonymous contacts among others", [*RU[:5], *[_ALIKE] * 9, *RU[5:], *[_ALIKE] * 9])
add("one person met twice a day, all things equal", [*RU[:6], RU[5], *RU[6:]])
add("the same people on two days", [*RU[:10], *(one.but(day=one.day.replace(day=29)) for one in RU[:10])])
add("two people who always come together, twice a day", [*RU[:6], *RU[4:6], *RU[6:]])
_DICE = random.Random(20230305)
_CROWD = [
    _ALIKE.but(
        day=date(2023, 3, day),
        channel=_DICE.choice(["street_outreach", "phone"]),
        age=_DICE.randint(22, 30),
        gender=_DICE.choice(["woman", "woman", "woman", "man"]),
        condoms=_DICE.random() < 0.6,
        years=None,
    )
    for day in (6, 13, 20, 27)
    for _ in range(300)
]
add("twelve hundred anonymous contacts of few kinds", _CROWD)
add("the same, sorted", sorted(_CROWD, key=lambda one: (one.day, one.channel, str(one.age), one.gender, one.condoms)))
_SIX = [_ALIKE.but(age=age, years=None) for age in (20, 25, 30, 35)]
_NUMBERED = with_column(plain(_SIX * 4), "Анкета", [f"{at * 7919 % 1000:03}" for at in range(16)])
FAMILY.add(
    "equal contacts, each from a form of its own number", text(_NUMBERED).encode(), loads(_SIX * 4), columns=WITHOUT
)
