"""A release killed at forty points: people see the earlier or the new one, whole, and the end is the same."""

import os
import random
import shutil
import signal
from pathlib import Path
from typing import Any

import pytest
from conftest import Noted
from killing import MOST, moment
from pipeline_home import Home
from release_homes import content, files, make_due, outcome, running_program

from warehouse import release, vault, verdict

POINTS = int(os.environ.get("FAULTS_POINTS", "40"))


@pytest.fixture(scope="module")
def due(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    return make_due(built_home, tmp_path_factory.mktemp("due"))


def test_forty_kills_of_a_release(due: Home, tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    before = due.settings.current.resolve().name
    files_before = files(due.settings.published / before)
    killed = after_the_flip = 0
    with running_program(due.environment) as program:
        unbroken = due.copy(tmp_path / "unbroken")
        went = program.publish(unbroken)
        wanted = outcome(unbroken)
        steps = len(went["steps"])
        while killed < POINTS:
            home = due.copy(tmp_path / "hit")
            of_this_home = 0
            while True:
                at = moment(lot, {**went, "steps": steps}) if of_this_home < MOST else {}
                ended = program.publish(home, **at)
                assert not ended.keys() & {"error", "traceback"}, ended
                after_the_flip += _served(home, before, files_before, wanted) and ended["ended"] != 0
                if ended["ended"] == 0:
                    break
                assert ended["ended"] == -signal.SIGKILL
                of_this_home += 1
            killed += of_this_home
            assert outcome(home) == wanted
            shutil.rmtree(home.path)
    noted(
        "kill -9 of a release", killed,
        f"same files and ledger; the earlier release served throughout, the new one whole {after_the_flip} times",
    )  # fmt: skip


def _served(home: Home, before: str, files_before: dict[str, str], wanted: dict[str, Any]) -> bool:
    """Whether people see the new release; both must be whole, and nothing untested among the published ones."""
    published, key = home.settings.published, vault.load(home.settings).verdict_key.public_key()
    seen = home.settings.current.resolve(strict=True).name
    assert seen in (before, wanted["current"])
    assert files(published / before) == files_before
    for name in release.releases(home.settings):
        assert name == before or content(published / name) == wanted["content"], name
        assert verdict.why_not(home.settings, name, key) is None
    return seen != before
