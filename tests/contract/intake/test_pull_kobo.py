"""KoboToolbox, API v2, as a server plays it: pages, months of the partner's calendar, what is dropped, what fails."""

import json
from typing import Any

import pytest
from intake_sources import TOKEN, Opener
from played_interfaces import kobo_pages
from played_server import Fault, Played, playing

from warehouse.errors import SourceError
from warehouse.intake import pull
from warehouse.intake.pull.interfaces import kobo

DATA = "/api/v2/assets/aForm/data/"
PARTNER: dict[str, Any] = {
    "timezone": "Europe/Helsinki",
    "file": {"format": "json", "layout": "kobo", "repeats": {"people": "rows"}},
    "columns": {"contact_date": ["day"], "city": ["city"], "gender": ["gender"]},
    "separators": {},
    "tokens": {"mode": "none"},
    "scopes": [],
    "constants": {},
}


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch, played: Played) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_TOKEN", TOKEN)
    played.authorization = f"Token {TOKEN}"


def submission(number: int, day: str | None = "2023-03-05", sent: str = "2023-03-06T10:00:00", **more: Any) -> Any:
    named = {"visit/day": day} if day else {}
    return {
        "_id": number,
        "_uuid": f"uuid-{number}",
        "_submission_time": sent,
        "__version__": "v1",
        "visit/city": "hel",
        "_submitted_by": "a person",
        "_geolocation": [60.1699, 24.9384],
        "_attachments": [{"filename": "a person/photo.jpg"}],
        "_notes": [],
        "visit/remarks": "free text",
        **named,
        **more,
    }


def opened(open_source: Opener, played: Played, submissions: list[Any], **changes: Any) -> pull.Source:
    played.answers[DATA] = kobo_pages(played, submissions)
    url = played.url.replace("http", "kobo+http", 1) + "/aForm"
    return open_source(url, token_env="CROSSINGS_TEST_TOKEN", partner=PARTNER | changes)


def months(source: pull.Source) -> dict[str, list[Any]]:
    return {file.name: json.loads(source.read(file)) for file in source.files()}


def numbers(source: pull.Source) -> dict[str, list[int]]:
    return {name: [one["_id"] for one in content] for name, content in months(source).items()}


def test_submissions_become_months_without_who_sent_them_and_from_where(open_source: Opener, played: Played) -> None:
    people = [{"visit/people/gender": "w", "visit/people/name": "x"}]
    source = opened(open_source, played, [submission(1, **{"visit/people": people})])
    kept = {
        "_id": 1,
        "_uuid": "uuid-1",
        "_submission_time": "2023-03-06T10:00:00+00:00",
        "__version__": "v1",
        "visit/city": "hel",
        "visit/day": "2023-03-05",
        "visit/people": [{"visit/people/gender": "w"}],
    }
    assert months(source) == {"2023-03.json": [kept]}
    assert [str(file.modified_at) for file in source.files()] == ["2023-03-06 10:00:00+00:00"]


def test_an_empty_month_lies_between_two_others_and_a_gap_outside(open_source: Opener, played: Played) -> None:
    found = [
        submission(3, "2023-05-01", "2023-05-02T10:00:00"),
        submission(1),
        submission(2, "2023-03-31", "2023-05-02T10:00:00"),
    ]
    assert numbers(opened(open_source, played, found)) == {
        "2023-03.json": [1, 2],
        "2023-04.json": [],
        "2023-05.json": [3],
    }


def test_the_running_month_waits_until_it_has_ended(open_source: Opener, played: Played) -> None:
    found = [submission(1, "2024-01-31", "2024-02-01T08:00:00"), submission(2, "2024-02-01", "2024-02-01T09:00:00")]
    assert numbers(opened(open_source, played, found)) == {"2024-01.json": [1]}


def test_without_a_contact_date_the_local_day_of_sending_counts(open_source: Opener, played: Played) -> None:
    found = [submission(1, None, "2023-03-31T20:59:59"), submission(2, None, "2023-03-31T23:30:00")]
    assert numbers(opened(open_source, played, found)) == {"2023-03.json": [1], "2023-04.json": [2]}


@pytest.mark.parametrize("day", ["2032-03-05", "1923-03-05", "next week"])
def test_a_day_that_cannot_be_lands_in_the_month_of_sending_to_be_told_there(
    open_source: Opener, played: Played, day: str
) -> None:
    assert numbers(opened(open_source, played, [submission(1, day)])) == {"2023-03.json": [1]}


def test_all_pages_are_read_and_an_unchanged_month_has_unchanged_bytes(
    open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kobo, "LIMIT", 3)
    found = [submission(number) for number in range(8)]
    source = opened(open_source, played, found)
    (file,) = source.files()
    before = source.read(file)
    assert [one.query["start"] for one in played.gets(DATA)] == ["0", "3", "6"]
    found.reverse()
    found.append(submission(9, "2023-04-05", "2023-04-06T10:00:00"))
    after = next(source.read(file) for file in source.files())
    assert [load["_id"] for load in json.loads(before)] == list(range(8))
    assert before == after


def test_a_page_that_fails_for_a_moment_does_not_cost_the_pages_before_it(
    open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kobo, "LIMIT", 2)
    played.faults = [Fault(), Fault(500), Fault(cut_at=10), Fault(429, {"Retry-After": "1"})]
    source = opened(open_source, played, [submission(number) for number in range(4)])
    assert numbers(source) == {"2023-03.json": [0, 1, 2, 3]}
    assert [one.query["start"] for one in played.gets(DATA)] == ["0", "2", "2", "2", "2"]


def test_a_next_page_on_another_host_is_never_asked_for(open_source: Opener, played: Played) -> None:
    with playing() as other:
        source = opened(open_source, played, [submission(1)])
        page = {"count": 2, "next": other.url + DATA, "previous": None, "results": [submission(1)]}
        played.answers[DATA] = lambda _: page
        with pytest.raises(SourceError, match="another host"):
            source.files()
        assert other.asked == []


def test_pages_that_go_round_in_a_circle_end_in_a_message(open_source: Opener, played: Played) -> None:
    source = opened(open_source, played, [submission(1)])
    link = f"{played.url}{DATA}?start=0"
    played.answers[DATA] = lambda _: {"count": 2, "next": link, "previous": None, "results": [submission(1)]}
    with pytest.raises(SourceError, match="circle"):
        source.files()


def test_fewer_submissions_than_announced_are_not_taken(open_source: Opener, played: Played) -> None:
    source = opened(open_source, played, [submission(1)])
    played.answers[DATA] = lambda _: {"count": 2, "next": None, "previous": None, "results": [submission(1)]}
    with pytest.raises(SourceError, match="less or other bytes than it announced"):
        source.files()


@pytest.mark.parametrize("answer", [{"detail": "x"}, {"count": 1, "results": "x", "next": None}, [1]])
def test_an_answer_of_another_shape_is_told(open_source: Opener, played: Played, answer: Any) -> None:
    source = opened(open_source, played, [])
    played.answers[DATA] = lambda _: answer
    with pytest.raises(SourceError, match="the Kobo server gave an answer that such a source does not give"):
        source.files()


def test_an_expired_token_is_told_at_once_by_its_variable(
    open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_TOKEN", "old")
    with pytest.raises(SourceError, match=r"ru_test: the Kobo server .*CROSSINGS_TEST_TOKEN"):
        opened(open_source, played, [submission(1)]).files()
    assert len(played.asked) == 1


def test_a_page_for_people_in_place_of_data_means_log_in_again(open_source: Opener, played: Played) -> None:
    source = opened(open_source, played, [])
    del played.answers[DATA]
    played.put(DATA, b"<!doctype html><title>Log in</title>")
    with pytest.raises(SourceError, match="CROSSINGS_TEST_TOKEN"):
        source.files()


def test_the_signature_is_one_small_question(open_source: Opener, played: Played) -> None:
    found = [submission(number) for number in range(50)]
    source = opened(open_source, played, found)
    seen = [source.signature(), source.signature()]
    assert [(one.query["limit"], one.query["fields"]) for one in played.asked] == [("1", '["_submission_time"]')] * 2
    found.append(submission(51, sent="2023-03-09T10:00:00"))
    seen.append(source.signature())
    assert seen[0] == seen[1] != seen[2]
