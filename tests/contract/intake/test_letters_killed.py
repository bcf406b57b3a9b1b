"""Killed right after landing knows of a delivery, or of its refusal, intake has written the letter already."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from intake_files import csv_bytes, row
from intake_warehouse import FOLDERS, Warehouse

from warehouse.intake.landing import land
from warehouse.intake.letters import letter
from warehouse.vault import NAMES

PROGRAM = """
import os, signal, sys
what, *sys.path[:0] = sys.argv[1:]
from intake_warehouse import Warehouse
from warehouse.intake.landing import land
from warehouse.intake.load.admit import admit
from warehouse.settings import settings
write = land.write_manifest
def write_and_die(*given, **named):
    write(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
land.write_manifest = write_and_die
warehouse = Warehouse(settings())
if what == "receive":
    warehouse.receive()
else:
    admit(warehouse.settings, warehouse.vault, "ru_test", {what: "volume_drop"})
"""


JANUARY = {"Дата контакта": "05.01.2023"}


def killed(warehouse: Warehouse, what: str) -> None:
    """A process of its own, that dies with the first manifest that it has written."""
    here = warehouse.settings
    environment = {
        name: value for name, value in os.environ.items() if name.removeprefix("CROSSINGS_KEY_") not in NAMES
    }
    environment |= {"CROSSINGS_HOME": str(here.home), "CROSSINGS_KEYS_FILE": str(here.keys_file)}
    command = [sys.executable, "-c", PROGRAM, what, *FOLDERS]
    done = subprocess.run(command, env=environment, cwd=here.root, check=False)
    assert done.returncode == -signal.SIGKILL


def forms(warehouse: Warehouse) -> dict[str, bytes]:
    folder: Path = warehouse.settings.letters
    return {
        str(path.relative_to(folder)): land.unseal(path.read_bytes(), warehouse.vault)
        for path in sorted(folder.rglob("*.age"))
        if ".xlsx" not in path.name  # its bytes hold the moment of writing
    }


def test_the_letter_is_there_once_the_delivery_is_landed(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-01.csv", csv_bytes([row(1, **JANUARY), row(2, **JANUARY | {"Город": "?"})]))
    killed(warehouse, "receive")
    (delivery_id,) = land.landed(warehouse.settings, "ru_test")
    before = forms(warehouse)
    assert {name.partition(".")[2] for name in before} == {"md.age", "html.age"}
    assert all(delivery_id[:12] in name for name in before)
    warehouse.take()
    assert forms(warehouse) == before
    assert warehouse.rows("select count(*) from raw.contact") == [(1,)]


def test_the_letter_about_a_refusal_is_there_once_landing_has_it_as_refused(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-01.csv", csv_bytes([row(1, **JANUARY)]))
    warehouse.receive()
    (delivery_id,) = land.landed(warehouse.settings, "ru_test")
    killed(warehouse, delivery_id)
    manifest = land.read_manifest(warehouse.settings, warehouse.vault, "ru_test", delivery_id)
    assert manifest.rule == "volume_drop"
    assert "volume_drop" in (letter.latest(warehouse.settings, warehouse.vault, "ru_test") or "")
    warehouse.receive()
    warehouse.admit(**{f"d{delivery_id}": "volume_drop"})
    assert warehouse.rows("select status, rule from raw.delivery") == [("refused", "volume_drop")]
