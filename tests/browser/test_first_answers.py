"""After a release the first reader does not wait: Superset has asked itself what readers ask first, and told nobody.

Add here: another promise about answers that are made before somebody asks. Keep out: how fast charts answer
(tests/bench).
"""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import httpx
import pytest
from browser_page import Reader
from playwright.sync_api import Browser, Response
from superset_server import Superset

from dashboards import first_answers, state
from dashboards.sources import catalogue

SEATS = {seat.account: seat for seat in catalogue.load().seats}
BOARDS = catalogue.load().dashboards
DATA = "/api/v1/chart/data"
Question = dict[str, Any]


@pytest.mark.exhaustive
def test_the_first_reader_after_a_release_gets_every_chart_from_the_cache(
    running_superset: Superset, chromium: Browser, release_again: Callable[[], str]
) -> None:
    questions = [question for question, _ in _opened(chromium, running_superset, "coordinator")]
    assert len(questions) > 5
    coordinator = running_superset.client("coordinator")
    release_again()
    assert not _is_kept(coordinator, questions[0])  # nobody has asked yet

    release_again()
    counts = first_answers.ask(running_superset.settings)
    assert isinstance(counts, dict)
    assert counts["ready"] >= len({json.dumps(question, sort_keys=True) for question in questions})
    assert counts["refused"] == 0
    # An adviser has the same first page: the answers wait for her too.
    for account in ("coordinator", "adviser"):
        again = _opened(chromium, running_superset, account)
        assert len(again) == len(questions)
        assert [question for question, is_kept in again if not is_kept] == []


def test_the_door_is_closed_to_whoever_does_not_know_its_word(running_superset: Superset) -> None:
    place = running_superset.settings
    right = first_answers.password_of(place, place.current.resolve().name)
    other = first_answers.password_of(place, "2024-01-01-000000000000")
    for client in (running_superset.another(), running_superset.client("admin")):
        for word in ({}, {"Authorization": ""}, {"Authorization": other}, {"Authorization": f"Bearer {right}"}):
            assert client.post(first_answers.PATH, headers=word).status_code == 404, word
    knocked = running_superset.another().post(first_answers.PATH, headers={"Authorization": right})
    assert knocked.status_code == 200
    assert knocked.json().keys() == {"pages", "ready", "refused"}
    assert "set-cookie" not in knocked.headers


def test_only_questions_of_the_own_first_page_are_remembered(running_superset: Superset) -> None:
    before = _remembered(running_superset)
    donor, admin = running_superset.client("donor"), running_superset.client("admin")
    page = _first_page(donor, "donor")
    question = _asking(donor, page, page)
    assert admin.post(DATA, json=question).status_code == 200
    assert donor.post(DATA, json=_asking(donor, page, page + 1)).status_code in (200, 403)
    assert _remembered(running_superset) == before
    assert donor.post(DATA, json=question | {"force": True}).status_code == 200
    [(kept_for, text)] = _remembered(running_superset) - before
    assert kept_for == page
    assert json.loads(text) == question | {"force": False}
    assert "donor@" not in text


def test_a_seat_is_never_asked_for_what_it_may_not_read(running_superset: Superset) -> None:
    """Somebody with the server's files writes a question of another audience under the donors' page."""
    donor, coordinator = running_superset.client("donor"), running_superset.client("coordinator")
    page = _first_page(donor, "donor")
    asked = json.dumps(_asking(coordinator, _first_page(coordinator, "coordinator"), page))
    assert donor.post(DATA, json=json.loads(asked)).status_code == 403
    with closing(sqlite3.connect(state.workers_file(running_superset.settings))) as con, con:
        con.execute("insert into asked values (?, 'planted', ?, 9, 9e9)", [page, asked])
    counts = first_answers.ask(running_superset.settings)
    assert isinstance(counts, dict)
    assert counts["refused"] == 1
    assert (page, asked) not in _remembered(running_superset)


def _opened(chromium: Browser, superset: Superset, account: str) -> list[tuple[Question, bool]]:
    """What the first tab of the first page asks, and whether the answer was there before."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    reader, answers = Reader(context.new_page(), superset), list[Response]()
    reader.listen()
    reader.page.on("response", lambda one: answers.append(one) if DATA in one.url else None)
    reader.log_in(account)
    reader.page.locator(".grid-container").wait_for()
    [tab, *_] = BOARDS[SEATS[account].placed[0].dashboard].tabs
    assert len(reader.wait_for_charts(len(tab.charts))) == len(tab.charts)
    seen = [(answer.request.post_data_json, _all_kept(answer.json())) for answer in answers]
    context.close()
    return seen


def _all_kept(answer: dict[str, Any]) -> bool:
    return all(one["is_cached"] for one in answer["result"])


def _is_kept(client: httpx.Client, question: Question) -> bool:
    return _all_kept(client.post(DATA, json=question).raise_for_status().json())


def _remembered(superset: Superset) -> set[tuple[int, str]]:
    with closing(sqlite3.connect(state.workers_file(superset.settings))) as con:
        return set(con.execute("select page, question from asked"))


def _first_page(client: httpx.Client, account: str) -> int:
    first = SEATS[account].placed[0]
    slug = BOARDS[first.dashboard].slug(first.audience, first.language)
    return int(client.get(f"/api/v1/dashboard/{slug}").raise_for_status().json()["result"]["id"])


def _asking(client: httpx.Client, read: int, told: int) -> Question:
    """For a column of the page `read`, as if the page `told` asked."""
    [dataset, *_] = client.get(f"/api/v1/dashboard/{read}/datasets").raise_for_status().json()["result"]
    return {
        "datasource": {"id": dataset["id"], "type": "table"},
        "queries": [{"columns": [dataset["columns"][0]["column_name"]], "metrics": [], "row_limit": 7}],
        "form_data": {"dashboardId": told},
        "result_format": "json",
        "result_type": "full",
    }
