"""What the machine itself must have: programs of an age, memory, disk, and no swap that keeps what was in memory.

Add here: another thing of the machine. Keep out: what these programs answer (stores.py, proxy.py).
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dagster_project.production.checks.finding import Finding
from dagster_project.production.place import Place

GIB = 1024**3
MEMORY, DISK = 3.5, 10.0  # GiB
_SWAPS, _MEMORY = Path("/proc/swaps"), Path("/proc/meminfo")
_ENCRYPTED = ("/dev/dm-", "/dev/mapper/", "/dev/zram")


@dataclass(frozen=True)
class Program:
    """`least`: the oldest version that knows what the files ask for."""

    names: tuple[str, ...]
    package: str
    least: tuple[int, int]


PROGRAMS = (
    Program(("/usr/sbin/nginx", "nginx"), "nginx-light", (1, 20)),
    Program(("redis-server",), "redis-server", (6, 0)),
    Program(("psql",), "postgresql", (13, 0)),
)


def findings(place: Place) -> Iterator[Finding]:
    for program in PROGRAMS:
        yield from _of_program(program)
    yield from _of_memory(_MEMORY.read_text())
    yield from _of_swap(_SWAPS.read_text())
    yield from _of_disk(place)


def _of_program(program: Program) -> Iterator[Finding]:
    path = next((found for name in program.names if (found := shutil.which(name))), None)
    if path is None:
        yield Finding(f"{program.package} is not installed.", f"apt-get install {program.package}")
        return
    flag = "-v" if program.package.startswith("nginx") else "--version"
    done = subprocess.run([path, flag], capture_output=True, text=True, check=False)
    version = re.search(r"(\d+)\.(\d+)", done.stdout + done.stderr)
    if version is None or (int(version[1]), int(version[2])) < program.least:
        least = ".".join(map(str, program.least))
        yield Finding(f"{program.package} is older than {least}.", "Use Debian 12 or newer.")


def _of_memory(text: str) -> Iterator[Finding]:
    found = re.search(r"^MemTotal:\s+(\d+) kB", text, re.MULTILINE)
    gib = int(found[1]) / 1024**2 if found else 0
    if gib < MEMORY:
        yield Finding(f"This machine has {gib:.1f} GiB of memory.", f"Take one with at least {MEMORY} GiB.")


def _of_swap(text: str) -> Iterator[Finding]:
    devices = [line.split()[0] for line in text.splitlines()[1:] if line.strip()]
    if [device for device in devices if not device.startswith(_ENCRYPTED)]:
        yield Finding(
            "Memory is swapped to a disk that is not encrypted: keys and rows may stay there.",
            "swapoff -a, and take the line out of /etc/fstab; or encrypt it with a random key in /etc/crypttab.",
        )


def _of_disk(place: Place) -> Iterator[Finding]:
    home = place.settings.home
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(there).free / GIB
    if free < DISK:
        yield Finding(f"{free:.1f} GiB are free where the home is.", f"Make room, or move the home: {DISK:.0f} GiB.")
