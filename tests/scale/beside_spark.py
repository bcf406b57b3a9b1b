"""Spark with two workers on the contacts of a size that `make scale` has built whole: all models, each compared.

    python tests/scale/beside_spark.py 10000000      SCALE_HOME as for scale.py; `--tell` of it takes the figures

Hours. What was stopped goes on with the same command: a model whose table is whole is not built again. The rows are
invented, so what dbt and Spark say is shown.

Add here: what is measured of Spark at a size.
Keep out: starting workers (tests/spark/cluster.py), comparing (tests/spark/same.py).
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (".", "tests/bench", "tests/homes", "tests/spark", "tests/unit/intake", "tests/contract/networks")
sys.path.extend(str(ROOT / folder) for folder in FOLDERS)

import cluster  # noqa: E402
import reach  # noqa: E402
import same  # noqa: E402
from scale_phases import BESIDE_SPARK, Place  # noqa: E402
from scale_room import GB  # noqa: E402
from watched import Watched  # noqa: E402

from warehouse import vault  # noqa: E402
from warehouse.settings import Settings  # noqa: E402
from warehouse.spark import build, export  # noqa: E402
from warehouse.vault import Vault  # noqa: E402

WORKERS, MEMORY = 2, "5GB"  # of the driver, and of each worker
PARTS = "spark_part"  # a record of each time that it was started


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("contacts", type=int)
    place = Place(Path(os.environ.get("SCALE_HOME") or ROOT / "build" / "scale"), asked.parse_args().contacts)
    here = replace(place.settings, spark_memory=MEMORY)
    keyring = vault.load(here)
    if not export.inputs(here).exists():
        export.export(here, keyring)
    lacking = _lacking(here)
    if lacking:
        _build(place, here, keyring, lacking)
    if lacking := _lacking(here):
        print(f"{len(lacking)} models lack. The same command goes on with them.")
        return 1
    found = list(same.compared(here, keyring, reach.models(_manifest(here))))
    for each in found:
        if not each.is_same:
            print(f"{each.name}: {each.difference}")
    parts = [part for number in range(_parts(place)) if (part := place.noted(f"{PARTS}_{number}"))]
    record = {
        "workers": WORKERS,
        "memory": MEMORY,
        "models": len(found),
        "same": sum(each.is_same for each in found),
        "rows": sum(each.rows for each in found),
        "times_begun": len(parts),
        "cpu_seconds": round(sum(part["cpu_seconds"] for part in parts)),
        "wall_seconds": round(sum(part["wall_seconds"] for part in parts)),
        "peak_memory_gb": max(part["peak_memory_gb"] for part in parts),
        "read_gb": _gb(export.inputs(here)),
        "tables_gb": _gb(_tables(here)),
        "at": f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
    }
    place.note(BESIDE_SPARK, record)
    print(record)
    return 0 if record["same"] == record["models"] else 1


def _build(place: Place, here: Settings, keyring: Vault, lacking: list[str]) -> None:
    began, watched = time.monotonic(), Watched()
    try:
        # What workers say is in memory, as in reach.py.
        with watched, tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
            said = Path(folder) / "cluster"
            with cluster.workers(here, keyring, WORKERS, said) as master:
                with_workers = replace(here, spark_master=master)
                built = build.build(with_workers, keyring, is_shown=True, is_kept=True, models=lacking)
        print(f"{built.models} models; not built: {' '.join(built.failed)}")
    finally:
        place.note(
            f"{PARTS}_{_parts(place)}",
            {
                "cpu_seconds": round(watched.cpu_seconds),
                "wall_seconds": round(time.monotonic() - began),
                "peak_memory_gb": round(watched.peak_bytes / GB, 1),
            },
        )


def _lacking(here: Settings) -> list[str]:
    """Models without a whole table, by name; all of them before the first build. Pieces of tables are removed."""
    if not _manifest(here).exists():
        return [f"path:models/{layer}" for layer in reach.LAYERS]
    lacking = []
    for node in reach.models(_manifest(here)).values():
        table = _tables(here) / f"{node['schema']}.db" / node["alias"]
        if not (table / "_SUCCESS").exists():
            shutil.rmtree(table, ignore_errors=True)
            lacking.append(str(node["name"]))
    return lacking


def _parts(place: Place) -> int:
    return len(list((place.folder / "done").glob(f"{PARTS}_*.json")))


def _manifest(here: Settings) -> Path:
    return export.folder(here) / "dbt" / "manifest.json"


def _tables(here: Settings) -> Path:
    return export.folder(here) / "tables"


def _gb(folder: Path) -> float:
    return round(sum(path.stat().st_size for path in folder.rglob("*.parquet")) / GB, 2)


if __name__ == "__main__":
    sys.exit(main())
