"""The rules of the dbt project, over its manifest: names, descriptions, keys, sources, readers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pipeline_home import Home

from dagster_project.lib import dbt_child, former_models, parsed_project
from warehouse import database, vault

PREFIXES = {
    "staging": ("stg_",),
    "intermediate": ("int_",),
    "marts": ("dim_", "fct_", "cell_"),
    "published": ("pub_", "donor_", "protected_", "compared_", "alert_"),
}
# Tables without a key of their own, and why.
WITHOUT_A_KEY = {
    "fct_person_": "a person may stand twice in a set; the cells count persons, and a test says that they do",
    "int_person_said_place": "a row for each time it was said",
    "pub_release": "one row",
    "donor_release": "one row",
}
# Models that no other one reads, and who does.
READ_OUTSIDE = {
    "cell_member": "the ledger, where cells close",
    "cell_part": "the same",
    "cell_period": "the same",
    "cell_set": "the same",
    "dim_partner": "a release, which notes of whom its tables were made",
}
LAST = "model.crossings.pub_"  # what dashboards may read
Node = dict[str, Any]


@pytest.fixture(scope="module")
def manifest(built_home: Home) -> Node:
    return json.loads(parsed_project.manifest(built_home.settings).read_bytes())


@pytest.fixture(scope="module")
def models(manifest: Node) -> dict[str, Node]:
    return {one["name"]: one for one in manifest["nodes"].values() if one["resource_type"] == "model"}


def _layer(model: Node) -> str:
    return model["fqn"][1]


def _is_excused(name: str, excuses: dict[str, str]) -> bool:
    return any(name == each or (each.endswith("_") and name.startswith(each)) for each in excuses)


def _tested(manifest: Node, kinds: set[str]) -> Iterator[str]:
    for node in manifest["nodes"].values():
        if node["resource_type"] == "test" and node.get("test_metadata", {}).get("name") in kinds:
            yield manifest["nodes"][node["attached_node"]]["name"]


def test_a_model_is_named_as_its_layer_is(models: dict[str, Node]) -> None:
    named = {name: PREFIXES[_layer(one)] for name, one in models.items() if _layer(one) in PREFIXES}
    assert len(named) > 200
    assert [name for name, prefixes in named.items() if not name.startswith(prefixes)] == []


def test_every_model_says_what_it_holds(models: dict[str, Node]) -> None:
    assert [name for name, one in models.items() if len(one["description"]) < 15] == []


def test_every_column_of_a_contract_says_what_it_holds(models: dict[str, Node]) -> None:
    contracted = [model for model in models.values() if model["config"]["contract"]["enforced"]]
    assert len(contracted) > 70
    silent = [(one["name"], column["name"]) for one in contracted for column in one["columns"].values()
              if not column["description"]]  # fmt: skip
    assert silent == []


def test_every_table_has_a_key_that_is_tested(manifest: Node, models: dict[str, Node]) -> None:
    keyed = set(_tested(manifest, {"unique_combination", "unique"}))
    keyed |= {name for name, one in models.items() if "key" in one["config"]["meta"]}
    tables = {name for name, one in models.items() if one["config"]["materialized"] != "view"}
    assert {name for name in tables - keyed if not _is_excused(name, WITHOUT_A_KEY)} == set()
    assert {
        name for name in WITHOUT_A_KEY if not any(_is_excused(each, {name: ""}) for each in tables - keyed)
    } == set()


def test_the_keys_that_are_named_are_those_of_the_tests_of_keys(manifest: Node, models: dict[str, Node]) -> None:
    tests = ("facts_have_their_keys", "protected_cells_have_their_keys")
    read = {parent for test in tests for parent in manifest["nodes"][f"test.crossings.{test}"]["depends_on"]["nodes"]}
    assert {model["unique_id"] for model in models.values() if "key" in model["config"]["meta"]} == read


def test_nothing_is_built_that_nobody_reads(manifest: Node, models: dict[str, Node]) -> None:
    built = [*manifest["nodes"].values(), *manifest["exposures"].values()]
    read = {parent for one in built if one["resource_type"] != "test" for parent in one["depends_on"].get("nodes", [])}
    unread = {
        name for name, one in models.items() if one["unique_id"] not in read and not name.startswith(("pub_", "donor_"))
    }
    assert {name for name in unread if not _is_excused(name, READ_OUTSIDE)} == set()
    assert {name for name in READ_OUTSIDE if not any(_is_excused(each, {name: ""}) for each in unread)} == set()


def test_rows_that_partners_sent_are_read_in_one_place(manifest: Node) -> None:
    sent = {f"source.crossings.raw.{table}" for table in ("contact", "contact_token", "delivery", "refusal", "apart")}
    readers = {
        one["name"]
        for one in manifest["nodes"].values()
        if one["resource_type"] == "model" and not sent.isdisjoint(one["depends_on"].get("nodes", []))
    }
    assert {name for name in readers if not name.startswith("stg_")} == set()


def test_the_lineage_ends_at_the_dashboards(manifest: Node) -> None:
    assert {one["name"] for one in manifest["exposures"].values()} >= {"coverage", "quality", "this_quarter", "trends"}
    for one in manifest["exposures"].values():
        assert all(parent.startswith(LAST) for parent in one["depends_on"]["nodes"]), one["name"]


def test_a_second_row_of_one_key_is_found(built_home: Home, tmp_path: Path) -> None:
    home = built_home.copy(tmp_path / "home")
    tests = dbt_child.target(home.settings) / "compiled" / "crossings" / "tests"
    facts, protected = (
        (tests / f"{name}_have_their_keys.sql").read_text(encoding="utf-8") for name in ("facts", "protected_cells")
    )
    assert (home.rows(facts), home.rows(protected)) == ([], [])
    with database.writer(home.settings, vault.load(home.settings)) as con:
        for table in ("intermediate.int_person", "protected.protected_reach"):
            con.execute(f"insert into {table} from {table} limit 1")
    assert (home.rows(facts), home.rows(protected)) == ([("int_person", 2)], [("protected_reach", 2)])


def test_a_home_that_was_built_holds_models_of_the_manifest_alone(
    built_home: Home, manifest: Node, tmp_path: Path
) -> None:
    home = built_home.copy(tmp_path / "home")
    with database.writer(home.settings, vault.load(home.settings)) as con:
        assert former_models.drop(con, manifest) == []
        con.execute("create view marts.dim_former as from raw.partner")
        assert former_models.drop(con, manifest) == ["marts.dim_former"]
