"""Family "encodings": letters in another encoding than the one agreed, which must never be guessed at.

Add here: a pair of encodings that partners confuse.
Keep out: files that are what they should be (encodings.py).
"""

import codecs

from corpus.making import csv_of, lines, text
from corpus.meant import contacts
from corpus.outcomes import Family, Outcome, loads, refused

# fmt: off
FAMILY = Family("encodings")
RU, UK, FI = contacts(8), contacts(8, "uk"), contacts(8, "fi")
WRONG = refused("wrong_encoding")
NOT_FOUND = refused("wrong_encoding", "header_not_found", "missing_column", "wrong_format")


def confused(agreed: str, written: str, data: bytes, outcome: Outcome = WRONG, extra: str = "") -> None:
    FAMILY.add(f"{written} where {agreed} was agreed{extra}", data, outcome, file={"encoding": agreed})


for _agreed, _written in (
    ("windows-1251", "utf-8"),
    ("windows-1251", "koi8-r"),
    ("windows-1251", "cp866"),
    ("windows-1251", "iso8859-5"),
    ("windows-1251", "mac-cyrillic"),
    ("windows-1251", "utf-16"),
    ("koi8-r", "windows-1251"),
    ("koi8-r", "cp866"),
    ("cp866", "windows-1251"),
    ("cp866", "koi8-r"),
    ("utf-8", "windows-1251"),
    ("utf-8", "cp866"),
    ("utf-8", "koi8-r"),
    ("utf-8", "utf-16"),
    ("utf-16", "utf-8"),
    ("utf-16", "windows-1251"),
    ("mac-cyrillic", "windows-1251"),
    ("iso8859-5", "windows-1251"),
):
    confused(_agreed, _written, csv_of(RU, _written))

for _agreed, _written in (("windows-1251", "koi8-u"), ("koi8-u", "windows-1251"), ("utf-8", "koi8-u")):
    confused(_agreed, _written, csv_of(UK, _written, "uk"))
confused("koi8-r", "koi8-u", csv_of(UK, "koi8-u", "uk"), extra=", with Ukrainian letters")
confused("koi8-u", "koi8-r", csv_of(RU, "koi8-r"), loads(RU), ", which are the same for Russian")
confused("utf-8", "windows-1252", csv_of(FI, "cp1252", "fi"))
confused("windows-1252", "utf-8", csv_of(FI, language="fi"))
confused("iso8859-1", "windows-1252", csv_of(FI, "cp1252", "fi"), loads(FI), ", which are the same for Finnish")
confused("cp850", "windows-1252", csv_of(FI, "cp1252", "fi"), NOT_FOUND)
confused("windows-1252", "cp850", csv_of(FI, "cp850", "fi"), NOT_FOUND)
confused("windows-1252", "mac-roman", csv_of(FI, "mac-roman", "fi"), NOT_FOUND)
confused("windows-1252", "windows-1251", csv_of(RU, "cp1251"), NOT_FOUND)
confused("utf-16-be", "utf-16-le", csv_of(RU, "utf-16-le"), NOT_FOUND)
confused("utf-8", "utf-32", csv_of(RU, "utf-32"), refused("wrong_encoding", "wrong_format"))
for _agreed, _written in (("windows-1251", "koi8-r"), ("windows-1251", "cp866"), ("koi8-r", "windows-1251")):
    confused(_agreed, _written, csv_of(RU[:1], _written), NOT_FOUND, ", one contact")

# Headers and words in Latin letters are found in any encoding: only the codes tell, and they must not be misread.
_NAMES = ["АН", "ОЛ", "МА", "ЕЛ", "ТА", "НА", "СВ", "ИР", "КА", "ЛЮ", "ЕК", "ВА", "ДА", "ГА", "АЛ", "ЮЛ", "ОК", "ВИ",
          "ЖА", "ЗО"]
_TABLE = lines(contacts(40, "en"), "en")
for _at, _line in enumerate(_TABLE[1:]):
    _line[2] = f"{_NAMES[_at * 7 % 20]}-{_at:02}-{_NAMES[_at * 3 % 20]}"
for _agreed, _written in (
    ("windows-1251", "koi8-r"),
    ("koi8-r", "windows-1251"),
    ("windows-1251", "cp866"),
    ("cp866", "windows-1251"),
    ("utf-8", "windows-1251"),
    ("windows-1252", "windows-1251"),
):
    confused(_agreed, _written, text(_TABLE).encode(_written), extra=", Cyrillic in codes only")

FAMILY.add("a row in windows-1251 at the end of utf-8", csv_of(RU[:6]) + csv_of(RU[6:], "cp1251").split(b"\r\n", 1)[1],
           refused("mixed_encoding", row_no=8))
_seams = csv_of(RU[:6], "cp1251") + csv_of(RU[6:]).split(b"\r\n", 1)[1]
FAMILY.add("rows in utf-8 at the end of windows-1251", _seams, WRONG, file={"encoding": "windows-1251"})
for _through in ("cp1251", "latin-1"):
    _twice = csv_of(RU).decode(_through, "replace").encode()
    FAMILY.add(f"utf-8 read as {_through} and written again", _twice, NOT_FOUND)
FAMILY.add("finnish utf-8 read as latin-1 and written again", csv_of(FI, language="fi").decode("latin-1").encode(),
           NOT_FOUND)
FAMILY.add("utf-8 cut within a letter", csv_of(RU)[:-3], refused("cut_off", row_no=9))
FAMILY.add("utf-16 cut within a letter", csv_of(RU, "utf-16")[:-1], WRONG, file={"encoding": "utf-16"})
FAMILY.add("a byte that windows-1251 does not have", csv_of(RU, "cp1251").replace(b"\xc6", b"\x98"), WRONG,
           file={"encoding": "windows-1251"})
FAMILY.add("the mark of utf-16 before text in utf-8", codecs.BOM_UTF16_LE + csv_of(RU), NOT_FOUND)
