"""Reports and packages for recipients, killed while they are made: none is half there, and the next is the same."""

import os
import random
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from conftest import Noted
from exchange_home import FUND, HEALTH, first_rows, sender
from killing import forks, moment, until_done
from pipeline_home import Home
from small_network import settings_of

from warehouse.release.exchange import sent

POINTS = int(os.environ.get("FAULTS_POINTS", "20"))
REPORTS = max(POINTS // 2, 1)


def files(folder: Path) -> Mapping[str, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.endswith(".lock"))
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in found}


def test_kills_of_packages_for_recipients(tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    fresh = sender(settings_of(tmp_path / "fresh"))
    fresh.publish("2024-03-01", first_rows())
    killed = 0
    with forks() as program:
        wanted = {}
        for recipient in (FUND, HEALTH):
            went = program.to_the_end("exchange", fresh.settings, recipient=recipient)
            wanted[recipient] = (files(fresh.settings.exchange), sent.read(fresh.settings, fresh.vault, recipient))
            assert wanted[recipient][0]
        shutil.rmtree(fresh.settings.exchange)
        shutil.rmtree(fresh.settings.landing / "sent")
        while killed < POINTS:
            home = settings_of(tmp_path / "hit")
            shutil.copytree(fresh.settings.home, home.home, symlinks=True)
            shutil.copy(fresh.settings.keys_file, home.keys_file)
            for recipient in (FUND, HEALTH):
                killed += until_done(
                    lambda here=home, one=recipient, **at: program.do("exchange", here, recipient=one, **at),
                    lambda: moment(lot, went),
                    lambda: None,
                )
                assert sent.read(home, fresh.vault, recipient) == wanted[recipient][1]
            assert files(home.exchange) == wanted[HEALTH][0]
            shutil.rmtree(tmp_path / "hit")
    noted("kill -9 of exchange", killed, "same bytes of every package, and the same note of what was sent")


def test_kills_of_reports(built_home: Home, tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    home, killed = built_home.copy(tmp_path / "home"), 0
    with forks() as program:
        went = program.to_the_end("report", home.settings, out=str(tmp_path / "unbroken"))
        wanted = files(tmp_path / "unbroken")
        assert {Path(name).suffix for name in wanted} == {".docx", ".html", ".json", ".pdf"}
        while killed < REPORTS:
            shutil.rmtree(home.settings.reports, ignore_errors=True)
            out = tmp_path / "hit"

            def whole(out: Path = out) -> None:
                there = {name: digest for name, digest in files(out).items() if not name.startswith(".")}
                assert there.items() <= wanted.items()

            killed += until_done(
                lambda out=out, **at: program.do("report", home.settings, out=str(out), **at),
                lambda: moment(lot, went),
                whole,
            )
            assert files(out) == wanted
            shutil.rmtree(out)
    noted("kill -9 of a report", killed, "same bytes of all four files; none half written, nothing left beside")
