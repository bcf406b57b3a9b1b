"""Family "structure": files that end too early, and files that only look as if they did.

Add here: another sign that the rest of a file is missing, or another honest reason for few rows.
Keep out: archives and workbooks that were cut: they do not open (bombs.py, workbooks_damaged.py).
"""

from datetime import date

from corpus.making import csv_of, lines, text
from corpus.meant import contacts
from corpus.outcomes import Family, loads, refused

FAMILY = Family("structure")
RU = contacts(20)
WHOLE = csv_of(RU)
CUT = refused("cut_off", row_no=21)
USUAL = 203
ALL = {"refuse_above": 1.0}


def shorter(by: int) -> bytes:
    """Without the last line end, and without so many letters before it."""
    return WHOLE.removesuffix(b"\r\n").decode()[:-by].encode() if by else WHOLE.removesuffix(b"\r\n")


FAMILY.add("complete, without a final line end", shorter(0), loads(RU))
FAMILY.add("cut in the middle of the last row", shorter(30), CUT)
FAMILY.add("cut behind the first cell", WHOLE.decode()[: WHOLE.decode().rindex("\n", 0, -2) + 4].encode(), CUT)
FAMILY.add("cut within the last cell", shorter(1), CUT)
FAMILY.add("cut before the last cell", shorter(len(lines(RU)[-1][-1])), CUT)
FAMILY.add("cut within a letter", WHOLE.removesuffix(b"\r\n")[:-1], CUT)
FAMILY.add(
    "cut within a letter, in another alphabet",
    csv_of(RU, "utf-16").removesuffix("\r\n".encode("utf-16-le"))[:-1],
    refused("cut_off", "wrong_encoding"),
    file={"encoding": "utf-16"},
)
FAMILY.add(
    "cut in the middle of the last row, in windows-1251",
    csv_of(RU, "cp1251")[:-30],
    CUT,
    file={"encoding": "windows-1251"},
)
FAMILY.add("cut within a quoted cell", csv_of(RU, quoting=1)[:-30], refused("cut_off", "broken_quotes"))
FAMILY.add(
    "a last row with too few cells, and a line end",
    WHOLE.decode()[:-30].encode() + b"\r\n",
    loads(RU[:-1], (21, None, "ragged_row")),
)
_YES = [one.but(condoms=True) for one in RU]
FAMILY.add(
    "complete, without a final line end, and the only answer of its kind in the last cell",
    csv_of([*_YES[:-1], _YES[-1].but(condoms=False)]).removesuffix(b"\r\n"),
    loads([*_YES[:-1], _YES[-1].but(condoms=False)]),
)

# The days of a month in order, as exports have them.
_BY_DAY = sorted(contacts(60), key=lambda one: one.day)
_CUT = [one for one in _BY_DAY if one.day <= date(2023, 3, 12)]
_SPREAD = _BY_DAY[::5]
FAMILY.add(
    "cut at a line end: a third of the usual rows, and none after the twelfth",
    csv_of(_CUT),
    refused("far_fewer_rows"),
    usual=USUAL,
)
FAMILY.add("the same, by a partner that always sends so many", csv_of(_CUT), loads(_CUT), usual=23)
FAMILY.add("the same, by a partner of whom nothing is known", csv_of(_CUT), loads(_CUT))
FAMILY.add(
    "the same, and the partner has said that the month was quiet",
    csv_of(_CUT),
    loads(_CUT),
    usual=USUAL,
    delivery={"quiet_months": ["2023-03"]},
)
FAMILY.add(
    "the same, and another month was quiet",
    csv_of(_CUT),
    refused("far_fewer_rows"),
    usual=USUAL,
    delivery={"quiet_months": ["2022-03"]},
)
FAMILY.add("a quiet month: few rows, on days of the whole month", csv_of(_SPREAD), loads(_SPREAD), usual=USUAL)
FAMILY.add(
    "few rows, and the last line has no end",
    csv_of(_SPREAD).removesuffix(b"\r\n"),
    refused("far_fewer_rows"),
    usual=USUAL,
)
FAMILY.add(
    "few rows, and the last of them has too few cells",
    text([*lines(_SPREAD), lines(RU)[1][:4]]).encode(),
    refused("far_fewer_rows"),
    usual=USUAL,
)
FAMILY.add(
    "as many rows as usual, and the last line has no end",
    csv_of(_BY_DAY).removesuffix(b"\r\n"),
    loads(_BY_DAY),
    usual=65,
)
FAMILY.add(
    "the last days first, cut at a line end",
    csv_of([one for one in _BY_DAY[::-1] if one.day > date(2023, 3, 22)]),
    refused("far_fewer_rows"),
    usual=USUAL,
)
FAMILY.add("a header alone where many rows are usual", csv_of([]), loads([]), usual=USUAL)
FAMILY.add("a header alone, and the line has no end", csv_of([]).removesuffix(b"\r\n"), loads([]), usual=USUAL)
