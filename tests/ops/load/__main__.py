"""Many readers at once on one small server, and each process of it killed under them: `make load`, `make load KILLS=1`.

    ACCOUNTS=50 SECONDS=600 make load
    KILLS=1: then each process is killed in turn; PIPELINE=1: a run of the pipeline besides, in the same memory

RESULTS=write keeps the figures for docs/reference/operations.md.
Add here: another thing that happens under the load. Keep out: how it is measured (the modules beside).
"""

import os
import sys
import tempfile
import threading
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
ROOMS = ("homes", "oracles", "servers", "ops", "ops/load", "contract/networks", "unit/intake")
sys.path[:0] = [str(TESTS / room) for room in ROOMS] + [str(TESTS.parent)]

import kills  # noqa: E402
import told  # noqa: E402
from limited import GIB, MIB, limited  # noqa: E402
from measured_results import keep  # noqa: E402
from pipeline_home import Home  # noqa: E402
from production_server import Production, production  # noqa: E402
from readers import everybody  # noqa: E402
from scene import Scene, prepared  # noqa: E402
from shared_homes import copied, demo_network  # noqa: E402

LIMIT = 4 * GIB


def main() -> None:
    accounts, seconds = int(os.environ.get("ACCOUNTS") or 50), float(os.environ.get("SECONDS") or 600)
    with tempfile.TemporaryDirectory() as folder:
        copied("demo", demo_network, Path(folder, "homes"))
        home = Home(Path(folder, "homes", "built"), Path(folder, "homes", "keys.json"))
        with limited(LIMIT) as room, production(home, start=room.start) as server:
            print(f"The server answers. {accounts} accounts for {seconds:.0f} s.", flush=True)
            scene = prepared(server, accounts)
            under_load(scene, accounts, seconds, lambda: _run(server, room) if os.environ.get("PIPELINE") else None)
            _memory(room, accounts)
            if os.environ.get("KILLS") == "1":
                under_kills(scene, accounts)


def under_load(scene: Scene, accounts: int, seconds: float, besides: object = None) -> None:
    other = threading.Thread(target=besides) if callable(besides) else None
    other.start() if other else None
    everybody(scene.readers(), seconds)
    other.join() if other else None
    rows = told.answers(scene.log)
    told.shown(f"{accounts} accounts for {seconds:.0f} s", told.HEADS, rows)
    told.shown("Answered wrongly", ("asked", "outcome", "times"), told.failed(scene.log))
    keep(
        "load",
        title="Many readers at once",
        what=f"{accounts} accounts of five seats in four languages read for {seconds / 60:.0f} minutes, each clicking "
        "every 3 to 10 seconds; all of it, readers included, on one machine.",
        heads=told.HEADS,
        rows=rows,
        place=10,
    )


def _memory(room: object, accounts: int) -> None:
    rows = told.memory(room)  # type: ignore[arg-type]
    told.shown("Memory, the most of each", ("what", "most"), rows)
    keep(
        "load_memory",
        title="Memory of a whole server",
        what=f"The most that each kind of process took under {accounts} accounts; common pages are counted once.",
        heads=("what", "most"),
        rows=rows,
        place=11,
    )


def under_kills(scene: Scene, accounts: int) -> None:
    happened: list[kills.Killed] = []
    scene.log.answers.clear()

    def one_after_another() -> None:
        threading.Event().wait(30)  # until everybody reads
        happened.extend(kills.kill(scene.server, victim) for victim in kills.VICTIMS)

    killer = threading.Thread(target=one_after_another)
    killer.start()
    while killer.is_alive():
        everybody(scene.readers(), 60)
    rows = [killed.row(scene.log) for killed in happened]
    told.shown("Killed under load", kills.HEADS, rows)
    keep(
        "load_kills",
        title="Processes killed while people read",
        what=f"kill -9 of each process in turn under {accounts} accounts. Failed is what was answered wrongly from the "
        f"kill until {kills.APART} seconds after it was back.",
        heads=kills.HEADS,
        rows=rows,
        place=12,
    )


def _run(server: Production, room: object) -> None:
    command = [sys.executable, "-m", "dagster_project.cli", "run", "--again"]
    done = room.run(command, env=server.environment | {"CROSSINGS_MEMORY": "1GB"}, cwd=TESTS.parent)  # type: ignore[attr-defined]
    print(f"A run of the pipeline besides ended with {done.returncode}.\n{done.stdout[-800:]}{done.stderr[-800:]}")
    print(f"Most of all so far: {room.peak_of_all / MIB:.0f} MiB")  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
