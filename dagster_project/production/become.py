"""Become one of the server's processes: `python -m dagster_project.production.become superset`.

systemd and supervisor start all of them by this door, so that both start the same. What must be there before is made
first: Superset's store is migrated, Dagster's configuration written. A store that does not answer ends the process, and
whoever keeps it starts it again.
Add here: what comes before another process. Keep out: which processes there are (units.py).
"""

import os
import sys

from dagster_project import processes, web_services
from dagster_project.processes import Service
from warehouse import hardening
from warehouse.errors import ConfigError, CrossingsError
from warehouse.settings import Settings, settings


def main() -> None:
    hardening.begin()
    here = settings()
    try:
        service = prepared(here, sys.argv[1])
    except CrossingsError as problem:
        print(problem, file=sys.stderr)
        sys.exit(problem.exit_code)
    processes.remember_kept(here, service.name)
    os.execve(service.command[0], list(service.command), service.environment)  # noqa: S606 - a fixed command, no shell


def prepared(here: Settings, name: str) -> Service:
    if name == web_services.SUPERSET:
        web_services.prepare_superset(here)
        return web_services.superset(here)
    known = {service.name: service for service in web_services.dagster(here)}
    if name not in known:
        raise ConfigError(f"No process is called {name}. These are: {', '.join(web_services.ALL)}.")
    return known[name]


if __name__ == "__main__":
    main()
