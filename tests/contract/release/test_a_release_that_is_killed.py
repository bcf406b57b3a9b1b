"""Killed at any moment, a release changes nothing for those who read, and the next attempt ends as if nothing had been.

At moments drawn by lot (within what DuckDB does), and at steps that Python takes on the disk: all that give a thing its
name, and others drawn by lot.

Add here: another moment.
Keep out: kills of the builds before it (tests/contract/increments, intake), and full disks (beside this file).
"""

import os
import random
import shutil
import signal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pipeline_home import Home
from release_homes import Program, content, files, outcome

from warehouse import release, vault, verdict

# Every point costs two releases: forty of them with `make test-all`, a few in the everyday run.
SEED = 20240221
MOMENTS, STEPS = (20, 20) if os.environ.get("CROSSINGS_TESTS") == "all" else (2, 5)


@pytest.fixture
def promised(due: Home, undisturbed: dict[str, Any], tmp_path: Path, program: Program):
    """Check one attempt that is hit so. Says whether it was killed, and whether people saw the new release then."""
    before = due.settings.current.resolve().name
    files_before = files(due.settings.published / before)
    after = undisturbed["after"]

    def check(**hit: float) -> tuple[bool, bool]:
        home = due.copy(tmp_path / "home")
        published = home.settings.published
        key = vault.load(home.settings).verdict_key.public_key()
        went = program.publish(home, **hit)
        assert not went.keys() & {"error", "traceback"}, went

        seen = home.settings.current.resolve(strict=True).name
        assert seen in (before, after["current"])
        assert files(published / before) == files_before
        for name in release.releases(home.settings):
            assert name == before or content(published / name) == after["content"], name
            assert verdict.why_not(home.settings, name, key) is None  # untested is nothing among the published
        for path in release.audience_files(home.settings, seen):
            with duckdb.connect(str(path), read_only=True) as con:
                assert con.execute("select count(*) from published.pub_release").fetchone() == (1,)

        again = program.publish(home)
        assert again["ended"] == 0, again
        assert not again.keys() & {"error", "traceback"}, again
        assert outcome(home) == after
        shutil.rmtree(home.path)
        return went["ended"] == -signal.SIGKILL, seen != before

    return check


def test_at_steps_on_the_disk(promised, undisturbed: dict[str, Any]) -> None:
    steps = dict(enumerate(undisturbed["went"]["steps"], start=1))
    naming = [step for step, kind in steps.items() if kind in ("os.rename", "os.symlink")]
    lot = random.Random(SEED)
    named = naming if len(naming) < STEPS - 2 else [*lot.sample(naming[:-1], STEPS - 3), naming[-1]]
    others = lot.sample(sorted(steps.keys() - set(naming)), STEPS - len(named))
    chosen = sorted([*named, *others])
    ends = [promised(event=step) for step in chosen]
    print(f"killed before the steps {chosen} of {len(steps)}; {sum(new for _, new in ends)} times after the flip")
    assert all(is_killed for is_killed, _ in ends)


@pytest.mark.exhaustive
def test_at_moments_drawn_by_lot(promised, undisturbed: dict[str, Any]) -> None:
    rng = random.Random(SEED)
    ends = [promised(after=rng.random() * undisturbed["went"]["seconds"]) for _ in range(MOMENTS)]
    killed = sum(is_killed for is_killed, _ in ends)
    print(f"killed {killed} of {MOMENTS} times before the end, {sum(new for _, new in ends)} times after the flip")
    assert killed > MOMENTS / 2
