"""Releases, and reports made of them, that show a partner which is not safe to show any more: they go, and cannot come
back."""

import json
from datetime import date

import duckdb
import pytest
import yaml
from intake_warehouse import Warehouse
from release_files import published

from warehouse import release
from warehouse.errors import ReleaseRefused
from warehouse.intake.partners.declared import declared
from warehouse.privacy import stop
from warehouse.release import partners_shown, steps


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


UNSAFE = "safe_to_show: false"


def becomes_unsafe(warehouse: Warehouse, code: str) -> None:
    declaration = warehouse.settings.partners / f"{code}.yaml"
    declaration.write_text(declaration.read_text().replace("safe_to_show: true", UNSAFE))


def showing(
    warehouse: Warehouse,
    name: str,
    codes: set[str],
    *,
    is_marked: bool = True,
    is_held: bool = False,
    may_be_named: str = "",
) -> None:
    """A release of the partners as they are called now. Where it is not marked, an earlier version has built it."""
    settings, keys = warehouse.settings, warehouse.vault
    shown = {one.code: one.alias for one in declared(settings, keys) if one.code in codes}
    folder = settings.published / name
    published(folder / "regional" / "warehouse.duckdb", set() if is_held else set(shown.values()))
    with duckdb.connect(folder / "regional" / "warehouse.duckdb") as con:
        con.execute("create table published.pub_holds as select 'pub_reporting' as table_name where ?", [is_held])
    if is_marked:
        with duckdb.connect() as con:
            con.execute("attach ':memory:' as crossings; create schema crossings.marts")
            con.execute(
                "create table crossings.marts.dim_partner as select unnest(?) as partner_code, unnest(?) as alias, "
                "true as safe_to_show, date '2023-01-01' as active_from, 'RU' as country_code, "
                "partner_code = ? as may_be_named",
                [list(shown), list(shown.values()), may_be_named],
            )
            partners_shown.write(folder, partners_shown.in_tables(con, keys, date(2024, 1, 1)))


ALL, SAFE = {"ru_a", "ru_b", "ru_c"}, {"ru_a", "ru_c"}


def test_a_release_that_names_a_safe_partner_by_an_earlier_alias_stays_beside_an_unsafe_one(
    warehouse: Warehouse,
) -> None:
    showing(warehouse, "2024-01-01-safe", SAFE)
    showing(warehouse, "2024-01-02-all", ALL)
    rename(warehouse, "ru_a", "RU-New")
    becomes_unsafe(warehouse, "ru_b")

    assert stop.withdraw_unsafe(warehouse.settings, warehouse.vault) == ["2024-01-02-all"]
    with pytest.raises(ReleaseRefused, match="called so"):  # not by a name that was given up
        steps.refuse_unsafe(warehouse.settings, warehouse.vault, "2024-01-01-safe")


def test_a_release_of_an_unsafe_partner_is_found_whoever_has_its_alias_now(warehouse: Warehouse) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    (alias,) = {one.alias for one in declared(settings, keys) if one.code == "ru_b"}
    (given_up,) = {one.alias for one in declared(settings, keys) if one.code == "ru_a"}
    showing(warehouse, "2024-01-01-both", ALL)
    showing(warehouse, "2024-01-02-of-ru-b", {"ru_b", "ru_c"})
    rename(warehouse, "ru_b", "RU-Between")
    rename(warehouse, "ru_a", alias)
    rename(warehouse, "ru_b", given_up)
    showing(warehouse, "2024-02-01-safe", SAFE)
    becomes_unsafe(warehouse, "ru_b")
    for made_of in ("2023-12-01-gone", "2024-01-01-both", "2024-02-01-safe"):
        report = settings.reports / made_of / "trend.json"
        report.parent.mkdir(parents=True)
        report.write_text(json.dumps({"asked": {"release": made_of}, "partners": [alias]}))

    with pytest.raises(ReleaseRefused, match=alias):
        steps.refuse_unsafe(settings, keys, "2024-01-02-of-ru-b")
    steps.refuse_unsafe(settings, keys, "2024-02-01-safe")
    assert stop.withdraw_unsafe(settings, keys) == ["2024-01-01-both", "2024-01-02-of-ru-b"]
    assert [path.parent.name for path in settings.reports.rglob("*.json")] == ["2024-02-01-safe"]


@pytest.mark.parametrize("is_marked", [True, False])
def test_a_release_that_names_nobody_since_the_table_was_held_is_found(
    warehouse: Warehouse, *, is_marked: bool
) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    showing(warehouse, "2024-01-01-all", ALL, is_marked=is_marked, is_held=True)
    showing(warehouse, "2024-01-02-safe", SAFE, is_held=True)
    steps.refuse_unsafe(settings, keys, "2024-01-01-all")
    assert stop.withdraw_unsafe(settings, keys) == []
    becomes_unsafe(warehouse, "ru_b")

    with pytest.raises(ReleaseRefused, match="safe to show"):
        steps.refuse_unsafe(settings, keys, "2024-01-01-all")
    steps.refuse_unsafe(settings, keys, "2024-01-02-safe")
    assert stop.withdraw_unsafe(settings, keys) == ["2024-01-01-all"]


@pytest.mark.parametrize("is_marked", [True, False])
def test_where_two_are_called_alike_a_release_goes_if_it_may_show_the_unsafe_one(
    warehouse: Warehouse, *, is_marked: bool
) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    (alias,) = {one.alias for one in declared(settings, keys) if one.code == "ru_b"}
    becomes_unsafe(warehouse, "ru_b")
    rename(warehouse, "ru_a", alias)
    showing(warehouse, "2024-02-01-safe", SAFE, is_marked=is_marked)

    assert stop.withdraw_unsafe(settings, keys) == ([] if is_marked else ["2024-02-01-safe"])
    if is_marked:
        steps.refuse_unsafe(settings, keys, "2024-02-01-safe")


def test_no_release_of_a_partner_that_was_stopped_with_all_its_rows_can_be_shown_again(warehouse: Warehouse) -> None:
    """Its releases go last, and until then somebody could go back to one."""
    settings, keys = warehouse.settings, warehouse.vault
    showing(warehouse, "2024-01-01-all", ALL)
    showing(warehouse, "2024-01-02-others", SAFE)
    stop.end_pulls(settings, keys, "ru_b")
    steps.refuse_unsafe(settings, keys, "2024-01-01-all")

    assert stop.remove(settings, keys, "ru_b")

    with pytest.raises(ReleaseRefused, match="safe to show"):
        steps.refuse_unsafe(settings, keys, "2024-01-01-all")
    steps.refuse_unsafe(settings, keys, "2024-01-02-others")


def test_a_release_in_which_a_partner_stands_alone_goes_when_it_may_not_be_named_any_more(warehouse: Warehouse) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    declaration = settings.partners / "ru_b.yaml"
    said = yaml.safe_load(declaration.read_text())
    declaration.write_text(yaml.safe_dump(said | {"may_be_named": True}, allow_unicode=True))
    showing(warehouse, "2024-01-01-alone", {"ru_b"}, may_be_named="ru_b")
    showing(warehouse, "2024-01-02-beside-others", ALL, may_be_named="ru_b")
    showing(warehouse, "2024-01-03-alone-in-no-number", {"ru_b"})
    steps.refuse_unsafe(settings, keys, "2024-01-01-alone")
    assert stop.withdraw_unsafe(settings, keys) == []

    declaration.write_text(yaml.safe_dump(said, allow_unicode=True))

    with pytest.raises(ReleaseRefused, match="stand alone"):
        steps.refuse_unsafe(settings, keys, "2024-01-01-alone")
    steps.refuse_unsafe(settings, keys, "2024-01-02-beside-others")
    assert stop.withdraw_unsafe(settings, keys) == ["2024-01-01-alone"]


def test_a_release_whose_marks_are_damaged_may_show_anybody(warehouse: Warehouse) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    showing(warehouse, "2024-01-01-safe", SAFE)
    (settings.published / "2024-01-01-safe" / partners_shown.FILE).write_text("[]")
    becomes_unsafe(warehouse, "ru_b")
    assert stop.withdraw_unsafe(settings, keys) == ["2024-01-01-safe"]
