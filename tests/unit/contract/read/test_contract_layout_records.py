"""JSON: read strictly, turned into the pages of a spreadsheet, and never into something nobody wrote."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_pages import example, kobo, rows_of

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused
from warehouse.contract.read.layouts import dhis2
from warehouse.contract.read.layouts import kobo as kobo_layout
from warehouse.contract.read.layouts.records import pages_of_records
from warehouse.contract.read.sheet import Sheet

JSON = {"format": "json"}
TABLE = kobo(file={"format": "json", "layout": "table"})
PERSONS = kobo({"person": "rows", "place": "values"}, file=JSON)
EVENTS = example("dhis2", file={"format": "json", "layout": "dhis2"})


def packed(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def sheet_of_records(data: bytes, declaration: Declaration) -> Sheet:
    """The main page."""
    return next(iter(pages_of_records(data, declaration).values()))


def rule(data: bytes, partner: Declaration = TABLE) -> tuple[str, str | None]:
    with pytest.raises(FileRefused) as caught:
        pages_of_records(data, partner)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return caught.value.problems[0].rule, caught.value.problems[0].column


def test_records_become_rows_and_their_keys_headers() -> None:
    found = sheet_of_records(packed([{"a": " x ", "b": 31}, {"b": 31.0, "c": True}, {"a": None, "c": False}]), TABLE)
    assert found.headers == ["a", "b", "c"]
    assert rows_of(found) == [{"a": "x", "b": "31"}, {"b": "31", "c": "1"}, {"c": "0"}]
    assert found.row_no.to_pylist() == [2, 3, 4]


@pytest.mark.parametrize(
    ("written", "text"),
    [("31", "31"), ("31.0", "31"), ("-0", "0"), ("1.50", "1.50"), ("1e2", "100"), ("2.5e-3", "0.0025"),
     ("12345678901234567890", "12345678901234567890"), ("0.1", "0.1")],
)  # fmt: skip
def test_numbers_become_text_without_loss(written: str, text: str) -> None:
    assert rows_of(sheet_of_records(b'[{"a": %s}]' % written.encode(), TABLE)) == [{"a": text}]


@pytest.mark.parametrize("envelope", ["results", "events", "instances"])
def test_envelopes_of_the_servers_are_opened(envelope: str) -> None:
    assert sheet_of_records(packed({envelope: [{"a": "x"}], "count": 1, "next": None}), TABLE).rows == 1


@pytest.mark.parametrize(
    "data",
    [
        b"[{]",
        b'[{"a": NaN}]',
        b'[{"a": Infinity}]',
        b'[{"a": 1, "a": 2}]',
        b'[{"a": 1e999}]',
        b'[{"a": ' + b"9" * 5000 + b"}]",
        b'[{"a": 1e99999999999999999999}]',
        b"[" * 100_000 + b"]" * 100_000,
        b'[{"a": "\\ud800"}]',
        b'[{"\\ud800": "a"}]',
        b'[{"a": "\\u0000"}]',
        b"[" + b"{}," * 1_500_001 + b"{}]",
        b'[{"a": "x"}] {}',
        b'[{"a": "x"',
    ],
    ids=range(14),
)
def test_what_is_no_sound_json_is_unreadable(data: bytes) -> None:
    assert rule(data)[0] == "unreadable"


@pytest.mark.parametrize(
    "data", [b"a;b\n1;2", b'"text"', b"12", b"[1, 2]", b"[[]]", b'{"rows": []}', b"<html>", b"\x00\x01"]
)
def test_what_is_no_list_of_records_is_of_another_format(data: bytes) -> None:
    assert rule(data)[0] == "wrong_format"
    assert rule(packed({"results": [], "events": []}))[0] == "wrong_format"


def test_another_encoding_is_named_as_such() -> None:
    assert rule('[{"a": "Київ"}]'.encode("cp1251"))[0] == "wrong_encoding"
    assert sheet_of_records(b"\xef\xbb\xbf" + packed([{"a": "Київ"}]), TABLE).rows == 1


@pytest.mark.parametrize(
    "envelope",
    [
        {"next": "https://example.org/data.json?start=1", "count": 2},
        {"previous": "https://example.org/data.json"},
        {"count": 3},
        {"pager": {"page": 1, "pageSize": 1, "total": 7, "pageCount": 7}},
        {"pager": {"page": 1, "pageSize": 1}},
        {"page": 1, "pageSize": 50, "pageCount": 2},
        {"pager": {"nextPage": "https://example.org/api?page=2"}},
    ],
)
def test_one_page_of_a_longer_list_is_refused(envelope: dict[str, Any]) -> None:
    assert rule(packed({"results": [{"a": "x"}]} | envelope))[0] == "part_of_pages"


def test_the_only_page_of_a_list_is_taken() -> None:
    whole = {"instances": [{"a": "x"}], "pager": {"page": 1, "pageSize": 50, "total": 1, "pageCount": 1}}
    assert sheet_of_records(packed(whole), TABLE).rows == 1


def test_a_list_where_the_declaration_reads_a_text_is_refused_and_elsewhere_not_read() -> None:
    assert rule(packed([{"works": ["street", "park"]}])) == ("wrong_format", "settings")
    elsewhere = {"works": [], "tags": ["x"], "user": {"name": "Anna"}}
    assert sheet_of_records(packed([elsewhere]), TABLE).headers == ["works"]


def test_records_with_a_thousand_different_keys_are_refused_before_they_fill_the_memory() -> None:
    assert rule(packed([{f"key {number}": "x"} for number in range(1001)]))[0] == "too_many_columns"


def test_a_file_without_records_shows_the_agreed_headers() -> None:
    found = sheet_of_records(b"[]", TABLE)
    assert (found.rows, {"visit/date", "visit/city", "t1_ru_full"} <= set(found.headers)) == (0, True)
    assert kobo_layout.contacts(pages_of_records(b'{"results": [], "count": 0}', PERSONS), PERSONS).rows == 0
    assert dhis2.contacts(sheet_of_records(b'{"events": []}', EVENTS), EVENTS).rows == 0


def test_nested_lists_are_the_repeat_groups_of_a_form() -> None:
    records = [
        {
            "_uuid": "u1",
            "visit/date": "2023-03-05",
            "_attachments": [{"filename": "a.jpg"}],
            "_geolocation": [60.1, 24.9],
            "_validation_status": {},
            "person": [
                {"gender": "Ж", "person/place": [{"works": "street"}, {"works": "park"}]},
                {"gender": "М"},
            ],
        },
        {"_uuid": "u2", "_validation_status": {"uid": "validation_status_not_approved"}, "person": [{"gender": "Ж"}]},
    ]
    pages = pages_of_records(packed(records), PERSONS)
    found = kobo_layout.contacts(pages, PERSONS)
    assert set(pages) == {"", "person", "place"}
    assert [(row["_uuid"], row["gender"], row.get("works")) for row in rows_of(found)] == [
        ("u1#1", "Ж", "street park"),
        ("u1#2", "М", None),
    ]
    assert (found.row_no.to_pylist(), found.repaired) == ([2, 3], {"not_approved": 1})


def test_a_group_around_the_declared_one_is_passed_through() -> None:
    records = [{"_uuid": "u1", "house": [{"house/no": "A", "house/person": [{"gender": "Ж"}, {"gender": "М"}]}]}]
    found = kobo_layout.contacts(pages_of_records(packed(records), PERSONS), PERSONS)
    assert [(row["house/no"], row["_uuid"]) for row in rows_of(found)] == [("A", "u1#1"), ("A", "u1#2")]


def test_a_declared_group_that_is_no_list_of_records_is_refused() -> None:
    assert rule(packed([{"_uuid": "u1", "person": [{"gender": "Ж"}, "x"]}]), PERSONS)[0] == "wrong_format"


def test_submissions_without_the_declared_group_are_missed_loudly() -> None:
    with pytest.raises(FileRefused, match="no_such_sheet"):
        kobo_layout.contacts(pages_of_records(packed([{"_uuid": "u1"}]), PERSONS), PERSONS)


def event(**changes: Any) -> dict[str, Any]:
    base = {
        "event": "E1",
        "status": "COMPLETED",
        "orgUnit": "O",
        "occurredAt": "2024-03-04T23:30:00.000",
        "deleted": False,
    }
    return base | {"createdBy": {"username": "worker"}, "storedBy": "worker", "dataValues": []} | changes


def test_events_become_the_rows_of_the_csv() -> None:
    values = [{"dataElement": "de1", "value": "a", "storedBy": "worker"}, {"dataElement": "de2", "value": 7}]
    events = [event(dataValues=values), event(event="E2"), event(event="E3", deleted=True)]
    page = sheet_of_records(packed({"instances": events}), EVENTS)
    found = dhis2.contacts(page, EVENTS)
    assert "storedBy" not in page.headers
    assert rows_of(found) == [
        {"event": "E1", "orgUnit": "O", "occurredAt": "2024-03-05", "de1": "a", "de2": "7"},
        {"event": "E2", "orgUnit": "O", "occurredAt": "2024-03-05"},
    ]
    assert (found.row_no.to_pylist(), found.repaired) == ([2, 3], {"deleted_events": 1})


def test_events_fetched_without_their_answers_are_refused() -> None:
    bare = {key: value for key, value in event().items() if key != "dataValues"}
    assert rule(packed([bare]), EVENTS) == ("missing_column", "dataValues")
    assert rule(packed([event(dataValues={"de1": "a"})]), EVENTS)[0] == "wrong_format"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["person", "works", "a", "b"]), inner),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(_JSON, st.sampled_from([TABLE, PERSONS, EVENTS]))
def test_any_json_is_pages_or_a_refusal(content: Any, partner: Declaration) -> None:
    try:
        pages = pages_of_records(packed(content), partner)
    except FileRefused:
        return
    for page in pages.values():
        assert all(len(column) == page.rows for column in page.columns)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.lists(st.sampled_from(["street", "park"]), max_size=3), max_size=3), max_size=4))
def test_every_person_of_every_submission_is_one_contact(submissions: list[list[list[str]]]) -> None:
    records = [
        {
            "_uuid": f"u{number}",
            "person": [{"gender": "Ж", "place": [{"works": word} for word in words]} for words in people],
        }
        for number, people in enumerate(submissions)
    ]
    if not any(record["person"] for record in records):
        return
    found = kobo_layout.contacts(pages_of_records(packed(records), PERSONS), PERSONS)
    told = [row.get("works", "") for row in rows_of(found)]
    assert told == [" ".join(dict.fromkeys(words)) for people in submissions for words in people]
    assert found.repaired.get("no_contact", 0) == sum(not people for people in submissions)


def test_keys_with_their_groups_come_under_headers_that_leave_the_groups_out() -> None:
    partner = kobo(file=JSON)
    partner.columns["city"] = ["city"]
    found = sheet_of_records(packed([{"a/b/city": "x", "visit/date": "2023-03-05"}]), partner)
    assert found.headers == ["city", "visit/date", "_index"]
    assert rule(packed([{"a/city": "x", "b/city": "y"}]), partner) == ("column_twice", "city")


def test_a_question_with_several_answers_gets_the_columns_of_zeros_and_ones_of_a_spreadsheet() -> None:
    columns = {name: spelled for name, spelled in kobo().columns.items() if name != "settings"}
    one_hot = {"settings": {"street": ["about/works/street"], "park": ["about/works/park"]}}
    partner = kobo(file=JSON, columns=columns, one_hot=one_hot, separators={})
    records = [{"about/works": "street sauna"}, {"about/works": "park"}, {"about/works": ""}, {"_uuid": "u"}]
    found = rows_of(sheet_of_records(packed(records), partner))
    assert [{name: row.get(f"about/works/{name}") for name in ("street", "park", "sauna")} for row in found] == [
        {"street": "1", "park": "0", "sauna": "1"},
        {"street": "0", "park": "1", "sauna": None},
        {"street": None, "park": None, "sauna": None},
        {"street": None, "park": None, "sauna": None},
    ]


@pytest.mark.parametrize(
    ("more", "is_part"),
    [
        ({"page": 2}, True),
        ({"pager": {"page": 1, "isLastPage": False}}, True),
        ({"pager": {"page": 1, "isLastPage": True}}, False),
        ({"page": {"who": "somebody"}}, False),
    ],
)
def test_one_page_of_several_is_refused(more: dict[str, object], is_part: bool) -> None:
    content = {
        "instances": [{"event": "a", "status": "ACTIVE", "orgUnit": "o", "occurredAt": "2024-03-01", "dataValues": []}]
    } | more
    declared = example("dhis2")
    if is_part:
        with pytest.raises(FileRefused, match="part_of_pages"):
            pages_of_records(json.dumps(content).encode(), declared)
    else:
        pages_of_records(json.dumps(content).encode(), declared)
