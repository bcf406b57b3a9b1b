"""One limit of memory for a whole server: a cgroup that holds every process of it, and what each of them takes.

    with limited(4 * GIB) as room, production(home, start=room.start) as server: …

Add here: another figure that the kernel keeps. Keep out: what is done to the server meanwhile.
"""

import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GIB, MIB = 1024**3, 1024**2
_CONTROLLER = Path("/sys/fs/cgroup/memory")
# What a process is called in the table, by a word of its command line; the first that fits.
NAMES = (
    ("dagster_project.production.become", "start of a process"),
    ("dashboards.setup", "Superset's setup"),
    ("dashboards.sync", "Superset's sync"),
    ("gunicorn", "Superset"),
    ("api grpc", "Dagster's code server"),
    ("dagster_project.webserver", "Dagster's pages"),
    ("dagster-daemon", "Dagster's daemon"),
    ("dbt", "dbt"),
    ("dagster_project.cli", "crossings run"),
    ("postgres", "PostgreSQL"),
    ("redis-server", "Redis"),
    ("nginx", "nginx"),
    ("supervisord", "supervisor"),
)


@dataclass
class Room:
    """`limit`: in bytes; without a cgroup nothing limits, and only sums of processes are known."""

    group: Path | None
    limit: int
    peaks: dict[str, int] = field(default_factory=dict)  # of all processes of one name together, in bytes
    peak_of_all: int = 0
    _processes: list["subprocess.Popen[Any]"] = field(default_factory=list)

    def start(self, command: Sequence[str], **more: Any) -> "subprocess.Popen[Any]":
        process = subprocess.Popen(command, preexec_fn=self._enter, **more)
        self._processes.append(process)
        return process

    def run(self, command: Sequence[str], **more: Any) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(command, preexec_fn=self._enter, capture_output=True, text=True, check=False, **more)

    def _enter(self) -> None:
        if self.group is not None:
            (self.group / "cgroup.procs").write_text(str(os.getpid()))

    def peak_with_files(self) -> int | None:
        """As the kernel counted it: pages of files that it could drop at once are in it."""
        return _number(self.group / "memory.max_usage_in_bytes") if self.group else None

    def refusals(self) -> int:
        """How often the kernel ended a process for want of memory."""
        if self.group is None:
            return 0
        said = dict(line.split() for line in (self.group / "memory.oom_control").read_text().splitlines())
        return int(said.get("oom_kill", 0))

    def look(self) -> None:
        now: dict[str, int] = {}
        for pid in self._pids():
            name, taken = _name(pid), _taken(pid)
            now[name] = now.get(name, 0) + taken
        for name, taken in now.items():
            self.peaks[name] = max(self.peaks.get(name, 0), taken)
        self.peak_of_all = max(self.peak_of_all, sum(now.values()))

    def _pids(self) -> list[int]:
        if self.group is not None:
            return [int(line) for line in (self.group / "cgroup.procs").read_text().split()]
        found = [process.pid for process in self._processes]
        for pid in found:
            children = Path(f"/proc/{pid}/task/{pid}/children")
            found.extend(map(int, children.read_text().split() if children.exists() else ()))
        return found


@contextmanager
def limited(limit: int, every: float = 2.0) -> Iterator[Room]:
    """Without the right to make one, that is said aloud."""
    room, done = Room(_made(limit), limit), threading.Event()
    if room.group is None:
        print("NOTE: no cgroup of memory can be made here. Nothing limits this server; memory is summed by process.")

    def watch() -> None:
        while not done.wait(every):
            room.look()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield room
    finally:
        done.set()
        watcher.join()
        if room.group is not None:
            _end(room.group)


def _made(limit: int) -> Path | None:
    group = _CONTROLLER / f"crossings-{os.getpid()}"
    try:
        group.mkdir()
        (group / "memory.limit_in_bytes").write_text(str(limit))
    except OSError:
        return None
    return group


def _end(group: Path) -> None:
    """Who was left in it, such as the worker of a server that was killed, is ours alone."""
    for _ in range(50):
        left = (group / "cgroup.procs").read_text().split()
        if not left:
            break
        for pid in left:
            try:
                os.kill(int(pid), 9)
            except ProcessLookupError:
                continue
        threading.Event().wait(0.1)
    group.rmdir()


def _number(file: Path) -> int:
    return int(file.read_text())


def _name(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return "gone"
    return next((name for word, name in NAMES if word in words), "others")


def _taken(pid: int) -> int:
    """Its share: pages that several processes have in common are counted once in all."""
    try:
        rolled = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in rolled.splitlines() if line.startswith("Pss:")), 0)
