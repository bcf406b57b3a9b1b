"""An adviser looks at the next release before anybody sees it, others at earlier ones; and a table is held back."""

import json
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import duckdb
import httpx
import pytest
from superset_server import Superset

LOOK, HOLD = "/crossings/releases/look", "/crossings/releases/hold"


@pytest.fixture
def candidate(running_superset: Superset) -> Iterator[str]:
    """A release that was built and waits: in the journal it was never published."""
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
    tested = file.with_name("disclosure-test.json")
    tested.write_text(json.dumps({"release_id": name, "is_passed": True}))
    yield name
    file.unlink()
    tested.unlink()
    shutil.rmtree(place.published / name)


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
