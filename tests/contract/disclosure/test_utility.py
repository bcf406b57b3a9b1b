"""What disclosure control costs in use: how far published numbers lie from the true ones, and which cells are left out.

On the cells of the demo network as they are published, and on many invented ones through the same macro. Cells of the
same persons have the same noise, so each set of persons counts once. Keys of the demo network are drawn anew with every
home: what is asked of it leaves room for one session in ten thousand; the invented cells are the same every time, and
nothing is left to chance there.

Add here: another measure of what users of the numbers lose.
Keep out: what an attacker gains (test_disclosure_ledger.py and the release gate).
"""

import csv
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING

import duckdb
import pytest
from compiled_models import SEEDS
from pipeline_home import Home

from warehouse import database, vault
from warehouse.disclosure.perturbation import KEY_SPACE, VARIANCE

if TYPE_CHECKING:
    from conftest import World

LARGE = 20
CLASSES = {"5 to 9": range(5, 10), "10 to 19": range(10, 20), "20 and more": range(LARGE, 1_000_000)}
MEAN_ERROR = 1.5
BIAS = 3.0  # standard deviations of a mean of so many independent noises
POINT = 0.01
ANEW = 4.0  # the same, where keys are drawn anew: one session in ten thousand lies further off
# Hashes of texts: those of two numbers differ by a constant in their last bits, and would tie age to partner.
PERSONS = """
insert into marts.person_period
select
    lower(country), person, cast(hash(person || '|1') % 4294967296 as bigint),
    ['a', 'b'][1 + cast(hash(person || '|2') % 2 as integer)] || country,
    'quarter', make_date(1960 + quarter // 4, 3 * (quarter % 4) + 1, 1), 2, country, region, city,
    ['indoor', 'indoor', 'outdoor', 'remote', 'not_recorded'][1 + cast(hash(person || '|3') % 5 as integer)],
    ['woman', 'woman', 'woman', 'man', 'trans_or_nonbinary'][1 + cast(hash(person || '|4') % 5 as integer)],
    ['18-19', '20-24', '25-29', '30-34', '35-39', '40-44', '45-49', '50+']
        [1 + cast(hash(person || '|5') % 8 as integer)],
    ['none', 'none', 'internal', 'cross_border'][1 + cast(hash(person || '|6') % 4 as integer)]
from (
    select 1000 * (4 * quarter + place_no) + n as person, quarter, country, region, city
    from range(200) as q (quarter)
    cross join (
        select country_code as country, region_code as region, city_code as city, row_number() over () as place_no
        from (from network.place where city_code in ('fi_tampere', 'ru_spb', 'ua_kyiv') order by city_code) as place
    ) as place
    -- From a handful of people in a quarter to some hundred.
    cross join range(160) as p (n)
    where n < 10 + cast(hash(quarter, place_no) % 150 as integer)
)
"""


@dataclass(frozen=True)
class Cell:
    """One published cell and what it stands for. `persons` is None where it is not shown."""

    key: int
    true_count: int
    threshold: int
    is_placed: bool
    is_eligible: bool
    least_shown: int
    persons: int | None

    @property
    def chance(self) -> float:
        """That the method shows a cell of so many persons, whoever they are."""
        return chance_of(self.true_count, self.threshold, self.least_shown) if self.is_eligible else 0.0


@cache
def chance_of(true_count: int, threshold: int, least_shown: int) -> float:
    """Both the true and the perturbed count must reach the threshold, the perturbed one also what is left to others."""
    with (SEEDS / "perturbation.csv").open(encoding="utf-8") as file:
        rows = [{name: int(value) for name, value in row.items()} for row in csv.DictReader(file)]
    last = max(row["true_count"] for row in rows)
    reached = (
        row["key_high"] - row["key_low"]
        for row in rows
        if row["true_count"] == min(true_count, last) and true_count + row["noise"] >= max(threshold, least_shown)
    )
    return sum(reached) / KEY_SPACE if true_count >= threshold else 0.0


def cells_of(con: duckdb.DuckDBPyConnection, protected: str, cells: str) -> list[Cell]:
    """The closed cells in which somebody was met."""
    columns = con.sql(f"from {cells}").columns
    grain = ", ".join(name for name in columns if name not in ("partner_code", "persons", "key_sum"))
    rows = con.execute(
        f"""
        with partner as (select partner_code, may_be_named from raw.partner),
        partner_rule as (
            select {grain}, count(*) as partners, max(persons) as largest, bool_and(may_be_named) as may_be_named
            from {cells} inner join partner using (partner_code)
            group by {grain}
        )
        select
            cell.key_sum, cell.persons, pattern.threshold, pattern.dimensions like '%|region_code|%' as is_placed,
            (partners = 1 and may_be_named and not is_placed) or (partners > 1 and largest <= 0.85 * cell.persons)
                as is_eligible,
            case when partners > 1 then largest + 3 else 0 end as least_shown,
            published.persons
        from {cells} as cell
        inner join {protected} as published using ({grain})
        inner join partner_rule using ({grain})
        inner join declared.allowed_grain as pattern
            on published.table_name = pattern.table_name and published.pattern_id = pattern.pattern_id
        where cell.partner_code = 'all' and published.status <> 'open'
        order by all
        """
    ).fetchall()
    return [Cell(*row) for row in rows]


def assert_noise_is_small_and_averages_to_none(cells: Sequence[Cell], deviations: float) -> None:
    """Of large cells: their noise hardly ever decides whether they are shown, so what is shown is a fair sample."""
    noise_of = {
        (cell.key, cell.true_count): cell.persons - cell.true_count
        for cell in cells
        if cell.true_count >= LARGE and cell.persons is not None
    }
    noise = list(noise_of.values())
    error, bias, most = fmean(map(abs, noise)), fmean(noise), deviations * math.sqrt(VARIANCE / len(noise))
    print(
        f"cells of {LARGE} and more: {len(noise):,}; mean absolute error {error:.3f}; "
        f"bias {bias:+.4f}, at most {most:.4f}"
    )
    assert len(noise) > 1000
    assert error <= MEAN_ERROR
    assert abs(bias) <= most


def assert_as_many_are_shown_as_the_method_says(cells: Sequence[Cell], deviations: float) -> None:
    """Without places below a country, which may also be hidden for what the places beside them hold."""
    by_class: dict[str, list[Cell]] = defaultdict(list)
    different = {
        (cell.key, cell.true_count, cell.threshold, cell.is_eligible, cell.least_shown): cell for cell in cells
    }
    for cell in different.values():
        if cell.is_placed:
            continue
        by_class[next((name for name, sizes in CLASSES.items() if cell.true_count in sizes), "1 to 4")].append(cell)
    assert set(by_class) == {"1 to 4", *CLASSES}
    for name, some in sorted(by_class.items()):
        found = fmean(cell.persons is not None for cell in some)
        expected = fmean(cell.chance for cell in some)
        spread = math.sqrt(sum(cell.chance * (1 - cell.chance) for cell in some)) / len(some)
        print(
            f"cells of {name}: {len(some):,}; shown {found:.2%}, by the method {expected:.2%}; "
            f"standard deviation {spread:.2%}"
        )
        assert abs(found - expected) <= max(POINT, deviations * spread), name
    assert not any(cell.persons is not None for cell in by_class["1 to 4"])


@pytest.fixture(scope="module")
def published(built_home: Home) -> list[Cell]:
    """Every table of the demo network: reach, indicators, flows and the others."""
    found: list[Cell] = []
    with database.reader(built_home.settings, vault.load(built_home.settings)) as con:
        tables = con.execute(
            "select table_name from information_schema.tables "
            "where table_catalog = 'crossings' and table_schema = 'marts' and starts_with(table_name, 'fct_cell_') "
            "order by table_name"
        ).fetchall()
        for (table,) in tables:
            found += cells_of(con, table.replace("fct_cell_", "protected.protected_"), f"marts.{table}")
    return found


def test_large_cells_of_the_demo_network_are_off_by_a_person_or_two_and_by_none_on_average(
    published: list[Cell],
) -> None:
    assert_noise_is_small_and_averages_to_none(published, ANEW)


def test_of_the_demo_network_as_many_cells_are_shown_as_the_method_says(published: list[Cell]) -> None:
    assert_as_many_are_shown_as_the_method_says(published, ANEW)


def test_of_many_invented_cells_both_are_true_to_a_hair(world: "World") -> None:
    for country, city in (("FI", "fi_tampere"), ("RU", "ru_spb"), ("UA", "ua_kyiv")):
        for partner in ("a", "b"):
            world.partner(partner + country, city)
    world.con.execute("delete from intermediate.int_period_month")
    world.con.execute(
        """
        insert into intermediate.int_period_month
        select 'quarter', start, start + interval 3 month, start, 2
        from (select make_date(1960 + n // 4, 3 * (n % 4) + 1, 1) as start from range(200) as t (n))
        """
    )
    world.con.execute(PERSONS)
    world.con.execute(f"create table marts.protected_reach as {world.sql}")

    cells = cells_of(world.con, "marts.protected_reach", "marts.fct_cell_reach")

    assert_noise_is_small_and_averages_to_none(cells, BIAS)
    assert_as_many_are_shown_as_the_method_says(cells, 0)
