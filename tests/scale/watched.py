"""CPU seconds and memory of all processes under this one, looked at every second: Java's that nobody waits for, too.

Add here: another figure of the same processes.
Keep out: starting them.
"""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

_TICKS, _PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
Process = tuple[int, int, float, int]  # its number, that of its parent, CPU seconds, bytes


class Watched:
    """As a context. What a process did in its last second is not seen."""

    def __init__(self) -> None:
        self._seconds: dict[int, float] = {}
        self.peak_bytes, self._ended = 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    @property
    def cpu_seconds(self) -> float:
        return sum(self._seconds.values())

    def __enter__(self) -> "Watched":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(1):
            ours = list(under(os.getpid()))
            self._seconds |= {number: seconds for number, _, seconds, _ in ours}
            self.peak_bytes = max(self.peak_bytes, sum(size for *_, size in ours))


def under(root: int) -> Iterator[Process]:
    """The process itself, and all that it or they have started."""
    every = {process[0]: process for process in _processes()}
    known = {root}
    while more := {number for number, parent, *_ in every.values() if parent in known} - known:
        known |= more
    return (one for number, one in every.items() if number in known)


def _processes() -> Iterator[Process]:
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            said = (folder / "stat").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has just ended
        fields = said.rpartition(")")[2].split()  # a name may hold spaces
        yield int(folder.name), int(fields[1]), (int(fields[11]) + int(fields[12])) / _TICKS, int(fields[21]) * _PAGE
