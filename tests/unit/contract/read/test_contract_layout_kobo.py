"""KoboToolbox pages: joined by their own numbers, copies dropped, new versions refused, staff and places never read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_pages import Row, kobo, member, rows_of, sheet, submission

from warehouse.contract.findings import FileRefused
from warehouse.contract.read.layouts.kobo import contacts
from warehouse.contract.read.sheet import Sheet

PERSONS = {"person": "rows"}


def pages(submissions: list[Row], **groups: list[Row]) -> dict[str, Sheet]:
    return {"Outreach": sheet(submissions), **{name: sheet(rows) for name, rows in groups.items()}}


def rule(call: object) -> tuple[str, str | None, int | None, int]:
    with pytest.raises(FileRefused) as caught:
        call()  # type: ignore[operator]
    (problem,) = caught.value.problems
    return problem.rule, problem.column, problem.row_no, problem.count


def test_every_person_of_a_repeat_group_is_a_contact_with_what_her_submission_says() -> None:
    people = [member(1, 1, gender="Ж"), member(2, 1, gender="М"), member(3, 2, gender="Ж")]
    found = contacts(pages([submission(1), submission(2)], person=people), kobo(PERSONS))
    assert [(row["visit/date"], row["gender"], row["_uuid"]) for row in rows_of(found)] == [
        ("2023-03-05", "Ж", "uuid-1#1"),
        ("2023-03-05", "М", "uuid-1#2"),
        ("2023-03-05", "Ж", "uuid-2#1"),
    ]
    assert found.row_no.to_pylist() == [2, 3, 4]


def test_a_record_number_of_the_person_herself_stays_as_it_is() -> None:
    people = [member(1, 1, code_no="17"), member(2, 1, code_no="18")]
    partner = kobo(PERSONS)
    partner.columns["source_uid"] = ["code_no"]
    assert [row["code_no"] for row in rows_of(contacts(pages([submission(1)], person=people), partner))] == ["17", "18"]


def test_a_number_that_the_group_repeats_from_its_submission_is_made_unique() -> None:
    partner = kobo(PERSONS)
    partner.columns["source_uid"] = ["_submission__uuid"]
    found = contacts(pages([submission(1)], person=[member(1, 1), member(2, 1)]), partner)
    assert [row["_submission__uuid"] for row in rows_of(found)] == ["uuid-1#1", "uuid-1#2"]


def test_the_persons_own_column_wins_over_the_same_of_the_submission() -> None:
    people = [member(1, 1, gender="Ж")]
    found = contacts(pages([submission(1, gender="М")], person=people), kobo(PERSONS))
    assert found.headers.count("gender") == 1
    assert rows_of(found)[0]["gender"] == "Ж"


def test_nested_groups_go_up_the_chain_to_the_submission() -> None:
    houses = [member(1, 1, house="A"), member(2, 2, house="B")]
    people = [member(1, 2, "house", gender="Ж"), member(2, 1, "house", gender="М"), member(3, 2, "house", gender="М")]
    found = contacts(pages([submission(1), submission(2)], house=houses, person=people), kobo(PERSONS))
    assert [(row["house"], row["_uuid"], row["gender"]) for row in rows_of(found)] == [
        ("B", "uuid-2#1", "Ж"),
        ("A", "uuid-1#1", "М"),
        ("B", "uuid-2#2", "М"),
    ]


@pytest.mark.parametrize("parent", ["9", "", "x", "-1", "1.5", "٣"])
def test_a_row_whose_parent_is_not_there_is_refused_by_its_number(parent: str) -> None:
    people = [member(1, 1), member(2, 1) | {"_parent_index": parent, "_submission__uuid": ""}]
    found = contacts(pages([submission(1)], person=people), kobo(PERSONS))
    assert (found.row_no.to_pylist(), found.faults) == ([2], {"orphan_row": [3]})


def test_a_parent_number_that_stands_twice_is_nobodys() -> None:
    main = [submission(1), submission(2) | {"_index": "1"}, submission(3)]
    people = [member(1, 1) | {"_submission__uuid": ""}, member(2, 3)]
    found = contacts(pages(main, person=people), kobo(PERSONS))
    assert (found.row_no.to_pylist(), found.faults) == ([3], {"orphan_row": [2]})


def test_a_row_that_names_another_submission_than_it_points_at_is_refused() -> None:
    """Somebody sorted the main sheet in Excel and numbered it anew."""
    people = [member(1, 1), member(2, 2) | {"_submission__uuid": "uuid-1"}]
    found = contacts(pages([submission(1), submission(2)], person=people), kobo(PERSONS))
    assert (found.row_no.to_pylist(), found.faults) == ([2], {"orphan_row": [3]})


def test_a_row_of_another_table_is_refused() -> None:
    people = [member(1, 1), member(2, 1), member(3, 1, "Another form") | {"_submission__uuid": "uuid-1"}]
    found = contacts(pages([submission(1)], person=people), kobo(PERSONS))
    assert found.faults == {"orphan_row": [4]}


def test_the_long_title_of_a_form_is_found_under_its_shortened_sheet_name() -> None:
    title = "Outreach: nights and days in the harbour"
    main = {"Outreach_ nights and days in...": sheet([submission(1)])}
    people = sheet([member(1, 1, title) | {"_submission__uuid": "uuid-1"}])
    assert contacts(main | {"person": people}, kobo(PERSONS)).rows == 1


def test_a_declared_group_without_a_sheet_is_missed_loudly() -> None:
    assert rule(lambda: contacts(pages([submission(1)]), kobo(PERSONS)))[0] == "no_such_sheet"
    assert rule(lambda: contacts(pages([submission(1)]), kobo(file={"sheet": "Other"})))[0] == "no_such_sheet"


def test_a_submission_without_a_person_is_counted_and_no_contact() -> None:
    found = contacts(pages([submission(1), submission(2)], person=[member(1, 2)]), kobo(PERSONS))
    assert (found.rows, found.repaired) == (1, {"no_contact": 1})


def test_rows_of_answers_become_one_text_of_their_contact() -> None:
    answers = [member(1, 1, works="street"), member(2, 1, works="sauna"), member(3, 1, works="street")]
    found = contacts(pages([submission(1), submission(2)], place=answers), kobo({"place": "values"}))
    assert [row.get("works") for row in rows_of(found)] == ["street sauna", None]


def test_answers_below_a_person_are_hers_and_those_below_the_submission_everybodys() -> None:
    people = [member(1, 1), member(2, 1)]
    hers = [member(1, 2, "person", gender="Ж")]
    all_of_them = [member(1, 1, works="street"), member(2, 1, works="park")]
    partner = kobo({"person": "rows", "about": "values", "place": "values"})
    found = contacts(pages([submission(1)], person=people, about=hers, place=all_of_them), partner)
    assert [(row.get("gender"), row["works"]) for row in rows_of(found)] == [
        (None, "street park"),
        ("Ж", "street park"),
    ]


def test_two_answers_to_a_question_that_takes_one_refuse_the_contact() -> None:
    answers = [member(1, 1, gender="Ж"), member(2, 1, gender="М"), member(3, 2, gender="Ж"), member(4, 2, gender="Ж")]
    found = contacts(pages([submission(1), submission(2)], about=answers), kobo({"about": "values"}))
    assert (found.row_no.to_pylist(), found.faults) == ([3], {"two_answers": [2]})


def test_answers_that_belong_to_nobody_refuse_the_file() -> None:
    answers = [member(1, 1, works="street"), member(2, 7, works="park")]
    refused = rule(lambda: contacts(pages([submission(1)], place=answers), kobo({"place": "values"})))
    assert refused == ("orphan_row", None, 3, 1)


def test_a_column_of_answers_that_nobody_reads_is_in_sight_of_the_gate_and_empty() -> None:
    answers = [member(1, 1, works="street", note="a secret"), member(2, 1, note="another")]
    found = contacts(pages([submission(1)], place=answers), kobo({"place": "values"}))
    column = found.columns[found.headers.index("note")]
    assert ("note" in rows_of(found)[0], set(column.dictionary.to_pylist())) == (False, {"", "a secret", "another"})


def test_the_same_submission_with_the_same_answers_is_taken_once() -> None:
    again = submission(2) | {"_uuid": "uuid-1"}  # another _id and _index, as Kobo gives them
    found = contacts(pages([submission(1), again, submission(3)]), kobo())
    assert (found.row_no.to_pylist(), found.repaired) == ([2, 4], {"repeated_rows": 1})


def test_the_same_submission_with_other_answers_stays_for_the_mapper_to_refuse() -> None:
    other = submission(2) | {"_uuid": "uuid-1", "visit/date": "2023-03-06"}
    found = contacts(pages([submission(1), other]), kobo())
    assert (found.rows, found.repaired, found.faults) == (2, {}, {})


def test_where_another_number_is_the_record_number_the_differing_copy_is_refused_here() -> None:
    partner = kobo()
    partner.columns["source_uid"] = ["_id"]
    other = submission(2) | {"_uuid": "uuid-1", "visit/date": "2023-03-06"}
    same = submission(3) | {"_uuid": "uuid-1"}
    found = contacts(pages([submission(1), other, same]), partner)
    assert (found.row_no.to_pylist(), found.repaired, found.faults) == (
        [2],
        {"repeated_rows": 1},
        {"duplicate_uid": [3]},
    )


def test_two_persons_with_the_same_answers_are_two_and_the_copy_of_their_submission_none() -> None:
    people = [member(number, 1 + (number > 2), gender="Ж") for number in (1, 2, 3, 4)]
    people = [row | {"_submission__uuid": "uuid-1"} for row in people]
    main = [submission(1), submission(2) | {"_uuid": "uuid-1"}]
    found = contacts(pages(main, person=people), kobo(PERSONS))
    assert ([row["_uuid"] for row in rows_of(found)], found.repaired) == (
        ["uuid-1#1", "uuid-1#2"],
        {"repeated_rows": 2},
    )


def test_submissions_without_a_uuid_are_never_taken_for_copies() -> None:
    assert contacts(pages([submission(1) | {"_uuid": ""}, submission(2) | {"_uuid": ""}]), kobo()).rows == 2


def test_another_version_of_the_form_refuses_the_file_without_telling_it() -> None:
    partner = kobo(file={"form_versions": ["vA"]})
    main = [submission(1), submission(2) | {"__version__": "vSecret"}, submission(3) | {"__version__": ""}]
    assert rule(lambda: contacts(pages(main), partner)) == ("new_form_version", "__version__", 3, 1)
    main[1]["__version__"] = "va"
    assert rule(lambda: contacts(pages(main), partner))[0] == "new_form_version"
    assert contacts(pages([main[0], main[2]]), partner).rows == 2


def test_declared_versions_without_a_column_of_versions_are_a_refusal_too() -> None:
    main = [{header: text for header, text in submission(1).items() if header != "__version__"}]
    refused = rule(lambda: contacts(pages(main), kobo(file={"form_versions": ["vA"]})))
    assert refused[:2] == ("missing_column", "__version__")


@pytest.mark.parametrize("status", ["Not Approved", "validation_status_not_approved"])
def test_what_the_partners_reviewers_turned_down_is_dropped_and_counted(status: str) -> None:
    main = [submission(1) | {"_validation_status": status}, submission(2) | {"_validation_status": "Approved"}]
    people = [member(1, 1), member(2, 2), member(3, 1)]
    found = contacts(pages(main, person=people), kobo(PERSONS))
    assert (found.row_no.to_pylist(), found.repaired) == ([3], {"not_approved": 2})


def test_staff_devices_and_places_are_not_there_when_the_gate_looks() -> None:
    names = ("start", "end", "username", "deviceid", "phonenumber", "_submitted_by", "_notes", "meta/instanceID")
    seen = dict.fromkeys(names, "x") | {"_geolocation_0": "60.1699", "gps": "60.169952 24.938379 0 4.5"}
    seen |= {f"visit/_where_{part}": "1" for part in ("latitude", "longitude", "altitude", "precision")}
    seen |= {"visit/where": "in the harbour"}
    found = contacts(pages([submission(1) | seen | {"question": "5"}]), kobo())
    assert set(found.headers) == {"visit/date", "visit/city", "visit/channel", "_id", "_uuid", "question"}


def test_a_column_that_the_declaration_names_is_read_whatever_its_name() -> None:
    partner = kobo()
    partner.columns["contact_date"] = ["today"]
    found = contacts(pages([submission(1, today="2023-03-07", end="2023-03-08")]), partner)
    assert ("today" in found.headers, "end" in found.headers) == (True, False)


def test_an_export_without_submissions_shows_the_agreed_headers() -> None:
    empty = {"Outreach": sheet([], ["visit/date", "_uuid"]), "person": sheet([], ["gender"])}
    found = contacts(empty, kobo())
    assert found.rows == 0
    assert {"visit/date", "visit/city", "visit/channel", "works"} <= set(found.headers)


_PARENTS = st.lists(st.integers(0, 6), max_size=12)
_SUBMISSIONS = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["", "Not Approved"])), min_size=1, max_size=5)


@settings(max_examples=150, deadline=None)
@given(_SUBMISSIONS, _PARENTS)
def test_every_person_is_a_contact_dropped_and_counted_or_refused(
    submissions: list[tuple[int, str]], parents: list[int]
) -> None:
    main = [
        submission(index) | {"_uuid": f"uuid-{uuid}", "_validation_status": status}
        for index, (uuid, status) in enumerate(submissions, 1)
    ]
    people = [member(index, parent) | {"_submission__uuid": ""} for index, parent in enumerate(parents, 1)]
    page = sheet(people, list(member(1, 1)))
    found = contacts({"Outreach": sheet(main), "person": page}, kobo(PERSONS))
    faults = [row for rows in found.faults.values() for row in rows]
    dropped = sum(found.repaired.get(word, 0) for word in ("not_approved", "repeated_rows"))
    assert found.rows + dropped + len(faults) == len(people)
    assert not set(faults) & set(found.row_no.to_pylist())
    assert sorted(faults) == [row for row, parent in enumerate(parents, 2) if not 1 <= parent <= len(main)]
    assert len(set(found.row_no.to_pylist())) == found.rows
