"""One process at a time makes, judges, shows or takes back releases of a home.

Two schedulers, or somebody who publishes while the pipeline builds: without this, one would clear away what the other
is just writing. The lock belongs to the process; when its holder dies, however it dies, the next one gets it. It may be
taken again by who holds it. Whoever needs the one-writer lock, too, takes this one first.

Add here: nothing; a new step of a release is put under it where it begins.
Keep out: readers, who wait for nobody.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from warehouse.errors import Locked
from warehouse.settings import Settings

WAIT_SECONDS = 60


@contextmanager
def alone(settings: Settings, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Raises Locked where another process does not end in time; nothing was begun then."""
    settings.working.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(settings.working / "release.lock", is_singleton=True)
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout:
        raise Locked(
            f"Another process is making or showing a release and did not finish within {wait_seconds:.0f} s. Nothing "
            "was begun here, and people see what they saw. Wait for it, or see `crossings status`; then run the same "
            "command again."
        ) from None
    try:
        yield
    finally:
        lock.release()
