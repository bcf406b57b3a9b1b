"""Stopping a partner, without the pipeline: nothing more comes in, and with `--now` nothing of it stays."""

import json
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
import yaml
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse
from old_network import deliver, landed_rows, link

from warehouse import release
from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.intake.landing import cannot_link, land, ledger, stopped
from warehouse.intake.partners import declaration_store
from warehouse.intake.partners.declared import declarations, declared, find
from warehouse.intake.rebuild import rebuild
from warehouse.intake.receive.receive import receive
from warehouse.networks import home
from warehouse.privacy import stop
from warehouse.release import steps

NEWER = "20230501_20230531_v1.csv"


def test_pulls_end_and_everything_that_came_stays(warehouse: Warehouse) -> None:
    deliver(warehouse, 31, months=(4,))
    state, before = warehouse.state(), find(warehouse.settings, "ru_a", warehouse.vault)

    stop.end_pulls(warehouse.settings, warehouse.vault, "ru_a")
    warehouse.deliver(NEWER, csv_bytes([row()]), partner="ru_a")

    assert receive(warehouse.settings, warehouse.vault, before) == []
    assert warehouse.state() == state
    now = find(warehouse.settings, "ru_a", warehouse.vault)
    assert now == before.model_copy(update={"active_to": warehouse.settings.as_of})
    stopped_ones = [one for one in ("ru_a", "ru_b") if stopped.is_stopped(warehouse.settings, warehouse.vault, one)]
    assert stopped_ones == ["ru_a"]


def test_what_was_read_while_its_partner_was_stopped_does_not_land(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is open already when the command in another process comes first to the lock."""
    before = find(warehouse.settings, "ru_a", warehouse.vault)
    warehouse.deliver("20230401_20230430_v1.csv", csv_bytes([row(1, **{"Дата контакта": "02.04.2023"})]), "ru_a")
    real = land.holder

    def holder(*arguments: object) -> str | None:
        raise AssertionError("it got as far as landing")

    from warehouse.intake.receive import receive as receiving

    prepare = receiving.prepare

    def stopped_meanwhile(*arguments: object) -> object:
        stop.end_pulls(warehouse.settings, warehouse.vault, "ru_a")
        return prepare(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(receiving, "prepare", stopped_meanwhile)
    monkeypatch.setattr(land, "holder", holder)

    assert receive(warehouse.settings, warehouse.vault, before) == []

    monkeypatch.setattr(land, "holder", real)
    assert land.partners(warehouse.settings) == []


def test_nothing_of_a_stopped_partner_is_left_and_the_others_are_as_they_were(warehouse: Warehouse) -> None:
    deliver(warehouse, 32, months=(4,))
    others = "select * from raw.contact where partner_code <> 'ru_b' order by all"
    before = warehouse.rows(others)
    assert warehouse.rows("select count(*) > 0 from raw.contact where partner_code = 'ru_b'") == [(True,)]
    hers, theirs = token_of(warehouse, "ru_b"), token_of(warehouse, "ru_a")
    cannot_link.keep(warehouse.settings, warehouse.vault, "aa", [cannot_link.Pair.of("ru", hers, theirs)])
    cannot_link.keep(warehouse.settings, warehouse.vault, "bb", [cannot_link.Pair.of("ru", theirs, b"x" * 32)])
    rebuild(warehouse.settings, warehouse.vault)

    assert stop.remove(warehouse.settings, warehouse.vault, "ru_b")

    assert warehouse.rows(others) == before
    for table in ("raw.contact", "raw.contact_token", "raw.delivery", "raw.refusal", "raw.partner", "raw.partner_city"):
        assert warehouse.rows(f"select count(*) from {table} where partner_code = 'ru_b'") == [(0,)]
    assert warehouse.rows("select count(*) from raw.apart") == [(1,)]
    assert rooms(warehouse, "ru_b") == [Path("network/partners/ru_b.yaml")]
    assert hers not in {one.get("key_ru_full") for one in landed_rows(warehouse)}
    assert [one.code for one in declarations(warehouse.settings, warehouse.vault)] == ["ru_a", "ru_c"]
    assert [one.code for one in declared(warehouse.settings, warehouse.vault)] == ["ru_a", "ru_b", "ru_c"]


def test_no_number_that_it_may_have_fed_is_left_in_the_ledger(warehouse: Warehouse) -> None:
    deliver(warehouse, 34, months=(4,))
    settings, keys = warehouse.settings, warehouse.vault
    cells = [
        [
            "pub_moves",
            countries,
            countries,
            "year",
            date(2023, 1, 1),
            12,
            "shown",
            date(2023, 2, 15),
            None,
            None,
            None,
            None,
        ]
        for countries in ("RU", "FI", "FI|RU", "FI|UA", "all")
    ]
    table = pa.Table.from_pylist([dict(zip(ledger.CELLS.names, one, strict=True)) for one in cells], ledger.CELLS)
    ledger.write(ledger.path(settings), keys, ledger.Book(table, {"ru_b": ledger.Fed("RU", may_be_named=False)}))

    assert stop.remove(settings, keys, "ru_b")

    assert warehouse.rows("select cell from raw.closed_cell order by all") == [("FI",), ("FI|UA",)]
    assert ledger.read(ledger.path(settings), keys).cells["cell"].to_pylist() == ["FI", "FI|UA"]


def test_a_second_stop_changes_nothing_and_a_restored_copy_goes_again(warehouse: Warehouse) -> None:
    deliver(warehouse, 33, months=(4,))
    (kept,) = list((warehouse.settings.landing / "ru_b").glob("*.manifest.age"))[:1]
    data = kept.read_bytes()
    assert stop.remove(warehouse.settings, warehouse.vault, "ru_b")
    assert stop.withdraw(warehouse.settings, warehouse.vault, "ru_b") == []
    link(warehouse)
    state = warehouse.state()

    assert not stop.remove(warehouse.settings, warehouse.vault, "ru_b")
    assert warehouse.state() == state

    kept.parent.mkdir()
    kept.write_bytes(data)
    assert stop.remove(warehouse.settings, warehouse.vault, "ru_b")
    assert warehouse.state() == state


def test_the_code_of_a_stopped_partner_is_nowhere_and_cannot_be_taken_again(warehouse: Warehouse) -> None:
    deliver(warehouse, 36, months=(4,))
    settings, keys = warehouse.settings, warehouse.vault
    text = (settings.partners / "ru_b.yaml").read_text()
    assert stop.remove(settings, keys, "ru_b")
    assert stop.withdraw(settings, keys, "ru_b") == []
    assert not stop.is_gone(settings, keys, "ru_b")

    assert stop.forget_declaration(settings, "ru_b")

    assert stop.is_gone(settings, keys, "ru_b")
    assert rooms(warehouse, "ru_b") == []
    assert [one.code for one in declarations(settings, keys)] == ["ru_a", "ru_c"]
    with pytest.raises(ConfigError, match="was stopped"):
        declaration_store.add(settings, "ru_b", text, keys)


def test_a_mark_that_an_earlier_version_called_after_the_partner_loses_its_name(warehouse: Warehouse) -> None:
    settings, keys = warehouse.settings, warehouse.vault
    stop.end_pulls(settings, keys, "ru_a")
    (mark,) = (settings.landing / "stopped").glob("*.age")
    mark.rename(mark.with_name("ru_a.age"))

    assert stopped.is_stopped(settings, keys, "ru_a")
    assert list((settings.landing / "stopped").glob("*.age")) == [mark]


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


def test_a_code_that_no_declaration_has_is_refused(warehouse: Warehouse) -> None:
    with pytest.raises(ConfigError, match="Known partners: ru_a, ru_b, ru_c"):
        stop.standing(warehouse.settings, warehouse.vault, "nobody")


def test_who_shares_a_network_key_with_it_is_named(warehouse: Warehouse) -> None:
    found = stop.standing(warehouse.settings, warehouse.vault, "ru_a")
    assert found.sharing == {"ru": ["ru_b", "ru_c"], "fi_ru": ["ru_b", "ru_c"]}


def token_of(warehouse: Warehouse, partner: str) -> bytes:
    """A whole token that only this partner has."""
    mine: dict[str, set[bytes]] = {}
    for code in land.partners(warehouse.settings):
        for delivery_id in land.landed(warehouse.settings, code):
            rows = land.read_rows(warehouse.settings, warehouse.vault, code, delivery_id)
            mine.setdefault(code, set()).update(token for token in rows["key_ru_full"].to_pylist() if token)
    own = mine[partner] - set().union(*(tokens for code, tokens in mine.items() if code not in (partner, "ru_c")))
    return min(own)


def rooms(warehouse: Warehouse, code: str) -> list[Path]:
    home = warehouse.settings.home
    return sorted(
        path.relative_to(home) for path in home.rglob(f"*{code}*") if not path.is_relative_to(warehouse.settings.demo)
    )
