"""Which models Spark builds as DuckDB does: `make spark-reach` builds all of them on a home and writes the list.

    python tests/spark/reach.py                  on the demo network
    HOME_OF=/folder KEYS_OF=/file NETWORK="…" python tests/spark/reach.py    on another home with tables and no release
    ... --tell       says it, and writes no list;  ... --compare      of what was built already
    ... --workers    with a master and two workers on loopback, in place of two threads

Add here: what else must be the same for a model to be on the list.
Keep out: comparing (same.py), building (warehouse/spark).
"""

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (".", "tests/homes", "tests/spark", "tests/unit/intake", "tests/contract/networks")
sys.path.extend(str(ROOT / folder) for folder in FOLDERS)

import cluster  # noqa: E402
import same  # noqa: E402
import shared_homes  # noqa: E402
import tables_alone  # noqa: E402
from pipeline_home import Home  # noqa: E402

from warehouse import vault  # noqa: E402
from warehouse.settings import Settings  # noqa: E402
from warehouse.spark import build, export, proven  # noqa: E402
from warehouse.vault import Vault  # noqa: E402

LAYERS = ["network", "staging", "intermediate", "marts", "published"]


def main() -> int:
    home = _home()
    here, keyring = home.settings, vault.load(home.settings)
    began = time.monotonic()
    if "--compare" not in sys.argv:
        export.export(here, keyring)
        with _master(here, keyring) as master:
            built = build.build(
                replace(here, spark_master=master),
                keyring,
                is_shown="--show" in sys.argv,
                models=[f"path:models/{layer}" for layer in LAYERS],
            )
        print(f"{built.models} models in {time.monotonic() - began:.0f} s; not built: {' '.join(built.failed)}")
    nodes = models(export.folder(here) / "dbt" / "manifest.json")
    results = list(same.compared(here, keyring, nodes))
    for each in results:
        if each.difference not in ("", "not built"):
            print(f"{each.name}: {each.difference}")
    kept = _closed({each.name: each.rows for each in results if each.is_same}, nodes)
    print(f"{len(nodes)} models; {sum(each.is_same for each in results)} the same; {len(kept)} with all that they read")
    if "--tell" not in sys.argv:
        said = {
            "network": os.environ.get("NETWORK", "the demo network"),
            "compared_on": f"{datetime.now(UTC):%Y-%m-%d}",
            "of": len(nodes),
            "models": sorted(kept),
            "empty": sorted(name for name, rows in kept.items() if not rows),  # equal, but nothing was compared in them
        }
        proven.LIST.write_text(json.dumps(said, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


@contextmanager
def _master(here: Settings, keyring: Vault) -> Iterator[str]:
    if "--workers" not in sys.argv:
        yield here.spark_master
        return
    # In memory: what workers say can quote rows, and must be on no disk in the clear.
    with (
        tempfile.TemporaryDirectory(dir="/dev/shm") as folder,
        cluster.workers(here, keyring, 2, Path(folder) / "cluster") as master,
    ):
        yield master


def _home() -> Home:
    if given := os.environ.get("HOME_OF"):
        return Home(Path(given), Path(os.environ["KEYS_OF"]))
    folder = ROOT / "build" / "spark"
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(exist_ok=True)
    shared_homes.copied("demo", shared_homes.demo_network, folder)
    home = Home(folder / "demo", folder / "keys.json")
    made = tables_alone.from_sources(home)  # after a release nothing is due, and nobody would be counted
    if made.code:
        raise SystemExit(made.text)
    return home


def models(manifest: Path) -> Mapping[str, Any]:
    """Those that a run builds, of dbt's own list."""
    nodes = json.loads(manifest.read_bytes())["nodes"]
    return {name: node for name, node in nodes.items() if node["resource_type"] == "model" and node["fqn"][1] in LAYERS}


def _closed(same_rows: dict[str, int], nodes: Mapping[str, Any]) -> dict[str, int]:
    """Without models that read one which is not the same: those were compared by chance."""
    kept = dict(same_rows)
    while True:
        lacking = {
            node["name"]
            for node in nodes.values()
            if node["name"] in kept
            and any(nodes[parent]["name"] not in kept for parent in node["depends_on"]["nodes"] if parent in nodes)
        }
        if not lacking:
            return kept
        kept = {name: rows for name, rows in kept.items() if name not in lacking}


if __name__ == "__main__":
    sys.exit(main())
