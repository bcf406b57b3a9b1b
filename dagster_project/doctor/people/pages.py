"""Dashboards: do they answer, and is their store there. `/health` lies; a real page does not.

Add here: another page that people open.
Keep out: what the pages show.
"""

from collections.abc import Iterator

from dagster_project import processes, web_services
from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, note, now, soon, well
from dagster_project.doctor.machine.ports import listening
from dashboards import serve, state

_SECONDS = 5


def look(case: Case) -> Iterator[Finding]:
    here = case.settings
    if not state.metadata_file(here).exists() and not here.superset_metadata_uri:
        yield note("not_set_up", "The dashboards are not set up.", "superset", "crossings up")
        return
    answers = serve.answers(here, timeout=_SECONDS)
    figures = {"dashboards_answer": float(answers)}
    if answers:
        yield well("answer", "The dashboards answer.", **figures)
    else:
        runs = here.superset_port in {port for port, _ in listening(case)}
        said = "The dashboards run and do not answer." if runs else "The dashboards do not run."
        level = Level.NOW if case.is_real or runs else Level.NOTE
        code = "do_not_answer" if runs else "do_not_run"
        yield Finding(level, code, said, "dashboards", "crossings down, then crossings up", figures=figures)
    yield from _pipeline(case)


def _pipeline(case: Case) -> Iterator[Finding]:
    """Without its daemon no schedule runs; then somebody must call `crossings run`, as cron can."""
    here = case.settings
    runs = {name for name in web_services.ALL if processes.running(here, name)}
    if runs and (gone := sorted({*web_services.ALL} - runs)):
        level = now if web_services.DAGSTER_DAEMON in gone else soon
        said = f"Of what `crossings up` started, {', '.join(gone)} does not run any more."
        yield level("ended", said, ", ".join(gone), "crossings up")
