"""Run a command that dies with its parent: `python die_with_parent.py COMMAND …`.

A pipeline that is killed must not leave a dbt behind that still writes: the next run would find the database locked.
Who starts it says its number in STARTED_BY: where it was killed before it could be watched, that is another one.
Add here: nothing.
Keep out: imports beyond the standard library; this file is started by its path and becomes the command.
"""

import ctypes
import os
import signal
import sys

_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of <sys/prctl.h>; kept across exec
PARENT = "STARTED_BY"


def main() -> None:
    ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    started_by = str(os.getppid())
    if os.environ.pop(PARENT, started_by) != started_by:
        sys.exit(1)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - becomes the command it was given, no shell


if __name__ == "__main__":
    main()
