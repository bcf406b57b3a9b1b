"""A whole build drops what former models left, and nothing that is not dbt's."""

import re

import duckdb

from dagster_project.lib import former_models
from warehouse import database, layout
from warehouse.networks import tables
from warehouse.settings import Settings
from warehouse.vault import Vault

MANIFEST = {
    "nodes": {
        "model.crossings.pub_reach": {"resource_type": "model", "schema": "published", "alias": "pub_reach"},
        "seed.crossings.service": {"resource_type": "seed", "schema": "seeds", "alias": "service"},
        "test.crossings.keys": {"resource_type": "test", "schema": "tests", "alias": "keys"},
        # Nobody builds into these; where a mistake of the project says so, they are not touched either.
        "model.crossings.in_raw": {"resource_type": "model", "schema": "raw", "alias": "in_raw"},
    }
}


def relations(con: duckdb.DuckDBPyConnection) -> set[str]:
    rows = con.execute(
        "select table_schema || '.' || table_name from information_schema.tables where table_catalog = 'crossings'"
    ).fetchall()
    return {name for (name,) in rows}


def test_only_relations_in_schemas_of_dbt_that_the_manifest_does_not_know_go(place: Settings, keyring: Vault) -> None:
    with database.writer(place, keyring) as con:
        laid = relations(con)
        con.execute(
            """
            create schema published; create schema seeds; create schema tests; create schema notes;
            create table published.pub_reach as select 1 as persons;
            create table seeds.service as select 'condoms' as service;
            create table published.pub_former as select 7 as persons;
            create view published.pub_former_view as from published.pub_former;
            create table seeds."Former list" as select 1 as value;
            create table tests.kept as select 1 as failures;
            create view notes.of_an_analyst as from published.pub_reach;
            create table raw.kept_by_somebody as select 1 as value;
            create table main.kept as select 1 as value;
            create temp table published_former as select 1 as value;
            """
        )
        gone = former_models.drop(con, MANIFEST)
        assert gone == ["published.pub_former", "published.pub_former_view", "seeds.Former list"]
        kept = {"published.pub_reach", "seeds.service", "tests.kept", "notes.of_an_analyst"}
        assert relations(con) == laid | kept | {"raw.kept_by_somebody", "main.kept"}
        assert con.execute("select value from published_former").fetchall() == [(1,)]
        assert former_models.drop(con, MANIFEST) == []


def test_every_schema_that_the_warehouse_lays_itself_is_never_touched() -> None:
    made = set(re.findall(r"create schema if not exists (\w+)", f"{layout.schema()}\n{tables.ddl()}"))
    assert made == former_models.NOT_OF_DBT - {"main"}
