"""What partners of the soak declare, and the files they write: two layouts of one form, as CSV or as a workbook.

Add here: another layout, or another field of the contact contract.
Keep out: when a file is sent (soak_month.py), and sealing (soak_sealing.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from intake_files import attributes
from soak_people import PLACES_OF_WORK, SERVICES, Contact
from soak_plan import Partner, Plan, month_start

from warehouse.networks.demo.writers import csv_bytes, xlsx_bytes

PERSONAL = ("own", "mother", "father", "birth_date")
TOKENS = {"mode": "unsealed", "recipe": "own-code-1"}
_AGREED = {"agreement_ref": "A-1", "dpia_ref": "D-1", "zone": "eu-north", "review_date": "2031-01-31", "demo": False}
_ZONES = {"UA": "Europe/Kyiv", "FI": "Europe/Helsinki", "RU": "Europe/Moscow", "EE": "Europe/Tallinn"}
_LANGUAGES = {"UA": "uk", "FI": "fi", "RU": "ru", "EE": "en"}


@dataclass(frozen=True)
class Form:
    """`headers`: field → header. `words`: field → code → word, for what is not written as the code itself."""

    headers: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    yes: str
    no: str
    delimiter: str
    date_format: str


FORMS = {
    "russian": Form(
        {
            "contact_date": "Дата", "source_uid": "Номер", "city": "Город", "channel": "Форма работы",
            "settings": "Место работы", "gender": "Пол", "age": "Возраст", "origin_country": "Гражданство",
            "svc_information": "Информация", "svc_condoms": "Презервативы", "svc_hiv_test_offered": "Тест предложен",
            "svc_sti": "ИППП", "client_code": "Код", "own": "Имя", "mother": "Имя матери", "father": "Имя отца",
            "birth_date": "Дата рождения",
        },
        {
            "city": {
                "ua_kharkiv": "Харьков", "ua_sumy": "Сумы", "fi_rovaniemi": "Рованиеми", "fi_oulu": "Оулу",
                "fi_kajaani": "Каяани", "ru_yekaterinburg": "Екатеринбург", "ru_kazan": "Казань",
                "ee_tallinn": "Таллин", "ee_narva": "Нарва",
            },
            "channel": {
                "street_outreach": "Улица", "mobile_unit": "Автобус", "drop_in": "Центр", "clinic": "Клиника",
                "online": "Онлайн",
            },
            "settings": {
                "street": "Улица", "highway": "Трасса", "own_flat": "Своя квартира", "rented_flat": "Съёмная квартира",
                "sauna": "Сауна", "hotel": "Гостиница", "remote_only": "Онлайн",
            },
            "gender": {"woman": "Ж", "man": "М", "trans_or_nonbinary": "Т"},
        },
        "да", "нет", ";", "%d.%m.%Y",
    ),
    "english": Form(
        {
            "contact_date": "Day", "source_uid": "Record", "city": "City", "channel": "How met",
            "settings": "Where working", "gender": "Gender", "age": "Age", "origin_country": "Citizenship",
            "svc_information": "Information", "svc_condoms": "Condoms", "svc_hiv_test_offered": "Test offered",
            "svc_sti": "STI care", "client_code": "Code", "own": "Name", "mother": "Mother's name",
            "father": "Father's name", "birth_date": "Born",
        },
        {
            "city": {
                "ua_kharkiv": "Kharkiv", "ua_sumy": "Sumy", "fi_rovaniemi": "Rovaniemi", "fi_oulu": "Oulu",
                "fi_kajaani": "Kajaani", "ru_yekaterinburg": "Yekaterinburg", "ru_kazan": "Kazan",
                "ee_tallinn": "Tallinn", "ee_narva": "Narva",
            },
            "channel": {
                "street_outreach": "outside", "mobile_unit": "bus", "drop_in": "centre", "clinic": "clinic",
                "online": "online",
            },
            "settings": {place: place.replace("_", " ") for place in PLACES_OF_WORK},
            "gender": {"woman": "f", "man": "m", "trans_or_nonbinary": "t"},
        },
        "1", "0", ",", "%Y-%m-%d",
    ),
}  # fmt: skip


def form(partner: Partner, step: int) -> Form:
    return FORMS[partner.changes_to if partner.has_changed(step) else partner.form]


def declaration(plan: Plan, partner: Partner, step: int, sources: Path) -> dict[str, Any]:
    """What the partner's own file is like, as YAML: with its own codes where it does not seal."""
    cities = plan.cities_of(partner, step)
    its = form(partner, step)
    is_sealing = partner.is_sealing(step)
    fields = [name for name in its.headers if name not in PERSONAL and (name != "client_code" or not is_sealing)]
    said = attributes(code=partner.code, alias=partner.alias, country=partner.country, **_AGREED)
    return said | {
        "language": _LANGUAGES[partner.country],
        "timezone": _ZONES[partner.country],
        "may_be_named": True,
        "active_from": month_start(partner.joins).isoformat(),
        "cities": list(cities),
        "source": {"url": str(sources / partner.code), "pattern": "*.xlsx" if partner.file == "xlsx" else "*.csv"},
        "file": _file(partner, its),
        "delivery": said["delivery"] | {"refuse_above": 0.2},
        "tokens": TOKENS,
        "scopes": list(partner.scopes if is_sealing else partner.scopes[:1]),
        "columns": {name: [its.headers[name]] for name in fields},
        "booleans": {True: [its.yes], False: [its.no, ""]},
        "values": {
            name: {word: code for code, word in words.items() if name != "city" or code in cities}
            for name, words in its.words.items()
        },
    }


def _file(partner: Partner, its: Form) -> dict[str, str]:
    if partner.file == "xlsx":
        return {"format": "xlsx", "date_format": its.date_format}
    said = {"format": "csv", "encoding": partner.file, "delimiter": its.delimiter}
    return said | {"date_format": its.date_format}


def file_name(partner: Partner, month: str, version: int, start: str = "export") -> str:
    suffix = f"_v{version}" if version > 1 else ""
    return f"{start}-{month}{suffix}.{'xlsx' if partner.file == 'xlsx' else 'csv'}"


def file_bytes(partner: Partner, contacts: Sequence[Contact], step: int) -> bytes:
    """The partner's own file: with names and birth dates where it seals, with its codes where it does not."""
    its = form(partner, step)
    is_sealing = partner.is_sealing(step)
    left_out = ("client_code",) if is_sealing else PERSONAL
    fields = [name for name in its.headers if name not in left_out]
    rows = [_row(partner, contact, its, fields) for contact in contacts]
    headers = [its.headers[name] for name in fields]
    if partner.file == "xlsx":
        return xlsx_bytes(headers, rows, "Contacts", "yyyy-mm-dd")
    text = [[f"{cell:{its.date_format}}" if isinstance(cell, date) else cell for cell in row] for row in rows]
    return csv_bytes(headers, text, its.delimiter, partner.file)


def _row(partner: Partner, one: Contact, its: Form, fields: Sequence[str]) -> list[object]:
    person = one.person
    cells: dict[str, Any] = {
        "contact_date": one.day,
        "source_uid": f"K{one.number}",
        "city": one.city,
        "channel": one.channel,
        "settings": one.place_of_work,
        "gender": person.identity.gender,
        "age": str((one.day - person.identity.born).days // 366),
        "origin_country": person.origin,
        "client_code": f"{partner.alias}-{person.number:05}",
        "birth_date": person.identity.born,
        **{name: its.yes if name in one.services else its.no for name in SERVICES},
        **person.named(partner.script),
    }
    return [its.words[name][cells[name]] if name in its.words else cells[name] for name in fields]
