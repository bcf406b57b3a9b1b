"""The macro that takes a change apart, against its definition: the mean over all orders of change of the factors."""

import math
import random
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import duckdb
import jinja2
import pytest

MACROS = Path(__file__).resolve().parents[3] / "dbt" / "macros"
NAMES = ("place", "channel", "rate", "age", "season")


def by_all_orders(before: dict[str, Fraction], after: dict[str, Fraction]) -> dict[str, Fraction]:
    parts = dict.fromkeys(before, Fraction(0))
    orders = list(permutations(before))
    for order in orders:
        now = dict(before)
        for name in order:
            then = math.prod(now.values())
            now[name] = after[name]
            parts[name] += Fraction(math.prod(now.values()) - then, len(orders))
    return parts


def by_the_macro(before: dict[str, Fraction], after: dict[str, Fraction]) -> dict[str, float]:
    template = jinja2.Environment(autoescape=False).from_string((MACROS / "das_gupta.sql").read_text())
    macro = template.module.das_gupta
    columns = ", ".join(
        f"cast({float(side[name])!r} as double) as {name}{when}"
        for when, side in ((0, before), (1, after))
        for name in before
    )
    found = duckdb.sql(f"select {', '.join(macro(list(before), name) for name in before)} from (select {columns})")
    return dict(zip(before, found.fetchall()[0], strict=True))


@pytest.mark.parametrize("factors", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(5))
def test_every_part_is_the_mean_over_all_orders_and_they_add_up(factors: int, seed: int) -> None:
    draw = random.Random(seed)
    before, after = ({name: Fraction(draw.randint(1, 99), 100) for name in NAMES[:factors]} for _ in range(2))
    found, expected = by_the_macro(before, after), by_all_orders(before, after)
    assert found == pytest.approx({name: float(part) for name, part in expected.items()}, abs=1e-12)
    crude = math.prod(after.values()) - math.prod(before.values())
    assert sum(found.values()) == pytest.approx(float(crude), abs=1e-12)
    assert sum(expected.values()) == crude


def test_two_factors_are_kitagawa() -> None:
    found = by_the_macro(
        {"place": Fraction(60, 100), "rate": Fraction(50, 100)}, {"place": Fraction(30, 100), "rate": Fraction(45, 100)}
    )
    assert {name: round(part, 4) for name, part in found.items()} == {"place": -0.1425, "rate": -0.0225}
    assert round(100 * found["place"] / -0.165, 2) == 86.36
    assert round(100 * found["rate"] / -0.165, 2) == 13.64
