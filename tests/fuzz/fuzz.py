"""`make fuzz SECONDS=600`: bad files without end, each reader in turn, by a seed that is told.

    python tests/fuzz/fuzz.py SECONDS [SEED] [READER]

What a reader does not withstand lies in build/fuzz, and the exit code is 1. Make it small, mend the reader, and keep
the input as a unit test of the room that reads it.

Add here: nothing; a reader is a target (targets.py). Keep out: the short round of every day (tests/ops).
"""

import os
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from targets import Target, every
from withstand import Bounds

from warehouse import vault
from warehouse.settings import settings

KEPT = Path("build/fuzz")


def main(seconds: float, seed: int, reader: str) -> int:
    print(f"seed {seed}", flush=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"CROSSINGS_HOME": f"{folder}/home", "CROSSINGS_KEYS_FILE": f"{folder}/keys.json"}
        place = settings()
        vault.init_demo(place)
        for part in ("temporary", "files"):
            (folder / part).mkdir()
        targets = [one for one in every(place, vault.load(place), folder / "files") if reader in one.name]
        tried, broken = _rounds(targets, Bounds(folder / "temporary"), time.monotonic() + seconds, seed)
    for target, problems in broken.items():
        print(f"{target}: {len(problems)} not withstood", *sorted(problems), sep="\n  ")
    print(f"{tried} inputs, {sum(map(len, broken.values()))} kinds of trouble")
    return 1 if broken else 0


def _rounds(targets: list[Target], bounds: Bounds, end: float, seed: int) -> tuple[int, dict[str, set[str]]]:
    broken: dict[str, set[str]] = {}
    tried = 0
    while time.monotonic() < end:
        for target in targets:
            for _ in range(max(1, target.examples // 20)):
                data = target.damaged(target.good, Random(f"{seed} {tried}"))
                tried += 1
                problem = bounds.broken_by(target, data)
                if problem and problem not in broken.setdefault(target.name, set()):
                    broken[target.name].add(problem)
                    KEPT.mkdir(parents=True, exist_ok=True)
                    (KEPT / f"{target.name.replace(' ', '_')}-{len(broken[target.name])}").write_bytes(data)
                    print(f"{target.name}: {problem}", flush=True)
    return tried, {name: problems for name, problems in broken.items() if problems}


if __name__ == "__main__":
    asked = [*sys.argv[1:], *("60", str(int(time.time())), "")[len(sys.argv) - 1 :]]
    sys.exit(main(float(asked[0]), int(asked[1]), asked[2]))
