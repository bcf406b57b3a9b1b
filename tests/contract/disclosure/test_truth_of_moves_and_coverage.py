"""Moves and coverage of small invented networks whose truth is known, from persons to the published row.

The SQL is what dbt compiles, with the random changes of the published numbers. The seed of the people is drawn anew and
printed; CROSSINGS_TEST_SEED brings them back.
"""

import os
import random
import secrets
from collections import Counter
from collections.abc import Iterator
from datetime import date

import duckdb
import pytest
from compiled_models import SEEDS, compiled_models
from own_network import demo_as_dbt_reads_it
from tables_of_cells import READ_BY_EVERY_CELL

from warehouse import yaml_text
from warehouse.settings import PROJECT_ROOT

MOVES = {
    "fct_person_move": "marts",
    "fct_cell_move": "marts",
    "protected_move": "protected",
    "fct_stratum_mean": "marts",
    "protected_mean": "protected",
    "pub_moves": "published",
}
COVERAGE = {"dim_denominator": "marts", "pub_coverage": "published"}
HALVES = (date(2022, 7, 1), date(2023, 1, 1))
CITIES = ("fi_helsinki", "fi_turku", "fi_tampere")
# Empty but for what a test says, with the columns of their contracts.
READ_BESIDE = ("dim_indicator_period", "fct_place_completeness")
PERSONS = """
create table intermediate.int_person_given (
    scope varchar, person_id bigint, country_code varchar, month_start date, commodity varchar, amount bigint,
    setting_group varchar, is_first_setting_group integer);
create table intermediate.int_published_person_month (
    scope varchar, person_id bigint, country_code varchar, month_start date);
create table intermediate.int_person_published_move (
    scope varchar, person_id bigint, record_key bigint, partner_code varchar, month_start date, move_kind varchar,
    gap_tier varchar, to_country varchar, from_region_shown varchar, to_region_shown varchar);
create table intermediate.int_period_month (
    period_type varchar, period_start date, period_end date, month_start date, period_rank integer);
create table raw.partner (partner_code varchar, may_be_named boolean, safe_to_show boolean);
alter table marts.dim_place_reporting add column has_partner integer;
alter table marts.dim_place_reporting add column is_reporting integer;
alter table marts.dim_place_reporting add column is_unsealed integer;
insert into raw.partner values ('a', false, true), ('b', false, true);
"""
PUBLISHED = """
create table protected.protected_indicator (
    cell varchar, pattern_id varchar, period_type varchar, period_start date, country_code varchar, region_code varchar,
    city_code varchar, indicator_code varchar, persons bigint, status varchar, status_label varchar,
    first_published date, restated_in varchar, counted_on date);
create table published.pub_mobility (
    period_type varchar, period_start date, country_code varchar, measure varchar, persons bigint, base_persons bigint,
    share double, status varchar);
create table published.pub_quality (country_code varchar, period_start date, measure varchar, share double);
"""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return compiled_models(tmp_path_factory.mktemp("compiled"), ("allowed_grain", *MOVES, *COVERAGE))


@pytest.fixture
def rng() -> random.Random:
    seed = int(os.environ.get("CROSSINGS_TEST_SEED", secrets.randbits(32)))
    print(f"CROSSINGS_TEST_SEED={seed}")
    return random.Random(seed)


@pytest.fixture
def con(compiled: dict[str, str]) -> Iterator[duckdb.DuckDBPyConnection]:
    """The seeds and the demo's places, two partners, and no person."""
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as crossings; use crossings")
        for schema in ("seeds", "raw", "intermediate", "marts", "protected", "published"):
            con.execute(f"create schema {schema}")
        for path in SEEDS.glob("*.csv"):
            con.execute(f"create table seeds.{path.stem} as from read_csv('{path}', header = true)")
        demo_as_dbt_reads_it(con)
        con.execute(f"create view declared.allowed_grain as {compiled['allowed_grain']}")
        con.execute(READ_BY_EVERY_CELL + PERSONS + PUBLISHED)
        marts = yaml_text.read((PROJECT_ROOT / "dbt" / "models" / "marts" / "_marts.yml").read_text())["models"]
        for model in marts:
            if model["name"] in READ_BESIDE:
                columns = ", ".join(f"{column['name']} {column['data_type']}" for column in model["columns"])
                con.execute(f"create or replace table marts.{model['name']} ({columns})")
        for partner in ("a", "b"):
            con.executemany(
                "insert into raw.partner_city values (?, ?, '2020-01-01', null)",
                [(partner, city) for city in CITIES],
            )
        for start in HALVES:
            for month in range(start.month, start.month + 6):
                day = date(start.year, month, 1)
                end = date(start.year + (start.month == 7), 1 if start.month == 7 else 7, 1)
                con.execute(
                    "insert into intermediate.int_period_month values ('half_year', ?, ?, ?, 3)", [start, end, day]
                )
                con.execute("insert into marts.fct_partner_month select partner_code, ?, 1 from raw.partner", [day])
        con.execute(
            "create table intermediate.int_due_month as select *, 1 as is_counted from intermediate.int_period_month"
        )
        yield con


def _moved(rng: random.Random, scope: str, kind: str, persons: int, more: list[int]) -> list[tuple[object, ...]]:
    """Each of these people has moved once in each half-year, and as many times more as the list says in turn."""
    rows = []
    for start in HALVES:
        for number in range(persons):
            key = number * 2654435761 % 2**32
            for _ in range(1 + more[number % len(more)]):
                day = date(start.year, start.month + rng.randrange(6), 1)
                rows.append(
                    (scope, number, key, "ab"[number % 2], day, kind, rng.choice(("<30 d", "30-89 d")), "FI", "", "")
                )
    return rows


def test_moves_of_a_border_and_within_a_country_are_the_truth(con, compiled, rng):
    """Within the country people move 1.9 times, over the border to Russia 1.2 times; over Ukraine's 60 people came."""
    rows = [
        *_moved(rng, "fi", "within_country", 600, [0, 1, 1, 0, 2, 1, 1, 2, 0, 1]),
        *_moved(rng, "fi_ru", "cross_border", 300, [0, 0, 1, 0, 0]),
        *_moved(rng, "fi_ua", "cross_border", 60, [0]),
    ]
    con.executemany("insert into intermediate.int_person_published_move values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    for name, schema in MOVES.items():
        con.execute(f"create table {schema}.{name} as {compiled[name]}")
    true_moves = Counter((row[0], date(row[4].year, 7 if row[4].month > 6 else 1, 1)) for row in rows)
    true_persons = {"fi": 600, "fi_ru": 300}

    published = con.execute(
        "select scope, period_start, persons, moves, moves_reason from published.pub_moves "
        "where country_code = 'FI' and period_type = 'half_year' and gap_tier = 'all' and status = 'shown'"
    ).fetchall()

    assert {(scope, start) for scope, start, *_ in published} == set(true_moves)
    for scope, start, persons, moves, reason in published:
        if scope == "fi_ua":
            assert (moves, reason[:27]) == (None, "too few people moved for a "), "60 people have no mean"
        else:
            noise = persons / true_persons[scope]
            assert moves == pytest.approx(true_moves[scope, start] * noise, rel=0.03), (scope, start)


def _marked(con: duckdb.DuckDBPyConnection, rng: random.Random, persons: int) -> int:
    """With a random change of the perturbation table."""
    (noise,) = con.execute(
        "select noise from seeds.perturbation where true_count = 5 and ? >= key_low and ? < key_high",
        [(key := rng.getrandbits(32)), key],
    ).fetchall()[0]
    return persons + int(noise)


@pytest.mark.parametrize("in_several", [0.0, 0.3, 1.0], ids=["one-city", "a-third-in-several", "all-in-several"])
@pytest.mark.parametrize("chance", [0.25, 0.43, 0.7])
def test_the_band_of_coverage_holds_the_truth_where_people_work_in_two_cities(con, compiled, rng, in_several, chance):
    """1,800 people in three cities, whose estimates are true within a tenth; partners meet them in each by chance."""
    everybody = [rng.sample(CITIES, 2 if number < in_several * 1800 else 1) for number in range(1800)]
    of_city = Counter(city for cities in everybody for city in cities)
    met = [sum(rng.random() < chance for _ in cities) for cities in everybody]
    persons = sum(number > 0 for number in met)
    base, in_one = _marked(con, rng, persons), _marked(con, rng, met.count(1))
    in_one = base if persons == met.count(1) else in_one  # the same people have the same number
    con.execute("delete from network.population_estimate")
    for city, true in of_city.items():
        con.execute(
            "insert into network.population_estimate by name "
            "select ? as area_code, 'FI' as country_code, 2022 as year, "
            "?::bigint as low, ?::bigint as point, ?::bigint as high, 'map' as source, 1 as is_chosen",
            [city, round(0.9 * true), true, round(1.1 * true)],
        )
    con.execute(
        "insert into marts.dim_indicator_period by name select 'reached_any' as indicator_code, 'all' as country_code, "
        "'half_year' as period_type, date '2023-01-01' as period_start"
    )
    con.execute(
        "insert into protected.protected_indicator by name select 'c' as cell, 'half_year' as period_type, "
        "'FI' as country_code, date '2023-01-01' as period_start, 'all' as region_code, "
        " 'all' as city_code, 'reached_any' as indicator_code, "
        "?::bigint as persons, 'shown' as status",
        [base],
    )
    con.execute(
        "insert into published.pub_mobility "
        "values ('half_year', '2023-01-01', 'FI', 'places_1', $1, $2, $1 / $2, 'shown')",
        [in_one, base],
    )
    for name, schema in COVERAGE.items():
        con.execute(f"create table {schema}.{name} as {compiled[name]}")

    ((low, high, flag),) = con.execute(
        "select coverage_low, coverage_high, coverage_flag from published.pub_coverage "
        "where coverage_scope = 'served_area'"
    ).fetchall()

    truth = persons / len(everybody)
    assert low - 0.01 <= truth <= high + 0.01
    assert ("several cities" in flag) == (in_several > 0)
    assert high <= 1.8 * truth, "a band that holds everything says nothing"
