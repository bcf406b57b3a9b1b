"""Three partners that meet the same few people, drawn at random: halves of months, restatements, several codes each.

Add here: another way in which deliveries of one month can lie over one another.
Keep out: what must be true of them (boring_months.py).
"""

import random
from typing import Any

from intake_files import csv_bytes, row, sealed
from intake_warehouse import Warehouse

from warehouse import database
from warehouse.intake.landing import land

PARTNERS = {"ru_a": "RU-A", "ru_b": "RU-B", "ru_c": "RU-C"}
PATTERN = r"(?P<start>\d{8})_(?P<end>\d{8})(_v(?P<version>\d+))?\.csv"
# Each the days of one file, the later ones in the place of those of the earlier ones.
CUTS = (
    ((1, 28),),
    ((1, 14), (15, 28)),
    ((1, 28), (10, 20)),
    ((1, 28), (1, 14)),
    ((1, 28), (15, 28), (20, 25)),
)
PERSONS = 5


def SOURCE(code: str) -> dict[str, Any]:  # noqa: N802 - reads as the part of a declaration that it is
    return {
        "source": {"url": f"{{demo}}/{code}", "pattern": "*.csv"},
        "delivery": {"name_pattern": PATTERN, "refuse_above": 0.9},
    }


def deliver(warehouse: Warehouse, seed: int, months: tuple[int, ...] = (2, 3, 4)) -> None:
    """Files of these months of 2023 from every partner, taken in and admitted."""
    dice = random.Random(seed)
    for partner in PARTNERS:
        for month in months:
            for version, (first, last) in enumerate(dice.choice(CUTS), 1):
                name = f"2023{month:02}{first:02}_2023{month:02}{last:02}_v{version}.csv"
                rows = [contact(dice, partner, month, dice.randint(first, last)) for _ in range(dice.randint(10, 30))]
                warehouse.deliver(name, csv_bytes(rows), partner=partner)
        warehouse.take(partner)
    link(warehouse)


def contact(dice: random.Random, partner: str, month: int, day: int) -> dict[str, str]:
    number = dice.randint(0, PERSONS)
    person = f"person {number}" if partner != "ru_b" else f"alias {number}"
    tokens = sealed(person) if number else dict.fromkeys(sealed(""), "")  # 0: an anonymous contact
    if number and dice.random() < 0.1:
        tokens |= {name: sealed(f"{person} typed otherwise")[name] for name in tokens if name.endswith("_m1")}
    return row(
        dice.randint(1, 10**9),
        **tokens,
        **{
            "Дата контакта": f"{day:02}.{month:02}.2023",
            "Город": dice.choice(("Санкт-Петербург", "Санкт-Петербург", "Санкт-Петербург", "Иркутск")),
            "Форма работы": dice.choice(("Улица", "Телефон")),
            "Место работы": dice.choice(("Улица", "Улица", "Улица,Сауна")),
            "Пол": dice.choice(("Ж", "Ж", "Ж", "Ж", "М", "")),
            "Возраст": dice.choice(("31", "33", "33", "33", "36", "")),
            "Годы рождения": dice.choice(("1990-1994", "1990-1994", "1990-1994", "")),
            "Презервативы": dice.choice(("да", "нет")),
        },
    )


def link(warehouse: Warehouse) -> None:
    """What the build says: the codes of one person at ru_a and ru_b are one person. ru_c uses those of ru_a."""

    with database.writer(warehouse.settings, warehouse.vault) as con:
        con.execute("create schema if not exists intermediate")
        con.execute("create schema if not exists marts")
        con.execute("create or replace table marts.left_over as select 1 as one")
        con.execute(
            """
            create or replace table intermediate.int_person_token as
            with token as (
                select scope, token, min(partner_code = 'ru_b') as is_alias from raw.contact_token group by all
            ),
            turn as (
                select *, row_number() over (partition by scope, is_alias order by token) as n from token
            )
            select scope, token, min(token) over (partition by scope, n) as person_id from turn
            """
        )


def landed_rows(warehouse: Warehouse) -> list[dict[str, Any]]:
    """Every row of every landing object."""
    return [
        one
        for partner in land.partners(warehouse.settings)
        for delivery_id in sorted(land.landed(warehouse.settings, partner))
        for one in land.read_rows(warehouse.settings, warehouse.vault, partner, delivery_id).to_pylist()
    ]
