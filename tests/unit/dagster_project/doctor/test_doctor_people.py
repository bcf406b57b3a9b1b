"""Accounts by count, the pages that people open, and messages that did not arrive; and the whole."""

import json
import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from doctor_patient import AT, FACTS, Patient, codes

from dagster_project.doctor import examine, machine, people, telling
from dagster_project.doctor.case import Finding, Level, now, well
from dagster_project.doctor.examine import CHECKS, Check
from dashboards import state
from warehouse import vault
from warehouse.alerts import recipients
from warehouse.errors import ConfigError, Locked


def account(
    patient: Patient, name: str, *, logins: int = 1, failures: int = 0, days: float = 1, active: int = 1
) -> None:
    """As Superset's SQLite has it."""
    file = state.metadata_file(patient.settings)
    file.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(file) as con:
        con.execute(
            "create table if not exists ab_user (username text, active int, login_count int, fail_login_count int, "
            "created_on text)"
        )
        moment = (AT - timedelta(days=days)).replace(tzinfo=None).isoformat(sep=" ")
        con.execute("insert into ab_user values (?, ?, ?, ?, ?)", [name, active, logins, failures, moment])
    con.close()


def test_without_dashboards_there_are_no_accounts_to_look_at(patient: Patient) -> None:
    assert list(people.accounts(patient.case())) == []


@pytest.mark.parametrize(("failures", "found"), [(9, []), (10, ["soon guessed"])])
def test_an_account_at_which_many_passwords_failed_is_told_without_its_name(patient, failures: int, found) -> None:
    account(patient, "olena", failures=failures)
    seen = list(people.accounts(patient.case()))
    assert codes(seen) == found
    assert "olena" not in repr(seen)


def test_accounts_that_nobody_ever_used_are_counted_after_a_month_if_they_are_open(patient: Patient) -> None:
    account(patient, "a", logins=0, days=30)
    account(patient, "b", logins=0, days=400, active=0)
    assert codes(people.accounts(patient.case())) == []
    account(patient, "c", logins=0, days=31)
    assert codes(people.accounts(patient.case())) == ["soon never_used"]


def test_a_generated_password_that_is_still_written_down_is_told(patient: Patient) -> None:
    account(patient, "a")
    state.write_passwords(patient.settings, {"gone": "x"})
    assert codes(people.accounts(patient.case())) == []
    state.write_passwords(patient.settings, {"a": "x"})
    assert codes(people.accounts(patient.case())) == ["soon generated"]


def test_a_store_that_cannot_be_read_or_reached_is_for_today_and_its_address_is_not_said(patient: Patient) -> None:
    state.metadata_file(patient.settings).parent.mkdir(parents=True)
    state.metadata_file(patient.settings).write_text("no database at all, and long enough to be looked at" * 9)
    assert codes(people.accounts(patient.case())) == ["now no_store"]
    away = "postgresql://us:secret-word@127.0.0.1:9/store"
    found = list(people.accounts(patient.case(superset_metadata_uri=away)))
    assert codes(found) == ["now no_store"]
    assert "secret-word" not in repr(found)


def test_dashboards_that_do_not_run_are_for_today_once_they_are_set_up(patient: Patient) -> None:
    assert codes(people.pages(patient.case())) == ["note not_set_up"]
    account(patient, "a")
    assert codes(people.pages(patient.case(superset_port=9))) == ["now do_not_run"]
    patient.system("proc/net/tcp", "head\n 0: 0100007F:0009 00000000:0000 0A\n")
    assert codes(people.pages(patient.case(superset_port=9))) == ["now do_not_answer"]


LIST = "recipients: [{{name: a, audience: regional, language: en, address_env: MAIL{hears}}}]"


def test_somebody_must_hear_of_failures_and_somebody_while_it_is_sealed(patient: Patient) -> None:
    keyring = vault.load(patient.settings)
    assert codes(people.messages(patient.case())) == ["soon nobody", "note nobody_while_sealed"]
    recipients.replace(patient.settings, keyring, LIST.format(hears=""))
    assert codes(people.messages(patient.case())) == ["soon nobody", "note nobody_while_sealed"]
    recipients.replace(patient.settings, keyring, LIST.format(hears=", hears: [releases, failures]"))
    assert codes(people.messages(patient.case(sealed_alert="mailto://mail.example.org?to=me@example.org"))) == []


def test_messages_that_did_not_arrive_are_told(patient: Patient) -> None:
    patient.watched = {"untold_since": (AT - timedelta(days=1)).isoformat()}
    assert codes(people.messages(patient.case()))[0] == "soon not_taken"


# --- the whole


def broken(_case: object) -> list[Finding]:
    raise ValueError("row 7 of Olena")


def locked(_case: object) -> list[Finding]:
    raise Locked("a run")


def declared(_case: object) -> list[Finding]:
    raise ConfigError("The declaration of aa_one is wrong.")


def fine(_case: object) -> list[Finding]:
    return [well("fine", "It is fine.")]


def test_a_check_that_fails_is_a_finding_hides_no_other_and_repeats_no_value(patient: Patient) -> None:
    (patient.settings.partners).mkdir(parents=True)
    (patient.settings.partners / "aa_one.yaml.age").touch()
    checks = [Check("a", broken), Check("b", locked), Check("c", declared), Check("d", fine)]
    found = examine.examine(patient.case(), checks)
    assert [(each.code, str(each.level)) for each in found] == [
        ("a.check_failed", "soon"), ("b.in_use", "note"), ("c.cannot_be_looked_at", "soon"), ("d.fine", "well"),
    ]  # fmt: skip
    assert "Olena" not in repr(found)
    assert "aa_one" not in repr(found)


def test_everything_is_looked_at_in_a_home_that_is_not_there(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_LEAST_SHARE", 0)  # how full the machine's own disk is says nothing of the home
    away = patient.case(home=patient.settings.home / "later", keys_file=patient.settings.home / "no-keys")
    found = examine.examine(away)
    assert [each.code for each in found if each.level in (Level.NOW, Level.SOON)] == []
    assert {check.topic for check in CHECKS} >= {each.code.partition(".")[0] for each in found}


def test_every_finding_of_a_broken_home_has_where_and_what_to_do(patient: Patient) -> None:
    patient.begin()
    account(patient, "a", logins=0, failures=20, days=99)
    found = examine.examine(replace(patient.case(FACTS), environment={"GX_ANALYTICS_ENABLED": "1"}))
    matters = [each for each in found if each.level in (Level.NOW, Level.SOON)]
    assert len(matters) > 5
    assert [each.code for each in matters if not each.where or not each.remedy] == []


def test_json_has_counts_and_names_only_where_they_are_asked_for() -> None:
    found = [
        replace(now("a.b", "What.", "where", "remedy"), names=("aa_one",), figures={"x": 1.0}),
        well("c.d", "Fine."),
    ]
    said = telling.as_json(found, AT, with_names=False)
    assert said["worst"] == "now"
    assert said["counts"] == {"well": 1, "note": 0, "soon": 0, "now": 1}
    assert said["findings"][0] == {
        "code": "a.b", "level": "now", "what": "What.", "where": "where", "remedy": "remedy", "figures": {"x": 1.0},
    }  # fmt: skip
    assert telling.as_json(found, AT, with_names=True)["findings"][0]["names"] == ["aa_one"]
    assert json.loads(json.dumps(said)) == said


def test_people_read_the_most_urgent_first_and_what_is_well_in_one_line(capsys) -> None:
    found = [well("c.d", "Fine."), replace(now("a.b", "What.", "w", "Do it."), names=("aa_one",))]
    telling.show(found, with_names=True)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["NOW   What.", "      aa_one", "      → Do it.   (a.b, w)"]
    assert lines[-1] == "1 to do today, 0 soon."
    telling.show(found[:1], with_names=False)
    assert capsys.readouterr().out.splitlines()[-1] == "All is well."
