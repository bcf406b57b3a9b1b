"""The disclosure macro as dbt compiles it, run on small invented person sets of a test's own."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import duckdb
import pytest
from compiled_models import SEEDS, compiled_models
from own_network import demo_as_dbt_reads_it
from tables_of_cells import READ_BY_EVERY_CELL, TYPED

MODELS = ("allowed_grain", "fct_cell_reach", "protected_reach")

TABLES = """
create schema intermediate;
create table raw.partner (partner_code varchar, may_be_named boolean, safe_to_show boolean);
create table intermediate.int_period_month (
    period_type varchar, period_start date, period_end date, month_start date, period_rank integer);
create table marts.person_period (
    scope varchar, person_id bigint, record_key bigint, partner_code varchar, period_type varchar,
    period_start date, period_rank integer, country_code varchar, region_code varchar, city_code varchar,
    setting_group varchar, gender varchar, age_band varchar, origin_code varchar);
insert into intermediate.int_period_month values ('quarter', '2023-01-01', '2023-04-01', '2023-01-01', 2);
"""
# The persons of a test as numbers, as the models of intermediate make them.
PERSONS_AS_NUMBERS = """
create view intermediate.counted as
select
    *, 1000 * year(period_start) + 10 * month(period_start) + 2 as period_no,
    (hash(
        partner_code, country_code, region_code, city_code, setting_group, gender, age_band, origin_code
    ) >> 2)::bigint as combination_id
from marts.person_period;
create view intermediate.int_due as select distinct period_no from intermediate.counted;
create view intermediate.int_attribute_combination as
select distinct
    combination_id, partner_code, country_code, region_code, city_code, setting_group, gender, age_band,
    origin_code
from intermediate.counted;
create view intermediate.int_reach_combination as
select combination.* replace (band.counted_as as age_band)
from intermediate.int_attribute_combination as combination
inner join (
    select value, unnest([value, part_of]) as counted_as
    from seeds.dimension_value where dimension = 'age_band'
) as band on combination.age_band = band.value and band.counted_as is not null;
create view intermediate.int_person_period as
select
    scope, person_id, period_no, any_value(record_key) as record_key,
    (sum(distinct combination_id) % (1::hugeint << 62))::bigint as set_id
from intermediate.counted group by scope, person_id, period_no;
create view intermediate.int_combination_set as
select distinct set_id, combination_id
from intermediate.int_person_period inner join intermediate.counted using (scope, person_id, period_no);
"""


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """SQL of protected_reach, of the cells that it reads, and of the grains that these may have."""
    found = compiled_models(tmp_path_factory.mktemp("compiled"), MODELS)
    return tuple(found[name] for name in MODELS)


class World:
    """A working database in memory: the real seeds, and partners and persons that a test declares."""

    def __init__(self, compiled: tuple[str, ...]) -> None:
        grains, cells, self.sql = compiled
        self.con = duckdb.connect()
        self.con.execute("attach ':memory:' as crossings; use crossings; create schema seeds; create schema marts")
        self.con.execute("create schema raw")
        demo_as_dbt_reads_it(self.con)
        for seed in TYPED:
            self.con.execute(f"create table seeds.{seed} as from read_csv('{SEEDS / seed}.csv', all_varchar = false)")
        self.con.execute(f"create view declared.allowed_grain as {grains}")
        self.con.execute(READ_BY_EVERY_CELL)
        self.con.execute(TABLES)
        self.con.execute(PERSONS_AS_NUMBERS)
        self.con.execute(f"create view marts.fct_cell_reach as {cells}")

    def quiet(self) -> None:
        """No noise at all, to see the thresholds alone."""
        self.con.execute("update seeds.perturbation set noise = 0")

    def cell_key(self, total: int) -> int:
        """What the perturbation table is asked with: a keyed hash of the sum of record keys."""
        ((secret,),) = self.con.execute("select cell_key from raw.cell_key").fetchall()
        digest = hashlib.md5(f"{secret}|{total % 2**32}".encode(), usedforsecurity=False).digest()
        return int.from_bytes(digest[8:], "little") // 2 % 2**32

    def partner(self, code: str, *cities: str, may_be_named: bool = False, received: int = 1) -> None:
        self.con.execute("insert into raw.partner values (?, ?, true)", [code, may_be_named])
        for city in cities:
            self.con.execute("insert into raw.partner_city values (?, ?, '2020-01-01', null)", [code, city])
        self.con.execute("insert into marts.fct_partner_month values (?, '2023-01-01', ?)", [code, received])

    def under_fire(self, city: str) -> None:
        """In a month of the period: the city, and its region with it."""
        self.con.execute(
            "insert into marts.dim_place_reporting select unnest([city_code, region_code]), country_code, period_type, "
            "period_start, 1 from network.place cross join intermediate.int_period_month where city_code = ?",
            [city],
        )

    def met(
        self, partner: str, city: str, persons: Sequence[int], keys: Callable[[int], int] = int, **other: Any
    ) -> None:
        row = self.con.execute(
            "select country_code, region_code from network.place where city_code = ?", [city]
        ).fetchone()
        assert row is not None
        country, region = row
        values = {"setting_group": "indoor", "gender": "woman", "age_band": "25-29", "origin_code": "none"} | other
        for person in persons:
            self.con.execute(
                "insert into marts.person_period values (?, ?, ?, ?, 'quarter', '2023-01-01', 2, ?, ?, ?, ?, ?, ?, ?)",
                [country.lower(), person, keys(person), partner, country, region, city, *values.values()],
            )

    def cells(self, **where: str) -> list[tuple[int | None, str]]:
        condition = " and ".join(f"{name} = '{value}'" for name, value in where.items())
        others = [
            f"{name} = 'all'"
            for name in ("region_code", "city_code", "setting_group", "gender", "age_band", "origin_code")
            if name not in where
        ]
        condition = " and ".join([condition, *others])
        return self.con.execute(f"select persons, status from ({self.sql}) as reach where {condition}").fetchall()


# Cells of one half-year: from Lviv to Odesa, along a corridor that begins in Lviv, within the country.
OF_FLOWS = {
    "flow": "'flow_matrix_01' as pattern_id, 'UA-W' as origin_place, 'UA-S' as destination_place",
    "flow_gap": "'flow_gaps_01' as pattern_id, 'UA-W' as origin_place, 'UA-S' as destination_place, "
    "'<30 d' as gap_tier",
    "corridor": "'corridors_01' as pattern_id, 'lviv_west' as corridor_code",
    "move": "'moves_01' as pattern_id, 'within_country' as move_kind, 'all' as gap_tier",
}


class Flows:
    """The same of flows: one cell of each table, of the partners' persons that a test says."""

    def __init__(self, world: World, compiled: dict[str, str]) -> None:
        self.world, self.compiled = world, compiled
        world.quiet()
        world.con.execute(
            "update intermediate.int_period_month "
            "set period_type = 'half_year', period_end = '2023-07-01', period_rank = 3"
        )

    def met(self, scope: str = "ua", **persons: int) -> None:
        rows = [("all", sum(persons.values())), *persons.items()]
        self.world.con.execute("create or replace temp table met (partner_code varchar, persons bigint)")
        self.world.con.executemany("insert into met values (?, ?)", rows)
        for name, dims in OF_FLOWS.items():
            self.world.con.execute(
                f"create or replace table marts.fct_cell_{name} as select 'half_year' as period_type, "
                "date '2023-01-01' as period_start, $scope as scope, 'UA' as country_code, "
                f"{dims}, partner_code, persons, 7 as key_sum from met",
                {"scope": scope},
            )

    def cells(self) -> dict[str, tuple[int | None, str]]:
        """What each table says of its cell."""
        return {
            name: self.world.con.execute(
                f"select persons, protected.status from ({self.compiled[f'protected_{name}']}) as protected "
                f"semi join marts.fct_cell_{name} as met using "
                f"({', '.join(self.world.con.table(f'marts.fct_cell_{name}').columns[:-3])})"
            ).fetchall()[0]
            for name in OF_FLOWS
        }


@pytest.fixture(scope="session")
def compiled_flows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    names = tuple(f"protected_{name}" for name in OF_FLOWS)
    return compiled_models(tmp_path_factory.mktemp("compiled_flows"), names)


@pytest.fixture
def flows(world: World, compiled_flows: dict[str, str]) -> Flows:
    return Flows(world, compiled_flows)


@pytest.fixture
def world(compiled: tuple[str, ...]) -> Iterator[World]:
    made = World(compiled)
    yield made
    made.con.close()
