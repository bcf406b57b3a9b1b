"""Each exporter has an example declaration of forty lines at most, and its example file loads whole."""

import io
import json
from csv import DictReader
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from intake_files import accepted, prepared, rules
from layout_pages import EXAMPLES, example

from warehouse import yaml_text
from warehouse.contract.declaration.mistakes import mistakes
from warehouse.settings import settings

NAMES = ("kobo", "dhis2", "surveycto", "google_forms")


def kobo_workbook() -> bytes:
    """Two evenings of outreach, three persons, and what each of them was given, as KoboToolbox writes them."""
    place = {f"visit/_where_{part}": value for part, value in (("latitude", 60.1671), ("longitude", 24.9414))}
    evening = {"start": "2024-03-05T19:58:00.000+02:00", "end": "2024-03-05T20:40:00.000+02:00", "username": "worker"}
    evening |= {"visit/date": "2024-03-05", "visit/city": "Helsinki", "visit/channel": "street"}
    evening |= {"visit/where": "60.1671 24.9414 0 0"} | place
    tail = {"__version__": "vQx3mFb8", "_validation_status": "", "_submitted_by": "worker", "_tags": ""}
    main = [
        evening | {"_id": 101, "_uuid": "5a01"} | tail | {"_index": 1},
        evening | {"visit/date": "2024-03-06", "visit/channel": "drop_in", "_id": 102, "_uuid": "5a02"} | tail
        | {"_index": 2},
        evening | {"_id": 103, "_uuid": "5a01"} | tail | {"_index": 3},
    ]  # fmt: skip
    persons = [person(1, 1, "AN-07-91", "nainen", 33), person(2, 1, "OL-11-85", "nainen", 38)]
    persons += [person(3, 2, "IR-02-96", "muu", None), person(4, 3, "AN-07-91", "nainen", 33)]
    persons += [person(5, 3, "OL-11-85", "nainen", 38)]
    given = [gift(1, 1, "condoms"), gift(2, 1, "lubricant"), gift(3, 2, "needles"), gift(4, 4, "condoms")]
    given += [gift(5, 4, "lubricant"), gift(6, 5, "needles")]
    return workbook({"Evening outreach": main, "person": persons, "given": given})


def person(index: int, parent: int, code: str, gender: str, age: int | None) -> dict[str, Any]:
    works = {f"person/works/{place}": int(place == "street") for place in ("street", "sauna", "online")}
    answers = {"person/code": code, "person/gender": gender, "person/age": age}
    return answers | works | link(index, "Evening outreach", parent)


def gift(index: int, parent: int, what: str) -> dict[str, Any]:
    return {"person/given/what": what} | link(index, "person", parent)


def link(index: int, table: str, parent: int) -> dict[str, Any]:
    return {"_index": index, "_parent_table_name": table, "_parent_index": parent}


def workbook(pages: dict[str, list[dict[str, Any]]]) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    for name, rows in pages.items():
        page = book.add_worksheet(name)
        page.write_row(0, 0, list(rows[0]))
        for line, row in enumerate(rows, 1):
            page.write_row(line, 0, list(row.values()))
    book.close()
    return memory.getvalue()


def csv(name: str) -> bytes:
    return (EXAMPLES / f"{name}.csv").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_an_example_declaration_is_short_and_without_mistakes(name: str) -> None:
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40
    assert mistakes(yaml_text.read(text), settings()) == []


def test_the_kobo_workbook_loads_its_persons_with_what_they_were_given() -> None:
    outcome = prepared(kobo_workbook(), example("kobo"), "outreach-2024-03.xlsx")
    assert rules(outcome) == []
    assert [
        (row["contact_date"], row["channel"], row["settings"], row["svc_condoms"], row["svc_needles"])
        for row in accepted(outcome)
    ] == [
        (date(2024, 3, 5), "street_outreach", "street", True, False),
        (date(2024, 3, 5), "street_outreach", "street", False, True),
        (date(2024, 3, 6), "drop_in", "street", False, False),
    ]
    assert outcome.manifest.repaired == {"repeated_rows": 2}


def test_the_same_evenings_fetched_as_json_are_the_same_contacts() -> None:
    partner = example("kobo")
    file = partner.file.model_dump() | {"format": "json"}
    people = [
        {"person/code": "AN-07-91", "person/gender": "nainen", "person/age": "33", "person/works": "street"}
        | {"person/given": [{"person/given/what": "condoms"}, {"person/given/what": "lubricant"}]},
        {"person/code": "OL-11-85", "person/gender": "nainen", "person/age": 38, "person/works": "street"}
        | {"person/given": [{"person/given/what": "needles"}]},
    ]
    one = {"visit/date": "2024-03-05", "visit/city": "Helsinki", "visit/channel": "street", "person": people}
    two = {"visit/date": "2024-03-06", "visit/city": "Helsinki", "visit/channel": "drop_in"}
    two["person"] = [{"person/code": "IR-02-96", "person/gender": "muu", "person/works": "street"}]
    tail = {"__version__": "vQx3mFb8", "_validation_status": {}, "_geolocation": [60.1671, 24.9414], "_attachments": []}
    results = [one | {"_uuid": "5a01"} | tail, two | {"_uuid": "5a02"} | tail, one | {"_uuid": "5a01"} | tail]
    data = json.dumps({"count": 3, "next": None, "previous": None, "results": results}).encode()
    outcome = prepared(data, example("kobo", file=file), "outreach-2024-03.json")
    from_sheets = prepared(kobo_workbook(), partner, "outreach-2024-03.xlsx")
    assert accepted(outcome) == accepted(from_sheets)
    assert outcome.manifest.repaired == {"repeated_rows": 2}


def test_the_dhis2_events_load_on_the_partners_own_days() -> None:
    outcome = prepared(csv("dhis2"), example("dhis2"), "events-2024-03.csv")
    assert rules(outcome) == []
    assert [
        (row["contact_date"], row["city"], row["settings"], row["age_band"], row["svc_condoms"])
        for row in accepted(outcome)
    ] == [
        (date(2024, 3, 5), "ua_kyiv", "rented_flat", "not_recorded", False),
        (date(2024, 3, 6), "ua_lviv", "not_recorded", "35-39", True),
    ]
    assert outcome.manifest.repaired == {"deleted_events": 1, "scheduled_events": 1}


def test_the_same_events_fetched_as_json_are_the_same_contacts() -> None:
    rows = list(DictReader(io.StringIO(csv("dhis2").decode())))
    events: dict[str, dict[str, Any]] = {}
    for row in rows:
        about = {name: row[name] for name in ("event", "status", "orgUnit", "occurredAt")}
        event = events.setdefault(row["event"], about | {"deleted": row["deleted"] == "true", "dataValues": []})
        if row["dataElement"]:
            event["dataValues"].append({"dataElement": row["dataElement"], "value": row["value"]})
    data = json.dumps({"pager": {"page": 1, "pageSize": 50}, "events": list(events.values())}).encode()
    partner = example("dhis2", file={"format": "json", "layout": "dhis2"})
    from_json, from_csv = (
        [{name: value for name, value in row.items() if name != "row_no"} for row in accepted(outcome)]
        for outcome in (
            prepared(data, partner, "events-2024-03.json"),
            prepared(csv("dhis2"), example("dhis2"), "events-2024-03.csv"),
        )
    )
    assert from_json == from_csv


def test_the_surveycto_file_loads_with_dates_in_words() -> None:
    outcome = prepared(csv("surveycto"), example("surveycto"), "survey-2024-03.csv")
    assert rules(outcome) == []
    assert [
        (row["contact_date"], row["settings"], row["svc_condoms"], row["svc_counselling"]) for row in accepted(outcome)
    ] == [
        (date(2024, 3, 4), "rented_flat|street", True, True),
        (date(2024, 3, 5), "sauna", True, False),
        (date(2024, 3, 5), "not_recorded", False, False),
    ]


def test_the_google_forms_answers_load_on_the_day_of_their_timestamp() -> None:
    outcome = prepared(csv("google_forms"), example("google_forms"), "answers-2024-03.csv")
    assert rules(outcome) == []
    assert [
        (row["contact_date"], row["settings"], row["age_band"], row["svc_lubricant"]) for row in accepted(outcome)
    ] == [
        (date(2024, 3, 5), "rented_flat|street", "30-34", True),
        (date(2024, 3, 31), "remote_only", "35-39", False),
        (date(2024, 3, 12), "not_recorded", "not_recorded", False),
    ]
