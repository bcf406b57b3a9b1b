"""A home of version 0.1.0 under today's code: taken over, lost and restored, and cut from its power within a run.

One home goes through the whole file, because each build of it takes a minute.
Add here: another version as another home; another bad day of one home.
Keep out: backups of homes that no run has built (test_backup*.py).
"""

import json
import subprocess
import tarfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import make_home_of_0_1_0
import measured_results
import pyrage
import pytest
from pipeline_home import COMMAND, Home, Ran

from warehouse import vault
from warehouse.contract.declaration import declaration_text

HOMES = Path(__file__).with_name("homes")
FACTS = json.loads((HOMES / "home-0.1.0.json").read_text(encoding="utf-8"))
PASSPHRASE = "six words that stand in no song\n"
ROWS = "select count(*) from raw.contact"
# Our own file; Debian's Python 3.11.2 has no filters yet.
SAFELY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
pytestmark = [pytest.mark.timeout(1500), pytest.mark.builds(5)]


@dataclass
class Life:
    """The home, and what was measured of it."""

    home: Home
    seconds: dict[str, float]

    @property
    def folder(self) -> Path:
        return self.home.path.parent

    def timed(self, what: str, *arguments: str, home: Home | None = None) -> Ran:
        began = time.monotonic()
        ran = (home or self.home).crossings(*arguments)
        self.seconds[what] = time.monotonic() - began
        return ran


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """As it was left by its own version, its keys beside it and its sources where this machine has them."""
    folder = tmp_path_factory.mktemp("life")
    with tarfile.open(HOMES / "home-0.1.0.tar.xz") as packed:
        packed.extractall(folder, **SAFELY)
    extra = {"CROSSINGS_BACKUP_REPOSITORY": str(folder / "store")}
    home = Home(folder / "home", folder / "keys.json", date.fromisoformat(FACTS["as_of"]), extra)
    return Life(home, {})


def test_today_s_code_says_what_an_old_home_needs_and_takes_it_over_by_its_commands(life: Life) -> None:
    home = life.home
    before = {path.name: path.read_bytes() for path in home.settings.landing.rglob("*.age")}
    ran = home.crossings("run")
    assert (ran.code, "crossings network adopt" in ran.text) == (2, True), ran.text
    ran = home.crossings("network", "adopt", "--name", "Two rivers")
    assert (ran.code, "crossings rebuild" in ran.text) == (0, True), ran.text
    assert home.kill_when_it_says("reading the graph", "rebuild")
    assert home.kill_when_it_says("marts", "rebuild")
    ran = life.timed("rebuild of a home of version 0.1.0", "rebuild")
    assert ran.code == 0, ran.text
    assert home.rows(ROWS) == [(FACTS["rows"],)]
    assert home.settings.current.resolve().name != FACTS["release"]
    assert {path.name: path.read_bytes() for path in home.settings.landing.rglob("*.age")}.items() >= before.items()
    assert home.crossings("release", "list").text.count("2023-12-10-") >= 2


def test_a_lost_machine_comes_back_number_by_number_with_the_escrow_and_the_repository(life: Life) -> None:
    """Its last build was of one day, its backup of a later night, and it is restored on a day after both."""
    home, folder = life.home, life.folder
    night, later = (home.as_of + timedelta(days=days) for days in (45, 80))
    ran = life.timed("first backup", "backup", home=replace(home, as_of=night))
    assert ran.code == 0, ran.text
    first, second = (_identity(folder, name) for name in ("first", "second"))
    escrow = folder / "keys.escrow"
    ran = home.crossings("keys", "escrow", "--to", first[1], "--to", second[1], "--out", str(escrow))
    assert ran.code == 0, ran.text
    bare = replace(home, path=folder / "bare" / "home", keys_file=folder / "bare" / "keys.json", as_of=later)
    ran = bare.crossings("keys", "restore", str(escrow), "--identity", str(second[0]), "--identity", str(first[0]))
    assert ran.code == 0, ran.text
    ran = life.timed("restore", "restore", home=bare)
    assert ran.code == 0, ran.text
    assert {path.name for path in bare.settings.published.iterdir()} == {
        path.name for path in home.settings.published.iterdir()
    }
    ran = life.timed("rebuild after the restore", "rebuild", home=bare)
    assert ran.code == 0, ran.text
    assert "All is as it was when the backup was made" in ran.text.splitlines()[-1]
    assert bare.digest() == home.digest()
    assert bare.settings.current.resolve().name == home.settings.current.resolve().name


def test_a_power_cut_in_a_run_seals_the_warehouse_and_a_passphrase_makes_all_right_again(life: Life) -> None:
    home, folder = life.home, life.folder
    _sources(home, folder)
    sealed = folder / "stick" / "keys.locked"
    assert _with_input(home, PASSPHRASE, "keys", "lock", "--out", str(sealed)).code == 0
    unbroken = home.copy(folder / "unbroken")
    assert home.kill_when_it_says("raw/p017", "run")
    home.keys_file.unlink()  # it lay in memory
    began = time.monotonic()
    for command in (["run"], ["rebuild"], ["backup"]):
        ran = home.crossings(*command)
        assert (ran.code, "sealed" in ran.text) == (6, True), ran.text
    _deliver(folder, "2023-08")
    assert _with_input(home, "another passphrase\n", "unlock", str(sealed)).code == 6
    assert not home.keys_file.exists()
    ran = _with_input(home, PASSPHRASE, "unlock", str(sealed))
    assert (ran.code, "crossings run" in ran.text) == (0, True), ran.text
    assert home.keys_file.stat().st_mode & 0o777 == 0o600
    ran = home.crossings("run")
    assert ran.code == 0, ran.text
    life.seconds["power cut to right again"] = time.monotonic() - began
    ran = unbroken.crossings("run")
    assert ran.code == 0, ran.text
    assert home.digest() == unbroken.digest()
    _keep(life.seconds)


def _keep(seconds: Mapping[str, float]) -> None:
    measured_results.keep(
        "one_home",
        title="One small home in bad days",
        what="A home of two partners and six months, made by version 0.1.0, on one machine with other tests beside it.",
        heads=["what", "seconds"],
        rows=[[what, f"{took:.0f}"] for what, took in seconds.items()],
        place=30,
    )


def _sources(home: Home, folder: Path) -> None:
    """Where the partners' files lie from now on, with a month that is new."""
    keyring = vault.load(home.settings)
    for code in FACTS["partners"]:
        path = home.settings.partners / f"{code}.yaml.age"
        said = declaration_text.read(path, keyring).replace("/srv/sources", str(folder / "sources"))
        path.unlink()
        path.with_suffix("").write_text(said, encoding="utf-8")
    _deliver(folder, "2023-07")


def _deliver(folder: Path, month: str) -> None:
    for code, (_, _, _, cities) in make_home_of_0_1_0.PARTNERS.items():
        place = folder / "sources" / code
        place.mkdir(parents=True, exist_ok=True)
        text = "\n".join(make_home_of_0_1_0.lines(month, cities)) + "\n"
        (place / f"export-{month}.csv").write_text(text, encoding="utf-8")


def _identity(folder: Path, name: str) -> tuple[Path, str]:
    made = pyrage.x25519.Identity.generate()
    path = folder / f"{name}.txt"
    path.write_text(f"{made}\n")
    return path, str(made.to_public())


def _with_input(home: Home, said: str, *arguments: str) -> Ran:
    done = subprocess.run(
        [*COMMAND, *arguments],
        env=home.environment,
        cwd=home.root,
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout + done.stderr)
