"""An account reaches its audience's published file and nothing else, by any way in."""

import httpx
import pytest
from superset_server import Superset, chart_data, dataset_id, sql_lab

from dashboards.sources import catalogue

SOURCES = catalogue.load()

REGIONAL, DONOR = 1, 2  # databases, in the order of assets/databases.yaml
OTHER_FILES = [
    "select * from read_text('/etc/passwd')",
    "select * from read_csv('/etc/passwd')",
    "select * from glob('/etc/*')",
    "attach '/tmp/other.duckdb' as other",
    "copy (select 1) to '/tmp/leak.csv'",
    "set enable_external_access = true",
    "install httpfs",
    "create table published.mine as select 1",
]


@pytest.mark.parametrize("result_format", ["json", "csv", "xlsx"])
def test_a_donor_gets_no_regional_data_from_a_chart_or_an_export(
    running_superset: Superset, result_format: str
) -> None:
    coordinator = running_superset.client("coordinator")
    donor = running_superset.client("donor")
    regional = dataset_id(coordinator, "pub_reach__regional__en")
    answer = chart_data(donor, regional, ["persons"], result_format=result_format)
    assert answer.status_code == 403
    assert "persons" not in answer.text


def test_a_donor_reads_its_own_file_where_numbers_are_rounded(running_superset: Superset) -> None:
    donor = running_superset.client("donor")
    own = dataset_id(donor, f"{SOURCES.charts['coverage/gender'].dataset}__donor__en")
    rows = chart_data(donor, own, ["persons"], "persons is not null").raise_for_status().json()["result"][0]["data"]
    assert rows
    assert all(row["persons"] % 5 == 0 for row in rows)


def test_a_donor_sees_no_regional_dataset_dashboard_or_partner_in_any_list(running_superset: Superset) -> None:
    donor = running_superset.client("donor")
    datasets = donor.get("/api/v1/dataset/", params={"q": "(page_size:100)"}).raise_for_status().json()["result"]
    boards = donor.get("/api/v1/dashboard/").raise_for_status().json()["result"]
    charts = donor.get("/api/v1/chart/").raise_for_status().json()["result"]
    names = [dataset["table_name"] for dataset in datasets]
    assert names
    assert all("__donor__" in name for name in names)
    assert not [name for name in names if name.startswith("pub_reporting")]
    assert {board["slug"] for board in boards} == {"coverage-en"}
    assert charts
    assert all("__donor__" in chart["datasource_name_text"] for chart in charts)


@pytest.mark.parametrize("username", ["coordinator", "donor"])
def test_a_reader_has_no_sql_lab(running_superset: Superset, username: str) -> None:
    client = running_superset.client(username)
    assert sql_lab(client, REGIONAL, "select 1").status_code == 403


def test_an_analyst_has_sql_on_the_regional_file_alone(running_superset: Superset) -> None:
    analyst = running_superset.client("analyst")
    assert sql_lab(analyst, REGIONAL, "select 1 as one").json()["data"] == [{"one": 1}]
    assert is_refused(sql_lab(analyst, DONOR, "select 1"))


@pytest.mark.parametrize("sql", OTHER_FILES)
def test_sql_reaches_no_other_file(running_superset: Superset, sql: str) -> None:
    analyst = running_superset.client("analyst")
    assert is_refused(sql_lab(analyst, REGIONAL, sql))


@pytest.mark.parametrize("username", ["coordinator", "analyst", "donor", "admin"])
def test_nobody_reaches_the_working_database(running_superset: Superset, username: str) -> None:
    """No role may add a database, and even the administrator's new database may only be a published file."""
    address = f"duckdb:///{running_superset.settings.working_db}"
    client = running_superset.client(username)
    made = client.post("/api/v1/database/", json={"database_name": "working", "sqlalchemy_uri": address})
    tried = client.post("/api/v1/database/test_connection/", json={"database_name": "x", "sqlalchemy_uri": address})
    assert {made.status_code, tried.status_code} <= {403, 422}


@pytest.mark.parametrize("path", ["security/users/", "log/", "database/", "security/roles/", "query/"])
@pytest.mark.parametrize("username", ["coordinator", "donor"])
def test_a_reader_sees_no_list_of_users_logs_or_databases(running_superset: Superset, username: str, path: str) -> None:
    client = running_superset.client(username)
    assert client.get(f"/api/v1/{path}").status_code in (403, 404)


@pytest.mark.parametrize("kind", ["dashboard", "chart", "dataset"])
def test_a_reader_changes_nothing(running_superset: Superset, kind: str) -> None:
    client = running_superset.client("coordinator")
    assert client.put(f"/api/v1/{kind}/1", json={}).status_code == 403
    assert client.delete(f"/api/v1/{kind}/1").status_code == 403


def test_nobody_is_anonymous(running_superset: Superset) -> None:
    with httpx.Client(base_url=running_superset.url) as client:
        assert client.get("/api/v1/dashboard/").json().get("result", []) == []
        assert chart_data(client, 1, ["persons"]).status_code in (400, 401, 403, 302)
        assert client.get("/superset/dashboard/start-here-en/").status_code in (302, 404)
        assert client.get("/swagger/v1").status_code == 404


def is_refused(answer: httpx.Response) -> bool:
    return answer.status_code >= 400 and "data" not in answer.json()
