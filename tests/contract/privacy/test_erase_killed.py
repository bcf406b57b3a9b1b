"""Killed at any moment, the same command goes on and ends where an unbroken one would have."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from erase_network import Network, do_erase, environment
from everyday import every_day

from warehouse.intake import rebuild
from warehouse.intake.landing import erased_persons, land
from warehouse.settings import PROJECT_ROOT

STEPS = (
    "found",
    "listed",
    "object rewritten",
    "object rewritten 3",
    "landing cleaned",
    "database written anew",
    "letters written anew",
    "searched",
    "proved",
)
PROGRAM = """
import os, signal, sys
from pathlib import Path
from warehouse import vault
from warehouse.privacy import erase, subject_request
from warehouse.settings import settings
now = settings()
keyring = vault.load(now)
wanted, left = sys.argv[1].rstrip(" 3"), 3 if sys.argv[1].endswith("3") else 1
def stop(said):
    global left
    left -= said == wanted
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
declared, path = erase.declared_by_code(now, keyring), Path(sys.argv[2])
request = subject_request.read(now, keyring, declared, path, subject_request.WITHDRAW)
erase.erase(now, keyring, [request], stop)
"""


def run(network: Network, step: str, request: Path) -> int:
    command = [sys.executable, "-c", PROGRAM, step, str(request)]
    return subprocess.run(command, env=environment(network.warehouse), cwd=PROJECT_ROOT, check=False).returncode


@pytest.mark.parametrize("step", every_day(STEPS, ["object rewritten 3", "database written anew"]))
def test_an_erasure_killed_anywhere_is_ended_by_running_it_again(
    network: Network, never_met: Network, step: str, tmp_path: Path
) -> None:
    request = network.request(tmp_path / "requests")
    assert run(network, step, request) == -signal.SIGKILL
    assert run(network, "to the end", request) == 0
    assert network.landed() == never_met.landed()
    assert network.raw() == never_met.raw()
    assert network.told() == never_met.told()
    settings = network.warehouse.settings
    assert not [path for path in settings.home.rglob("*") if path.name.endswith((".part", ".rotated", ".wal"))]


def test_between_a_kill_and_the_end_no_rebuild_brings_her_back(
    network: Network, never_met: Network, tmp_path: Path
) -> None:
    assert run(network, "listed", network.request(tmp_path / "requests")) == -signal.SIGKILL
    rebuild.rebuild(network.warehouse.settings, network.warehouse.vault)
    assert network.landed() == never_met.landed()
    assert network.raw() == never_met.raw()


def test_a_kill_between_the_rows_and_their_manifest_leaves_no_wrong_number(
    network: Network, never_met: Network
) -> None:
    """The one moment within a step: rows are new, what is told of them is old."""
    settings, vault = network.warehouse.settings, network.warehouse.vault
    old = {path: path.read_bytes() for path in settings.landing.rglob("*" + land.MANIFEST)}
    do_erase(network)
    for path, data in old.items():
        path.write_bytes(data)
    assert network.told() != never_met.told()
    do_erase(network)
    assert network.told() == never_met.told()
    assert erased_persons.read(settings, vault)
