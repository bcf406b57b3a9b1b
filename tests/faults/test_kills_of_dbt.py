"""dbt killed at forty moments of a build: no build goes on from half-made tables, and the end is the same."""

import os
import random
import shutil
from pathlib import Path

import pytest
from built_network import all_tables, copied, let_go, raw_tables
from conftest import Noted
from killing import forks, until_done

POINTS = int(os.environ.get("FAULTS_POINTS", "40"))


@pytest.mark.timeout(3600)
def test_forty_kills_of_dbt(tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    raw = raw_tables(tmp_path / "raw")
    with forks() as program:
        unbroken = copied(raw, tmp_path / "unbroken")
        went = program.to_the_end("build", unbroken)
        wanted, killed, homes = all_tables(unbroken), 0, 0
        assert len(wanted) > 50
        while killed < POINTS:
            hit = copied(raw, tmp_path / "hit")
            killed += until_done(
                lambda here=hit, **moment: program.do("build", here, **moment),
                lambda: {"after": lot.random() * went["seconds"]},
                lambda here=hit: let_go(here),
            )
            assert all_tables(hit) == wanted
            shutil.rmtree(tmp_path / "hit")
            homes += 1
    noted("kill -9 of dbt", killed, f"same hash of all {len(wanted)} tables in all {homes} homes")
