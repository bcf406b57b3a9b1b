"""Releases, and reports made of them, that show what is not safe to show any more: they go, and cannot come back."""

import json
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest
import yaml
from intake_warehouse import Warehouse

from warehouse import release
from warehouse.errors import ReleaseRefused
from warehouse.intake.partners.declared import declared
from warehouse.networks import home
from warehouse.privacy import stop
from warehouse.release import steps


def test_earlier_releases_of_a_partner_that_became_unsafe_go_and_cannot_come_back(warehouse: Warehouse) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    aliases = {one.code: one.alias for one in declared(settings, keys)}
    safe = {aliases["ru_a"], aliases["ru_c"]}
    for name, shows in (("2024-01-01-all", set(aliases.values())), ("2024-02-01-safe", safe), ("2024-03-01-now", safe)):
        published(settings.published / name / "regional" / "warehouse.duckdb", shows)
    damaged = settings.published / "2023-12-01-damaged" / "regional" / "warehouse.duckdb"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"no database" * 1000)
    settings.current.symlink_to("2024-03-01-now")
    assert stop.withdraw_unsafe(settings, keys) == []

    declaration = settings.partners / "ru_b.yaml"
    declaration.write_text(declaration.read_text().replace("safe_to_show: true", "safe_to_show: false"))

    with pytest.raises(ReleaseRefused, match=aliases["ru_b"]):
        steps.refuse_unsafe(settings, keys, "2024-01-01-all")
    steps.refuse_unsafe(settings, keys, "2024-02-01-safe")
    assert stop.withdraw_unsafe(settings, keys) == ["2023-12-01-damaged", "2024-01-01-all"]
    assert release.releases(settings) == ["2024-03-01-now", "2024-02-01-safe"]
    assert stop.withdraw_unsafe(settings, keys) == []


def rename(warehouse: Warehouse, code: str, alias: str) -> None:
    declaration = warehouse.settings.partners / f"{code}.yaml"
    (before,) = {one.alias for one in declared(warehouse.settings, warehouse.vault) if one.code == code}
    declaration.write_text(declaration.read_text().replace(before, alias))


def releases_of_before_and_after_a_new_alias(warehouse: Warehouse) -> None:
    """One that names ru_b by its former alias, one by the new one, and the newest without it; and a report that is left
    of a release which has gone already, and names the former alias."""
    settings, keys = warehouse.settings, warehouse.vault
    safe = {one.alias for one in declared(settings, keys) if one.code != "ru_b"}
    (old,) = {one.alias for one in declared(settings, keys)} - safe
    rename(warehouse, "ru_b", "RU-New")
    for name, shows in (
        ("2024-01-01-old", safe | {old}),
        ("2024-02-01-new", safe | {"RU-New"}),
        ("2024-03-01-without", safe),
    ):
        published(settings.published / name / "regional" / "warehouse.duckdb", shows)
    settings.current.symlink_to("2024-03-01-without")
    report = settings.reports / "2023" / "trend.json"
    report.parent.mkdir(parents=True)
    report.write_text(json.dumps({"asked": {"release": "2023-12-01-gone"}, "partners": [old]}))


def test_earlier_releases_of_an_unsafe_partner_go_by_whatever_alias_they_name_it(warehouse: Warehouse) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    releases_of_before_and_after_a_new_alias(warehouse)
    assert stop.withdraw_unsafe(settings, keys) == []
    declaration = settings.partners / "ru_b.yaml"
    declaration.write_text(declaration.read_text().replace("safe_to_show: true", "safe_to_show: false"))

    assert stop.withdraw_unsafe(settings, keys) == ["2024-01-01-old", "2024-02-01-new"]

    assert release.releases(settings) == ["2024-03-01-without"]
    assert list(settings.reports.rglob("*.json")) == []
    assert stop.withdraw_unsafe(settings, keys) == []


def test_releases_of_a_stopped_partner_go_by_whatever_alias_they_name_it(warehouse: Warehouse) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    releases_of_before_and_after_a_new_alias(warehouse)
    standing = stop.standing(settings, keys, "ru_b")
    assert sorted(standing.releases) == ["2024-01-01-old", "2024-02-01-new"]
    assert standing.reports == 1
    assert stop.remove(settings, keys, "ru_b")

    assert sorted(stop.withdraw(settings, keys, "ru_b")) == ["2024-01-01-old", "2024-02-01-new"]

    assert release.releases(settings) == ["2024-03-01-without"]
    assert list(settings.reports.rglob("*.json")) == []


def test_a_release_that_people_see_with_an_earlier_alias_of_a_stopped_partner_is_refused_to_stay(
    warehouse: Warehouse,
) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    releases_of_before_and_after_a_new_alias(warehouse)
    settings.current.unlink()
    settings.current.symlink_to("2024-01-01-old")
    with pytest.raises(ReleaseRefused, match="People still see"):
        stop.withdraw(settings, keys, "ru_b")


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


def test_a_newcomer_that_is_not_shown_takes_no_release_of_before_it_away(warehouse: Warehouse) -> None:
    """Somebody else had another alias then, and nobody can say who."""
    settings, keys = warehouse.settings, warehouse.vault
    releases_of_before_and_after_a_new_alias(warehouse)
    declaration = settings.partners / "ru_c.yaml"
    said = yaml.safe_load(declaration.read_text())
    newcomer = said | {"safe_to_show": False, "active_from": date(2024, 2, 10)}
    declaration.write_text(yaml.safe_dump(newcomer, allow_unicode=True))

    assert stop.withdraw_unsafe(settings, keys) == []

    declaration.write_text(yaml.safe_dump(newcomer | {"active_from": date(2024, 1, 20)}, allow_unicode=True))
    assert stop.withdraw_unsafe(settings, keys) == ["2024-02-01-new"]


def published(file: Path, aliases: set[str]) -> None:
    file.parent.mkdir(parents=True)
    with duckdb.connect(file) as con:
        con.execute("create schema published")
        con.execute("create table published.pub_reporting as select unnest(?) as partner_alias", [sorted(aliases)])
