"""Two partners' forms, as their declarations describe them: Russian CSV and Finnish workbook.

Add here: another form that a test of sealing needs.
Keep out: files and folders (laptop.py).
"""

from typing import Any

COMMON: dict[str, Any] = {
    "demo": True,
    "safe_to_show": True,
    "active_from": "2022-01-01",
    "delivery": {"name_pattern": r"(?P<year>\d{4})-(?P<month>\d{2})\.\w+$", "refuse_above": 0.5},
    "tokens": {"mode": "sealed", "recipe": "uic-1"},
    "separators": {"settings": ","},
}
RU: dict[str, Any] = COMMON | {
    "code": "ru_laptop",
    "alias": "RU-L",
    "country": "RU",
    "language": "ru",
    "timezone": "Europe/Moscow",
    "cities": ["ru_spb"],
    "source": {"url": "{demo}/ru_laptop", "pattern": "*"},
    "file": {"format": "csv", "encoding": "windows-1251", "delimiter": ";", "date_format": "%d.%m.%Y"},
    "scopes": ["ru", "fi_ru"],
    "columns": {
        "contact_date": ["Дата"],
        "source_uid": ["Номер"],
        "city": ["Город"],
        "channel": ["Форма работы"],
        "settings": ["Место"],
        "gender": ["Пол"],
        "svc_condoms": ["Презервативы"],
        "link_ok": ["Согласие"],
    },
    "booleans": {True: ["да"], False: ["нет", ""]},
    "values": {
        "city": {"Санкт-Петербург": "ru_spb"},
        "channel": {"Улица": "street_outreach"},
        "settings": {"Улица": "street", "Сауна": "sauna"},
        "gender": {"Ж": "woman", "М": "man"},
    },
}
FI: dict[str, Any] = COMMON | {
    "code": "fi_laptop",
    "alias": "FI-L",
    "country": "FI",
    "language": "fi",
    "timezone": "Europe/Helsinki",
    "cities": ["fi_helsinki"],
    "source": {"url": "{demo}/fi_laptop", "pattern": "*"},
    "file": {"format": "xlsx", "date_format": "%d.%m.%Y"},
    "scopes": ["fi", "fi_ru"],
    "columns": {"contact_date": ["Päivä"], "city": ["Kaupunki"], "channel": ["Tapa"], "gender": ["Sukupuoli"]},
    "booleans": {},
    "separators": {},
    "values": {
        "city": {"Helsinki": "fi_helsinki"},
        "channel": {"Katu": "street_outreach"},
        "gender": {"nainen": "woman", "mies": "man"},
    },
}
