"""Killed at any moment, intake loses nothing and leaves nothing half-loaded."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import FOLDERS, Warehouse

PROGRAM = """
import sys
sys.path[:0] = sys.argv[1:]
from intake_warehouse import Warehouse
from warehouse.settings import settings
warehouse = Warehouse(settings())
print("ready", flush=True)
warehouse.take()
print("done", flush=True)
"""


def files(warehouse: Warehouse) -> None:
    for month in range(1, 5):
        rows = [row(number, **{"Дата контакта": f"{number % 27 + 1:02}.{month:02}.2023"}) for number in range(200)]
        warehouse.deliver(f"x-2023-{month:02}.csv", csv_bytes([*rows, row(900, Город="?"), row(901, Возраст="15")]))


def start(warehouse: Warehouse) -> subprocess.Popen[str]:
    environment = os.environ | {
        "CROSSINGS_HOME": str(warehouse.settings.home),
        "CROSSINGS_KEYS_FILE": str(warehouse.settings.keys_file),
        "CROSSINGS_AS_OF": str(warehouse.settings.as_of),
    }
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *FOLDERS],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        cwd=warehouse.settings.root,
    )


@pytest.mark.timeout(180)
def test_a_killed_intake_goes_on_where_it_was(make: Callable[[str], Warehouse]) -> None:
    whole = make("whole")
    files(whole)
    started = time.monotonic()
    whole.take()
    seconds = time.monotonic() - started
    killed = make("killed")
    files(killed)
    for part in (0.2, 0.5, 0.7, 0.9):
        with start(killed) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            time.sleep(seconds * part)
            child.send_signal(signal.SIGKILL)
        counts = killed.rows("select count(*) from raw.contact group by delivery_id")
        assert all(count == (200,) for count in counts)
        assert set(Counter(row[0] for row in killed.waiting()).values()) <= {200}
    killed.take()
    assert killed.state() == whole.state()
