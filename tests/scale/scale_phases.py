"""The phases of one size: rows as Parquet, loading, a whole build, a new month, a restated month, a release.

Each one works on what the one before it left, in the same home. What it needs from there is copied first, so that a
phase that was stopped can begin anew. Without copies such a one is refused: what it left is neither of both states.

Add here: another phase, in its order.
Keep out: sizes, and telling (scale.py).
"""

import json
import resource
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import model_build
import network_restated
import network_rows
from measured import cpu
from scale_room import GB, MEMORY_GB

from dagster_project import disclosing
from warehouse import spill, vault
from warehouse.settings import DEMO_AS_OF, PROJECT_ROOT, Settings, settings

LAST = network_rows.MONTHS - 1
RESTATED_MONTH = LAST - 12  # closed for long
SEED = 20240221
PERSONS_OF_A_HUNDRED_CONTACTS = 8  # eight million of a hundred million contacts
PERSONS = "persons_of_a_hundred_contacts"  # in the record of the rows
BESIDE = "beside"  # the record of beside_postgres.py, next to those of the phases
BESIDE_SPARK = "beside_spark"  # that of beside_spark.py


@dataclass(frozen=True)
class Place:
    """Where one size lies: its home, its rows, and the figures of what is done."""

    root: Path
    contacts: int
    has_copies: bool = True

    @property
    def folder(self) -> Path:
        return self.root / str(self.contacts)

    @property
    def rows(self) -> Path:
        return self.folder / "rows"

    @property
    def settings(self) -> Settings:
        real = settings()
        home = self.folder / "home"
        keys = self.folder / "keys.json"
        memory = f"{MEMORY_GB}GB"
        # One model at a time: two at once would share the memory.
        return Settings(home, PROJECT_ROOT, DEMO_AS_OF, real.host, 1, 2, keys, memory=memory, dbt_threads=1)

    def noted(self, phase: str) -> dict[str, Any] | None:
        path = self.folder / "done" / f"{phase}.json"
        return json.loads(path.read_text()) if path.exists() else None

    def note(self, phase: str, record: dict[str, Any]) -> None:
        path = self.folder / "done" / f"{phase}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record) + "\n")


def run(place: Place, phase: str) -> dict[str, Any]:
    """CPU seconds, memory, spill and disk of one phase."""
    begin_anew(place, phase)
    began, watch = time.monotonic(), _Spill(place)
    with watch:
        before = cpu()
        PHASES[phase](place)
        spent = cpu() - before
    working = place.settings.working_db
    record = {
        "cpu_seconds": round(spent, 1),
        "wall_seconds": round(time.monotonic() - began),
        "peak_memory_gb": round(max(_peak(resource.RUSAGE_SELF), _peak(resource.RUSAGE_CHILDREN)), 2),
        "peak_spill_gb": round(watch.most / GB, 2),
        "database_gb": round(working.stat().st_size / GB, 2) if working.exists() else 0,
        "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
    }
    return record | ({PERSONS: PERSONS_OF_A_HUNDRED_CONTACTS} if phase == "rows" else {})


def begin_anew(place: Place, phase: str) -> None:
    """The working database as the phase before it left it."""
    here, kept = place.settings, place.folder / "before"
    if phase in ("rows", "load"):
        shutil.rmtree(place.rows if phase == "rows" else here.home, ignore_errors=True)
        return
    mark = kept / phase
    if mark.exists() and not place.has_copies:
        raise SystemExit(f"{phase} was stopped, and there is no copy of what came before it. Remove {place.folder}.")
    if mark.exists():
        # What a killed process has left in the log beside it belongs to the tables that are thrown away.
        here.working_db.with_name(f"{here.working_db.name}.wal").unlink(missing_ok=True)
        shutil.copy2(kept / "working", here.working_db)
        return
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    if place.has_copies:
        shutil.copy2(here.working_db, kept / "working")
    mark.touch()


def _rows(place: Place) -> None:
    persons = place.contacts * PERSONS_OF_A_HUNDRED_CONTACTS // 100
    network_rows.write(place.rows, place.contacts, persons, f"{MEMORY_GB}GB")


def _load(place: Place) -> None:
    here = place.settings
    here.home.mkdir(parents=True)
    if not here.keys_file.exists():
        vault.init_demo(here)
    keys = vault.load(here)
    network_rows.declare(here, keys)
    for month in range(LAST):
        network_rows.load(here, keys, place.rows, month)


def _whole(place: Place) -> None:
    _build(place.settings)


def _month(place: Place) -> None:
    network_rows.load(place.settings, vault.load(place.settings), place.rows, LAST)
    _build(place.settings)


def _restated(place: Place) -> None:
    network_restated.restate(place.settings, vault.load(place.settings), RESTATED_MONTH, SEED)
    _build(place.settings)


def _release(place: Place) -> None:
    here = place.settings
    built, done = disclosing.build_without_leaks(here, vault.load(here))
    print(f"  {built.release_id[:10]}: rounds of hiding {done}", flush=True)


PHASES: dict[str, Callable[[Place], None]] = {
    "rows": _rows,
    "load": _load,
    "whole": _whole,
    "month": _month,
    "restated": _restated,
    "release": _release,
}


def _build(here: Settings) -> None:
    """All models, as a run builds them."""
    model_build.build(here, vault.load(here), *model_build.WITHOUT_TESTS)


def _peak(who: int) -> float:
    """The largest process, in GB."""
    return resource.getrusage(who).ru_maxrss * 1024 / GB


class _Spill:
    """As a context: the most that DuckDB wrote beside the database at one moment, looked at every second."""

    def __init__(self, place: Place) -> None:
        self.settings, self.most, self._ended = place.settings, 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(1):
            written = (path for folder in spill.folders(self.settings) for path in folder.glob("*"))
            self.most = max(self.most, sum(map(_size, written)))


def _size(path: Path) -> int:
    """What it takes on the disk now; nothing where it has just gone."""
    try:
        return path.stat().st_blocks * 512
    except FileNotFoundError:
        return 0
