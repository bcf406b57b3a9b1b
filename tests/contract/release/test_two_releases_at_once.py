"""Two processes that make a release of one home: one after the other, or the later one says that it did not begin."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pipeline_home import Home
from release_homes import Program, outcome, running_program

from warehouse import release
from warehouse.errors import Locked
from warehouse.release.one_at_a_time import alone

ROUNDS = 4
HOLDER = """
import sys
from warehouse.release.one_at_a_time import alone
from warehouse.settings import settings
with alone(settings()):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_by_another(home: Home) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER], env=home.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        try:
            yield child
        finally:
            child.kill()


def test_whoever_comes_second_is_told_to_wait_and_nothing_is_touched(due: Home, tmp_path: Path) -> None:
    home = due.copy(tmp_path / "home")
    before = home.settings.current.resolve()
    with (
        held_by_another(home),
        pytest.raises(Locked, match=r"making or showing a release.*people see what they saw"),
        alone(home.settings, wait_seconds=0.2),
    ):
        raise AssertionError("both hold the lock")
    assert home.settings.current.resolve() == before
    with alone(home.settings, wait_seconds=5), alone(home.settings, wait_seconds=0):
        pass  # its death has freed it; and who holds it may take it again


def test_each_step_of_a_release_waits_for_the_other_process(due: Home, program: Program, tmp_path: Path) -> None:
    home = due.copy(tmp_path / "home")
    went: dict[str, Any] = {}
    steps = threading.Thread(target=lambda: went.update(program.publish(home)))
    with held_by_another(home) as holder:
        steps.start()
        steps.join(timeout=2)
        assert steps.is_alive()
        assert not any(home.settings.candidates.glob("*"))
        holder.kill()
        steps.join(timeout=60)
    assert not went.keys() & {"error", "traceback"}, went
    assert release.candidate_id(home.settings) == home.settings.current.resolve().name


def test_two_at_once_leave_what_one_leaves(
    due: Home, program: Program, undisturbed: dict[str, Any], tmp_path: Path
) -> None:
    with running_program(due.environment) as second:
        for _ in range(ROUNDS):
            home = due.copy(tmp_path / "home")
            for went in both_publish(home, (program, second)):
                assert went["ended"] == 0, went
                assert not went.keys() & {"error", "traceback"}, went
            assert outcome(home) == undisturbed["after"]
            shutil.rmtree(home.path)


def both_publish(home: Home, programs: tuple[Program, Program]) -> list[dict[str, Any]]:
    ends: list[dict[str, Any]] = []
    threads = [threading.Thread(target=lambda one: ends.append(one.publish(home)), args=(one,)) for one in programs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends
