"""Two schedulers at once: one winner for each file, no verdict lost, and no lock that outlives its holder."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import FOLDERS, Warehouse

from warehouse import database
from warehouse.errors import Locked
from warehouse.intake.landing import land
from warehouse.intake.rebuild import rebuild

START = """
import sys
sys.path[:0] = sys.argv[1:]
from intake_warehouse import Warehouse
from warehouse import database
from warehouse.errors import CrossingsError
from warehouse.settings import settings
warehouse = Warehouse(settings())
print("ready", flush=True)
sys.stdin.readline()
"""
RECEIVE = """
try:
    print(*[receipt.delivery_id for receipt in warehouse.receive()])
except CrossingsError as error:
    sys.exit(error.exit_code)
"""
HOLD = """
with database.exclusive(warehouse.settings):
    print("held", flush=True)
    sys.stdin.readline()
"""
Child = subprocess.Popen[str]


def start(warehouse: Warehouse, then: str) -> Child:
    environment = os.environ | {
        "CROSSINGS_HOME": str(warehouse.settings.home),
        "CROSSINGS_KEYS_FILE": str(warehouse.settings.keys_file),
    }
    child = subprocess.Popen(
        [sys.executable, "-c", START + then, *FOLDERS],
        env=environment,
        cwd=warehouse.settings.root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def go(child: Child) -> None:
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()


def files(warehouse: Warehouse) -> None:
    for month in range(1, 9):
        rows = [row(number, **{"Дата контакта": f"{number % 27 + 1:02}.{month:02}.2023"}) for number in range(60)]
        warehouse.deliver(f"x-2023-{month:02}.csv", csv_bytes([*rows, row(900, Город="?")]))


def test_two_processes_that_receive_at_once_take_every_file_once(make: Callable[[str], Warehouse]) -> None:
    alone, shared = make("alone"), make("shared")
    files(alone)
    files(shared)
    alone.take()
    children = [start(shared, RECEIVE) for _ in range(2)]
    for child in children:
        go(child)
    told = [child.communicate(timeout=120)[0].split() for child in children]
    assert {child.returncode for child in children} <= {0, Locked.exit_code}
    assert 0 in {child.returncode for child in children}
    assert max(Counter(delivery_id for ids in told for delivery_id in ids).values()) == 1
    shared.take()
    assert shared.state() == alone.state()
    rebuild(shared.settings, shared.vault)
    assert shared.state() == alone.state()
    assert list(shared.settings.landing.rglob("*.part")) == []


@pytest.mark.parametrize("rule", [None, "volume_drop"])
def test_a_slower_process_does_not_overwrite_the_verdict_of_a_faster_one(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch, rule: str | None
) -> None:
    """The slower one has read the file; before it lands it, the faster one has landed it, and it was judged."""
    receiving = sys.modules["warehouse.intake.receive.receive"]  # the package gives its name to the function
    prepare = vars(receiving)["prepare"]
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2)]))

    def overtaken(*arguments: Any) -> Any:
        prepared = prepare(*arguments)
        faster = start(warehouse, RECEIVE)
        go(faster)
        (delivery_id,) = faster.communicate(timeout=60)[0].split()
        warehouse.admit(**{f"d{delivery_id}": rule})
        return prepared

    with monkeypatch.context() as patch:
        patch.setattr(receiving, "prepare", overtaken)
        assert warehouse.receive() == []
    (delivery_id,) = land.landed(warehouse.settings, "ru_test")
    manifest = land.read_manifest(warehouse.settings, warehouse.vault, "ru_test", delivery_id)
    assert (manifest.status, manifest.rule) == ("refused" if rule else "accepted", rule)
    rows_are_kept = (warehouse.settings.landing / "ru_test" / f"{delivery_id}.age").exists()
    assert rows_are_kept == (rule is None)
    before = warehouse.state()
    rebuild(warehouse.settings, warehouse.vault)
    assert warehouse.state() == before


def test_the_second_writer_is_told_and_the_command_ends_with_five(warehouse: Warehouse) -> None:
    with start(warehouse, HOLD) as holder:
        go(holder)
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(Locked, match="Another process is writing") as raised,
            database.exclusive(warehouse.settings, wait_seconds=0.1),
        ):
            pass
        go(holder)
    assert raised.value.exit_code == 5


def test_the_lock_of_a_killed_process_is_free_at_once(warehouse: Warehouse) -> None:
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    with start(warehouse, HOLD) as holder:
        go(holder)
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.send_signal(signal.SIGKILL)
    assert (warehouse.settings.working / "writer.lock").exists()
    with database.exclusive(warehouse.settings, wait_seconds=1):
        pass
    assert len(warehouse.take()) == 1


def test_a_lock_file_left_from_before_a_restart_of_the_machine_holds_nobody_up(warehouse: Warehouse) -> None:
    """Its text names a process of another boot, whose number may belong to a living one today."""
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    warehouse.settings.working.mkdir()
    (warehouse.settings.working / "writer.lock").write_text(f"{os.getpid()}\nan-earlier-boot\n")
    with database.exclusive(warehouse.settings, wait_seconds=1):
        pass
    assert len(warehouse.take()) == 1
