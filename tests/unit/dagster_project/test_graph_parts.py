"""Parts of the graph that can be looked at without building it."""

import warnings
from datetime import date
from types import SimpleNamespace

import dagster as dg
import pytest

from dagster_project import instance
from dagster_project.defs import automation
from dagster_project.lib import partner, periods
from warehouse.settings import PROJECT_ROOT


def test_definitions_stay_a_page_that_knows_no_names():
    text = (PROJECT_ROOT / "dagster_project" / "definitions.py").read_text()

    assert len(text.splitlines()) <= 40


@pytest.mark.parametrize(
    ("span", "months"),
    [
        ((date(2022, 1, 1), date(2022, 1, 31)), ["2022-01-01"]),
        ((date(2022, 1, 16), date(2022, 2, 15)), ["2022-01-01", "2022-02-01"]),
        ((date(2022, 12, 1), date(2023, 1, 31)), ["2022-12-01", "2023-01-01"]),
        ((date(2017, 12, 1), date(2018, 1, 31)), ["2018-01-01"]),
    ],
)
def test_a_span_touches_its_months(span, months):
    assert periods.months([span]) == months


def test_the_same_month_of_two_deliveries_is_one_partition():
    span = (date(2022, 1, 1), date(2022, 1, 31))

    assert periods.months([span, span]) == ["2022-01-01"]
    assert set(periods.months([span])) <= set(periods.MONTHLY.get_partition_keys())


def asked_for(tags: dict[str, str]) -> tuple[str | None, dict[str, str]]:
    """What the sensor requests after an intake with these tags has failed."""
    with dg.DagsterInstance.ephemeral() as home:

        @dg.op
        def nothing() -> None:
            pass

        @dg.job(name="intake")
        def intake() -> None:
            nothing()

        result = intake.execute_in_process(instance=home, tags=tags)
        context = dg.build_run_status_sensor_context(
            sensor_name="go_on_after_trouble",
            dagster_event=result.get_run_success_event(),
            dagster_instance=home,
            dagster_run=result.dagster_run,
        )
        request = automation.go_on_after_trouble(context)
    return request.job_name, dict(request.tags)


def test_after_trouble_the_intake_is_tried_once_more_and_then_built_with_what_there_is():
    job, tags = asked_for({})
    assert (job, list(tags)) == ("intake", [automation.AGAIN])
    assert asked_for(tags) == ("build", {})


def test_dagster_reports_to_nobody_and_keeps_nothing_of_what_steps_print(home):
    instance.prepare(home)
    text = (home.dagster / "dagster.yaml").read_text()

    assert "telemetry:\n  enabled: false" in text
    assert "NoOpComputeLogManager" in text


def test_people_are_not_told_which_of_dagster_s_features_are_young(home, monkeypatch):
    monkeypatch.setattr(partner, "pulled", lambda: [SimpleNamespace(code="p017")])
    monkeypatch.setattr(partner, "partner_defs", lambda one: dg.Definitions(assets=[partner._raw(one)]))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert partner.all_partners().assets
    assert [str(each.message) for each in said] == []
