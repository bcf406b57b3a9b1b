"""From a million contacts to a hundred: build, a new month, a restated month and a release: `make scale`.

    SIZES="1000000 10000000" make scale          what is done already is not done again: SCALE_HOME names the folder
    python tests/scale/scale.py SIZE --without-copies
                                                 half the disk; what was stopped cannot go on
    python tests/scale/scale.py --tell           the figures of what is done, into result.json

Each phase is a process of its own, so that CPU seconds and memory are those of the programs that it started. A phase
that was stopped begins anew on a copy of what the phase before it left, where there are copies.

Add here: how sizes are run and told.
Keep out: what a phase does (scale_phases.py), what is there to do it with (scale_room.py).
"""

import argparse
import json
import math
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.extend(str(ROOT / folder) for folder in (".", "tests/bench", "tests/homes"))

import duckdb  # noqa: E402
from scale_phases import BESIDE, BESIDE_SPARK, PERSONS, PHASES, Place, run  # noqa: E402
from scale_room import refuse_too_little  # noqa: E402

MILLION = 1_000_000
RESULT = Path(__file__).with_name("result.json")
WANTED_EXPONENT = 1.05
Record = dict[str, Any]


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("sizes", nargs="*", type=int, default=[MILLION])
    asked.add_argument("--tell", action="store_true")
    asked.add_argument("--without-copies", action="store_true")
    asked.add_argument("--only", help=argparse.SUPPRESS)  # one phase: the child's part
    said = asked.parse_args()
    folder = Path(os.environ.get("SCALE_HOME") or ROOT / "build" / "scale")
    places = [Place(folder, size, has_copies=not said.without_copies) for size in said.sizes]
    if said.only:
        places[0].note(said.only, run(places[0], said.only))
        return 0
    if not said.tell:
        refuse_too_little(folder, places)
        if not all(_is_done(place, phase) for place in places for phase in PHASES):
            return 1
    tell(folder)
    return 0


def _is_done(place: Place, phase: str) -> bool:
    """Done before, or now."""
    if place.noted(phase) is None:
        command = [sys.executable, "-W", "ignore", str(Path(__file__)), str(place.contacts), "--only", phase]
        command += [] if place.has_copies else ["--without-copies"]
        if subprocess.run(command, check=False).returncode:
            print(f"{place.contacts:,}: {phase} failed. The same command goes on with it.", flush=True)
            return False
    print(f"{place.contacts:>11,}  {phase:<10} {line(place.noted(phase) or {})}", flush=True)
    return True


def line(record: Record) -> str:
    return "  ".join(
        f"{what.replace('_', ' ')} {figure}" for what, figure in record.items() if what not in ("at", PERSONS)
    )


def tell(folder: Path) -> None:
    """What is done of each size here. A size that was stopped is told when it is done; one whose rows do not say of how
    many persons they are is left out, by name."""
    made = [(Place(folder, int(each.name)), each) for each in folder.glob("[0-9]*")]
    noted = [(one, at, one.noted("rows") or {}) for one, at in made]
    places = [(one, {"contacts": one.contacts, PERSONS: rows[PERSONS]}) for one, _, rows in noted if PERSONS in rows]
    for at in (at for _, at, rows in noted if rows and PERSONS not in rows):
        print(f"{at} is not told: its rows do not say of how many persons they are. Remove it and run it again.")
    done = [(size, {phase: one.noted(phase) for phase in PHASES}) for one, size in places]
    before = json.loads(RESULT.read_text())
    sizes = kept(before["sizes"], [size | _measured(phases) for size, phases in done if all(phases.values())])
    told = {
        "sizes": sizes,
        "exponents": [
            {PERSONS: persons} | exponent
            for persons in sorted({size[PERSONS] for size in sizes})
            for exponent in exponents(
                [(size["contacts"], size["phases"]) for size in sizes if size[PERSONS] == persons]
            )
        ],
    }
    for beside in (BESIDE, BESIDE_SPARK):
        told[beside] = kept(before[beside], [size | said for one, size in places if (said := one.noted(beside))])
    RESULT.write_text(json.dumps(told, indent=1) + "\n")
    for each in told["exponents"]:
        print(f"{each[PERSONS]} persons: {each['phase']} from {each['from']:,} to {each['to']:,}: n^{each['exponent']}")
    print(f"Wanted: at most {WANTED_EXPONENT}. Written: {RESULT}. Then: make docs")


def kept(before: list[Record], now: list[Record]) -> list[Record]:
    """In the order of their persons and contacts. What was measured in another folder stays, until it is measured
    anew."""
    by_size = {(one[PERSONS], one["contacts"]): one for one in [*before, *now]}
    return [by_size[one] for one in sorted(by_size)]


def _measured(phases: dict[str, Record | None]) -> Record:
    return {
        "measured_on": max(phase["at"].split()[0] for phase in phases.values() if phase),
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, DuckDB {duckdb.__version__}",
        "phases": phases,
    }


def exponents(sizes: list[tuple[int, dict[str, Record | None]]]) -> Iterator[Record]:
    """By phase, between neighbouring sizes: with n^1 twice the contacts take twice the CPU seconds."""
    for (small, before), (large, after) in pairwise(sizes):
        for phase in PHASES:
            one, other = before[phase], after[phase]
            if one and other and one["cpu_seconds"] > 0:
                grown = math.log(other["cpu_seconds"] / one["cpu_seconds"]) / math.log(large / small)
                yield {"phase": phase, "from": small, "to": large, "exponent": round(grown, 2)}


if __name__ == "__main__":
    sys.exit(main())
