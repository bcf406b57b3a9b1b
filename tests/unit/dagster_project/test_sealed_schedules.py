"""While the warehouse is sealed nothing starts by itself, and nothing fails for that."""

import dagster as dg
import pytest

from dagster_project.defs import automation, backup
from dagster_project.lib import keys, sealed
from warehouse.settings import Settings
from warehouse.vault import Vault


def test_schedules_and_the_sensor_of_new_files_skip_their_turn_until_the_keys_are_back(place: Settings) -> None:
    for schedule in (automation.every_morning, automation.every_month):
        with dg.build_schedule_context() as context:
            assert not schedule.evaluate_tick(context).run_requests
    with dg.build_sensor_context(cursor="what was seen before") as context:
        found = automation.new_files.evaluate_tick(context)
    assert (found.skip_message, found.cursor) == (sealed.SKIPPED, "what was seen before")


def test_with_its_keys_they_go_on_by_themselves(place: Settings, keyring: Vault) -> None:
    with dg.build_schedule_context() as context:
        assert automation.every_morning.evaluate_tick(context).run_requests


def test_backups_have_schedules_where_a_repository_is_named_alone(
    place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not list(backup.backups().schedules or ())
    monkeypatch.setenv("CROSSINGS_BACKUP_REPOSITORY", "/mnt/backup")
    made = {each.name: each for each in backup.backups().schedules or ()}
    assert {name: each.job_name for name, each in made.items() if isinstance(each, dg.ScheduleDefinition)} == {
        "every_night": keys.BACKUP_JOB,
        "every_sunday": keys.BACKUP_CHECK_JOB,
    }
