"""Memory on the disk: swap that is not encrypted, and core dumps of processes that hold keys.

Add here: another way in which memory reaches the disk.
Keep out: how much memory there is (`crossings install --check`).
"""

from collections.abc import Iterator

from dagster_project import processes, web_services
from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, well

_CORE = "Max core file size"


def look(case: Case) -> Iterator[Finding]:
    found = [*_swap(case), *_dumps(case)]
    yield from found or [well("not_written", "No memory reaches the disk unencrypted.")]


def _swap(case: Case) -> Iterator[Finding]:
    table = case.path("proc/swaps")
    lines = table.read_text().splitlines()[1:] if table.exists() else []
    if any(not _is_safe(case, line.split()[0]) for line in lines if line.strip()):
        yield Finding(
            Level.SOON if case.is_real else Level.NOTE, "swap",
            "Memory with keys and deliveries can be swapped to a disk that is not encrypted.", "/proc/swaps",
            "swapoff -a and take it out of /etc/fstab; or encrypt it; or use zram",
        )  # fmt: skip


def _is_safe(case: Case, device: str) -> bool:
    name = device.rpartition("/")[2]
    kind = case.path(f"sys/block/{name}/dm/uuid")
    return name.startswith("zram") or (kind.exists() and kind.read_text().startswith("CRYPT"))


def _dumps(case: Case) -> Iterator[Finding]:
    for name in web_services.ALL:
        pid = processes.running(case.settings, name)
        limits = case.path(f"proc/{pid}/limits")
        if pid is None or not limits.exists():
            continue
        (core,) = [line for line in limits.read_text().splitlines() if line.startswith(_CORE)]
        if core.removeprefix(_CORE).split()[0] not in ("0", "1"):
            yield Finding(
                Level.SOON, "core_dumps", f"A crash of {name} would write its memory to the disk.", name,
                "crossings down, then crossings up; as a service: LimitCORE=0",
            )  # fmt: skip
