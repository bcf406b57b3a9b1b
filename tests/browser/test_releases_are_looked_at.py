"""An adviser looks at the next release before anybody sees it, others at earlier ones; and a table is held back."""

import json
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import duckdb
import httpx
import pytest
from pipeline_home import Home
from superset_server import Superset
from verdicts import passed

from warehouse import vault
from warehouse.release import rooms

LOOK, HOLD = "/crossings/releases/look", "/crossings/releases/hold"


@pytest.fixture
def candidate(running_superset: Superset, built_home: Home) -> Iterator[str]:
    """A release that was built, has passed its tests and waits: in the journal it was never published."""
    place = running_superset.settings
    current = place.current.resolve()
    name = f"2024-03-20-{uuid.uuid4().hex[:12]}"
    shutil.copytree(current, place.published / name)
    file = place.published / name / "regional" / "parquet" / "pub_release.parquet"
    with duckdb.connect() as con:
        con.execute(f"create table release as select * replace ('{name}' as release_id) from read_parquet('{file}')")
        con.execute(f"copy release to '{file}' (format parquet)")
    place.working.mkdir(exist_ok=True)
    file = place.working / "candidate.json"
    file.write_text(json.dumps({"release_id": name}))
    passed(place, name, vault.load(built_home.settings))
    yield name
    file.unlink()
    rooms.drop(place, name)


@pytest.fixture
def moved_by_hand(running_superset: Superset) -> Iterator[str]:
    """Somebody copied the release that people see, and led the link to the copy, which no test has judged."""
    place = running_superset.settings
    current = place.current.resolve()
    untested = current.with_name(f"2024-03-21-{uuid.uuid4().hex[:12]}")
    shutil.copytree(current, untested)
    point_to(place.current, untested.name)
    yield untested.name
    point_to(place.current, current.name)
    shutil.rmtree(untested)


def point_to(link: Path, name: str) -> None:
    beside = link.with_name("current.test")
    beside.symlink_to(name)
    beside.replace(link)


def test_an_adviser_looks_at_the_next_release_and_nobody_else_does(running_superset: Superset, candidate: str) -> None:
    adviser, coordinator = (running_superset.client(name) for name in ("adviser", "coordinator"))
    assert candidate in adviser.get("/crossings/releases/").text
    assert candidate not in coordinator.get("/crossings/releases/").text
    assert coordinator.post(LOOK, data={"release": candidate}).status_code == 404

    assert adviser.post(LOOK, data={"release": candidate}).status_code == 302
    assert footnote(adviser) == candidate[-12:]
    current = running_superset.settings.current.resolve().name
    assert footnote(coordinator) == current[-12:]
    assert adviser.post(LOOK, data={"release": current}).status_code == 302
    assert footnote(adviser) == current[-12:]


PAGE = {"Accept": "text/html"}
PLACES = ("/dashboard/list/", "/superset/welcome/", "/crossings/releases/", "/crossings/files/")


def test_a_link_that_was_moved_by_hand_shows_a_page_in_words_and_no_number(
    running_superset: Superset, moved_by_hand: str
) -> None:
    coordinator, finnish = (running_superset.client(name) for name in ("coordinator", "coordinator_fi"))
    for place in PLACES:
        answer = coordinator.get(place, headers=PAGE, follow_redirects=True)
        assert (answer.status_code, "The figures are not available now" in answer.text) == (503, True), place
        assert moved_by_hand not in answer.text
    assert "Luvut eivät ole nyt saatavilla" in finnish.get("/crossings/", headers=PAGE, follow_redirects=True).text
    for file in ("/crossings/footnote.svg", "/crossings/files/csv/pub_reach", "/crossings/files/xlsx/tables"):
        assert coordinator.get(file).status_code >= 400, file
    steward = running_superset.client("steward")
    arrived = steward.get("/", headers=PAGE, follow_redirects=True)
    assert (arrived.status_code, arrived.url.path) == (200, "/crossings/health/")


def test_a_choice_ends_with_the_account_that_made_it(running_superset: Superset, candidate: str) -> None:
    """An adviser looks at the next release and leaves; whoever logs in at the same browser sees the published one."""
    with httpx.Client(base_url=running_superset.url, timeout=60) as browser:
        running_superset.log_in(browser, "adviser")
        assert browser.post(LOOK, data={"release": candidate}).status_code == 302
        assert footnote(browser) == candidate[-12:]
        browser.get("/logout/")
        running_superset.log_in(browser, "coordinator")
        assert footnote(browser) == running_superset.settings.current.resolve().name[-12:]


def footnote(client: httpx.Client) -> str:
    """The release that the line below every chart names, which is the one that this session's charts read."""
    line = client.get("/crossings/footnote.svg").raise_for_status().text
    return line.partition("Release ")[2].partition(",")[0]


def test_a_hold_is_in_the_journal_without_a_name(running_superset: Superset) -> None:
    adviser = running_superset.client("adviser")
    journal: Path = running_superset.settings.published / "journal.jsonl"
    before = journal.read_text()
    try:
        assert adviser.post(HOLD, data={"table": "pub_nothing", "reason": "harm"}).status_code == 404
        assert adviser.post(HOLD, data={"table": "pub_violations", "reason": "because"}).status_code == 404
        assert journal.read_text() == before
        assert adviser.post(HOLD, data={"table": "pub_violations", "reason": "harm"}).status_code == 302
        said = json.loads(journal.read_text().splitlines()[-1])
        assert (said["action"], said["table"], said["reason"]) == ("hold", "pub_violations", "harm")
        assert "adviser" not in journal.read_text()
    finally:
        journal.write_text(before)
