"""A build goes on from the last one: after each load every derived table is what it would be from the beginning."""

import json
import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

import model_build
import network_restated
import network_rows
import pytest

from dagster_project.lib import dbt_child, parsed_project
from warehouse import database, memory_limit
from warehouse.settings import Settings
from warehouse.settings import settings as of_process
from warehouse.vault import Vault

pytestmark = pytest.mark.builds(5)

CONTACTS = 20_000
IS_WHOLE = os.environ.get("CROSSINGS_TESTS") == "all"
SCHEMAS = ("marts", "protected", "published", "published_donor")
SPINES = ("int_published_person_month", "int_person_stay", "int_person_move")
# What numbers stand for: an increment keeps those that nobody counts as any more, and nobody is in them.
KEPT = {"marts.cell_part", "marts.cell_set"}
Tables = dict[str, tuple[int, int]]


def build(settings: Settings, keys: Vault, *, whole: bool = False) -> bool:
    """dbt as a run starts it. Gives back whether the build was whole."""
    asked = ("--exclude-resource-type", "unit_test", "--exclude", "test_type:generic")
    built = model_build.build(settings, keys, *asked, is_whole=whole)
    twice = dbt_child.target(settings) / "compiled" / "crossings" / "tests" / "facts_have_their_keys.sql"
    with database.reader(settings, keys) as con:
        assert con.execute(twice.read_text(encoding="utf-8")).fetchall() == []
    return built.is_whole


def tables(settings: Settings, keys: Vault) -> Tables:
    with database.reader(settings, keys) as con:
        names = con.execute(
            "select table_schema || '.' || table_name from information_schema.tables "
            "where table_catalog = 'crossings' and (list_contains(?, table_schema) or list_contains(?, table_name)) "
            "order by all",
            [list(SCHEMAS), list(SPINES)],
        ).fetchall()
        found = {}
        for (name,) in names:
            row = con.execute(f"select count(*), sum(hash(cast(t as varchar))) from {name} as t").fetchone()
            assert row is not None
            found[name] = row
        return found


def differing(one: Tables, other: Tables) -> list[str]:
    return sorted(name for name in (one.keys() | other.keys()) - KEPT if one.get(name) != other.get(name))


def of_other_types(settings: Settings, keys: Vault) -> list[str]:
    """Columns that the last increment computed in another type than their tables have: each was cast without a word."""
    target = dbt_child.target(settings)
    models = json.loads((target / "manifest.json").read_bytes())["nodes"].values()
    found = []
    with database.reader(settings, keys) as con:
        for model in models:
            if model["config"].get("materialized") == "incremental":
                text = (target / "compiled" / "crossings" / model["original_file_path"]).read_text(encoding="utf-8")
                asked = (f"from {model['relation_name']}", text)
                table, now = ({row[0]: row[1] for row in con.execute(f"describe {one}").fetchall()} for one in asked)
                found += [f"{model['name']}.{name}" for name, kind in table.items() if now[name] != kind]
    return found


def marked_rows(settings: Settings, keys: Vault) -> int:
    """Of tables that an increment takes rows out of: those that are in the file still, marked as deleted. A checkpoint
    may have written one of them anew."""
    with database.reader(settings, keys) as con:
        counted = [
            con.execute(f"select coalesce(max(rowid) + 1, 0) - count(*) from intermediate.{table}").fetchall()[0][0]
            for table in ("int_contact_person", "int_person_day", "int_published_person_month", "int_person_period")
        ]
        return int(sum(counted))


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Vault]:
    """Built, all but the last month and a region that only it has."""
    home = tmp_path_factory.mktemp("network")
    settings = replace(of_process(), home=home / "home", keys_file=home / "keys.json")
    keys = network_rows.all_but_the_last_month(settings, CONTACTS)
    parsed_project.manifest(settings)  # as Dagster asks for it before a build: dbt does not parse again then
    assert build(settings, keys)
    return settings, keys


def forget_a_spring_of(settings: Settings, keys: Vault, partner: str) -> None:
    """That it reported, in each year: who reports constantly is another where nobody who was met is."""
    with database.writer(settings, keys) as con:
        con.execute("delete from raw.delivery where partner_code = ? and month(span_start) between 4 and 6", [partner])


def whole(settings: Settings, keys: Vault, folder: Path) -> Tables:
    """What a build from the beginning gives of the same rows."""
    copy = replace(settings, home=folder / "home")
    shutil.copytree(settings.home, copy.home)
    assert build(copy, keys, whole=True)
    return tables(copy, keys)


def test_a_new_month_and_restatements_of_old_ones(network: tuple[Settings, Vault], tmp_path: Path) -> None:
    """The last month with a region that is new, and month 20 of 36 restated with it; a partner of whom nobody was met
    where it had said, one that takes all back, and one that did not report in a spring after all. With `make test-all`
    each month alone, and month 3 as well."""
    settings, keys = network
    seed = random.SystemRandom().randrange(1 << 31)
    print(f"seed {seed}")
    network_rows.add(settings, keys, CONTACTS, (35, 36))
    if IS_WHOLE:
        assert not build(settings, keys)
        assert differing(tables(settings, keys), whole(settings, keys, tmp_path / "month")) == []
    assert network_restated.send_elsewhere(settings, keys, "ru_irkutsk_0", "ru_novosibirsk") > 100
    assert network_restated.send_elsewhere(settings, keys, "fi_tampere_0", None) > 100
    forget_a_spring_of(settings, keys, "ru_spb_0")
    for month in (19, 2) if IS_WHOLE else (19,):
        before = tables(settings, keys)
        assert network_restated.restate(settings, keys, month, seed) > 100
        assert not build(settings, keys)
        assert "intermediate.int_person_stay" in differing(tables(settings, keys), before)
    assert differing(tables(settings, keys), whole(settings, keys, tmp_path / "restated")) == []


def test_with_too_little_memory_for_marks_of_deleted_rows_tables_are_written_anew(
    network: tuple[Settings, Vault], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them, where no mark may be held; with the same rows as otherwise, and no row is marked."""
    settings, keys = network
    copies = [replace(settings, home=tmp_path / name / "home") for name in ("deleted", "anew")]
    for copy in copies:
        shutil.copytree(settings.home, copy.home)
        network_restated.restate(copy, keys, 10, seed=7)
    deleted, anew = copies
    assert not build(deleted, keys)
    monkeypatch.setattr(memory_limit, "marked_rows", lambda _limit: 0)
    assert not build(anew, keys)
    assert differing(tables(anew, keys), tables(deleted, keys)) == []
    assert of_other_types(anew, keys) == []
    assert marked_rows(anew, keys) == 0
    assert marked_rows(deleted, keys) > 0


@pytest.mark.exhaustive
def test_a_declaration_that_changes_is_followed_by_what_it_changes(
    network: tuple[Settings, Vault], tmp_path: Path
) -> None:
    settings, keys = network
    with database.writer(settings, keys) as con:
        con.execute("update raw.partner set safe_to_show = false where partner_code = 'ua_lviv_1'")
    for partner in ("ua_kyiv_0", "ru_vyborg_0"):  # the one beside people who count otherwise, the other beside nobody
        forget_a_spring_of(settings, keys, partner)
    assert not build(settings, keys)
    assert differing(tables(settings, keys), whole(settings, keys, tmp_path / "declared")) == []


@pytest.mark.exhaustive
def test_nothing_new_changes_nothing(network: tuple[Settings, Vault]) -> None:
    settings, keys = network
    before = tables(settings, keys)
    assert not build(settings, keys)
    assert differing(tables(settings, keys), before) == []
