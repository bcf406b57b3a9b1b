"""When things happen by themselves: every morning, when a source has new files, and when an intake has ended.

Add here: a job, a schedule or a sensor.
Keep out: what the jobs do.
"""

import hashlib

import dagster as dg

from dagster_project import changes
from dagster_project.lib import expiry, keys, sealed
from dagster_project.lib.console_logger import RUN_CONFIG
from dagster_project.lib.partner import pulled
from dagster_project.lib.sources import listing
from warehouse.settings import settings

AGAIN = "crossings/again_after"
DECLARED = "crossings/declared"
_trust_point = dg.AssetSelection.assets(keys.RAW_CONTACT)
_taking_in = dg.AssetSelection.key_prefixes("delivery") | dg.AssetSelection.key_prefixes("raw") - _trust_point
_reports = dg.AssetSelection.assets(keys.REPORTS)

intake = dg.define_asset_job(
    keys.INTAKE_JOB,
    selection=_taking_in,
    description="Pull, judge and load the deliveries of every partner. One partner's trouble stops no other.",
)
build = dg.define_asset_job(
    keys.BUILD_JOB,
    selection=dg.AssetSelection.all() - _taking_in - _reports,
    description="From accepted rows to what people see.",
)
reports = dg.define_asset_job(
    keys.REPORT_JOB,
    selection=_reports,
    description="Drafts of the trend report, once a quarter has closed. Nobody waits for them: a job of their own.",
)
retention = dg.GraphDefinition.to_job(
    dg.graph(name=keys.RETENTION_JOB)(expiry.ending),
    name=keys.RETENTION_JOB,
    description="Old contacts become person-months, and older ones go. It ends by itself.",
)
every_month = dg.ScheduleDefinition(
    name="every_month",
    job=retention,
    cron_schedule="10 3 1 * *",
    execution_timezone="UTC",
    run_config=RUN_CONFIG,
    should_execute=sealed.is_open,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
every_morning = dg.ScheduleDefinition(
    name="every_morning",
    job=intake,
    cron_schedule="10 5 * * *",
    execution_timezone="UTC",
    run_config=RUN_CONFIG,
    should_execute=sealed.is_open,
    default_status=dg.DefaultScheduleStatus.RUNNING,
)


@dg.sensor(job=intake, minimum_interval_seconds=600, default_status=dg.DefaultSensorStatus.RUNNING)
def new_files(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    """Starts an intake when the listing of any source has changed. Names of files are not kept, only a digest."""
    if sealed.is_sealed():
        return dg.SkipReason(sealed.SKIPPED)  # the cursor stays: what comes meanwhile is seen once the keys are back
    seen = hashlib.sha256("\n".join(listing(each, settings()) for each in pulled()).encode()).hexdigest()
    before = context.cursor
    context.update_cursor(seen)
    if before is None:
        return dg.SkipReason("The first look. What is there now is for `crossings run` or the morning.")
    return (
        dg.SkipReason("No source has changed.")
        if seen == before
        else dg.RunRequest(run_key=seen, run_config=RUN_CONFIG)
    )


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    monitored_jobs=[intake, retention],
    request_job=build,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def build_after_intake(context: dg.RunStatusSensorContext) -> dg.RunRequest | dg.SkipReason:
    """Starts a build when an intake or the monthly retention has ended well and there is something new to build."""
    if not changes.since_last_build(settings()):
        return dg.SkipReason("Nothing is new since the last build.")
    tags = {DECLARED: changes.declared(settings())}
    return dg.RunRequest(run_key=context.dagster_run.run_id, run_config=RUN_CONFIG, tags=tags)


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    monitored_jobs=[build],
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def remember_build(context: dg.RunStatusSensorContext) -> None:
    """Notes what a build has left that was started by itself. The next one rests when nothing has changed since."""
    record = context.instance.get_run_record_by_id(context.dagster_run.run_id)
    if DECLARED in context.dagster_run.tags and record and record.end_time:
        asked = changes.Asked(context.dagster_run.tags[DECLARED], sources={})
        changes.remember(settings(), asked, record.end_time)


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.SUCCESS,
    monitored_jobs=[build],
    request_job=reports,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def reports_after_build(context: dg.RunStatusSensorContext) -> dg.RunRequest | dg.SkipReason:
    """Starts the reports when a build has shown a release in which another quarter has closed, or was restated."""
    from dashboards.report import due  # here, not above: drawing takes seconds to import

    if not due.reports(settings()):
        return dg.SkipReason("Every report of the newest closed quarter is made.")
    return dg.RunRequest(run_key=context.dagster_run.run_id, run_config=RUN_CONFIG)


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.FAILURE,
    monitored_jobs=[retention],
    request_job=build,
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def build_after_retention_in_trouble(context: dg.RunStatusSensorContext) -> dg.RunRequest:
    """Starts a build when retention has stopped half-way: what it did to rows is done, and derived tables are gone."""
    return dg.RunRequest(run_key=context.dagster_run.run_id, run_config=RUN_CONFIG)


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.FAILURE,
    monitored_jobs=[intake],
    request_jobs=[intake, build],
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def go_on_after_trouble(context: dg.RunStatusSensorContext) -> dg.RunRequest:
    """Starts the intake once more, for what a refused delivery kept back; after that, the build with what there is."""
    is_second = AGAIN in context.dagster_run.tags
    return dg.RunRequest(
        run_key=context.dagster_run.run_id,
        job_name=keys.BUILD_JOB if is_second else keys.INTAKE_JOB,
        run_config=RUN_CONFIG,
        tags={} if is_second else {AGAIN: context.dagster_run.run_id},
    )
