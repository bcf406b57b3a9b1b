"""One measured program, in a process of its own: `intake HOME DECLARATION FILE`, `duckdb FILE` or `calamine FILE`.

Add here: another program to compare with.
Keep out: making files and printing (bench_intake.py). The last line of the output is JSON.
"""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOM = Path(__file__).parents[1]
RUNS = 3
# Where the time of intake goes: module and function of each step.
STEPS = {
    "pull": ("warehouse.intake.pull", "Source.read"),
    "read": ("warehouse.contract.prepare", "read"),
    "gate: headers": ("warehouse.contract.gate.gate", "match"),
    "gate: content": ("warehouse.contract.gate.gate", "check"),
    "map": ("warehouse.contract.prepare", "mapped"),
    "token": ("warehouse.contract.prepare", "add_tokens"),
    "sort": ("warehouse.contract.prepare", "sort_rows"),
    "land: parquet": ("warehouse.intake.landing.land", "encoded"),
    "land: seal": ("warehouse.intake.landing.land", "seal"),
    "land: write": ("warehouse.intake.landing.land", "write_whole"),
    "load: unseal": ("warehouse.intake.landing.land", "unseal"),
    "admit: read, insert": ("warehouse.intake.load.admit", "enter"),
    "admit: settle": ("warehouse.intake.load.admit", "apply"),
}


def cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak_mb() -> float:
    """The largest memory of this process. (The kernel's other figure begins with that of whoever started it.)"""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def spent(action: Callable[[], Any]) -> float:
    before = cpu()
    action()
    return cpu() - before


def duckdb(path: str) -> dict[str, Any]:
    import duckdb as engine

    def read() -> None:
        with engine.connect() as con:
            con.execute("create table sheet as select * from read_csv(?, delim = ';', header = true)", [path])

    return {"read": min(spent(read) for _ in range(RUNS)), "peak_mb": peak_mb()}


def calamine(path: str) -> dict[str, Any]:
    from python_calamine import CalamineWorkbook

    def read() -> None:
        CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

    return {"read": min(spent(read) for _ in range(RUNS)), "peak_mb": peak_mb()}


def intake(home: str, declaration: str, path: str) -> dict[str, Any]:
    sys.path[:0] = [str(ROOM / room) for room in ("contract/intake", "homes", "unit/intake")]
    from intake_files import csv_bytes, row
    from intake_warehouse import Warehouse

    from expectations.delivery import validate_pending
    from warehouse import vault
    from warehouse.settings import Settings, settings

    real = settings()
    warehouse = Warehouse(Settings(Path(home), real.root, real.as_of, real.host, 1, 2, Path(home, "keys.json")))
    vault.init_demo(warehouse.settings)
    warehouse.declare(code="ru_first", source={"url": "{demo}/ru_first"})
    warehouse.declare(**json.loads(declaration, object_hook=_with_booleans))
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]), "ru_first")
    warehouse.receive("ru_first")
    validate_pending(warehouse.settings, warehouse.vault)
    warehouse.admit("ru_first")
    folder = warehouse.settings.demo / "ru_test"
    folder.mkdir()
    (folder / Path(path).name).hardlink_to(path)
    steps = watched()
    result: dict[str, Any] = {"receive": spent(warehouse.receive)}
    result["judge"] = spent(lambda: validate_pending(warehouse.settings, warehouse.vault))
    result |= {"admit": spent(warehouse.admit), "peak_mb": peak_mb(), "steps": steps}
    ((result["rows"],),) = warehouse.rows("select count(*) from raw.contact where partner_code = 'ru_test'")
    return result


def watched() -> dict[str, float]:
    """CPU seconds of every step from now on. A step within another one counts in both."""
    steps: dict[str, float] = {}
    for step, (module, path) in STEPS.items():
        home: Any = sys.modules.get(module)
        *classes, name = path.split(".")
        for one in classes:
            home = getattr(home, one, None)
        if hasattr(home, name):
            setattr(home, name, _timed(step, getattr(home, name), steps))
    return steps


def _timed(step: str, function: Callable[..., Any], steps: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **options: Any) -> Any:
        before = cpu()
        try:
            return function(*arguments, **options)
        finally:
            steps[step] = steps.get(step, 0) + cpu() - before

    return timed


def _with_booleans(content: dict[str, Any]) -> dict[Any, Any]:
    """JSON has no key true."""
    return {{"true": True, "false": False}.get(key, key): value for key, value in content.items()}


if __name__ == "__main__":
    program: Callable[..., dict[str, Any]] = {"intake": intake, "duckdb": duckdb, "calamine": calamine}[sys.argv[1]]
    print(json.dumps(program(*sys.argv[2:])))
