"""Background processes: started once, found again, stopped exactly.

Add here: how a process is started, waited for and stopped.
Keep out: which processes there are (`web_services.py`).

A process is remembered by its number and the moment it began, so that a number given to a stranger after a restart of
the machine is never mistaken for ours.
"""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.errors import ConfigError, CrossingsError
from warehouse.settings import Settings

_children: dict[int, "subprocess.Popen[bytes]"] = {}  # those of this process; a service outlives it


@dataclass(frozen=True)
class Service:
    """One background process and the page that shows it is there."""

    name: str
    command: Sequence[str]
    environment: dict[str, str]
    answers: Callable[[], bool] | None = None
    address: tuple[str, int] | None = None
    port_setting: str = ""


def start(settings: Settings, service: Service) -> bool:
    """Start it unless it runs already. Says whether it was started."""
    if running(settings, service.name):
        return False
    _refuse_taken_port(service)
    settings.logs.mkdir(parents=True, exist_ok=True, mode=0o700)
    with log_path(settings, service.name).open("ab") as log, _signals_heeded():
        process = subprocess.Popen(
            service.command,
            cwd=settings.root,
            env=service.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # its own group: `stop` ends its children too, and nobody else's
        )
    _children[process.pid] = process
    _remember(settings, service.name, process.pid, is_kept=False)
    return True


def remember_kept(settings: Settings, name: str) -> None:
    """This very process is about to become the service, and systemd or supervisor starts it again whenever it ends."""
    _remember(settings, name, os.getpid(), is_kept=True)


def restart(settings: Settings, service: Service) -> bool:
    """End it, where it runs, and begin it anew; what is kept begins by itself. Says whether it ran."""
    is_kept = service.name in kept(settings, [service.name])
    is_stopped = stop(settings, service.name)
    if is_stopped and is_kept:
        _wait_for_keeper(settings, service.name)
    elif is_stopped:
        start(settings, service)
    return is_stopped


def _wait_for_keeper(settings: Settings, name: str, seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while running(settings, name) is None:
        if time.monotonic() > end:
            raise CrossingsError(f"{name} was ended and did not begin again by itself. Start it where it is kept.")
        time.sleep(0.2)


def kept(settings: Settings, names: Sequence[str]) -> list[str]:
    """Those of them that run and would start again by themselves."""
    return [name for name in names if running(settings, name) and _read(settings, name)["is_kept"]]


def wait_until_answering(settings: Settings, service: Service, seconds: float = 180) -> None:
    """Until a real page comes back. Raises when the process ends, or when time is up."""
    end = time.monotonic() + seconds
    while (gone := not running(settings, service.name)) or (service.answers is not None and not service.answers()):
        if gone or time.monotonic() > end:
            what = "ended" if gone else f"did not answer within {seconds:.0f} s"
            raise CrossingsError(f"{service.name} {what}. Its own words are in {log_path(settings, service.name)}.")
        time.sleep(0.5)


def running(settings: Settings, name: str) -> int | None:
    """The process number, if the process we started still runs."""
    record = _read(settings, name)
    if record is None:
        return None
    pid: int = record["pid"]
    _reap(pid)
    return pid if record["began"] is not None and record["began"] == beginning(pid) else None


def stop(settings: Settings, name: str, seconds: float = 15) -> bool:
    """End the process and its children: first asked, then forced. Says whether there was one."""
    pid = running(settings, name)
    if pid is not None:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            _signal_group(pid, sign)
            if _gone(settings, name, seconds):
                break
    _record(settings, name).unlink(missing_ok=True)
    return pid is not None


def _remember(settings: Settings, name: str, pid: int, *, is_kept: bool) -> None:
    record = {"pid": pid, "began": beginning(pid), "is_kept": is_kept}
    _record(settings, name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _record(settings, name).write_text(json.dumps(record))


def _read(settings: Settings, name: str) -> Any:
    """None where nothing was started, or where the note of it is damaged."""
    try:
        record = json.loads(_record(settings, name).read_text())
        return {"pid": int(record["pid"]), "began": record["began"], "is_kept": bool(record.get("is_kept"))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _refuse_taken_port(service: Service) -> None:
    """A page that already answers there would be taken for ours."""
    if service.address is None:
        return
    with socket.socket() as probe:
        probe.settimeout(2)
        taken = probe.connect_ex(service.address) == 0
    if taken:
        host, port = service.address
        raise ConfigError(f"{host}:{port} is taken by another process. Choose a port with {service.port_setting}.")


def _reap(pid: int) -> None:
    """Let go of a child of this very process that has ended; until then it would stay in the table as a zombie."""
    child = _children.get(pid)
    if child is not None and child.poll() is not None:
        del _children[pid]


@contextmanager
def _signals_heeded() -> Iterator[None]:
    """What is started here can be asked to end. A child goes on to ignore what its parent ignores: a shell lets what it
    starts in the background ignore Ctrl-C, and where that is so, Dagster lets this process ignore SIGTERM too."""
    interrupt = signal.signal(signal.SIGINT, signal.default_int_handler)
    terminate = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, interrupt)
        signal.signal(signal.SIGTERM, terminate)


def log_path(settings: Settings, name: str) -> Path:
    return settings.logs / f"{name}.log"


def _record(settings: Settings, name: str) -> Path:
    return settings.home / "run" / f"{name}.json"


def _signal_group(pid: int, sign: signal.Signals) -> None:
    try:
        os.killpg(pid, sign)
    except ProcessLookupError:
        return


def _gone(settings: Settings, name: str, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if running(settings, name) is None:
            return True
        time.sleep(0.1)
    return False


def beginning(pid: int) -> str | None:
    """Which start of the machine, and which tick after it. None for a process that is gone or waits to be reaped."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return None
    return None if status[0] == "Z" else f"{boot} {status[19]}"
