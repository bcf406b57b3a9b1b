"""What a partner means: contacts in the words of the contract, the same in a partner's own words, and one declaration.

Add here: another language, or another field that cases vary.
Keep out: anything of warehouse/intake. Keys and bands are worked out here a second time, from the documents alone.
"""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from intake_files import K_WH, KEYING, attributes

LANGUAGES = ("ru", "uk", "fi", "en")
HEADERS: dict[str, tuple[str, str, str, str]] = {
    "source_uid": ("Номер", "Номер запису", "Numero", "Number"),
    "contact_date": ("Дата контакта", "Дата зустрічі", "Tapaamispäivä", "Contact date"),
    "client_code": ("Код клиента", "Код клієнтки", "Asiakaskoodi", "Client code"),
    "city": ("Город", "Місто", "Paikkakunta", "City"),
    "channel": ("Форма работы", "Форма роботи", "Työmuoto", "Channel"),
    "settings": ("Место работы", "Місце роботи", "Työpaikka", "Place of work"),
    "gender": ("Пол", "Стать", "Sukupuoli", "Gender"),
    "age": ("Возраст", "Вік", "Ikä", "Age"),
    "birth_year_band": ("Годы рождения", "Роки народження", "Syntymävuodet", "Birth years"),
    "svc_condoms": ("Презервативы", "Презервативи", "Kondomit", "Condoms"),
}
WORDS: dict[str, dict[str, tuple[str, str, str, str]]] = {
    "city": {
        "ru_spb": ("Санкт-Петербург", "Пітер", "Pietari", "Saint Petersburg"),
        "ru_irkutsk": ("Иркутск", "Іркутськ", "Irkutsk", "Irkutsk"),
    },
    "channel": {
        "street_outreach": ("Улица", "Вулиця", "Katutyö", "Street"),
        "phone": ("Телефон", "Дзвінок", "Puhelintyö", "By phone"),
        "drop_in": ("Офис", "Офіс", "Päiväkeskus", "Office"),
    },
    "settings": {
        "street": ("Улица", "Вулиця", "Katu", "Street"),
        "sauna": ("Сауна", "Лазня", "Höyrysauna", "Sauna"),
        "rented_flat": ("Съёмная квартира", "Знімна квартира", "Vuokra-asunto", "Rented flat"),
    },
    "gender": {"woman": ("Ж", "жінка", "nainen", "F"), "man": ("М", "чоловік", "mies", "M")},
}
YES, NO = ("да", "так", "kyllä", "yes"), ("нет", "ні", "ei", "no")
_LETTERS = {"ru": "ЖШЩЦЧЫЭЮЯФЙЛДПГБ", "uk": "ЇЄҐЩЦЧЮЯФЙЛДПГБЖ", "fi": "ÄÖÅQWZRSDFGLVJU", "en": "QWZRSDFGLVJUQZWR"}
_SERVICES = "information counselling condoms lubricant needles hiv_test_offered sti hepatitis tb reproductive"
_SERVICES += " drug_treatment_referral art_link legal psychosocial shelter documents"
_NEEDS = "shelter legal health documents psychosocial"
_FALSE = [f"svc_{name}" for name in _SERVICES.split()] + [f"need_{name}" for name in _NEEDS.split()]
_FALSE += ["hts_component_met", "referral_made", "referral_completed"]
_NONE = "finds_clients origin_country previous_place next_place injects_drugs referral_kind referral_completed_date"
_NONE += " referral_country violation_kind perpetrator_group move_reason intended_stay amount_condoms amount_lubricant"
_NONE += " amount_needles"
ANY = "*"  # a record number that the reader makes up; only that rows have different ones matters
REGIONS = {"ru_spb": "RU-NW", "ru_irkutsk": "RU-SIB"}


@dataclass(frozen=True)
class Contact:
    """One contact as the contract has it, but for age and code, which are never kept."""

    uid: str | None
    day: date
    code: str | None  # as folded: capitals and digits
    city: str
    channel: str
    settings: tuple[str, ...]
    gender: str
    age: int | tuple[int, int] | None
    years: str | None
    condoms: bool

    def but(self, **changes: Any) -> "Contact":
        return replace(self, **changes)


def contact(number: int, language: str = "ru") -> Contact:
    """The n-th contact: another person, day, city … each time, some days above the twelfth and some below."""
    letters = _LETTERS[language]
    a, b, c = (letters[at % len(letters)] for at in (number, number * 5 + number // 16, number * 3 + 1))
    return Contact(
        uid=str(400 + number),
        day=date(2023, 3, number * 5 % 31 + 1),
        code=f"{a}{b}{number:02}{c}",
        city="ru_irkutsk" if number % 3 == 2 else "ru_spb",
        channel=("street_outreach", "phone", "drop_in")[number % 3],
        settings=(("street",), ("sauna",), ("sauna", "street"), ("rented_flat",))[number % 4],
        gender="man" if number % 5 == 4 else "woman",
        age=19 + number * 7 % 33,
        years=None if number % 7 == 6 else f"{1970 + number % 5 * 5}-{1974 + number % 5 * 5}",
        condoms=number % 2 == 1,
    )


def contacts(count: int = 6, language: str = "ru") -> list[Contact]:
    return [contact(number, language) for number in range(1, count + 1)]


def cells(one: Contact, language: str = "ru", **changes: str) -> dict[str, str]:
    """The contact in its partner's words: field → cell. `changes` are cells of single fields."""
    at = LANGUAGES.index(language)

    def word(field: str, code: str) -> str:
        return WORDS[field][code][at]

    code = one.code or ""
    return {
        "source_uid": one.uid or "",
        "contact_date": one.day.strftime("%d.%m.%Y"),
        "client_code": f"{code[:2]}-{code[2:-1]}-{code[-1]}" if code else "",
        "city": word("city", one.city),
        "channel": word("channel", one.channel),
        "settings": ", ".join(word("settings", code) for code in one.settings),
        "gender": word("gender", one.gender),
        "age": "" if one.age is None else str(one.age),
        "birth_year_band": one.years or "",
        "svc_condoms": (YES if one.condoms else NO)[at],
    } | changes


def headers(language: str = "ru") -> list[str]:
    return [spellings[LANGUAGES.index(language)] for spellings in HEADERS.values()]


def expected(one: Contact, partner: str = "ru_test", scope: str = "ru") -> dict[str, Any]:
    """Every stored field, by the contact contract."""
    row: dict[str, Any] = dict.fromkeys(_FALSE, False) | dict.fromkeys(_NONE.split())
    key = None if one.code is None else _keyed(f"v1|{scope}|unsealed|demo-1|{one.code}")
    return row | {
        "source_uid": ...
        if one.uid == ANY
        else None
        if one.uid is None
        else _keyed(f"v1|uid|{partner}|{one.uid}").hex()[:24],
        "contact_date": one.day,
        "token_kind": "none" if one.code is None else "unsealed",
        "link_ok": one.code is not None,
        f"key_{scope}_full": key,
        f"rk_{scope}": None if key is None else _record_key(key),
        "country": "RU",
        "region": REGIONS[one.city],
        "city": one.city,
        "channel": one.channel,
        "settings": "|".join(sorted(one.settings)) or "not_recorded",
        "gender": one.gender,
        "age_low": _ages(one)[0],
        "age_high": _ages(one)[1],
        "birth_year_band": one.years,
        "origin_kind": "citizenship",
        "migrant_kind": "not_recorded",
        "svc_condoms": one.condoms,
    }


def band(age: int) -> tuple[int, int | None]:
    if age >= 50:
        return 50, None
    return (18, 19) if age < 20 else (age - age % 5, age - age % 5 + 4)


def _keyed(text: str) -> bytes:
    return hmac.new(K_WH, text.encode(), hashlib.sha256).digest()


def _record_key(key: bytes) -> int:
    return int.from_bytes(hmac.new(KEYING.k_noise, key[:8], hashlib.sha256).digest()[:4], "big")


def base(**changes: Any) -> dict[str, Any]:
    """The one declaration of the corpus. Its sections are changed key by key; None takes a key out."""
    plain = attributes(
        tokens={"mode": "unsealed", "recipe": "demo-1"},
        scopes=["ru"],
        columns={field: list(spellings) for field, spellings in HEADERS.items()},
        values={
            field: {word: code for code, spelled in words.items() for word in spelled} for field, words in WORDS.items()
        },
        booleans={True: [*YES, "1"], False: [*NO, "0", ""]},
        file={"format": "csv", "encoding": "utf-8", "delimiter": ";", "date_format": "%d.%m.%Y"},
    )
    for key in ("file", "columns", "values", "delivery", "separators"):
        merged = plain[key] | changes.get(key, {})
        changes[key] = {name: value for name, value in merged.items() if value is not None}
    return plain | changes


def _ages(one: Contact) -> tuple[int | None, int | None]:
    """First and last possible year: of a year its band, of a group that was written the group."""
    if one.age is None:
        return None, None
    return one.age if isinstance(one.age, tuple) else band(one.age)
