"""From a partner's interface, and from the drop folder, all the way into the warehouse."""

from pathlib import Path
from typing import Any

import pyrage
import pytest
from intake_files import attributes, csv_bytes, put, row
from intake_sources import TOKEN, described, hurry
from intake_warehouse import Warehouse
from played_interfaces import dhis2_pages, kobo_pages
from played_server import Played

from warehouse.errors import SourceError

PLAIN: dict[str, Any] = {
    "tokens": {"mode": "none"},
    "scopes": [],
    "separators": {"settings": " "},
    "optional": [],
    "values": {
        "city": {"spb": "ru_spb", "irk": "ru_irkutsk"},
        "channel": {"street": "street_outreach", "phone": "phone"},
        "settings": {"street": "street", "sauna": "sauna"},
        "gender": {"w": "woman", "m": "man"},
    },
}
DATES = "select contact_date::text, city from raw.contact order by all"


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)
    monkeypatch.setenv("CROSSINGS_TEST_TOKEN", TOKEN)


def submission(number: int, day: str, *people: str) -> dict[str, Any]:
    return {
        "_id": number,
        "_uuid": f"uuid-{number}",
        "_submission_time": f"{day[:10]}T12:00:00",
        "_submitted_by": "a person",
        "_geolocation": [59.93863, 30.31413],
        "visit/day": day,
        "visit/city": "spb",
        "visit/channel": "street",
        "visit/works": "street sauna",
        "visit/people": [{"visit/people/gender": person, "visit/people/age": 31} for person in people],
    }


def declare_kobo(warehouse: Warehouse, played: Played, found: list[dict[str, Any]], form: str = "aForm") -> None:
    played.answers[f"/api/v2/assets/{form}/data/"] = kobo_pages(played, found)
    url = played.url.replace("http", "kobo+http", 1) + f"/{form}"
    columns = {
        "contact_date": ["visit/day"],
        "source_uid": ["_uuid"],
        "city": ["visit/city"],
        "channel": ["visit/channel"],
        "settings": ["visit/works"],
        "gender": ["people/gender", "gender"],
        "age": ["people/age", "age"],
    }
    file = {"format": "json", "layout": "kobo", "repeats": {"people": "rows"}}
    source = described(url, token_env="CROSSINGS_TEST_TOKEN")
    warehouse.declare(**PLAIN | {"file": file, "columns": columns, "source": source})


def test_submissions_of_kobotoolbox(warehouse: Warehouse, played: Played) -> None:
    found = [
        submission(1, "2023-03-05", "w", "m"),
        submission(2, "2023-03-31T23:30:00.000+03:00", "w"),
        submission(3, "2023-05-01", "w"),
    ]
    declare_kobo(warehouse, played, found)
    assert [receipt.rows_accepted for receipt in warehouse.take()] == [3, 0, 1]
    assert warehouse.rows(DATES) == [
        ("2023-03-05", "ru_spb"),
        ("2023-03-05", "ru_spb"),
        ("2023-03-31", "ru_spb"),
        ("2023-05-01", "ru_spb"),
    ]
    assert warehouse.take() == []


def test_what_is_edited_or_deleted_in_kobotoolbox_is_so_here_although_no_time_in_the_month_is_newer(
    warehouse: Warehouse, played: Played
) -> None:
    found = [submission(1, "2023-03-05", "w"), submission(2, "2023-03-06", "w"), submission(3, "2023-05-01", "w")]
    declare_kobo(warehouse, played, found)
    warehouse.take()
    found[0]["visit/city"] = "irk"
    del found[1]
    assert len(warehouse.take()) == 1
    assert warehouse.rows(DATES) == [("2023-03-05", "ru_irkutsk"), ("2023-05-01", "ru_spb")]
    assert warehouse.take() == []
    del found[0]
    found.insert(0, submission(4, "2023-02-05", "w"))
    assert [receipt.rows_accepted for receipt in warehouse.take()] == [1, 0]
    assert warehouse.rows(DATES) == [("2023-02-05", "ru_spb"), ("2023-05-01", "ru_spb")]
    assert warehouse.take() == []
    assert warehouse.rows(DATES) == [("2023-02-05", "ru_spb"), ("2023-05-01", "ru_spb")]


def test_an_edit_that_is_taken_back_in_kobotoolbox_is_taken_back_here(warehouse: Warehouse, played: Played) -> None:
    found = [submission(1, "2023-03-05", "w"), submission(2, "2023-04-06", "w"), submission(3, "2023-05-01", "w")]
    declare_kobo(warehouse, played, found)
    warehouse.take()
    before = warehouse.rows(DATES)
    for _ in range(2):
        found[0]["visit/city"] = "irk"
        assert len(warehouse.take()) == 1
        assert ("2023-03-05", "ru_irkutsk") in warehouse.rows(DATES)
        found[0]["visit/city"] = "spb"
        assert len(warehouse.take()) == 1
        assert warehouse.rows(DATES) == before
        assert warehouse.take() == []
    in_april = found.pop(1)
    for expected in ([], [in_april], []):
        found[1:-1] = expected
        assert len(warehouse.take()) == 1
        assert len(warehouse.rows(DATES)) == 2 + len(expected)
        assert warehouse.take() == []
    assert warehouse.told == []


def test_what_is_deleted_in_the_first_and_the_last_month_of_kobotoolbox_is_deleted_here(
    warehouse: Warehouse, played: Played
) -> None:
    found = [submission(1, "2023-03-05", "w"), submission(2, "2023-04-06", "w"), submission(3, "2023-05-01", "w")]
    declare_kobo(warehouse, played, found)
    warehouse.take()
    del found[2], found[0]
    assert [receipt.rows_accepted for receipt in warehouse.take()] == [0, 0]
    assert warehouse.rows(DATES) == [("2023-04-06", "ru_spb")]
    assert warehouse.take() == []
    found.append(submission(4, "2023-05-02", "w"))
    warehouse.take()
    assert warehouse.rows(DATES) == [("2023-04-06", "ru_spb"), ("2023-05-02", "ru_spb")]


def test_an_answer_without_any_record_changes_nothing_and_is_told(warehouse: Warehouse, played: Played) -> None:
    """As a server answers to a user that may not read the form any more."""
    found = [submission(1, "2023-03-05", "w"), submission(2, "2023-04-06", "w")]
    declare_kobo(warehouse, played, found)
    warehouse.take()
    before = warehouse.rows(DATES)
    found.clear()
    with pytest.raises(SourceError, match=r"right to read: check CROSSINGS_TEST_TOKEN"):
        warehouse.take()
    warehouse.admit()
    assert warehouse.rows(DATES) == before


def event(number: int, at: str, **more: Any) -> dict[str, Any]:
    answers = {"deChannel01": "street", "deWorks0001": "street", "deGender001": "w", "deAge000001": "31"}
    return {
        "event": f"event{number:06}",
        "status": "COMPLETED",
        "orgUnit": "irk",
        "occurredAt": at,
        "updatedAt": "2023-06-01T00:00:00.000",
        "deleted": False,
        "storedBy": "a person",
        "dataValues": [{"dataElement": name, "value": value} for name, value in answers.items()],
    } | more


@pytest.mark.parametrize("version", [40, 41])
def test_events_of_dhis2(warehouse: Warehouse, played: Played, version: int) -> None:
    found = [event(1, "2023-03-05T10:00:00.000"), event(2, "2023-03-31T21:30:00.000"), event(3, "2023-05-01T00:00:00")]
    found.append(event(4, "2023-03-06T10:00:00", deleted=True))
    played.answers["/api/tracker/events"] = dhis2_pages(found, version)
    url = played.url.replace("http", "dhis2+http", 1) + "/?program=prog&orgUnit=unit"
    columns = {
        "contact_date": ["occurredAt"],
        "source_uid": ["event"],
        "city": ["orgUnit"],
        "channel": ["deChannel01"],
        "settings": ["deWorks0001"],
        "gender": ["deGender001"],
        "age": ["deAge000001"],
    }
    source = described(url, token_env="CROSSINGS_TEST_TOKEN")
    warehouse.declare(**PLAIN | {"file": {"format": "json", "layout": "dhis2"}, "columns": columns, "source": source})
    assert [receipt.rows_accepted for receipt in warehouse.take()] == [1, 1, 1]
    assert [day for day, _ in warehouse.rows(DATES)] == ["2023-03-05", "2023-04-01", "2023-05-01"]
    assert warehouse.take() == []
    del found[2]
    assert [receipt.rows_accepted for receipt in warehouse.take()] == [0]
    assert [day for day, _ in warehouse.rows(DATES)] == ["2023-03-05", "2023-04-01"]


def sealed(warehouse: Warehouse, data: bytes) -> bytes:
    identity = pyrage.x25519.Identity.from_str(warehouse.vault.landing_identity)
    return bytes(pyrage.encrypt(data, [identity.to_public()]))


def dropped(warehouse: Warehouse, name: str, data: bytes) -> Path:
    return put(warehouse.settings.home / "drop" / "ru_test", name, data)


def test_a_sealed_file_in_the_drop_folder_is_taken_and_gone(warehouse: Warehouse) -> None:
    (warehouse.settings.demo / "ru_test").mkdir(parents=True)
    path = dropped(warehouse, "x-2023-03.csv.age", sealed(warehouse, csv_bytes([row(1), row(2)])))
    name = attributes()["delivery"] | {"name_pattern": r"(?P<year>\d{4})-(?P<month>\d{2})"}
    warehouse.declare(delivery=name)
    (receipt,) = warehouse.take()
    assert (receipt.status, receipt.rows_accepted, path.exists()) == ("pending", 2, False)
    again = dropped(warehouse, "again-2023-03.csv.age", sealed(warehouse, csv_bytes([row(1), row(2)])))
    assert warehouse.take() == []
    assert not again.exists()


def test_a_plain_file_in_the_drop_folder_is_refused_and_left_to_its_sender(warehouse: Warehouse) -> None:
    (warehouse.settings.demo / "ru_test").mkdir(parents=True)
    path = dropped(warehouse, "x-2023-03.csv", csv_bytes([row(1)]))
    assert [receipt.rule for receipt in warehouse.take()] == ["not_sealed"]
    assert path.exists()
    assert warehouse.take() == []
    assert path.exists()


def test_what_was_dropped_is_taken_although_the_source_is_out_of_reach(warehouse: Warehouse) -> None:
    path = dropped(warehouse, "x-2023-03.csv", sealed(warehouse, csv_bytes([row(1)])))
    with pytest.raises(SourceError, match=r"source\.url"):
        warehouse.receive()
    assert not path.exists()
    assert len(warehouse.waiting()) == 1


def test_the_form_of_the_next_year_does_not_empty_the_months_of_the_form_before(
    warehouse: Warehouse, played: Played
) -> None:
    declare_kobo(warehouse, played, [submission(1, "2023-03-05", "w"), submission(2, "2023-04-06", "w")])
    warehouse.take()
    before = warehouse.rows(DATES)
    declare_kobo(warehouse, played, [submission(3, "2023-05-05", "w")], "bForm")
    assert len(warehouse.take()) == 1
    assert len(before) == 2
    assert set(before) < set(warehouse.rows(DATES))
