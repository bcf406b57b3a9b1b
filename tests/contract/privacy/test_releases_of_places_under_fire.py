"""Releases that say a number of a place which came under fire since: they go, and cannot come back."""

import shutil

import duckdb
import pytest
import yaml
from intake_warehouse import Warehouse
from release_files import published

from warehouse import release
from warehouse.errors import ReleaseRefused
from warehouse.intake.partners.declared import declared
from warehouse.networks import home
from warehouse.privacy import stop
from warehouse.release import steps


def test_earlier_releases_that_say_a_place_came_under_fire_since_go_and_cannot_come_back(warehouse: Warehouse) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    aliases = {one.alias for one in declared(settings, keys)}
    (city,) = {city for one in declared(settings, keys) for city in one.cities} & {"ru_spb"}
    for name, place, start in (
        ("2024-01-01-city", city, "2023-07-01"),
        ("2024-01-02-region", "all", "2023-07-01"),
        ("2024-01-03-before", city, "2023-04-01"),
        ("2024-01-04-elsewhere", "ru_irkutsk", "2023-07-01"),
        ("2024-01-05-now", city, "2023-07-01"),
    ):
        file = settings.published / name / "regional" / "warehouse.duckdb"
        published(file, aliases)
        region = "RU-SIB" if place == "ru_irkutsk" else "RU-NW"
        with duckdb.connect(file) as con:
            con.execute(
                "create table published.pub_reach as select 'quarter' as period_type, ?::date as period_start, "
                "'RU' as country_code, ? as region_code, ? as city_code, 30 as persons, 'shown' as status "
                "union all select 'quarter', date '2023-07-01', 'RU', 'RU-NW', 'ru_spb', null, 'few'",
                [start, region, place],
            )
    settings.current.symlink_to("2024-01-05-now")
    before = release.releases(settings)
    assert stop.withdraw_unsafe(settings, keys) == []

    rollups = home.directory(settings) / "rollups.csv"
    rollups.write_text(f"place_code,valid_from,valid_to,why\n{city},2023-08-15,2023-09-01,war\n")

    with pytest.raises(ReleaseRefused, match="under fire"):
        steps.refuse_unsafe(settings, keys, "2024-01-02-region")
    steps.refuse_unsafe(settings, keys, "2024-01-03-before")
    assert stop.withdraw_unsafe(settings, keys) == ["2024-01-01-city", "2024-01-02-region"]
    assert release.releases(settings) == before[:-2]
    assert stop.withdraw_unsafe(settings, keys) == []


OVERLAP = (
    "create table published.pub_population_estimates as select 'half_year' as period_type, "
    "date '2023-07-01' as period_start, 'RU-NW' as area_code, 90 as low, 120 as point, 150 as high, 'a+b' as lists, "
    "'shown' as status"
)
REVISED = (
    "create table published.pub_revisions as select 'pub_reach' as table_name, 'quarter' as period_type, "
    "date '2023-07-01' as period_start, 'reach_09|quarter|2023-07-01|RU|RU-NW|ru_spb|all|all|all|all' as cell, "
    "'shown' as status_before, 30 as persons_before, 'few' as status, null::bigint as persons"
)
SHARE = (
    "create table published.pub_origins as select 'quarter' as period_type, date '2023-07-01' as period_start, "
    "'RU-NW' as region_code, 'ru_spb' as city_code, null::bigint as persons, 30 as base_persons, 'few' as status"
)
CORRIDOR = (
    "create table published.pub_corridors as select 'half_year' as period_type, date '2023-07-01' as period_start, "
    "'{code}' as corridor_code, 30 as persons, 'shown' as status"
)


@pytest.mark.parametrize(
    ("table", "is_said"),
    [
        (OVERLAP, True),
        (OVERLAP.replace("'a+b'", "''"), False),  # a source has stated it: nobody was met for it
        (OVERLAP.replace("'RU-NW'", "'RU'"), False),
        (OVERLAP.replace("'RU-NW'", "'RU-SIB'"), False),
        (
            OVERLAP.replace("90 as low, 120 as point, 150", "null as low, null as point, null").replace("shown", "few"),
            False,
        ),
        (REVISED, True),
        (REVISED.replace("RU-NW|ru_spb", "RU-NW|all"), True),
        (REVISED.replace("RU-NW|ru_spb", "all|all"), False),
        (REVISED.replace("2023-07-01'", "2023-04-01'"), False),
        (REVISED.replace("30 as persons_before", "null::bigint as persons_before"), False),
        (REVISED.replace("pub_reach", "of_an_earlier_version"), False),
        (SHARE, True),
        (SHARE.replace("30 as base_persons", "null::bigint as base_persons"), False),
        (CORRIDOR.replace("{code}", "spb_helsinki"), True),
        (CORRIDOR.replace("{code}", "of_an_earlier_network"), False),
    ],
)
def test_a_number_of_a_place_under_fire_is_found_in_whichever_table_says_it(
    warehouse: Warehouse, table: str, *, is_said: bool
) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    file = settings.published / "2024-01-01-a" / "regional" / "warehouse.duckdb"
    published(file, {one.alias for one in declared(settings, keys)})
    with duckdb.connect(file) as con:
        con.execute(table)
    rollups = home.directory(settings) / "rollups.csv"
    rollups.write_text("place_code,valid_from,valid_to,why\nru_spb,2023-08-15,2023-09-01,war\n")
    shutil.copy(home.DEMO / "corridors.csv", rollups.with_name("corridors.csv"))

    if is_said:
        with pytest.raises(ReleaseRefused, match="under fire"):
            steps.refuse_unsafe(settings, keys, "2024-01-01-a")
    else:
        steps.refuse_unsafe(settings, keys, "2024-01-01-a")
    assert stop.withdraw_unsafe(settings, keys) == ["2024-01-01-a"] * is_said


def test_a_place_under_fire_is_none_after_its_only_partner_was_stopped(warehouse: Warehouse) -> None:
    """The build says numbers of its region then, and would be refused for good."""
    settings, keys = warehouse.settings, warehouse.vault
    declaration = settings.partners / "ru_b.yaml"
    said = yaml.safe_load(declaration.read_text())
    declaration.write_text(yaml.safe_dump(said | {"cities": [*said["cities"], "ru_vyborg"]}, allow_unicode=True))
    safe = {one.alias for one in declared(settings, keys) if one.code != "ru_b"}
    file = settings.published / "2024-01-01-a" / "regional" / "warehouse.duckdb"
    published(file, safe)
    with duckdb.connect(file) as con:
        con.execute(
            "create table published.pub_reach as select 'quarter' as period_type, date '2023-07-01' as period_start, "
            "'RU-NW' as region_code, 'all' as city_code, 30 as persons, 'shown' as status"
        )
    rollups = home.directory(settings) / "rollups.csv"
    rollups.write_text("place_code,valid_from,valid_to,why\nru_vyborg,2023-08-15,2023-09-01,war\n")
    with pytest.raises(ReleaseRefused, match="under fire"):
        steps.refuse_unsafe(settings, keys, "2024-01-01-a")

    stop.remove(settings, keys, "ru_b")

    steps.refuse_unsafe(settings, keys, "2024-01-01-a")
    settings.current.symlink_to("2024-01-01-a")
    assert stop.withdraw_unsafe(settings, keys) == []
