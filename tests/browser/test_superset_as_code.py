"""Superset keeps what the code declares, reads what the link names, and slows down guessing."""

import json
import shutil
import sqlite3
import stat
import uuid
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import httpx
import pytest
from pipeline_home import Home
from superset_server import Superset, chart_data, dataset_id, run
from verdicts import passed

from dashboards import serve, state
from dashboards.sources import catalogue
from warehouse import vault
from warehouse.release import rooms

SOURCES = catalogue.load()

ASSETS = (
    "dashboards",
    "slices",
    "tables",
    "dbs",
    "ab_user",
    "ab_role",
    "ab_permission_view_role",
    "sql_metrics",
    "table_columns",
)


@pytest.mark.exhaustive
def test_a_second_setup_and_sync_change_nothing(running_superset: Superset) -> None:
    before = counts(running_superset)
    assert "is current" in run(serve.setup_command(running_superset.settings), running_superset.settings)
    assert "as declared" in running_superset.sync()
    assert ", 0 removed" in running_superset.sync("--again")
    assert counts(running_superset) == before


@pytest.mark.exhaustive
def test_a_chart_that_the_code_no_longer_holds_is_gone_after_a_sync(running_superset: Superset) -> None:
    columns = "viz_type, datasource_id, datasource_type, created_on, changed_on, is_managed_externally"
    with closing(sqlite3.connect(state.metadata_file(running_superset.settings))) as con:
        con.execute(
            f"insert into slices (slice_name, uuid, {columns}) select 'dropped', ?, {columns} from slices limit 1",
            (uuid.uuid4().bytes,),
        )
        con.commit()
    assert ", 1 removed" in running_superset.sync("--again")
    with closing(sqlite3.connect(state.metadata_file(running_superset.settings))) as con:
        assert con.execute("select count(*) from slices where slice_name = 'dropped'").fetchone() == (0,)


def test_the_next_query_reads_the_new_release_without_a_restart(running_superset: Superset, built_home: Home) -> None:
    link = running_superset.settings.current
    old = link.resolve()
    new = old.with_name(f"flipped-{uuid.uuid4().hex}")
    client = running_superset.client("coordinator")
    partners = dataset_id(client, f"{SOURCES.charts['start_here/who_reported'].dataset}__regional__en")

    def shown() -> str:
        rows = chart_data(client, partners, ["partner_alias"]).raise_for_status().json()["result"][0]["data"]
        return str(rows[0]["partner_alias"])

    first = shown()
    try:
        shutil.copytree(old, new)
        with duckdb.connect(str(new / "regional" / "warehouse.duckdb")) as con:
            con.execute("update published.pub_reporting set partner_alias = 'flipped'")
        passed(running_superset.settings, new.name, vault.load(built_home.settings))
        flip(link, new.name)
        assert [shown() for _ in range(6)] == ["flipped"] * 6
    finally:
        flip(link, old.name)
        rooms.drop(running_superset.settings, new.name)
    assert shown() == first


def test_what_superset_generates_is_readable_by_its_owner_alone(running_superset: Superset) -> None:
    home = running_superset.settings.superset
    for name in ("secrets.json", "workers.db", "metadata.db"):
        assert stat.S_IMODE((home / name).stat().st_mode) == 0o600, name
    secrets = json.loads((home / "secrets.json").read_text())
    assert len(set(secrets.values())) == len(state.SECRET_NAMES)


def test_the_content_policy_names_no_other_host(running_superset: Superset) -> None:
    headers = httpx.get(f"{running_superset.url}/login/").headers
    policy = headers["Content-Security-Policy"]
    assert "connect-src 'self';" in policy
    assert "img-src 'self' blob: data:;" in policy
    assert "http" not in policy
    assert "HttpOnly" in headers["Set-Cookie"]
    assert "SameSite=Strict" in headers["Set-Cookie"]


def test_guessing_a_password_ends_with_429_on_the_form_and_on_the_api(running_superset: Superset) -> None:
    """Every attempt over a connection of its own, so that both workers take some: they count together. All come from
    an address of their own, since attempts of an address are counted too, and other tests log in within the minute.
    """

    def attempt(door: str, **body: Any) -> httpx.Response:
        with guesser() as client:
            return client.post(door, **body)

    def guesser() -> httpx.Client:
        from_elsewhere = httpx.HTTPTransport(local_address="127.0.0.2")
        return httpx.Client(base_url=running_superset.url, timeout=60, transport=from_elsewhere)

    tried = [attempt("/login/", data={"username": "nobody", "password": str(n)}) for n in range(22)]
    guess = {"username": "nobody-else", "password": "wrong", "provider": "db"}
    api = [attempt("/api/v1/security/login", json=guess).status_code for _ in range(22)]
    assert [answer.status_code for answer in tried].count(429) == 12
    with guesser() as client:
        client.get("/login/", headers={"Accept-Language": "fi"})
        assert "Odota minuutti" in client.post("/login/", data={"username": "nobody", "password": "x"}).text
    assert api == [401] * 10 + [429] * 12


def counts(superset: Superset) -> dict[str, int]:
    with closing(sqlite3.connect(state.metadata_file(superset.settings))) as con:
        return {table: con.execute(f"select count(*) from {table}").fetchone()[0] for table in ASSETS}


def flip(link: Path, target: str) -> None:
    beside = link.with_name("current.test")
    beside.symlink_to(target)
    beside.replace(link)
