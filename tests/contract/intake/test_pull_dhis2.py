"""DHIS2 Web API, tracker events, as a server plays it in the shapes of its versions."""

import json
from typing import Any

import pytest
from intake_sources import TOKEN, Opener
from played_interfaces import dhis2_pages
from played_server import Fault, Played

from warehouse.errors import SourceError
from warehouse.intake import pull
from warehouse.intake.pull.interfaces import dhis2

EVENTS = "/hmis/api/tracker/events"
PARTNER: dict[str, Any] = {
    "timezone": "Europe/Kyiv",
    "file": {"format": "json", "layout": "dhis2"},
    "columns": {"contact_date": ["occurredAt"], "city": ["deCity00001"], "gender": ["deGender001"]},
    "separators": {},
    "tokens": {"mode": "none"},
    "scopes": [],
    "constants": {},
}


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch, played: Played) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_TOKEN", TOKEN)
    played.authorization = f"ApiToken {TOKEN}"


def event(number: int, at: str | None = "2023-03-05T10:00:00.000", **more: Any) -> dict[str, Any]:
    named = {"occurredAt": at} if at else {"scheduledAt": "2023-03-05T10:00:00.000"}
    values = [
        {"dataElement": "deGender001", "value": "w", "storedBy": "a person"},
        {"dataElement": "deCity00001", "value": "kyiv"},
        {"dataElement": "deRemarks01", "value": "free text"},
    ]
    base = {
        "event": f"event{number:06}",
        "status": "COMPLETED" if at else "SCHEDULE",
        "program": "prog",
        "programStage": "stage",
        "orgUnit": "unit",
        "deleted": False,
        "updatedAt": "2023-04-01T08:00:00.000",
        "geometry": {"type": "Point", "coordinates": [30.5234, 50.4501]},
        "storedBy": "a person",
        "dataValues": values,
    }
    return base | named | more


def opened(open_source: Opener, played: Played, events: list[Any], version: int = 41) -> pull.Source:
    played.answers[EVENTS] = dhis2_pages(events, version)
    url = played.url.replace("http", "dhis2+http", 1) + "/hmis?program=prog&orgUnit=unit&ouMode=DESCENDANTS"
    return open_source(url, token_env="CROSSINGS_TEST_TOKEN", partner=PARTNER)


def numbers(source: pull.Source) -> dict[str, list[int]]:
    return {
        file.name: [int(one["event"][5:]) for one in json.loads(source.read(file))["events"]] for file in source.files()
    }


@pytest.mark.parametrize("version", [40, 41])
def test_events_become_months_without_people_and_coordinates(open_source: Opener, played: Played, version: int) -> None:
    source = opened(open_source, played, [event(1)], version)
    (file,) = source.files()
    assert json.loads(source.read(file)) == {
        "events": [
            {
                "event": "event000001",
                "status": "COMPLETED",
                "program": "prog",
                "programStage": "stage",
                "orgUnit": "unit",
                "occurredAt": "2023-03-05T10:00:00.000",
                "deleted": False,
                "dataValues": [
                    {"dataElement": "deCity00001", "value": "kyiv"},
                    {"dataElement": "deGender001", "value": "w"},
                ],
            }
        ]
    }
    assert str(file.modified_at) == "2023-04-01 08:00:00+00:00"
    (asked,) = played.asked
    assert {name: asked.query[name] for name in ("program", "orgUnit", "ouMode")} == {
        "program": "prog",
        "orgUnit": "unit",
        "ouMode": "DESCENDANTS",
    }
    assert not [word for word in ("geometry", "storedBy", "createdBy", "assignedUser") if word in asked.query["fields"]]


@pytest.mark.parametrize("version", [40, 41])
def test_all_pages_are_read(open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch, version: int) -> None:
    monkeypatch.setattr(dhis2, "PAGE_SIZE", 3)
    source = opened(open_source, played, [event(number) for number in range(8)], version)
    assert numbers(source) == {"2023-03.json": list(range(8))}
    assert [one.query["page"] for one in played.gets(EVENTS)] == ["1", "2", "3"]


def test_moments_are_utc_and_months_are_the_partners(open_source: Opener, played: Played) -> None:
    found = [event(1, "2023-03-31T20:59:59.000"), event(2, "2023-03-31T21:30:00.000"), event(3, "2023-05-31T21:00:00Z")]
    assert numbers(opened(open_source, played, found)) == {
        "2023-03.json": [1],
        "2023-04.json": [2],
        "2023-05.json": [],
        "2023-06.json": [3],
    }


def test_planned_events_have_not_happened_and_deleted_ones_come_without_values(
    open_source: Opener, played: Played
) -> None:
    source = opened(open_source, played, [event(1, None), event(2, deleted=True)])
    (file,) = source.files()
    (one,) = json.loads(source.read(file))["events"]
    assert (one["event"], one["deleted"], one["dataValues"]) == ("event000002", True, [])
    assert played.asked[0].query["includeDeleted"] == "true"


def test_an_unchanged_month_has_unchanged_bytes(open_source: Opener, played: Played) -> None:
    found = [event(number) for number in range(8)]
    source = opened(open_source, played, found)
    before = [source.read(file) for file in source.files()]
    found.reverse()
    for one in found:
        one["dataValues"] = one["dataValues"][::-1]
    assert [source.read(file) for file in source.files()] == before


def test_fewer_events_than_announced_are_not_taken(open_source: Opener, played: Played) -> None:
    source = opened(open_source, played, [])
    played.answers[EVENTS] = lambda _: {"pager": {"page": 1, "pageSize": 500, "total": 2}, "events": [event(1)]}
    with pytest.raises(SourceError, match="less or other bytes than it announced"):
        source.files()


@pytest.mark.parametrize("answer", [{"httpStatusCode": 200}, {"events": "x"}, {"events": ["x"]}])
def test_an_answer_of_another_shape_is_told(open_source: Opener, played: Played, answer: Any) -> None:
    source = opened(open_source, played, [])
    played.answers[EVENTS] = lambda _: answer
    with pytest.raises(SourceError, match="the DHIS2 server gave an answer that such a source does not give"):
        source.files()


def test_a_question_that_the_server_rejects_is_told_at_once(open_source: Opener, played: Played) -> None:
    played.faults = [Fault(409)]
    with pytest.raises(SourceError, match=r"HTTP 409.*source\.url"):
        opened(open_source, played, []).files()
    assert len(played.asked) == 1


def test_an_expired_token_is_told_at_once_by_its_variable(
    open_source: Opener, played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_TOKEN", "old")
    with pytest.raises(SourceError, match=r"ru_test: the DHIS2 server .*CROSSINGS_TEST_TOKEN"):
        opened(open_source, played, [event(1)]).files()
    assert len(played.asked) == 1


@pytest.mark.parametrize("version", [40, 41])
def test_the_signature_is_one_small_question(open_source: Opener, played: Played, version: int) -> None:
    found = [event(number) for number in range(50)]
    source = opened(open_source, played, found, version)
    seen = [source.signature(), source.signature()]
    assert [(one.query["pageSize"], one.query["fields"]) for one in played.asked] == [("1", "updatedAt")] * 2
    found[7]["updatedAt"] = "2023-05-01T08:00:00.000"
    seen.append(source.signature())
    assert "50" in seen[0]
    assert seen[0] == seen[1] != seen[2]
