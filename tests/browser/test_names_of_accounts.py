"""Nobody but who keeps accounts is told what others are called, by any door that Superset has."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from everyday import every_day
from people import USERS, granted, ids
from superset_server import Superset

from dashboards import state

CANARY = "zyxwvut"
READERS = ("coordinator", "analyst", "donor", "adviser", "national_fi")
KINDS = (
    "dashboard", "chart", "dataset", "database", "query", "saved_query", "log", "tag", "theme", "report",
    "css_template", "annotation_layer", "rowlevelsecurity", "security/users", "security/user_registrations",
)  # fmt: skip
COLUMNS = ("owners", "created_by", "changed_by", "user", "users", "last_saved_by", "published_by", "roles")
MORE = (
    "/api/v1/me/", "/api/v1/me/roles/", "/api/v1/menu/", "/api/v1/log/recent_activity/", "/api/v1/dashboard/{slug}",
    "/api/v1/dashboard/{slug}/charts", "/api/v1/dashboard/{slug}/datasets", "/api/v1/dashboard/export/?q=!({board})",
    "/api/v1/chart/{chart}", "/api/v1/chart/export/?q=!({chart})", "/api/v1/dataset/{dataset}",
    "/api/v1/dataset/{dataset}/related_objects", "/api/v1/dataset/export/?q=!({dataset})", "/api/v1/database/1",
    "/api/v1/explore/?slice_id={chart}", "/explore/?slice_id={chart}", "/superset/dashboard/{slug}/",
    "/users/", "/user_info/", "/actionlog/list",
    "/datasource/get/table/{dataset}/", "/superset/fetch_datasource_metadata?datasourceKey={dataset}__table",
    "/api/v1/dashboard/favorite_status/?q=!({board})", "/api/v1/security/roles/search/", "/crossings/files/",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def owner_of_everything(running_superset: Superset) -> Iterator[None]:
    """An account that owns, made and changed every dashboard, chart and dataset, and is the only one called so."""
    granted(running_superset, ("add", CANARY, "donor_fi"))
    admin = running_superset.client("admin")
    number = ids(admin, "users")[CANARY]
    held = {"dashboard_user": ("dashboards", "dashboard_id"), "slice_user": ("slices", "slice_id"),
            "sqlatable_user": ("tables", "table_id")}  # fmt: skip
    with closing(sqlite3.connect(state.metadata_file(running_superset.settings), timeout=60)) as con, con:
        for owners, (table, column) in held.items():
            con.execute(f"insert into {owners} (user_id, {column}) select ?, id from {table}", [number])
            con.execute(f"update {table} set created_by_fk = ?, changed_by_fk = ?", [number, number])
        con.execute("update dbs set created_by_fk = ?, changed_by_fk = ?", [number, number])
    yield
    with closing(sqlite3.connect(state.metadata_file(running_superset.settings), timeout=60)) as con, con:
        for owners, (table, _) in held.items():
            con.execute(f"delete from {owners} where user_id = ?", [number])
            con.execute(f"update {table} set created_by_fk = null, changed_by_fk = null")
        con.execute("update dbs set created_by_fk = null, changed_by_fk = null")
    assert admin.delete(f"{USERS}{number}").status_code == 200


@pytest.mark.parametrize("account", every_day(READERS, ["donor", "national_fi"]))
def test_no_door_tells_the_name_of_another_account(running_superset: Superset, account: str) -> None:
    client = running_superset.client(account)
    telling = [door for door in doors(client) if CANARY in client.get(door).text]
    assert telling == []


def test_a_filter_for_a_name_finds_nobody(running_superset: Superset) -> None:
    client = running_superset.client("analyst")
    for kind in ("dashboard", "chart", "dataset"):
        answer = client.get(f"/api/v1/{kind}/related/owners?q=(filter:{CANARY[:4]})")
        assert answer.status_code in (403, 404) or answer.json() == {"count": 0, "result": []}


def test_who_keeps_accounts_is_told(running_superset: Superset) -> None:
    steward, admin = running_superset.client("steward"), running_superset.client("admin")
    assert CANARY in steward.get("/api/v1/security/users/?q=(page_size:100)").text
    assert CANARY in admin.get("/api/v1/dashboard/").text
    assert CANARY in admin.get(f"/api/v1/dashboard/related/owners?q=(filter:{CANARY})").text


def doors(client: httpx.Client) -> Iterator[str]:
    boards = client.get("/api/v1/dashboard/").raise_for_status().json()["result"]
    charts = client.get("/api/v1/chart/").raise_for_status().json()["result"]
    datasets = client.get("/api/v1/dataset/").raise_for_status().json()["result"]
    named = {
        "slug": boards[0]["slug"],
        "board": boards[0]["id"],
        "chart": charts[0]["id"],
        "dataset": datasets[0]["id"],
    }
    for kind in KINDS:
        yield f"/api/v1/{kind}/?q=(page_size:100)"
        yield f"/api/v1/{kind}/_info"
        for column in COLUMNS:
            yield f"/api/v1/{kind}/related/{column}?q=(page_size:100)"
            yield f"/api/v1/{kind}/distinct/{column}"
    for door in MORE:
        yield door.format(**named)
