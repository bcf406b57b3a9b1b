"""The pages people open: Superset, and Dagster's own. What each is started with.

Add here: another page, with the request that shows it is really there.
Keep out: starting and stopping (`processes.py`).
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from dagster_project import instance, processes
from dagster_project.processes import Service, log_path
from dashboards import serve, state
from warehouse.errors import CrossingsError
from warehouse.settings import Settings

SUPERSET = "superset"
DAGSTER_PAGES = "dagster-webserver"
DAGSTER_DAEMON = "dagster-daemon"
ALL = (SUPERSET, DAGSTER_PAGES, DAGSTER_DAEMON)
KEPT = (
    "{names} would start again by itself: the system keeps it. Stop it there: `systemctl stop 'crossings-*'`, or "
    "`supervisorctl stop all`."
)

# Dagster's pages ask for no password: they never leave this computer, whatever CROSSINGS_HOST says, and they answer to
# nobody but this computer's own pages (lib/own_page.py).
LOOPBACK = "127.0.0.1"
# A code server says that it starts before it has loaded our code, so before its lines are ours.
_QUIET = ("--log-level", "warning", "--code-server-log-level", "warning")


def superset(settings: Settings) -> Service:
    return Service(
        SUPERSET,
        serve.serve_command(settings),
        serve.environment(settings),
        answers=lambda: serve.answers(settings),
        address=(settings.host, settings.superset_port),
        port_setting="CROSSINGS_SUPERSET_PORT",
    )


def prepare_superset(settings: Settings) -> None:
    """Superset's own store: made or migrated. Milliseconds when it is current."""
    if not serve.python(settings).exists():
        raise CrossingsError("Superset's environment is not installed. `make up` installs it.")
    if not state.is_current(settings):
        processes.stop(settings, SUPERSET)  # the store is about to be another file; what it still wrote would be lost
    settings.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
    with log_path(settings, "superset-setup").open("ab") as log:
        done = subprocess.run(
            serve.setup_command(settings),
            cwd=settings.root,
            env=serve.environment(settings),
            stdout=log,
            stderr=log,
            check=False,
        )
    if done.returncode:
        raise CrossingsError(
            f"Superset's store could not be made. Its own words are in {log_path(settings, 'superset-setup')}."
        )


def dagster(settings: Settings) -> list[Service]:
    """The pages, and the daemon that keeps schedules and sensors."""
    instance.prepare(settings)
    workspace = str(instance.workspace(settings))
    pages = [
        *(sys.executable, "-m", "dagster_project.webserver"),
        *([] if settings.dagster_may_act else ["--read-only"]),
        "--host",
        LOOPBACK,
        "--port",
        str(settings.dagster_port),
        "--workspace",
        workspace,
        *_QUIET,
    ]
    daemon = [*(sys.executable, "-m", "dagster_project.daemon"), "run", "--workspace", workspace, *_QUIET]
    environment = dict(os.environ)
    return [
        Service(
            DAGSTER_PAGES,
            pages,
            environment,
            answers=lambda: _page(f"{dagster_address(settings)}/"),
            address=(LOOPBACK, settings.dagster_port),
            port_setting="CROSSINGS_DAGSTER_PORT",
        ),
        Service(DAGSTER_DAEMON, daemon, environment),
    ]


def superset_address(settings: Settings) -> str:
    return serve.address(settings)


def dagster_address(settings: Settings) -> str:
    return f"http://{LOOPBACK}:{settings.dagster_port}"


def passwords_file(settings: Settings) -> Path:
    return state.passwords_file(settings)


def passwords(settings: Settings) -> dict[str, str]:
    """Those generated for the first accounts."""
    path = state.passwords_file(settings)
    generated: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    return generated


def _page(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as page:  # noqa: S310 - our own http address
            return bool(page.status == 200)
    except (URLError, OSError):
        return False
