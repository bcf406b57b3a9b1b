"""Family "values": days, ages, words and yes-or-no in single cells.

Add here: a spelling of one value, meant or mistaken.
Keep out: client codes and record numbers (values_codes.py); a column that changed as a whole (drift.py).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from corpus.making import csv_of, lines, text, with_cells
from corpus.meant import HEADERS, Contact, contacts
from corpus.outcomes import Family, Loads, Refused, loads, one_of, refused

# fmt: off
FAMILY = Family("values")
RU = contacts(12)
FIELDS = list(HEADERS)
AT = 4  # the row that is changed: the contact of the 16th of March


def with_cell(field: str, cell: str) -> bytes:
    return text(with_cells(lines(RU), {(AT - 1, FIELDS.index(field)): cell})).encode()


def but(**changes: Any) -> Loads:
    return loads([one.but(**changes) if at == AT else one for at, one in enumerate(RU, 2)])


def without(field: str, rule: str) -> Loads:
    return loads({at: one for at, one in enumerate(RU, 2) if at != AT}, (AT, field, rule))


def cell(field: str, written: str, outcome: Loads | Refused, *other: Loads | Refused, name: str = "",
    **changes: Any) -> None:
    title = name or f"{field} {written!r}"
    FAMILY.add(title, with_cell(field, written), one_of(outcome, *other) if other else outcome, **changes)


def column(name: str, field: str, write: Mapping[Contact, str], outcome: Loads | Refused, *other: Loads,
    **changes: Any) -> None:
    table = with_cells(lines(RU), {(at, FIELDS.index(field)): write[one] for at, one in enumerate(RU, 1)})
    FAMILY.add(name, text(table).encode(), one_of(outcome, *other) if other else outcome, **changes)


DAY = date(2023, 3, 16)
for _cell in ("16.03.2023", " 16.03.2023 ", "16.3.2023", "16.03.2023 00:00:00", "16.03.2023 23:59", "16.03.2023, 9:05"):
    cell("contact_date", _cell, but(day=DAY))
for _cell in ("16.03.2023 г.", "16.03.2023г"):
    cell("contact_date", _cell, but(day=DAY), without("contact_date", "bad_date"))
for _cell in ("31.02.2023", "29.02.2023", "00.03.2023", "16.13.2023", "16/03/2023", "2023-03-16", "16.03.23", "16.03",
    "45001",
              "16 марта", "?", "16..03.2023", "16.03.20233", "16.O3.2023"):
    cell("contact_date", _cell, without("contact_date", "bad_date"))
for _cell in ("16.04.2023", "28.02.2023", "16.03.2022", "16.03.0023"):
    cell("contact_date", _cell, without("contact_date", "date_outside_span"), without("contact_date", "bad_date"))
cell("contact_date", "", without("contact_date", "missing_value"))

for _format in ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%Y%m%d", "%d-%m-%Y", "%Y/%m/%d", "%d.%m.%Y %H:%M",
                "%d %b %Y", "%b %d, %Y", "%B %d, %Y"):
    column(f"days as {_format}", "contact_date", {one: one.day.strftime(_format) for one in RU}, loads(RU),
        file={"date_format": _format})
column("days as %m/%d/%Y with a time of twelve hours", "contact_date",
    {one: one.day.strftime("%m/%d/%Y 11:59:00 PM") for one in RU},
       loads(RU), file={"date_format": "%m/%d/%Y"})
column("days in three agreed ways", "contact_date", {one: one.day.strftime(("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y")[at % 3])
       for at, one in enumerate(RU)}, loads(RU), file={"date_format": ["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y"]})
column("days in Russian words", "contact_date", {one: f"{one.day.day} марта 2023" for one in RU}, loads(RU),
       file={"date_format": "%d %B %Y"}, language="ru")
column("days in Ukrainian words", "contact_date", {one: f"{one.day.day} березня 2023" for one in RU}, loads(RU),
       file={"date_format": "%d %B %Y"}, language="uk")
column("days in Finnish words", "contact_date", {one: f"{one.day.day}. maaliskuuta 2023" for one in RU}, loads(RU),
       file={"date_format": "%d. %B %Y"}, language="fi")
column("days in short Russian words", "contact_date", {one: f"{one.day.day:02}-мар-2023" for one in RU}, loads(RU),
       file={"date_format": "%d-%b-%Y"}, language="ru")
column("moments of another zone belong to the day here", "contact_date",
       {one: f"{one.day.isoformat()}T20:30:00.000Z" for one in RU}, loads(RU), file={"date_format": "%Y-%m-%d"})
column("moments shortly before midnight elsewhere are the next day here", "contact_date",
       {one: f"{date(2023, 3, one.day.day - 1 or 1).isoformat()}T22:30:00Z" for one in RU},
       loads([one.but(day=one.day if one.day.day > 1 else date(2023, 3, 2)) for one in RU]),
       file={"date_format": "%Y-%m-%d"})

for _cell, _age in {"18": 18, "19": 19, "20": 20, "49": 49, "50": 50, "99": 99, "31.0": 31, "031": 31,
    "": None}.items():
    cell("age", _cell, but(age=_age), name=f"age {_cell!r}")
for _cell in ("3l", "тридцать", "31 год", "-31", "310", "#Н/Д", "1990", "3 1", "٣١", "nan"):
    cell("age", _cell, without("age", "bad_number"))
for _cell, _group in {"31-35": (31, 35), "31–35": (31, 35), "25-29": (25, 29)}.items():
    cell("age", _cell, but(age=_group), name=f"age {_cell!r}")
cell("age", "31,0", without("age", "decimal_mark"), refused("decimal_mark", column="age"), without("age", "bad_number"),
    but(age=31))
cell("age", "30.5", without("age", "bad_number"), but(age=30))
for _cell in ("17", "15", "1"):
    cell("age", _cell, Loads({at: one for at, one in enumerate(RU, 2) if at != AT}, outside=1))
for _cell, _years in {"1990-1994": "1990-1994", "1990–1994": "1990-1994", "1990 - 1994": "1990-1994",
    "1992": "1990-1994", "": None}.items():
    cell("birth_year_band", _cell, but(years=_years), *([without("birth_year_band",
        "unknown_label")] if " " in _cell else []))
for _cell in ("1991-1995", "1990-1995", "90-94", "1890-1894", "90-е", "?"):
    cell("birth_year_band", _cell, without("birth_year_band", "unknown_label"))

for _cell in ("Иркутск", "иркутск", "ИРКУТСК", " Иркутск ", "Irkutsk", "ru_irkutsk", "Иркyтcк", "И\u00adркутск"):
    cell("city", _cell, but(city="ru_irkutsk"))
for _cell in ("Санкт Петербург", "СПб", "Иркутск (область)", "Ангарск", "г. Иркутск", "NULL", "-", "0"):
    cell("city", _cell, without("city", "unknown_label"))
cell("city", "", without("city", "missing_value"))
cell("channel", "", without("channel", "missing_value"))
cell("channel", "Улица; Офис", without("channel", "unknown_label"), name="two words where one is expected")
cell("gender", "", but(gender="not_asked"))
cell("gender", "не указан", without("gender", "unknown_label"))
for _cell, _codes in {"": (), "Сауна": ("sauna",), "Улица,Сауна": ("sauna", "street"), "Сауна , Улица": ("sauna",
    "street"),
                      "Улица, Улица": ("street",), ",Улица,,": ("street",), "Street, Сауна": ("sauna",
                      "street")}.items():
    cell("settings", _cell, but(settings=_codes))
for _cell in ("Улица, Вокзал", "Улица;Сауна", "Улица/Сауна", "Улица и сауна", "Улица\nСауна"):
    cell("settings", _cell, without("settings", "unknown_label"))
for _cell, _yes in {"да": True, "ДА": True, "Да ": True, "1": True, "yes": True, "нет": False, "0": False,
    "": False}.items():
    cell("svc_condoms", _cell, but(condoms=_yes))
for _cell in ("2", "+", "дa нет", "истина", "?", "10 шт.", "#REF!"):
    cell("svc_condoms", _cell, without("svc_condoms", "unknown_label"))
cell("svc_condoms", "1.0", but(condoms=True), without("svc_condoms", "unknown_label"))
_MANY = contacts(40)
FAMILY.add(
    "most of forty ages below 18",
    csv_of([one.but(age=at % 9 + 3 if at % 4 else 30) for at, one in enumerate(_MANY)]),
    refused("ages_implausible", column="age"),
    delivery={"refuse_above": 1.0},
)
