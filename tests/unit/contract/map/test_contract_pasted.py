"""Blocks that stand in a file again are found, and anonymous contacts that are alike are not taken for one."""

import random

import pytest
from intake_files import csv_bytes, declaration, prepared, row

COLUMNS = {name: spelled for name, spelled in declaration().columns.items() if name != "source_uid"}
PARTNER = declaration(columns=COLUMNS, tokens={"mode": "none"}, scopes=[])
PLAIN = {key: cell for key, cell in row(1).items() if not key.startswith("t1_") and key != "Номер"}


def crowd(seed: int, days: int, a_day: int) -> list[dict[str, str]]:
    """Anonymous contacts of a busy partner, of a few kinds, in the order of their days."""
    dice = random.Random(seed)
    return [
        PLAIN
        | {
            "Дата контакта": f"{day + 1:02}.03.2023",
            "Возраст": str(dice.randint(20, 32)),
            "Пол": dice.choice("ЖЖЖМ"),
            "Место работы": dice.choice(["Улица", "Улица", "Сауна"]),
            "Презервативы": dice.choice(["да", "нет"]),
            "Годы рождения": "",
        }
        for day in range(days)
        for _ in range(a_day)
    ]


def held(rows: list[dict[str, str]]) -> list[tuple[int | None, str]]:
    outcome = prepared(csv_bytes(rows), PARTNER)
    return [(each.row_no, each.rule) for each in outcome.manifest.problems]


@pytest.mark.parametrize("seed", range(12))
def test_equal_contacts_of_busy_days_are_no_block(seed: int) -> None:
    assert held(crowd(seed, days=10, a_day=200)) == []


@pytest.mark.parametrize("seed", range(3))
def test_a_block_of_anonymous_contacts_is_found_wherever_it_was_pasted(seed: int) -> None:
    rows = crowd(seed, days=10, a_day=40)
    block = rows[100:160]
    for at in (160, 250, 400):
        ((row_no, rule),) = held([*rows[:at], *block, *rows[at:]])
        # By chance the contacts before the block may be alike too.
        assert (rule, at - 3 <= (row_no or 0) - 2 <= at) == ("rows_doubled", True)


def test_a_block_pasted_three_times_is_told_once() -> None:
    rows = crowd(5, days=5, a_day=30)
    assert len(held([*rows, *rows[:40], *rows[:40]])) == 1
