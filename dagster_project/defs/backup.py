"""Backups that make themselves: every night one, every Sunday the whole repository read. Where a repository is named.

Add here: another thing that is done to backups by itself.
Keep out: the work (warehouse/backup). Dagster stores what a step says: a message for people, and no name of a file.
"""

import dagster as dg

from dagster_project.lib import keys, sealed
from dagster_project.lib.console_logger import RUN_CONFIG
from dagster_project.lib.guard import guarded
from warehouse import vault
from warehouse.backup import back_up
from warehouse.settings import settings


@dg.op(out=dg.Out(dg.Nothing), description="The home as it is now, encrypted in the repository of backups.")
def put_away() -> None:
    now = settings()
    with guarded():
        back_up.back_up(now, vault.load(now))


@dg.op(out=dg.Out(dg.Nothing), description="Every byte of the repository of backups. Fails where one is damaged.")
def read_through() -> None:
    now = settings()
    with guarded():
        back_up.check(now, vault.load(now))


def _every(name: str, op: dg.OpDefinition, job: str, cron: str, what: str) -> dg.ScheduleDefinition:
    @dg.job(name=job, description=what)
    def made() -> None:
        op()

    return dg.ScheduleDefinition(
        name=name,
        job=made,
        cron_schedule=cron,
        execution_timezone="UTC",
        run_config=RUN_CONFIG,
        should_execute=sealed.is_open,
        default_status=dg.DefaultScheduleStatus.RUNNING,
    )


@dg.definitions
def backups() -> dg.Definitions:
    """At night, hours before the morning's intake: nobody waits for the machine."""
    if not settings().backup_repository:
        return dg.Definitions()
    night = _every("every_night", put_away, keys.BACKUP_JOB, "40 1 * * *", "Back up what is here.")
    week = _every("every_sunday", read_through, keys.BACKUP_CHECK_JOB, "40 2 * * 0", "Is every backup whole?")
    return dg.Definitions(schedules=[night, week])
