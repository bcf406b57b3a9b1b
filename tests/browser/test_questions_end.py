"""A question in SQL Lab ends: by its limit, or by "stop", and meanwhile everybody else is served."""

import secrets
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from superset_server import QUERY_SECONDS, Superset, chart_data, dataset_id, sql_lab

REGIONAL = 1
QUESTIONS = {
    "recursive": "with recursive r(i) as (select 1 union all select i + 1 from r) select count(*) as n from r",
    "cross join": "select count(*) as n from range(10000000) a, range(10000000) b",
}
SAID = {"analyst": "took too long and was ended", "analyst_uk": "Запит тривав надто довго"}


@pytest.mark.parametrize(("account", "question"), list(zip(SAID, QUESTIONS, strict=True)))
def test_a_question_without_end_is_ended_and_others_are_served_meanwhile(
    running_superset: Superset, account: str, question: str
) -> None:
    analyst, coordinator = running_superset.client(account), running_superset.client("coordinator")
    dataset = dataset_id(coordinator, "pub_reach__regional__en")
    with ThreadPoolExecutor(1) as pool:
        began = time.monotonic()
        asked = pool.submit(sql_lab, analyst, REGIONAL, QUESTIONS[question])
        served = 0
        while not asked.done():
            answer = chart_data(coordinator, dataset, ["persons"], f"{served} = {served}", metrics=None)
            assert answer.status_code == 200
            served += 1
        answer = asked.result()
        took = time.monotonic() - began
    assert answer.status_code >= 400
    assert SAID[account] in str(answer.json()["errors"][0]["message"])
    assert QUERY_SECONDS <= took < QUERY_SECONDS + 20
    assert served > 1
    assert sql_lab(analyst, REGIONAL, "select 1 as one").json()["data"] == [{"one": 1}]


def test_stop_ends_a_question_that_another_worker_runs(running_superset: Superset) -> None:
    analyst = running_superset.client("analyst")
    name = f"s{secrets.token_hex(5)}"
    asked = {"database_id": REGIONAL, "sql": QUESTIONS["recursive"], "runAsync": False, "client_id": name}
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(analyst.post, "/api/v1/sqllab/execute/", json=asked)
        stopped = False
        while not (stopped or running.done()):
            time.sleep(0.5)
            stopped = _stop(analyst, name).status_code == 200
        answer = running.result()
    assert stopped
    # Superset says so itself, or, where DuckDB was faster than Superset's own note of it, our message does.
    assert answer.json().get("status") == "stopped" or "The question was stopped." in answer.text


def _stop(analyst: httpx.Client, question: str) -> httpx.Response:
    """Over a connection of its own, as a browser opens one: either worker may answer."""
    with httpx.Client(base_url=analyst.base_url, timeout=60, cookies=dict(analyst.cookies)) as other:
        other.headers.update({"X-CSRFToken": analyst.headers["X-CSRFToken"], "Referer": str(analyst.base_url)})
        return other.post("/api/v1/query/stop", json={"client_id": question})
