"""Family "values": codes that a spreadsheet made into numbers and days, and ages that are none.

Add here: another thing that a spreadsheet makes of a code.
Keep out: words that stand where a code should be (values_codes.py), and number formats (workbooks_damaged.py).
"""

from corpus.making import csv_of, lines, text, typed, with_cells, xlsx
from corpus.meant import HEADERS, contacts
from corpus.outcomes import Family, loads, refused
from corpus.values_codes import same, without
from corpus.workbooks import XLSX

FAMILY = Family("values")
RU = contacts(12)
CODE, AGE = (list(HEADERS).index(name) for name in ("client_code", "age"))
ALL = {"refuse_above": 1.0}


def coded(codes: list[str]) -> bytes:
    return text(with_cells(lines(RU), {(row, CODE): code for row, code in enumerate(codes, 1)})).encode()


MADE = (
    "12345.0",
    "12345,0",
    "12345.00",
    "Mar-01",
    "1-Mar",
    "01-Mar-23",
    "Mar-2001",
    "March-01",
    "May-05",
    "1 Mar",
    "Mar 1",
    "мар.01",
    "01.мар",
    "мар-01",
    "1-мар",
    "май.05",
    "бер.01",
    "1.бер",
    "січ.12",
    "maalis.01",
    "1.maalis",
    "maalis-01",
    "kesä.05",
    "5.kesä",
    "touko.12",
    "1.3.",
    "01.03.",
    "2001-03-01",
    "1.3.2001",
    "12:30:00",
    "1:23",
)
for _word in MADE:
    FAMILY.add(f"a code that a spreadsheet made into {_word}", same(_word), without("client_code", "bad_token")[0])
_NUMBERS = [f"{at * 7919 + 10_000}" for at in range(1, 13)]
FAMILY.add(
    "all codes with a decimal part",
    coded([f"{one}.0" for one in _NUMBERS]),
    refused("column_changed", column="client_code"),
    delivery=ALL,
)
FAMILY.add(
    "all codes with a decimal comma",
    coded([f"{one},0" for one in _NUMBERS]),
    refused("column_changed", column="client_code"),
    delivery=ALL,
)
FAMILY.add(
    "codes that are whole numbers",
    coded(_NUMBERS),
    loads([one.but(code=code) for one, code in zip(RU, _NUMBERS, strict=True)]),
)
for _months in (
    ["Jan-01", "Feb-02", "Mar-03", "Apr-04"],
    ["1-Jan", "2-Feb", "3-Mar", "4-Apr"],
    ["tammi.01", "helmi.02", "maalis.03", "huhti.04"],
    ["янв.01", "фев.02", "мар.03", "апр.04"],
):
    FAMILY.add(
        f"all codes as {_months[0]}", coded(_months * 3), refused("column_changed", column="client_code"), delivery=ALL
    )
# Codes of three letters and a number: a few of them look like a month and are none.
_THREE = [
    "АНН-01",
    "МАР-02",
    "ОЛЬ-03",
    "СВЕ-04",
    "МАЙ-05",
    "ИРИ-06",
    "АВГ-07",
    "ЕКА-08",
    "ЮЛИ-09",
    "ТАТ-10",
    "НАТ-11",
    "ГАЛ-12",
]
_FOLDED = ["AHH01", "MAP02", "0ЛЬ03", "CBE04", "MAЙ05", "ИPИ06", "ABГ07", "EKA08", "ЮЛИ09", "TAT10", "HAT11", "ГAЛ12"]
FAMILY.add(
    "codes of three letters and a number, some of them like a month",
    coded(_THREE),
    loads([one.but(code=code) for one, code in zip(RU, _FOLDED, strict=True)]),
)
_LATIN = [
    "ANN-01",
    "MAR-02",
    "OLY-03",
    "SVE-04",
    "MAY-05",
    "IRI-06",
    "AUG-07",
    "EKA-08",
    "YUL-09",
    "TAT-10",
    "NAT-11",
    "GAL-12",
]
FAMILY.add(
    "the same in Latin letters",
    coded(_LATIN),
    loads([one.but(code=code.replace("-", "").replace("O", "0")) for one, code in zip(RU, _LATIN, strict=True)]),
)
FAMILY.add(
    "one of them made into a day",
    coded([*_LATIN[:6], "Aug-07", *_LATIN[7:]]),
    loads(
        {
            row: one.but(code=code.replace("-", "").replace("O", "0"))
            for row, (one, code) in enumerate(zip(RU, _LATIN, strict=True), 2)
            if row != 8
        },
        (8, "client_code", "bad_token"),
    ),
)

for _name, _ages in {
    "all ages below 18: the number of visits under the wrong header": [str(at % 7 + 1) for at in range(12)],
    "all ages below 18 where they are given": [str(at % 7 + 1) if at % 2 else "" for at in range(12)],
}.items():
    _table = with_cells(lines(RU), {(row, AGE): age for row, age in enumerate(_ages, 1)})
    FAMILY.add(_name, text(_table).encode(), refused("ages_implausible", column="age"), delivery=ALL)
    FAMILY.add(
        f"{_name}, in a workbook",
        xlsx(
            [
                typed([])[0],
                *(
                    [*line[:AGE], int(age) if age else None, *line[AGE + 1 :]]
                    for line, age in zip(typed(RU)[1:], _ages, strict=True)
                ),
            ]
        ),
        refused("ages_implausible", column="age"),
        delivery=ALL,
        file=XLSX,
        file_name="export-2023-03.xlsx",
    )
_MANY = contacts(40)
FAMILY.add(
    "most of forty ages below 18",
    csv_of([one.but(age=at % 9 + 3 if at % 4 else 30) for at, one in enumerate(_MANY)]),
    refused("ages_implausible", column="age"),
    delivery=ALL,
)
FAMILY.add("two contacts, both outside the scope", csv_of([one.but(age=17) for one in RU[:2]]), loads([], outside=2))
FAMILY.add(
    "two of twelve outside the scope",
    csv_of([one.but(age=16) if at < 2 else one for at, one in enumerate(RU)]),
    loads(dict(enumerate(RU[2:], 4)), outside=2),
)
