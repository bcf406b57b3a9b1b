"""Two schedulers at once on one home: intakes, and whole commands. Each delivery is loaded once, one release is made,
and who comes second says so."""

import subprocess
import threading
from pathlib import Path

from conftest import Noted
from killing import Forks, Went, forks
from pipeline_home import COMMAND, Home
from small_network import PARTNERS, copied, left, made

ROUNDS = 6


def both_take(home, programs: tuple[Forks, Forks]) -> list[Went]:
    ends: list[Went] = []

    def take(one: Forks, partners: tuple[str, ...]) -> None:
        ends.append(one.do("take_in", home.settings, partners=partners))

    threads = [
        threading.Thread(target=take, args=(one, order))
        for one, order in zip(programs, (PARTNERS, PARTNERS[::-1]), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_two_intakes_at_once(tmp_path: Path, noted: Noted) -> None:
    fresh = made(tmp_path / "fresh")
    with forks() as one, forks() as other:
        unbroken = copied(fresh, tmp_path / "unbroken")
        one.to_the_end("take_in", unbroken.settings, partners=PARTNERS)
        wanted = left(unbroken)
        for number in range(ROUNDS):
            home = copied(fresh, tmp_path / f"{number}")
            for went in both_take(home, (one, other)):
                assert went["ended"] == 0, went
                assert not went.keys() & {"error", "traceback"}, went
            one.to_the_end("take_in", home.settings, partners=PARTNERS)
            assert left(home) == wanted
    noted("two intakes at once", ROUNDS, "same hash; each delivery loaded once")


def test_two_commands_at_once(built_home: Home, tmp_path: Path, noted: Noted) -> None:
    """The home has run already: `--again` makes the same numbers, so that the same release stays."""
    home = built_home.copy(tmp_path / "home")
    before = home.settings.current.resolve().name
    runs = [
        subprocess.Popen(
            [*COMMAND, "run", "--again"],
            env=home.environment,
            cwd=home.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    said = {run.pid: run.communicate(timeout=900)[0] for run in runs}
    ended = sorted(runs, key=lambda run: run.returncode)
    assert [run.returncode for run in ended] == [0, 5], said
    late = said[ended[1].pid]
    assert "Another run of the pipeline is going on" in late
    assert "Traceback" not in late
    assert home.settings.current.resolve().name == before
    assert home.digest() == built_home.digest()
    noted("two commands `run` at once", 1, "one runs, the other says so at once (5); same hash, same release")
