"""Logs of Dagster's processes, as CROSSINGS_LOG_FORMAT says. Text is Dagster's own.

Add here: another process of Dagster's that is ours to start.
Keep out: how a line looks (warehouse/log_lines.py), and the log of runs (console_logger.py).
"""

import sys

from warehouse import log_lines
from warehouse.settings import settings


def begin(process: str) -> None:
    """Before Dagster sets up its own handlers: they write to what is standard output then."""
    log_lines.begin(settings(), process)


def begin_in_child_of_dagster() -> None:
    """The servers of code and the workers of runs are started by Dagster, and write into the log of their parent."""
    if sys.argv[1:2] == ["api"]:
        begin("dagster-code")
