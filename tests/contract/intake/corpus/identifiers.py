"""Family "identifiers": what must never come in, in columns that are read and in ones that are not.

Add here: a way in which partners send a person's particulars by mistake.
Keep out: what only looks like it (identifiers_harmless.py).
"""

from datetime import date

from corpus.making import lines, text, typed, with_cells, with_column, xlsx
from corpus.meant import contacts
from corpus.outcomes import Family, loads, one_of, refused
from corpus.planted import IDENTIFIERS, digits, full_name, hetu, inn10

# fmt: off
FAMILY = Family("identifiers")
RU = contacts(30)
TABLE = lines(RU)
# Of a column that any of several detectors may recognise first.
ALSO = {"person_name": ("person_name", "free_text", "identifying_header"), "snils": ("snils", "phone"),
    "rntrc": ("rntrc", "phone", "inn"),
        "inn": ("inn", "phone"), "birth_date": ("birth_date", "phone")}
_INNOCENT = ("Примечание", "ID", "Комментарий", "col7", "Прочее")


def column(header: str, cells: list[str]) -> bytes:
    return text(with_column(TABLE, header, cells)).encode()


def in_column(at: int, cells: list[str]) -> bytes:
    return text(with_cells(TABLE, {(row, at): cell for row, cell in enumerate(cells, 1)})).encode()


for _at, (_name, (_rule, _make)) in enumerate(IDENTIFIERS.items()):
    _cells = [_make() for _ in RU]
    _header = _INNOCENT[_at % len(_INNOCENT)]
    _place = None if _rule == "person_name" else f"#{len(TABLE[0]) + 1}"
    FAMILY.add(f"{_name} under «{_header}»", column(_header, _cells), refused(*ALSO.get(_rule, (_rule,)),
        column=_place), canaries=_cells[:3])
    if _at % 3 == 0:
        _few = [_make() if row < 8 else "" for row in range(30)]
        FAMILY.add(f"{_name} in eight rows of thirty", column("Заметка", _few), refused(*ALSO.get(_rule, (_rule,))),
            canaries=_few[:3])
    if _at % 4 == 0:
        _field, _where = (("source_uid", 0), ("client_code", 2))[_at // 4 % 2]
        FAMILY.add(f"{_name} as {_field}", in_column(_where, _cells), refused(*ALSO.get(_rule, (_rule,)),
            column=_field), canaries=_cells[:3])

_PHONES = [f"8921{digits(7)}" for _ in RU]
_PHONE = IDENTIFIERS["Russian telephones 8921…"][1]
for _field, _where in (("city", 3), ("settings", 5), ("age", 7), ("svc_condoms", 9)):
    FAMILY.add(f"telephones in the column of {_field}", in_column(_where, _PHONES), refused("phone", column=_field),
        canaries=_PHONES[:3])
FAMILY.add("telephones in one row of three in the column of record numbers", in_column(0,
    [_PHONE() if row % 3 == 0 else str(row) for row in range(30)]),
           refused("phone", column="source_uid"), canaries=["8921"])
FAMILY.add("telephones as numbers of a workbook", xlsx(with_column(typed(RU), "ID", [int(phone) for phone in _PHONES])),
    refused("phone"),
           canaries=_PHONES[:3], file={"format": "xlsx"}, file_name="export-2023-03.xlsx")
FAMILY.add("telephones as numbers without the eight", xlsx(with_column(typed(RU), "ID",
    [int(phone[1:]) for phone in _PHONES])), refused("phone"),
           canaries=[_PHONES[0][1:]], file={"format": "xlsx"}, file_name="export-2023-03.xlsx")
FAMILY.add("birth dates as dates of a workbook", xlsx(with_column(typed(RU), "col7", [date(1970 + at, at % 12 + 1,
    at % 28 + 1) for at in range(30)])),
           refused("birth_date"), file={"format": "xlsx"}, file_name="export-2023-03.xlsx")
FAMILY.add("telephones in a column without a name", column("", _PHONES), refused("phone"), canaries=_PHONES[:3])
FAMILY.add("telephones of one person in every row", column("ID", ["8 921 555-01-23"] * 30), one_of(refused("phone"),
    loads(RU)), canaries=["555-01-23"])
FAMILY.add("taxpayer numbers of firms", column("ID", [inn10() for _ in RU]), refused("inn", "phone", "rntrc"))
FAMILY.add("two leaks at once", text(with_column(with_column(TABLE, "ID", _PHONES), "col7",
    [hetu() for _ in RU])).encode(), refused("phone", "hetu"))
for _header, _cells in {"ФИО": [full_name() for _ in RU], "Имя": ["Марина", "Оксана", "Ирина"] * 10,
    "Фамилия клиента": ["Условная"] * 30,
                        "Телефон клиента": ["есть"] * 30, "Адрес": ["ул. Условная, 5"] * 30,
                        "Прізвище": ["Умовна"] * 30, "Sukunimi": ["Esimerkki"] * 30,
                        "Syntymäaika": ["1988"] * 30, "Паспорт": ["4012 123456"] * 30,
                        "First name": ["Jane"] * 30}.items():
    _rules = ("identifying_header", "person_name", "free_text", "passport", "phone")
    FAMILY.add(f"a filled column «{_header}»", column(_header, _cells), refused(*_rules),
        canaries=[_cells[0]] if len(_cells[0]) > 5 else [])
_STORIES = ["пришла вечером с подругой и просила совет", "рассказала про хозяйку квартиры на Лиговке",
    "ждёт сестру из Пскова в мае",
            "новая на этой точке возле моста", "говорит только по-узбекски с нами", "была у врача вчера утром"]
FAMILY.add("notes in sentences", column("Примечание", [_STORIES[row // 2] if row < 12 else "" for row in range(30)]),
    refused("free_text"),
           canaries=["Лиговке"])
FAMILY.add("one name in every note", column("Примечание", [f"{full_name()} была" for _ in RU]), refused("person_name",
    "free_text"))
