"""Retention ends by itself: Dagster starts it on the first of each month, and a build after it, whatever came of it."""

import dagster as dg
import pytest
from intake_warehouse import Warehouse
from old_network import deliver

from dagster_project.defs import automation
from dagster_project.lib import keys


@pytest.fixture
def as_environment(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    """Steps that Dagster starts read their settings from the environment."""
    here = warehouse.settings
    for name, value in {
        "HOME": here.home,
        "KEYS_FILE": here.keys_file,
        "AS_OF": here.as_of,
        "KEEP_ROWS_MONTHS": here.keep_rows_months,
        "KEEP_PERSON_MONTHS_MONTHS": here.keep_person_months_months,
    }.items():
        monkeypatch.setenv(f"CROSSINGS_{name}", str(value))
    return warehouse


def test_the_monthly_job_makes_person_months_of_what_has_grown_old(as_environment: Warehouse) -> None:
    deliver(as_environment, 41, months=(2, 4))

    assert automation.retention.execute_in_process().success

    found = as_environment.rows("select month(contact_date), count(channel) > 0 from raw.contact group by 1 order by 1")
    assert found == [(2, False), (4, True)]


def test_periods_that_no_release_has_closed_end_it_in_words_after_its_first_step(
    as_environment: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(as_environment, 42, months=(2,))
    monkeypatch.setenv("CROSSINGS_KEEP_PERSON_MONTHS_MONTHS", "3")

    ran = automation.retention.execute_in_process(raise_on_error=False)

    (failure,) = [event.step_failure_data for event in ran.all_events if event.is_step_failure]
    assert failure.user_failure_data is not None
    assert "RU month 2023-02" in str(failure.user_failure_data.description)
    assert as_environment.rows("select count(*) > 0, count(channel) from raw.contact") == [(True, 0)]


def test_a_clock_that_is_ahead_by_years_ends_nothing_without_a_person(
    as_environment: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(as_environment, 43, months=(2, 4))
    before = as_environment.state()
    monkeypatch.setenv("CROSSINGS_AS_OF", "2030-01-01")

    ran = automation.retention.execute_in_process(raise_on_error=False)

    (failure,) = [event.step_failure_data for event in ran.all_events if event.is_step_failure]
    assert failure.user_failure_data is not None
    assert "`crossings retain --apply`" in str(failure.user_failure_data.description)
    assert as_environment.state() == before


def test_it_is_started_every_month_and_a_build_follows_it_either_way() -> None:
    schedule = automation.every_month
    assert (schedule.job_name, schedule.cron_schedule) == (keys.RETENTION_JOB, "10 3 1 * *")
    assert schedule.default_status == dg.DefaultScheduleStatus.RUNNING
    for sensor in (automation.build_after_intake, automation.build_after_retention_in_trouble):
        assert [target.job_name for target in sensor.targets] == [keys.BUILD_JOB]
        assert sensor.default_status == dg.DefaultSensorStatus.RUNNING
