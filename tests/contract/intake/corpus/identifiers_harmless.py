"""Family "identifiers": numbers and words that only look like a person's, in the columns that exports have anyway.

Add here: a harmless column that was, or might be, taken for a leak.
Keep out: leaks (identifiers.py).
"""

import uuid
from collections.abc import Callable

from corpus.making import lines, text, typed, with_cells, with_column, xlsx
from corpus.meant import contacts
from corpus.outcomes import Family, loads
from corpus.planted import IDENTIFIERS, RANDOM, digits

# fmt: off
FAMILY = Family("identifiers")
RU = contacts(60)
TABLE = lines(RU)


def column(name: str, header: str, make: Callable[[int], str]) -> None:
    FAMILY.add(name, text(with_column(TABLE, header, [make(at) for at in range(60)])).encode(), loads(RU))


for _length in range(4, 15):
    column(f"random numbers of {_length} digits", "ID", lambda at, length=_length: digits(length))
for _name, _make in {
    "numbers that count upwards": lambda at: str(1 + at),
    "a register that counts upwards among telephones": lambda at: str(9_210_000_000 + 7 * at),
    "a register of eleven digits that counts upwards": lambda at: str(89_210_000_000 + 3 * at),
    "a register of twelve digits that counts upwards": lambda at: str(780_000_000_000 + 11 * at),
    "a register with zeros in front": lambda at: f"{at:010}",
    "numbers of the form Р-000123/23": lambda at: f"Р-{at:06}/23",
    "Kobo numbers": lambda at: str(301_000_000 + 997 * at),
    "moments in seconds": lambda at: str(1_677_700_000 + 86_431 * at),
    "moments in thousandths of seconds": lambda at: str(1_677_700_000_123 + 86_431_007 * at),
    "UUIDs": lambda at: str(uuid.UUID(int=RANDOM.getrandbits(128))),
    "UUIDs with a word": lambda at: f"uuid:{uuid.UUID(int=RANDOM.getrandbits(128))}",
    "DHIS2 identifiers": lambda at: "E" + "".join(RANDOM.choice("abcXYZ0123456789") for _ in range(10)),
    "sealed codes": lambda at: f"{RANDOM.getrandbits(256):064x}",
    "digests": lambda at: f"{RANDOM.getrandbits(128):032x}",
    "days of this month": lambda at: f"{at % 28 + 1:02}.03.2023",
    "days as 20230305": lambda at: f"202303{at % 28 + 1:02}",
    "moments of this month": lambda at: f"2023-03-{at % 28 + 1:02}T10:{at:02}:00.000+03:00",
    "times": lambda at: f"{at % 24:02}:{at:02}",
    "days of the next visit": lambda at: f"{at % 28 + 1:02}.06.2024",
    "prices": lambda at: f"{at * 37}.{at % 100:02}",
    "prices with a comma and blanks": lambda at: f"{at + 1} {at * 7 % 1000:03},50",
    "shares with three decimals": lambda at: f"0.{at * 13 % 1000:03}",
    "weights with two decimals": lambda at: f"{50 + at}.{at % 100:02}",
    "postcodes": lambda at: str(190_000 + at * 311),
    "years": lambda at: str(1970 + at % 30),
    "years of birth in fives": lambda at: f"{1960 + at % 8 * 5}-{1964 + at % 8 * 5}",
    "ages": lambda at: str(18 + at % 50),
    "numbers of pieces": lambda at: str(at % 7 * 10),
    "versions": lambda at: f"v{at}.2.{at % 5}",
    "addresses of the network": lambda at: f"10.0.{at}.{at % 9}",
    "names of files": lambda at: f"16777{at}.jpg",
    "marks of a register": lambda at: f"78-{at:03}-{at * 7 % 1000:03}",
    "numbers of contracts": lambda at: f"№ {at}/2023-К",
    "words of a list": lambda at: ("ясно", "дождь", "снег")[at % 3],
    "several words of a list": lambda at: ("Массажный салон, Сауна", "Своя квартира, Улица, Сауна", "По вызову",
    "Бар или клуб")[at % 4],
    "long words of a list": lambda at: ("Беседа о рисках и способах их снижения", "Выдача средств и памятки на руки",
    "Нет")[at % 3],
    "names of cities": lambda at: ("Санкт-Петербург", "Иркутск", "Выборг", "Новосибирск")[at % 4],
    "initials of staff": lambda at: ("МК", "ОС", "НВ")[at % 3],
    "yes and no": lambda at: ("да", "нет")[at % 2],
    "grades": lambda at: ("1", "2", "3", "4", "5")[at % 5],
}.items():
    column(_name, "Прочее", _make)

# One slip among many: a detector that cried at it would refuse good files by chance.
for _kind in ("Russian telephones 8921…", "Ukrainian telephones 067…", "taxpayer numbers of twelve digits",
    "SNILS in eleven digits",
              "Ukrainian taxpayer numbers", "Finnish personal codes"):
    _stray = IDENTIFIERS[_kind][1]()
    column(f"one stray of {_kind} among record numbers", "ID", lambda at,
        stray=_stray: stray if at == 30 else f"К{digits(9)}")
    column(f"one stray of {_kind} in an empty column", "Примечание", lambda at,
        stray=_stray: stray if at == 30 else "")
column("one note of a few words", "Примечание", lambda at: "была вместе с сестрой" if at == 30 else "")
column("one birth date in an empty column", "Примечание", lambda at: "07.05.1988" if at == 30 else "")

_UIDS = [str(9_210_000_000 + 7 * at) for at in range(60)]
FAMILY.add("record numbers that count upwards among telephones", text(with_cells(TABLE, {(at, 0): uid for at,
    uid in enumerate(_UIDS, 1)})).encode(),
           loads([one.but(uid=uid) for uid, one in zip(_UIDS, RU, strict=True)]))
_RANDOM = [digits(10) for _ in RU]
FAMILY.add("random record numbers of ten digits in a workbook", xlsx(with_cells(typed(RU), {(at, 0): int(uid) for at,
    uid in enumerate(_RANDOM, 1)})),
           loads([one.but(uid=str(int(uid))) for uid, one in zip(_RANDOM, RU, strict=True)]), file={"format": "xlsx"},
           file_name="export-2023-03.xlsx")
for _header in ("Телефон", "ФИО", "Адрес", "Дата рождения"):
    FAMILY.add(f"an empty column «{_header}»", text(with_column(TABLE, _header, [""] * 60)).encode(), loads(RU))
_CODES = [f"АН{at % 28 + 1:02}{at % 12 + 1:02}{70 + at % 28}" for at in range(60)]
_FOLDED = [code.replace("АН", "AH") for code in _CODES]
FAMILY.add("codes that hold a date of birth within", text(with_cells(TABLE, {(at, 2): code for at,
    code in enumerate(_CODES, 1)})).encode(),
           loads([one.but(code=code) for code, one in zip(_FOLDED, RU, strict=True)]))
