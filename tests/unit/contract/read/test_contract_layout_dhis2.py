"""DHIS2 events: answers become columns, days become local, and an event is whole, dropped and counted, or refused."""

from collections.abc import Callable
from dataclasses import replace

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_pages import Row, example, rows_of, sheet

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused
from warehouse.contract.read.layouts.dhis2 import contacts
from warehouse.contract.read.sheet import Sheet

PARTNER = example("dhis2")
NEW = ["event", "status", "orgUnit", "occurredAt", "deleted", "dataElement", "value"]
OLD = ["event", "status", "program", "programStage", "orgUnit", "eventDate", "latitude", "dataElement", "value"]


def answer(event: str = "E1", element: str = "de1", value: str = "x", **changes: str) -> Row:
    base = {
        "event": event,
        "status": "COMPLETED",
        "orgUnit": "OuKyivCi001",
        "occurredAt": "2024-03-05",
        "deleted": "false",
        "dataElement": element,
        "value": value,
    }
    return base | changes


def pivoted(rows: list[Row], partner: Declaration = PARTNER) -> Sheet:
    return contacts(sheet(rows, None if rows else NEW), partner)


def refused(call: Callable[[], object]) -> tuple[str, str | None, int | None]:
    with pytest.raises(FileRefused) as caught:
        call()
    problem = caught.value.problems[0]
    return problem.rule, problem.column, problem.row_no


def test_rows_of_an_event_become_one_row_with_a_column_per_data_element() -> None:
    rows = [answer("E1", "de1", "a"), answer("E2", "de2", "b"), answer("E1", "de2", "c"), answer("E3", "", "")]
    found = pivoted(rows)
    assert found.headers == ["event", "orgUnit", "occurredAt", "de1", "de2"]
    assert [{name: row.get(name) for name in ("event", "de1", "de2")} for row in rows_of(found)] == [
        {"event": "E1", "de1": "a", "de2": "c"},
        {"event": "E2", "de1": None, "de2": "b"},
        {"event": "E3", "de1": None, "de2": None},
    ]
    assert found.row_no.to_pylist() == [2, 3, 5]


def test_the_old_shape_and_any_case_of_its_headers_are_understood() -> None:
    row = {"event": "E1", "status": "ACTIVE", "program": "P", "programStage": "S", "orgUnit": "O"}
    row |= {"eventDate": "2024-03-05", "latitude": "50.4501", "dataElement": "de1", "value": "a"}
    found = pivoted([{header.upper(): text for header, text in row.items()}])
    assert found.headers == ["event", "orgUnit", "program", "programStage", "occurredAt", "de1"]


@pytest.mark.parametrize(("spellings", "header"), [(["eventDate"], "eventDate"), (["occurredAt"], "occurredAt")])
@pytest.mark.parametrize("written", ["eventDate", "occurredAt"])
def test_a_declaration_of_either_date_column_reads_both_shapes(spellings: list[str], header: str, written: str) -> None:
    partner = example("dhis2", columns=PARTNER.columns | {"contact_date": spellings})
    row = {name if name != "occurredAt" else written: text for name, text in answer().items()}
    assert header in pivoted([row], partner).headers


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2024-03-04T23:30:00Z", "2024-03-05"),
        ("2024-03-04T21:59:59.999", "2024-03-04"),
        ("2024-03-04T22:00:00.000", "2024-03-05"),
        ("2024-07-04T21:00:00.000+0000", "2024-07-05"),
        ("2024-03-05T01:30:00.000+0200", "2024-03-05"),
        ("2024-03-05 00:00:00.0", "2024-03-05"),
        ("2024-03-05", "2024-03-05"),
        ("2024-02-30T10:00:00Z", "2024-02-30T10:00:00Z"),
        ("9999-12-31T23:30:00Z", "9999-12-31T23:30:00Z"),
        ("05.03.2024", "05.03.2024"),
    ],
)
def test_moments_become_days_where_the_partner_is_and_days_stay(moment: str, day: str) -> None:
    assert rows_of(pivoted([answer(occurredAt=moment)]))[0]["occurredAt"] == day


def test_coordinates_and_staff_are_not_there_when_the_gate_looks() -> None:
    seen = dict.fromkeys(
        ("geometry", "latitude", "longitude", "storedBy", "completedBy", "assignedUser", "username"), "x"
    )
    partner = example("dhis2", columns=PARTNER.columns | {"gender": ["storedBy"], "age": ["attributeOptionCombo"]})
    found = pivoted([answer() | seen | {"attributeOptionCombo": "36"}], partner)
    assert found.headers == ["event", "orgUnit", "occurredAt", "attributeOptionCombo", "de1"]


@pytest.mark.parametrize("status", ["SCHEDULE", "OVERDUE", "SKIPPED", "schedule"])
def test_an_event_that_has_not_taken_place_is_dropped_and_counted(status: str) -> None:
    found = pivoted([answer("E1"), answer("E2", "", "", status=status)])
    assert (found.rows, found.repaired, found.faults) == (1, {"scheduled_events": 1}, {})


@pytest.mark.parametrize("status", ["ACTIVE", "COMPLETED", "VISITED", ""])
def test_an_event_that_has_taken_place_stays(status: str) -> None:
    assert pivoted([answer(status=status)]).rows == 1


def test_a_status_that_nobody_knows_is_refused_by_its_row() -> None:
    found = pivoted([answer("E1", status="CANCELLED"), answer("E2")])
    assert (found.row_no.to_pylist(), found.faults) == ([3], {"unknown_label": [2]})


@pytest.mark.parametrize("deleted", ["true", "TRUE", "1"])
def test_a_deleted_event_is_dropped_and_counted_whatever_its_answers(deleted: str) -> None:
    rows = [answer("E1", value="a", deleted=deleted), answer("E1", value="b", deleted=deleted), answer("E2")]
    found = pivoted(rows)
    assert (found.row_no.to_pylist(), found.repaired, found.faults) == ([4], {"deleted_events": 1}, {})


def test_two_values_of_one_data_element_refuse_the_event_and_the_same_twice_is_one() -> None:
    rows = [answer("E1", "de1", "a"), answer("E1", "de1", "b"), answer("E2", "de1", "a"), answer("E2", "de1", "a ")]
    found = pivoted(rows)
    assert (found.row_no.to_pylist(), found.faults) == ([4], {"two_answers": [2]})


@pytest.mark.parametrize(
    "change", [{"orgUnit": "O2"}, {"occurredAt": "2024-03-06"}, {"status": "ACTIVE"}, {"deleted": "true"}]
)
def test_rows_that_disagree_about_their_event_refuse_it(change: Row) -> None:
    found = pivoted([answer("E1", "de1"), answer("E1", "de2", **change), answer("E2")])
    assert (found.row_no.to_pylist(), found.faults, found.repaired) == ([4], {"two_answers": [2]}, {})


def test_a_value_without_a_data_element_refuses_the_event() -> None:
    found = pivoted([answer("E1", "de1"), answer("E1", "", "lost"), answer("E2")])
    assert found.faults == {"missing_value": [2]}


def test_a_damaged_row_refuses_the_file_because_its_event_would_lose_an_answer() -> None:
    damaged = replace(sheet([answer()]), ragged=[3])
    assert refused(lambda: contacts(damaged, PARTNER)) == ("unreadable", None, 3)
    assert refused(lambda: pivoted([answer(), answer("")])) == ("unreadable", None, 3)


@pytest.mark.parametrize("header", ["event", "dataElement", "value"])
def test_a_file_that_is_no_event_export_is_refused_naming_the_column(header: str) -> None:
    row = {name: text for name, text in answer().items() if name != header}
    assert refused(lambda: pivoted([row]))[:2] == ("missing_column", header)
    assert refused(lambda: pivoted([answer() | {header.upper(): "again"}]))[:2] == ("column_twice", header)


def test_more_data_elements_than_any_form_has_are_refused() -> None:
    rows = [answer("E1", f"de{number}") for number in range(1001)]
    assert refused(lambda: pivoted(rows))[0] == "too_many_columns"


def test_a_file_without_events_shows_the_agreed_headers() -> None:
    found = pivoted([])
    assert found.rows == 0
    assert {"event", "orgUnit", "occurredAt", "ChAnNeLde01", "CoDeOfPer02"} <= set(found.headers)
    assert len(found.headers) == len(set(found.headers))


_ROWS = st.lists(
    st.builds(
        answer,
        st.sampled_from(["E1", "E2", "E3", "E4"]),
        st.sampled_from(["", "de1", "de2"]),
        st.sampled_from(["", "a", "b"]),
        status=st.sampled_from(["ACTIVE", "SCHEDULE", "ODD"]),
        deleted=st.sampled_from(["false", "true"]),
        orgUnit=st.sampled_from(["O1", "O1", "O1", "O2"]),
    ),
    max_size=10,
)


@settings(max_examples=300, deadline=None)
@given(_ROWS)
def test_every_event_is_a_contact_dropped_and_counted_or_refused_once(rows: list[Row]) -> None:
    found = pivoted(rows)
    faults = [row for numbers in found.faults.values() for row in numbers]
    events = {row["event"] for row in rows}
    assert found.rows + sum(found.repaired.values()) + len(faults) == len(events)
    assert len(faults) == len(set(faults))
    assert rows_of(found) == _by_hand(rows)


def _by_hand(rows: list[Row]) -> list[Row]:
    """The same, slowly: events one after another."""
    result = []
    for event in dict.fromkeys(row["event"] for row in rows):
        own = [row for row in rows if row["event"] == event]
        about = {(row["status"], row["deleted"], row["orgUnit"]) for row in own}
        answers = {(row["dataElement"], row["value"]) for row in own if row["value"]}
        elements = [element for element, _ in answers]
        if len(about) > 1 or next(iter(about))[:2] != ("ACTIVE", "false"):
            continue
        if "" not in elements and len(elements) == len(set(elements)):
            head = {"event": event, "orgUnit": own[0]["orgUnit"], "occurredAt": "2024-03-05"}
            result.append(head | dict(sorted(answers)))
    return result


def test_a_sheet_with_the_same_text_twice_in_a_dictionary_is_read_by_its_texts() -> None:
    made = sheet([answer("E1", "de1", "a"), answer("E1", "de2", "a")])
    event = pa.DictionaryArray.from_arrays(pa.array([0, 1], pa.int32()), pa.array(["E1", "E1"]))
    assert contacts(replace(made, columns=[event, *made.columns[1:]]), PARTNER).rows == 1
