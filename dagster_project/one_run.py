"""One run of the pipeline at a time in a home, where people or cron start it: `crossings run`, `up` and `rebuild`.

Runs of Dagster's daemon queue by themselves. Where one of them meets a run of a command, the locks of single steps keep
the two apart (one writer; one release), and the later one says that it was.

Add here: nothing.
Keep out: waiting for the other run. What it leaves undone the next one does.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from warehouse.errors import Locked
from warehouse.settings import Settings


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Raises Locked at once where another process is in the middle of a run. Its death, too, ends it."""
    folder = settings.home / "run"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(folder / "pipeline.lock", is_singleton=True)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Locked(
            "Another run of the pipeline is going on in this home, so that nothing was started. Wait for it, or see "
            "`crossings status`. What came since it began is taken in by the next run."
        ) from None
    try:
        yield
    finally:
        lock.release()
