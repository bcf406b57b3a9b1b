"""What every reader keeps, whatever it is given: a clear refusal or a right reading, in bounds, and nothing left.

Add here: another thing that no input may bring about. Keep out: readers (targets.py).
"""

import resource
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from good_files import NEEDLES
from targets import Target

from warehouse.contract.findings import FileRefused
from warehouse.errors import CrossingsError

CLEAR = (CrossingsError, FileRefused)
CPU_SECONDS, WALL_SECONDS, MEGABYTES = 5.0, 90, 500


class Hangs(BaseException):
    """Beyond what anything catches."""


class Bounds:
    """One folder for temporary files, and how much memory the readers had before the first bad input."""

    def __init__(self, temporary: Path) -> None:
        self.temporary, self.before = temporary, _peak(resource.RUSAGE_SELF)
        tempfile.tempdir = str(temporary)

    def broken_by(self, target: Target, data: bytes) -> str | None:
        """What went wrong with this input, in a few words; None where the reader withstood it."""
        start = _cpu()
        try:
            with _no_longer_than(WALL_SECONDS):
                said = target.told(data)
        except CLEAR as refusal:
            said = str(refusal)
        except Hangs:
            return f"hangs for more than {WALL_SECONDS} s"
        except BaseException as error:  # noqa: BLE001 - a panic of a library in Rust is no Exception
            frame = error.__traceback__
            while frame and frame.tb_next:
                frame = frame.tb_next
            where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
            return f"{type(error).__name__} at {where}: {error}"[:300]
        return self._beyond(said, _cpu() - start)

    def _beyond(self, said: str, seconds: float) -> str | None:
        if found := [needle for needle in NEEDLES if needle in said]:
            return f"a value of the file is told: {found}"
        if seconds > CPU_SECONDS:
            return f"takes {seconds:.1f} s of a processor"
        if (more := _peak(resource.RUSAGE_SELF) - self.before) > MEGABYTES:
            self.before += more
            return f"takes {more:.0f} MB of memory"
        if left := [path.name for path in self.temporary.iterdir()]:
            return f"leaves {left} in the temporary folder"
        return None


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


@contextmanager
def _no_longer_than(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
