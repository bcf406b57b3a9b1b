"""Family "encodings": small files in another encoding than agreed, and single rows in another one than the rest.

Add here: a file with few letters that must be told apart, or must not be doubted.
Keep out: files with letters enough to weigh (encodings_wrong.py).
"""

from corpus.making import csv_of, lines, text
from corpus.meant import contacts
from corpus.outcomes import Family, loads, one_of, refused

FAMILY = Family("encodings")
EN = contacts(3, "en")
CODES = ("АНОЛ-17-С", "МАЕЛ-04-И", "ТАНА-22-О")
TABLE = [line if not at else [*line[:2], CODES[at - 1], *line[3:]] for at, line in enumerate(lines(EN, "en"))]
FOLDED = ("AH0Л17C", "MAEЛ04И", "TAHA220")
MEANT = [one.but(code=code) for one, code in zip(EN, FOLDED, strict=True)]
CYRILLIC = ("windows-1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
for _agreed in CYRILLIC:
    for _written in CYRILLIC:
        FAMILY.add(
            f"three rows in {_written} where {_agreed} was agreed, letters in codes alone",
            text(TABLE).encode(_written),
            loads(MEANT)
            if text(TABLE).encode(_written) == text(TABLE).encode(_agreed)
            else refused("wrong_encoding"),  # capitals are the same in some pairs of them
            file={"encoding": _agreed},
        )
RU = contacts(8)
_ROW = csv_of(RU[3:4], "cp1251").split(b"\r\n", 1)[1]
_SEAM = csv_of(RU[:3]) + _ROW + csv_of(RU[4:]).split(b"\r\n", 1)[1]
FAMILY.add("one row in windows-1251 among rows in utf-8", _SEAM, refused("mixed_encoding", row_no=5))
FAMILY.add(
    "one row in windows-1251 before rows in utf-8",
    csv_of(RU[:1], "cp1251") + csv_of(RU[1:]).split(b"\r\n", 1)[1],
    one_of(refused("wrong_encoding"), refused("mixed_encoding")),
)
