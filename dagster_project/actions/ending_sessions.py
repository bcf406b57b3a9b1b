"""What `dashboards account end-sessions` does, in its order: it works first, and is written down afterwards.

Add here: another thing that must end with all sessions.
Keep out: what a session is (dashboards/access).
"""

from dagster_project import processes, web_services
from dagster_project.actions import drawing
from dagster_project.console import say, step
from dashboards import serve, state
from warehouse.settings import Settings


def end(settings: Settings) -> None:
    state.renew_secrets(settings)
    say("✓ Every session and every token of every account has ended, with its next request.")
    service = web_services.superset(settings)
    if processes.restart(settings, service):
        with step("starting the dashboards with new secrets"):
            processes.wait_until_answering(settings, service)
    elif serve.answers(settings):
        say("The dashboards were not started by `crossings up`: restart their service, for all else that they sign.")
    say(drawing.account(settings, "end-sessions"))
