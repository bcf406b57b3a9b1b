"""A fixed piece of work, done again and again beside a month: its CPU seconds say how fast the machine is.

On a machine that others use, the same work takes up to twice the CPU seconds. With this beside them, the figures of two
months can be compared.

Add here: nothing, or earlier figures cannot be compared with later ones.
"""

import threading
import time
from types import TracebackType

import duckdb

PAUSE_SECONDS = 25
_WORK = """
select count(distinct person), sum(contacts) from (
    select hash(n) % 400000 as person, hash(n, 1) % 36 as month_no, count(*) as contacts from range(2500000) as t (n)
    group by all
)
"""


class Yardstick:
    """As a context: measures until it is left."""

    def __init__(self) -> None:
        self.measured: list[float] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._measure)

    def __enter__(self) -> "Yardstick":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()

    @property
    def cpu_seconds(self) -> float:
        """The mean of all times."""
        return sum(self.measured) / len(self.measured)

    def _measure(self) -> None:
        while True:
            self.measured.append(_spent())
            if self._ended.wait(PAUSE_SECONDS):
                return


def _spent() -> float:
    """With one thread, whose own time is asked: what the rest of the process does is not counted."""
    with duckdb.connect() as con:
        con.execute("set threads = 1")
        started = time.thread_time()
        con.execute(_WORK).fetchall()
        return time.thread_time() - started
