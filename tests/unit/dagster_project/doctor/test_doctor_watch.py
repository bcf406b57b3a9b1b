"""The look that is kept and told: matters once, since when it is sealed, and the metrics page made of it."""

import asyncio
import json
import os
import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import mail_server
import pytest
from doctor_patient import AT, Patient
from prometheus_client.parser import text_string_to_metric_families
from starlette.types import Message

from dagster_project import looking
from dagster_project.doctor import metrics, watch
from dagster_project.doctor.case import Level
from dagster_project.doctor.metrics_page import MetricsPage
from warehouse import vault
from warehouse.alerts import recipients

ME = "me@example.org"
DAY = timedelta(days=1)


def hear(patient: Patient, mail: mail_server.Mailbox) -> None:
    text = (
        "recipients: [{name: keeper, audience: regional, language: en, hears: [failures], address: "
        f"'{mail.address(ME)}'}}]"
    )
    recipients.replace(patient.settings, vault.load(patient.settings), text)


def subjects(mail: mail_server.Mailbox) -> list[str]:
    return [str(message["subject"]).removeprefix("Crossings: ") for message in mail.to(ME)]


def test_a_matter_is_told_once_until_it_is_mended(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    with mail_server.running() as mail:
        hear(patient, mail)
        watch.look_and_tell(patient.settings, AT)
        assert subjects(mail) == []
        monkeypatch.setenv("GX_ANALYTICS_ENABLED", "1")
        for days in range(3):
            watch.look_and_tell(patient.settings, AT + days * DAY)
        assert subjects(mail) == ["something needs you"]
        monkeypatch.delenv("GX_ANALYTICS_ENABLED")
        watch.look_and_tell(patient.settings, AT + 3 * DAY)
        assert subjects(mail) == ["something needs you", "all is well again"]


def test_a_server_of_mail_that_is_down_is_a_finding_and_the_message_arrives_later(patient, monkeypatch) -> None:
    with mail_server.running() as mail:
        hear(patient, mail)
        mail.refuses.add(ME)
        monkeypatch.setenv("GX_ANALYTICS_ENABLED", "1")
        watch.look_and_tell(patient.settings, AT)
        found = watch.look_and_tell(patient.settings, AT + DAY)
        assert "messages.not_taken" in [each.code for each in found]
        mail.refuses.clear()
        watch.look_and_tell(patient.settings, AT + 2 * DAY)
        found = watch.look_and_tell(patient.settings, AT + 3 * DAY)
        assert "messages.not_taken" not in [each.code for each in found]
        assert subjects(mail) == ["something needs you"]


def test_a_seal_of_more_than_a_day_is_told_to_the_mailbox_of_the_settings(patient, monkeypatch) -> None:
    patient.begin()
    kept = patient.settings.keys_file.read_bytes()
    with mail_server.running() as mail:
        here = replace(patient.settings, sealed_alert=mail.address(ME))
        patient.settings.keys_file.unlink()
        watch.look_and_tell(here, AT)
        assert watch.read(here)["sealed_since"] == AT.isoformat()
        watch.look_and_tell(here, AT + 0.9 * DAY)
        assert subjects(mail) == []
        watch.look_and_tell(here, AT + DAY)
        watch.look_and_tell(here, AT + 2 * DAY)
        assert subjects(mail) == ["something needs you"]
        patient.settings.keys_file.write_bytes(kept)
        patient.settings.keys_file.chmod(0o600)
        watch.look_and_tell(here, AT + 3 * DAY)
        assert subjects(mail) == ["something needs you", "all is well again"]
        assert watch.read(here)["sealed_since"] is None


def test_a_list_of_recipients_that_cannot_be_read_stops_no_look(patient: Patient) -> None:
    recipients.path(patient.settings).parent.mkdir(parents=True)
    recipients.path(patient.settings).write_bytes(b"damaged")
    assert "messages.unreadable" in [each.code for each in watch.look_and_tell(patient.settings, AT)]


def test_no_home_is_made_by_a_look(patient: Patient) -> None:
    here = replace(patient.settings, home=patient.settings.home / "later")
    watch.look_and_tell(here, AT)
    assert not here.home.exists()


def test_a_look_without_telling_writes_nothing(patient: Patient) -> None:
    watch.look(patient.settings, AT)
    assert not watch.path(patient.settings).exists()


@pytest.mark.parametrize("text", ["", "[]", "{"])
def test_a_kept_look_that_was_cut_off_is_none(patient: Patient, text: str) -> None:
    watch.path(patient.settings).parent.mkdir(parents=True)
    watch.path(patient.settings).write_text(text)
    assert watch.read(patient.settings) == {}
    watch.look_and_tell(patient.settings, AT)
    assert watch.read(patient.settings)["counts"].keys() == {str(level) for level in Level}


def test_a_run_looks_where_nobody_has_for_an_hour_or_something_ran_since(patient: Patient) -> None:
    looking.after_run(patient.settings, AT)
    first = watch.read(patient.settings)["at"]
    runs = patient.settings.dagster / "history" / "runs.db"
    runs.parent.mkdir(parents=True)
    runs.touch()
    later = AT + timedelta(minutes=5)
    os.utime(runs, (AT.timestamp() - 60,) * 2)
    looking.after_run(patient.settings, later)
    assert watch.read(patient.settings)["at"] == first
    os.utime(runs, (later.timestamp(),) * 2)
    looking.after_run(patient.settings, later)
    assert watch.read(patient.settings)["at"] == later.isoformat(timespec="seconds")


def test_a_look_that_cannot_be_kept_is_said_and_changes_nothing_of_the_run(patient, capsys) -> None:
    watch.path(patient.settings).mkdir(parents=True)
    looking.after_run(patient.settings, AT)
    assert "crossings doctor" in capsys.readouterr().err


# --- the page


def figures(page: bytes) -> dict[str, float]:
    """By name and label."""
    return {
        ":".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(page.decode())
        for sample in family.samples
    }


def test_before_the_first_look_the_page_says_that_there_was_none(patient: Patient) -> None:
    found = figures(metrics.page(patient.settings, AT))
    assert found["crossings_look_age_seconds"] == float("inf")
    assert found["crossings_disk_free_bytes"] > 0


def test_the_page_has_the_figures_of_the_last_look_and_how_old_they_are(patient: Patient) -> None:
    watch.look_and_tell(patient.settings, AT)
    kept = watch.read(patient.settings)
    kept["figures"] |= {"run_seconds:build": 60.0, "unknown": 1.0}
    watch.path(patient.settings).write_text(json.dumps(kept))
    found = figures(metrics.page(patient.settings, AT + timedelta(minutes=10)))
    assert found["crossings_look_age_seconds"] == 600
    assert found["crossings_run_seconds:build"] == 60
    assert found["crossings_findings:now"] == 0
    assert found["crossings_findings:soon"] >= 1
    assert found["crossings_sealed"] == 0
    assert "crossings_unknown" not in found


def test_a_request_costs_milliseconds(patient: Patient) -> None:
    watch.look_and_tell(patient.settings, AT)
    began = time.process_time()
    for _ in range(20):
        metrics.page(patient.settings, AT)
    assert (time.process_time() - began) / 20 < 0.02


def asked(patient: Patient, path: str = "/metrics", method: str = "GET", **headers: str) -> tuple[int, bytes]:
    """Status and body; 0 where the request went on to Dagster."""
    sent: list[Message] = []

    async def dagster(*_: Any) -> None:
        sent.append({"type": "http.response.start", "status": 0})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "path": path, "method": method, "headers": raw}
    asyncio.run(MetricsPage(dagster, here=patient.settings)(scope, receive, send))
    return sent[0]["status"], b"".join(each.get("body", b"") for each in sent)


def test_the_page_answers_this_computer_and_nobody_who_comes_through_a_proxy(patient: Patient) -> None:
    status, body = asked(patient)
    assert status == 200
    assert b"crossings_look_age_seconds" in body
    for header in ("x_forwarded_for", "x_real_ip", "forwarded", "via", "x_forwarded_host"):
        assert asked(patient, **{header: "127.0.0.1"})[0] == 403
    assert asked(patient, method="POST")[0] == 405
    assert asked(patient, "/runs")[0] == 0
