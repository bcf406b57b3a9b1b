"""Dagster's daemon, which keeps schedules and sensors, with Dagster's own options and our log.

    python -m dagster_project.daemon run --workspace …

Add here: nothing.
Keep out: what it starts (defs/automation.py).
"""

import os

from dagster_project.lib import own_log
from dagster_project.web_services import DAGSTER_DAEMON
from warehouse import hardening

# Dagster would look at every asset twice a minute, and what the calendar asks for changes once a day.
_FRESHNESS_SECONDS = "3600"


def main() -> None:
    hardening.begin()
    own_log.begin(DAGSTER_DAEMON)
    os.environ.setdefault("FRESHNESS_DAEMON_INTERVAL_SECONDS", _FRESHNESS_SECONDS)
    from dagster._daemon.cli import main as dagster_daemon  # it reads the interval when it is imported

    dagster_daemon()


if __name__ == "__main__":
    main()
