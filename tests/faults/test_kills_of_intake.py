"""Intake and load, killed at two hundred points: nothing is half loaded, and the end is that of an unbroken run."""

import os
import random
import shutil
from pathlib import Path

import pytest
from conftest import Noted
from killing import Forks, forks, moment, until_done
from small_network import MONTHS, PARTNERS, ROWS, copied, left, made

POINTS = int(os.environ.get("FAULTS_POINTS", "200"))


@pytest.mark.timeout(3600)
def test_two_hundred_kills_of_intake_and_load(tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    fresh = made(tmp_path / "fresh")
    with forks() as program:
        unbroken = copied(fresh, tmp_path / "unbroken")
        went = program.to_the_end("take_in", unbroken.settings, partners=PARTNERS)
        went = program.to_the_end("take_in", copied(fresh, tmp_path / "timed").settings, partners=PARTNERS)
        wanted, killed, homes = left(unbroken), 0, 0
        assert len(wanted["raw"]["contact"]) == len(PARTNERS) * MONTHS * ROWS
        while killed < POINTS:
            killed += _one_home(program, fresh, tmp_path / "hit", lot, went, wanted)
            homes += 1
    noted("kill -9 of intake and load", killed, f"same hash in all {homes} homes; no delivery half loaded")


def _one_home(program: Forks, fresh, folder: Path, lot: random.Random, went, wanted) -> int:
    hit = copied(fresh, folder)

    def whole() -> None:
        counts = hit.rows("select distinct count(*) from raw.contact group by delivery_id")
        assert counts in ([], [(ROWS,)])

    killed = until_done(
        lambda **at: program.do("take_in", hit.settings, partners=PARTNERS, **at), lambda: moment(lot, went), whole
    )
    assert left(hit) == wanted
    shutil.rmtree(folder)
    return killed
