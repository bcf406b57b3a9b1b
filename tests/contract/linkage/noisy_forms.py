"""What the export of each partner of the invented pair of countries looks like: words, dates, delimiter, encoding.

Add here: the form of another partner.
Keep out: what stands in a row (noisy_rows.py), and what becomes of the file (noisy_network.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from noisy_typing import Typed

from warehouse.networks.demo.writers import csv_bytes
from warehouse.networks.home import DEMO, network_of

PERSONAL = ("own", "mother", "father", "birth_date")  # columns that never leave the partner's laptop
SHARED = ("contact_date", "source_uid", "city", "channel", "settings", "svc_condoms", "gender")


@dataclass(frozen=True)
class Form:
    """`headers`: in the order of SHARED and PERSONAL. `genders`: woman, man, another, not asked."""

    language: str
    headers: tuple[str, ...]
    channel: str
    setting: str
    given: tuple[str, str]  # yes and no
    genders: tuple[str, str, str, str]
    encoding: str = "utf-8"
    delimiter: str = ";"
    date_format: str = "%d.%m.%Y"

    @property
    def columns(self) -> Mapping[str, str]:
        return dict(zip((*SHARED, *PERSONAL), self.headers, strict=True))

    @property
    def gender_words(self) -> Mapping[str, str]:
        return dict(zip(("woman", "man", "trans_or_nonbinary", "not_asked"), self.genders, strict=True))

    @property
    def city_words(self) -> Mapping[str, str]:
        """As the place is called in this language."""
        return {str(place["place_code"]): str(place[f"name_{self.language}"]) for place in network_of(DEMO).places()}


@dataclass(frozen=True)
class Line:
    """One row of an export, before it is put into the partner's words."""

    day: date
    uid: str
    city: str
    is_given: bool  # condoms
    typed: Typed


_UKRAINIAN = Form(
    "uk",
    (
        "Дата", "№", "Місто", "Форма роботи", "Місце", "Презервативи", "Стать",
        "Ім'я", "Ім'я матері", "Ім'я батька", "Дата народження",
    ),
    "Центр", "Вулиця", ("так", "ні"), ("Ж", "Ч", "Т", ""),
)  # fmt: skip
_RUSSIAN = Form(
    "ru",
    (
        "Дата", "Номер", "Город", "Форма работы", "Место", "Презервативы", "Пол",
        "Имя", "Имя матери", "Имя отца", "Дата рождения",
    ),
    "Центр", "Улица", ("да", "нет"), ("жен", "муж", "транс", ""),
)  # fmt: skip
_FINNISH = Form(
    "fi",
    (
        "Päivä", "Numero", "Kaupunki", "Tapa", "Paikka", "Kondomit", "Sukupuoli",
        "Etunimi", "Äidin nimi", "Isän nimi", "Syntynyt",
    ),
    "Keskus", "Katu", ("kyllä", "ei"), ("nainen", "mies", "muu", "ei kysytty"),
)  # fmt: skip
_ENGLISH = Form(
    "en",
    (
        "Day", "Record", "City", "How met", "Where working", "Condoms", "Gender",
        "Name", "Mother's name", "Father's name", "Born",
    ),
    "centre", "street", ("1", "0"), ("f", "m", "x", "not asked"),
)  # fmt: skip
FORMS = {
    "ua_dnipro": _UKRAINIAN,
    "ua_halych": replace(_UKRAINIAN, encoding="windows-1251", delimiter="\t", date_format="%d/%m/%Y"),
    "ua_more": replace(_RUSSIAN, encoding="windows-1251"),
    "fi_north": _FINNISH,
    "fi_lake": replace(_ENGLISH, delimiter=",", date_format="%Y-%m-%d"),
    "fi_harbour": replace(_RUSSIAN, delimiter=",", date_format="%d-%m-%Y"),
}


def export(form: Form, lines: Iterable[Line]) -> bytes:
    """The partner's own file, with names and birth dates as they were typed."""
    cities, genders = form.city_words, form.gender_words
    rows = []
    for line in lines:
        who, given = line.typed, form.given[0 if line.is_given else 1]
        shared = (f"{line.day:{form.date_format}}", line.uid, cities[line.city], form.channel, form.setting, given)
        personal = (who.own, who.mother, who.father, f"{who.born:{form.date_format}}")
        rows.append((*shared, genders[who.gender], *personal))
    return csv_bytes(form.headers, rows, form.delimiter, form.encoding)
