"""A failed run of Dagster's lets the doctor look, and whoever hears of failures is told."""

import dagster as dg
import mail_server
import pytest
from own_network import own_network

from dagster_project import instance
from dagster_project.defs.alerts import tell_of_failures
from dagster_project.doctor import watch
from warehouse import hardening, vault
from warehouse.alerts import recipients

ME = "me@example.org"


@dg.op
def falls() -> None:
    raise dg.Failure("It fell.")


@dg.job
def build() -> None:
    falls()


def test_a_failed_run_is_told_once_to_whoever_hears_of_failures(home, monkeypatch: pytest.MonkeyPatch) -> None:
    own_network(home.home, is_invented=False)
    vault.init_demo(home)
    hardening.begin()
    hardening.for_its_owner(home.home)
    with mail_server.running() as mail, instance.opened(home) as kept:
        who = f"{{name: a, audience: regional, language: en, hears: [failures], address: '{mail.address(ME)}'}}"
        recipients.replace(home, vault.load(home), f"recipients: [{who}]")
        done = build.execute_in_process(instance=kept, raise_on_error=False)
        (event,) = [each for each in done.all_events if each.event_type_value == "PIPELINE_FAILURE"]
        hardening.for_its_owner(home.home)
        for _ in range(2):
            run = kept.get_run_by_id(done.run_id)
            assert run is not None
            context = dg.build_run_status_sensor_context("tell_of_failures", event, kept, run).for_run_failure()
            tell_of_failures(context)
    assert "runs.failed" in watch.read(home)["codes"]
    assert [str(message["subject"]) for message in mail.to(ME)] == ["Crossings: something needs you"]
