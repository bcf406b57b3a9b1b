"""A form that asks for services, random rows of it, and a boring count of them to compare with.

Add here: another thing that the figures count.
Keep out: anything of warehouse.sealing: the oracle must not know how the tool counts.
"""

import random
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from laptop import RU_HEADERS, Laptop, csv_bytes, laptop, ru_row
from laptop_forms import RU

SERVICES = {
    "information": "Информация",
    "counselling": "Консультация",
    "hiv_test_offered": "Тест",
    "condoms": "Презервативы",
}
FORM = RU | {
    "cities": ["ru_spb", "ru_vyborg"],
    "columns": RU["columns"] | {f"svc_{service}": [header] for service, header in SERVICES.items()},
    "values": RU["values"] | {"city": {"Санкт-Петербург": "ru_spb", "Выборг": "ru_vyborg"}},
    "delivery": {
        "name_pattern": r"(?P<start>\d{4}-\d\d-\d\d)_(?P<end>\d{4}-\d\d-\d\d)_v(?P<version>\d+)\.csv",
        "refuse_above": 0.5,
    },
}
# Spellings of one name: the oracle knows that they are one, the tool has to find out.
MOTHERS = {"a": ("Елена", "Олена", "Elena"), "b": ("Анна", "Ганна", "Anna"), "c": ("Мария", "Марія", "Maria")}
FATHERS = {"x": ("Николай", "Микола", "Nikolai"), "y": ("Александр", "Олександр", "Aleksandr")}
GENDERS = {"Ж": "woman", "М": "man"}
CITIES = {"Санкт-Петербург": "ru_spb", "Выборг": "ru_vyborg"}
GROUPS = {"Улица": "outdoor", "Сауна": "indoor"}
Row = dict[str, str]


def figures_laptop(folder: Path) -> Laptop:
    return laptop(folder, FORM, RU_HEADERS)


def row(day: date, number: int = 1, **changes: str) -> Row:
    plain = dict.fromkeys(SERVICES.values(), "нет")
    return (
        ru_row(number, **plain)
        | {"Дата": f"{day:%d.%m.%Y}", "Номер": f"{day:%y%m%d}-{number}", "Согласие": "да"}
        | changes
    )


def random_rows(seed: int, first: date, last: date, count: int = 300) -> list[Row]:
    """Rows of a few dozen people between two days; some anonymous, some under age, some with a mistake."""
    chance = random.Random(seed)
    births = [date(1970 + chance.randrange(30), chance.randrange(1, 13), chance.randrange(1, 29)) for _ in range(40)]
    people = [(chance.choice("abc"), chance.choice("xy"), born) for born in births]
    rows = []
    for number in range(count):
        mother, father, born = chance.choice(people)
        day = first + timedelta(days=chance.randrange((last - first).days + 1))
        changes = {header: chance.choice(("да", "нет")) for header in SERVICES.values()}
        changes |= {"Город": chance.choice(list(CITIES)), "Место": chance.choice(("Улица", "Сауна", "Улица,Сауна"))}
        changes |= {"Имя матери": chance.choice(MOTHERS[mother]), "Имя отца": chance.choice(FATHERS[father])}
        changes |= {"Дата рождения": f"{born:%d.%m.%Y}", "Пол": "Ж" if born.month % 3 else "М"}
        changes |= chance.choice(({"Согласие": "нет"}, {"Имя отца": ""}, *[{}] * 8))
        changes |= chance.choice(({"Дата рождения": "01.01.2015"}, {"Город": "Омск"}, *[{}] * 30))
        rows.append(row(day, number, **changes))
    return rows


def put(one: Laptop, name: str, rows: list[Row]) -> Path:
    path = one.folder / name
    header = (";".join(row(date(2024, 1, 1))) + "\r\n").encode("windows-1251")
    path.write_bytes(
        csv_bytes([{**dict.fromkeys(row(date(2024, 1, 1)), ""), **each} for each in rows]) if rows else header
    )
    return path


def day_of(one: Row) -> date:
    day, month, year = map(int, one["Дата"].split("."))
    return date(year, month, day)


def person_of(one: Row) -> tuple[str, ...] | None:
    if one["Согласие"] != "да" or not one["Имя отца"]:
        return None
    mother = next(key for key, names in MOTHERS.items() if one["Имя матери"] in names)
    father = next(key for key, names in FATHERS.items() if one["Имя отца"] in names)
    return mother, father, one["Дата рождения"], one["Пол"]


def good(rows: Iterable[Row]) -> list[Row]:
    """Without children and without rows that are refused."""
    return [one for one in rows if one["Дата рождения"] != "01.01.2015" and one["Город"] in CITIES]


def counted(rows: Iterable[Row], first: date, last: date) -> dict[tuple[str, str], tuple[int, int]]:
    """(measure, code) → persons, contacts, by walking over every row."""
    persons: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    contacts: dict[tuple[str, str], int] = defaultdict(int)
    for one in good(rows):
        if not first <= day_of(one) <= last:
            continue
        keys = [("reached_any", "all"), ("city", CITIES[one["Город"]]), ("gender", GENDERS[one["Пол"]])]
        keys += [("setting_group", GROUPS[place]) for place in one["Место"].split(",")]
        keys += [("service", service) for service, header in SERVICES.items() if one[header] == "да"]
        for key in keys:
            contacts[key] += 1
            if (who := person_of(one)) is not None:
                persons[key].add(who)
    return {key: (len(persons[key]), contacts[key]) for key in contacts}


def received(rows: Iterable[Row], first: date, last: date) -> dict[tuple[str, ...], set[str]]:
    """Person → services received between two days."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in good(rows):
        who = person_of(one)
        if who is not None and first <= day_of(one) <= last:
            found[who].update(service for service, header in SERVICES.items() if one[header] == "да")
    return found
