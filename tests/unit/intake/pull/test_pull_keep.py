"""What of a submission may come further: what the declaration reads, and nothing else."""

from typing import Any

from intake_files import attributes, declaration

from warehouse.intake.pull.interfaces.records import Keeper


def keeper(**changes: Any) -> Keeper:
    columns = {"contact_date": ["visit/day"], "city": ["Город"], "gender": ["gender"]}
    base = {
        "columns": columns,
        "tokens": {"mode": "none"},
        "scopes": [],
        "file": attributes()["file"] | {"repeats": {}},
    }
    return Keeper(declaration(**(base | changes)))


def test_declared_questions_are_kept_in_whatever_group_they_stand() -> None:
    record = {"a/b/gender": "w", "gender": "w", "visit/day": "2023-03-05", "ГОРОД ": "x", "other": 1, "a/other": 2}
    assert set(keeper().kept(record)) == {"a/b/gender", "gender", "visit/day", "ГОРОД "}


def test_who_sent_it_where_and_with_what_is_dropped() -> None:
    record = {
        "_id": 7, "_uuid": "u", "_submission_time": "t", "__version__": "v", "_submitted_by": "name",
        "username": "name", "deviceid": "d", "_geolocation": [60.1, 24.9], "_attachments": [{"filename": "x"}],
        "_notes": [{"note": "x"}], "_tags": [], "meta/instanceID": "uuid:1", "phonenumber": "1",
        "_validation_status": {"uid": "approved", "by_whom": "name", "timestamp": 1},
    }  # fmt: skip
    kept = keeper().kept(record)
    assert set(kept) == {"_id", "_uuid", "_submission_time", "__version__", "_validation_status"}
    assert kept["_validation_status"] == {"uid": "approved"}


def test_groups_that_repeat_are_kept_by_name_and_their_rows_likewise() -> None:
    one = keeper(file=attributes()["file"] | {"repeats": {"people": "rows"}})
    record = {
        "visit/people": [{"visit/people/gender": "w", "visit/people/name": "x"}],
        "visit/others": [{"gender": "w"}],
    }
    assert one.kept(record) == {"visit/people": [{"visit/people/gender": "w"}]}


def test_a_group_around_a_declared_one_is_kept_for_it() -> None:
    one = keeper(file=attributes()["file"] | {"repeats": {"people": "rows"}})
    record = {"houses": [{"houses/address": "x", "houses/people": [{"houses/people/gender": "w"}]}]}
    assert one.kept(record) == {"houses": [{"houses/people": [{"houses/people/gender": "w"}]}]}


def test_a_question_with_several_answers_is_kept_where_its_answers_are_declared() -> None:
    one = keeper(one_hot={"settings": {"street": ["where/street"]}})
    assert one.kept({"a/where": "street sauna"}) == {"a/where": "street sauna"}


def test_sealed_codes_are_kept() -> None:
    one = keeper(tokens={"mode": "sealed", "recipe": "r"}, scopes=["ru"])
    assert one.kept({"t1_ru_full": "x", "t1_fi_full": "y"}) == {"t1_ru_full": "x"}
