"""What waits for somebody, at the boundary of each rule: reports, requests, agreements, and what is kept too long."""

import os
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest
import yaml
from doctor_patient import AT, FACTS, Patient, codes, only

from dagster_project.doctor import rooms
from warehouse import database
from warehouse.errors import ConfigError


def test_partners_that_owe_reports_are_counted_and_named_apart(patient: Patient) -> None:
    found = list(rooms.deliveries(patient.case(replace(FACTS, late={"aa_one": "overdue", "aa_two": "long overdue"}))))
    assert codes(found) == ["soon overdue", "soon long_overdue"]
    assert [each.names for each in found[:2]] == [("aa_one",), ("aa_two",)]
    assert not any("aa_" in each.what + each.remedy + each.where for each in found)


def test_what_waits_and_what_no_release_knows_is_told(patient: Patient) -> None:
    found = codes(rooms.deliveries(patient.case(replace(FACTS, pending=2, held=1, is_up_to_date=False))))
    assert found == ["note waiting", "note answer", "note not_built"]


def test_a_database_of_another_version_is_told_with_what_makes_it_anew(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may lack a table that is asked: that is no fault of a check, to be reported."""
    with duckdb.connect() as con:
        con.execute("create schema raw; create table raw.layout as select 'other' as digest")
        monkeypatch.setattr(database, "reader", lambda *_, **__: nullcontext(con))
        case = patient.case()
        vars(case)["keyring"] = object()
        case.settings.working_db.parent.mkdir(parents=True, exist_ok=True)
        case.settings.working_db.touch()
        with pytest.raises(ConfigError, match="crossings rebuild"):
            list(rooms.deliveries(case))


@pytest.mark.parametrize(("days", "found"), [(6.9, "soon wait"), (7, "now wait")])
def test_a_request_that_waits_for_a_week_is_for_today(patient: Patient, days: float, found: str) -> None:
    assert codes(rooms.requests(patient.case())) == []
    file = patient.settings.requests / "aa_one" / "r.age"
    file.parent.mkdir(parents=True)
    file.touch()
    moment = (AT - timedelta(days=days)).timestamp()
    os.utime(file, (moment, moment))
    assert codes(rooms.requests(patient.case())) == [found]
    assert only(rooms.requests(patient.case())).names == ("aa_one",)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2026-11-29", ["soon scopes_overdue"]),
        ("2026-11-30", ["note scopes_near"]),
        ("2027-01-29", ["note scopes_near"]),
        ("2027-01-30", []),
        (None, ["note scopes_undated"]),
    ],
)
def test_an_agreement_is_looked_at_again_in_time(patient: Patient, day: str | None, found: list[str]) -> None:
    file = patient.settings.network / "network.yaml"
    about = yaml.safe_load(file.read_text(encoding="utf-8"))
    scope = next(each for each in about["scopes"].values() if set(each["countries"]) == {"RU", "UA"})
    scope |= {"agreement": "2026/7"} | ({"review_date": date.fromisoformat(day)} if day else {})
    file.write_text(yaml.safe_dump(about), encoding="utf-8")
    assert codes(rooms.agreements(patient.case())) == found


def test_what_is_kept_too_long_is_told(patient: Patient) -> None:
    assert codes(rooms.retention(patient.case(FACTS))) == []
    assert codes(rooms.retention(patient.case(replace(FACTS, kept_too_long=1)))) == ["soon due"]
    old = patient.settings.refused / "2026-09-01-aaa"
    old.mkdir(parents=True)
    assert codes(rooms.retention(patient.case(FACTS, keep_refused_days=30))) == []
    case = replace(patient.case(FACTS), at=datetime.now(UTC) + timedelta(days=62))
    assert codes(rooms.retention(case)) == ["soon refused_releases"]
