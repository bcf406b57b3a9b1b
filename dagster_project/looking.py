"""When the doctor looks by itself: every ten minutes beside Dagster's pages, and after each `crossings run`.

Not a sensor of Dagster's: while the warehouse is sealed Dagster cannot load its code, and somebody must hear of that.
A look is a process of its own for two seconds, so that the pages keep neither keys nor the memory of it.

Add here: another moment at which somebody must be told.
Keep out: the look (doctor/).
"""

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

from dagster_project.console import trouble
from dagster_project.doctor import watch
from warehouse.errors import CrossingsError
from warehouse.settings import Settings

FIRST, EVERY = timedelta(minutes=1), timedelta(minutes=10)
# A run that had nothing to do looks only where nobody else has.
_RECENT = timedelta(hours=1)
_COMMAND = (sys.executable, "-m", "dagster_project.cli", "doctor", "--tell", "--json")


def begin(settings: Settings, first: timedelta = FIRST, every: timedelta = EVERY) -> threading.Thread:
    """As long as this process runs."""

    def looks() -> None:
        time.sleep(first.total_seconds())
        while True:
            look(settings)
            time.sleep(every.total_seconds())

    thread = threading.Thread(target=looks, name="doctor", daemon=True)
    thread.start()
    return thread


def look(settings: Settings) -> int:
    """One look in a process of its own. Its outcome is in the kept file; the age of that file says when it failed."""
    done = subprocess.run(
        _COMMAND,
        cwd=settings.root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode


def after_run(settings: Settings, at: datetime | None = None) -> None:
    """In this process. What keeps it from looking is told, and changes nothing of the run."""
    moment = at or datetime.now(UTC)
    try:
        looked_at = datetime.fromisoformat(watch.read(settings).get("at", "1970-01-01T00:00:00+00:00"))
        if moment - looked_at > _RECENT or _has_run_since(settings, looked_at):
            watch.look_and_tell(settings, moment)
    except (OSError, CrossingsError) as error:
        trouble(f"The doctor could not look ({type(error).__name__}). Ask it: crossings doctor")


def _has_run_since(settings: Settings, moment: datetime) -> bool:
    runs = settings.dagster / "history" / "runs.db"
    return not runs.exists() or runs.stat().st_mtime > moment.timestamp()
