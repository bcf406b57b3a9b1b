"""What `dashboards push`, `pull` and `account` do. Superset lives in an environment of its own: child processes.

Add here: another such step.
Keep out: what the children do (dashboards/sync.py, dashboards/pull.py, dashboards/grants.py), and what a session is
(dashboards/access).
"""

import subprocess

from dagster_project import processes, web_services
from dagster_project.console import say, step
from dagster_project.processes import log_path
from dashboards import first_answers, serve, state
from warehouse.errors import ConfigError, CrossingsError
from warehouse.settings import Settings


def push(settings: Settings) -> None:
    web_services.prepare_superset(settings)
    with step("bringing Superset in line"):
        said = _child(settings, [*serve.sync_command(settings), "--again"], "superset-sync")
    first_answers.ask(settings)
    say(said)


def pull(settings: Settings) -> None:
    with step("comparing Superset with the files"):
        said = _child(settings, [str(serve.python(settings)), "-m", "dashboards.pull"], "superset-pull")
    say(said)


def account(settings: Settings, *asked: str) -> str:
    """What dashboards/grants.py says, without the mark of its lines. A refusal is told as it is."""
    web_services.prepare_superset(settings)
    done = subprocess.run(
        serve.account_command(settings, *asked),
        cwd=settings.root,
        env=serve.environment(settings),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == ConfigError.exit_code:
        raise ConfigError(done.stderr.strip().splitlines()[-1])
    if done.returncode:
        with log_path(settings, "superset-account").open("a") as log:
            log.write(done.stderr)
        raise CrossingsError(
            f"It did not end well. Superset's own words are in {log_path(settings, 'superset-account')}."
        )
    marked = (line.partition(serve.ACCOUNT_SAYS) for line in done.stdout.splitlines())
    return "\n".join(rest for start, mark, rest in marked if mark and not start)


def _child(settings: Settings, command: list[str], name: str) -> str:
    """Runs it; gives back the lines that it says itself. Superset's own chatter goes to a log."""
    if not serve.python(settings).exists():
        raise CrossingsError("Superset's environment is not installed. `make up` installs it.")
    settings.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
    with log_path(settings, name).open("ab") as log:
        done = subprocess.run(
            command,
            cwd=settings.root,
            env=serve.environment(settings),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            check=False,
        )
    if done.returncode:
        raise CrossingsError(f"It did not end well. Superset's own words are in {log_path(settings, name)}.")
    return "\n".join(
        line for line in done.stdout.splitlines() if line.startswith(("dashboards:", "charts/", "dashboards/"))
    )


def end_sessions(settings: Settings) -> None:
    state.renew_secrets(settings)
    say("✓ Every session and every token of every account has ended, with its next request.")
    service = web_services.superset(settings)
    if processes.restart(settings, service):
        with step("starting the dashboards with new secrets"):
            processes.wait_until_answering(settings, service)
    elif serve.answers(settings):
        say("The dashboards were not started by `crossings up`: restart their service, for all else that they sign.")
    say(account(settings, "end-sessions"))
