"""What attackers try at a running server: SQL that is no question, names that are not its own, and who asked what."""

import httpx
import pytest
from superset_server import Superset, chart_data, dataset_id, sql_lab

REGIONAL = 1
SECRET_WORD = "a_word_of_one_question"
REFUSED = {
    "call enable_logging('QueryLog')": "Only one SELECT",
    "pragma version": "Only one SELECT",
    "set threads = 1": "Only one SELECT",
    "select * from duckdb_logs": "not among the published",
    "select * from duckdb_settings()": "not among those that may be used",
    "select * from read_text('/etc/passwd')": "not among those that may be used",
    "select current_setting('threads') as a": "not among those that may be used",
}
ANSWERED = (
    "select count(*) as n from published.pub_reach",
    "with c as (select country_code as a from published.pub_reach) select a, count(*) as n from c group by all",
    "select country_code, row_number() over (order by country_code) as n from published.pub_reach limit 3",
)


@pytest.mark.parametrize("sql", REFUSED)
def test_sql_lab_runs_nothing_but_questions_and_goes_on(running_superset: Superset, sql: str) -> None:
    analyst = running_superset.client("analyst")
    answer = sql_lab(analyst, REGIONAL, sql)
    assert answer.status_code >= 400
    assert REFUSED[sql] in answer.text
    assert sql_lab(analyst, REGIONAL, "select 1 as one").json()["data"] == [{"one": 1}]


@pytest.mark.parametrize("sql", ANSWERED)
def test_what_analysts_ask_is_answered(running_superset: Superset, sql: str) -> None:
    answer = sql_lab(running_superset.client("analyst"), REGIONAL, sql)
    assert answer.status_code == 200, answer.text[:500]
    assert answer.json()["data"]


def test_no_chart_asks_for_more_either(running_superset: Superset) -> None:
    reader = running_superset.client("coordinator")
    dataset = dataset_id(reader, "pub_reach__regional__en")
    assert chart_data(reader, dataset, ["persons"]).status_code == 200
    for where in ("current_setting('threads') = '2'", "persons in (select count(*) from duckdb_logs())"):
        assert chart_data(reader, dataset, ["persons"], where).status_code >= 400


def test_superset_lists_what_can_be_asked(running_superset: Superset) -> None:
    analyst = running_superset.client("analyst")
    schemas = analyst.get(f"/api/v1/database/{REGIONAL}/schemas/").raise_for_status().json()["result"]
    schema = next(name for name in schemas if name.endswith("published"))
    tables = analyst.get(f"/api/v1/database/{REGIONAL}/tables/", params={"q": f"(force:!t,schema_name:'{schema}')"})
    assert "pub_reach" in {one["value"] for one in tables.raise_for_status().json()["result"]}
    about = analyst.get(f"/api/v1/database/{REGIONAL}/table_metadata/", params={"name": "pub_reach", "schema": schema})
    assert "country_code" in {one["name"] for one in about.raise_for_status().json()["columns"]}


def test_the_steward_sees_that_questions_were_asked_and_neither_whose_nor_which(running_superset: Superset) -> None:
    analyst, steward = running_superset.client("analyst"), running_superset.client("steward")
    asked = sql_lab(analyst, REGIONAL, f"select count(*) as {SECRET_WORD} from published.pub_reach")
    assert asked.json()["data"]
    analyst.post("/api/v1/database/1/validate_sql/", json={"sql": f"select 1 as {SECRET_WORD}"})
    answer = steward.get("/api/v1/log/?q=(page_size:100,order_column:dttm,order_direction:desc)").raise_for_status()
    entries = answer.json()["result"]
    questions = [entry for entry in entries if "SQL Lab" in (entry["json"] or "")]
    assert {"execute_sql"} <= {question["action"] for question in questions}
    assert all(
        question["user_id"] is None and not question["user"] and not question["referrer"] for question in questions
    )
    assert all(entry in questions for entry in entries if "sql" in entry["action"].lower())
    assert SECRET_WORD not in answer.text
    assert [entry for entry in entries if entry["user_id"]], "other actions still say whose they were"
    assert steward.get("/api/v1/query/").status_code in (403, 404)


@pytest.mark.parametrize("path", ["/login/", "/health", "/api/v1/security/csrf_token/", "/static/nothing"])
def test_another_name_is_not_answered(running_superset: Superset, path: str) -> None:
    port = running_superset.settings.superset_port
    for host in (f"evil.example:{port}", f"127.0.0.1.evil.example:{port}"):
        answer = httpx.get(f"{running_superset.url}{path}", headers={"Host": host})
        assert answer.status_code == 421
        assert "evil.example" not in answer.text
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"localhost.:{port}"):
        assert httpx.get(f"{running_superset.url}{path}", headers={"Host": host}).status_code != 421
