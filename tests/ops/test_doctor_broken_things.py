"""A built home is broken in twenty ways, one after the other: each time exactly that is found, with what to do.

The home is that of a real network as far as the doctor can tell, so that nothing is excused as invented data.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import measured_results
import pytest
from northern_network import PARTNERS
from pipeline_home import COMMAND, Home

from dagster_project.doctor import case as cases
from dagster_project.doctor import examine
from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level
from dashboards import state
from warehouse import database, hardening, vault
from warehouse.backup import last
from warehouse.backup.last import Last
from warehouse.intake.landing import land
from warehouse.keys import place
from warehouse.release import journal

# After everything that a run of all tests makes: the home that is copied may be made an hour after this file was read.
AT = datetime.now(UTC) + timedelta(hours=2)
PARTNER, ACCOUNT = "p017", "olena_in_lviv"


@dataclass
class Broken:
    """One home that a test breaks, and looks at as the command does."""

    home: Home
    root: Path
    environment: dict[str, str]

    def found(self, at: datetime = AT, **changes: Any) -> dict[str, Finding]:
        """What is to be done, by code."""
        here = replace(self.home.settings, superset_port=9, **changes)
        case = Case(here, at, self.environment, self.root)
        vars(case)["is_real"] = True
        levels = (Level.NOW, Level.SOON)
        return {each.code: each for each in examine.examine(case) if each.level in levels}


@pytest.fixture(scope="module")
def whole(northern_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """With runs of Dagster, accounts of Superset and a backup, as they are on a server."""
    folder = tmp_path_factory.mktemp("doctor")
    home = northern_home.copy(folder / "home")
    own_keys = folder / "keys.json"
    own_keys.write_bytes(home.keys_file.read_bytes())
    own_keys.chmod(0o600)
    home = replace(home, keys_file=own_keys)
    here = home.settings
    runs = here.dagster / "history" / "runs.db"
    runs.parent.mkdir(parents=True)
    _sql(
        runs,
        "create table runs (pipeline_name text, status text, start_time float, end_time float, create_timestamp text)",
    )
    for job in ("intake", "build"):
        _ran(home, job, "SUCCESS", hours=2)
    state.metadata_file(here).parent.mkdir(parents=True, exist_ok=True)
    _sql(
        state.metadata_file(here),
        "create table ab_user (username text, active int, login_count int, fail_login_count int, created_on text)",
    )
    _account(home, "known", logins=3, failures=0)
    _note_backup(home, hours=3)
    hardening.for_its_owner(home.path)
    return home


@pytest.fixture
def broken(whole: Home, tmp_path: Path) -> Broken:
    home = replace(whole, path=tmp_path / "home", keys_file=tmp_path / "keys.json")
    shutil.copytree(
        whole.path, home.path, symlinks=True, copy_function=_taken, ignore=shutil.ignore_patterns("demo", "spill")
    )
    shutil.copy2(whole.keys_file, home.keys_file)
    hardening.for_its_owner(home.path)
    root = tmp_path / "system"
    root.mkdir()
    return Broken(home, root, {})


def _taken(source: str, into: str) -> None:
    """What no test writes into is the same file: a home is large, and there are many tests."""
    if {"landing", "published", "letters"} & set(Path(source).parts) and not source.endswith("journal.jsonl"):
        os.link(source, into)
    else:
        shutil.copy2(source, into)


def _sql(file: Path, statement: str, values: tuple[object, ...] = ()) -> None:
    con = sqlite3.connect(file)
    with con:
        con.execute(statement, values)
    con.close()


def _ran(home: Home, job: str, status: str, hours: float) -> None:
    ended = AT - timedelta(hours=hours)
    values = (job, status, ended.timestamp() - 60, ended.timestamp(), ended.replace(tzinfo=None).isoformat(sep=" "))
    _sql(home.settings.dagster / "history" / "runs.db", "insert into runs values (?, ?, ?, ?, ?)", values)


def _account(home: Home, name: str, logins: int, failures: int) -> None:
    made = (AT - timedelta(days=99)).replace(tzinfo=None).isoformat(sep=" ")
    values = (name, 1, logins, failures, made)
    _sql(state.metadata_file(home.settings), "insert into ab_user values (?, ?, ?, ?, ?)", values)


def _note_backup(home: Home, hours: float) -> None:
    (home.path / "backups").mkdir(exist_ok=True, mode=0o700)
    moment = AT - timedelta(hours=hours)
    last.write(home.settings, Last(moment, "snapshot", "folder", 1, 1, 1, 0, "repository", moment))


# --- twenty things that break


def no_keys(broken: Broken) -> None:
    broken.home.keys_file.unlink()


def open_keys(broken: Broken) -> None:
    broken.home.keys_file.chmod(0o644)


def half_rotated(broken: Broken) -> None:
    here = place.of(broken.home.settings)
    kept = here.read() or {}
    here.replace(kept | {"previous": {"LANDING": kept["LANDING"]}})


def open_home(broken: Broken) -> None:
    broken.home.path.chmod(0o755)


def open_file(broken: Broken) -> None:
    (broken.home.path / "backups" / "last.json").chmod(0o644)


def swap(broken: Broken) -> None:
    (broken.root / "proc").mkdir()
    (broken.root / "proc" / "swaps").write_text("Filename Type\n/swapfile file 1 0 -2\n")


def _listens(broken: Broken, port: int) -> None:
    (broken.root / "proc" / "net").mkdir(parents=True)
    line = f" 0: 00000000:{port:04X} 00000000:0000 0A\n"
    (broken.root / "proc" / "net" / "tcp").write_text(f"head\n{line}")


def pipeline_outside(broken: Broken) -> None:
    _listens(broken, broken.home.settings.dagster_port)


def postgresql_outside(broken: Broken) -> None:
    _listens(broken, 5432)


def telemetry(broken: Broken) -> None:
    broken.environment["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "1"


def no_time_server(broken: Broken) -> None:
    (broken.root / "run" / "systemd" / "timesync").mkdir(parents=True)


def clock_behind(broken: Broken) -> None:
    entry = journal.Entry(AT + timedelta(hours=1), journal.PUBLISHED, broken.home.settings.current.resolve().name, "x")
    journal.write(broken.home.settings, entry)


def old_backup(broken: Broken) -> None:
    _note_backup(broken.home, hours=49)


def erasure_waits(broken: Broken) -> None:
    file = broken.home.path / "backups" / "ended.json"
    file.write_text('{"count": 1}')
    file.chmod(0o600)


def failed_build(broken: Broken) -> None:
    _ran(broken.home, "build", "FAILURE", hours=1)


def endless_run(broken: Broken) -> None:
    began = AT - timedelta(hours=13)
    values = ("build", "STARTED", began.timestamp(), None, AT.replace(tzinfo=None).isoformat(sep=" "))
    _sql(broken.home.settings.dagster / "history" / "runs.db", "insert into runs values (?, ?, ?, ?, ?)", values)


def changed_release(broken: Broken) -> None:
    file = next(broken.home.settings.current.resolve().rglob("*.csv"))
    text = file.read_text()
    file.unlink()  # the other homes have the same file
    file.write_text(text + " ")
    hardening.for_its_owner(broken.home.path)


def request_waits(broken: Broken) -> None:
    keyring = vault.load(broken.home.settings)
    file = broken.home.settings.requests / PARTNER / "r.age"
    land.write_whole(file, land.seal(b"{}", keyring))
    hardening.for_its_owner(broken.home.path)
    long_ago = (AT - timedelta(days=8)).timestamp()
    os.utime(file, (long_ago, long_ago))


def guessed_password(broken: Broken) -> None:
    _account(broken.home, ACCOUNT, logins=1, failures=12)


def unused_account(broken: Broken) -> None:
    _account(broken.home, ACCOUNT, logins=0, failures=0)


def generated_password(broken: Broken) -> None:
    state.write_passwords(broken.home.settings, {"known": "x"})
    hardening.for_its_owner(broken.home.path)


def damaged_store(broken: Broken) -> None:
    state.metadata_file(broken.home.settings).write_bytes(b"no database" * 400)


def restatement(broken: Broken) -> None:
    here = broken.home.settings
    with database.writer(here, vault.load(here)) as con:
        con.execute("insert into raw.restatement values ('2024-01-01')")
    hardening.for_its_owner(broken.home.path)


# What it breaks → what is found beside what every home of this test has, how urgent, and a word of the remedy.
THINGS: list[tuple[Callable[[Broken], None], str, str, str]] = [
    (no_keys, "keys.sealed", "soon", "keys restore"),
    (open_keys, "keys.unusable", "now", ""),
    (half_rotated, "keys.half_changed", "soon", "keys rotate --file-keys"),
    (open_home, "permissions.home_open", "now", "chmod 700"),
    (open_file, "permissions.open", "soon", "chmod"),
    (swap, "memory.swap", "soon", "swapoff"),
    (pipeline_outside, "ports.pipeline_outside", "now", "crossings down"),
    (postgresql_outside, "ports.store_outside", "soon", "127.0.0.1"),
    (telemetry, "telemetry.variable", "now", "unset"),
    (no_time_server, "clock.not_kept", "soon", "timedatectl"),
    (clock_behind, "clock.behind", "now", "timedatectl"),
    (old_backup, "backups.old", "now", "crossings backup"),
    (erasure_waits, "backups.erasures_wait", "soon", "crossings backup"),
    (failed_build, "runs.failed", "now", "crossings run"),
    (endless_run, "runs.endless", "now", "crossings down"),
    (changed_release, "releases.not_shown", "now", "crossings run"),
    (request_waits, "requests.wait", "now", "crossings status"),
    (guessed_password, "accounts.guessed", "soon", "account list"),
    (unused_account, "accounts.never_used", "soon", "account list"),
    (generated_password, "accounts.generated", "soon", "forget-passwords"),
    (damaged_store, "accounts.no_store", "now", "crossings up"),
    (restatement, "releases.restatement", "soon", "crossings run"),
]
# A copy of a test has its keys on the same disk and no escrow, serves nothing, and tells nobody; and the network's
# partners owe reports.
ALWAYS = {
    "keys.on_the_homes_disk", "keys.no_escrow", "dashboards.do_not_run", "messages.nobody",
    "deliveries.long_overdue",
}  # fmt: skip
# While the keys cannot be used nobody can say whether they lie well, and who owes reports.
HIDDEN = {
    "keys.sealed": ALWAYS - {"dashboards.do_not_run"},
    "keys.unusable": ALWAYS - {"dashboards.do_not_run"},
}


def test_a_home_that_is_as_it_must_be_has_only_what_a_copy_lacks(broken: Broken) -> None:
    assert set(broken.found()) == ALWAYS


@pytest.mark.parametrize(("thing", "code", "level", "remedy"), THINGS, ids=lambda given: getattr(given, "__name__", ""))
def test_what_is_broken_is_found_with_its_remedy_and_nothing_else(
    broken: Broken, thing: Callable[[Broken], None], code: str, level: str, remedy: str
) -> None:
    thing(broken)
    found = broken.found()
    assert set(found) - ALWAYS == {code}
    assert ALWAYS - set(found) <= HIDDEN.get(code, set())
    assert (str(found[code].level), remedy in found[code].remedy) == (level, True)
    said = " ".join(each.what + each.where + each.remedy for each in found.values())
    assert not any(word in said for word in (PARTNER, ACCOUNT))


def test_the_table_of_broken_things_is_kept() -> None:
    rows = [(thing.__name__.replace("_", " "), code, level) for thing, code, level, _ in THINGS]
    measured_results.keep(
        "doctor_broken_things",
        title="What the doctor finds",
        what="One built home, broken in one way after the other. Each time exactly that was found, with its remedy.",
        heads=("broken", "found", "how urgent"),
        rows=rows,
        place=60,
    )
    assert len(rows) >= 20


# --- the command


def _doctor(home: Home, *arguments: str, **environment: str) -> tuple[int, str, float]:
    """Exit code, what it said, and the seconds of processor that it took."""
    program = (
        "import os, resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime)\nprint(done.returncode)\nprint(done.stdout, end='')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *COMMAND, "doctor", *arguments],
        env=home.environment | environment, cwd=home.root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, code, said = done.stdout.split("\n", 2)
    return int(code), said, float(seconds)


def test_the_command_takes_less_than_three_seconds_of_processor_and_its_exit_code_is_that_of_the_worst(
    broken: Broken,
) -> None:
    assert _doctor(broken.home, CROSSINGS_HOME=str(broken.home.path / "nowhere"))[0] == 0
    code, said, seconds = _doctor(broken.home)
    assert (code, "NOW   The dashboards do not run." in said) == (8, True), said
    measured_results.keep(
        "doctor_command",
        title="What the doctor costs",
        what="`crossings doctor` on the home of a network of three partners, as a process of its own.",
        heads=("", "seconds of processor"),
        rows=[("crossings doctor", f"{seconds:.1f}")],
        place=61,
    )
    assert seconds < 3


def test_the_command_works_sealed_without_a_home_and_while_a_run_holds_the_database(broken: Broken) -> None:
    here = broken.home.settings
    with database.writer(here, vault.load(here)):
        _, said, _ = _doctor(broken.home, "--json")
    assert "deliveries.in_use" in [each["code"] for each in json.loads(said)["findings"]]
    no_keys(broken)
    assert "sealed" in _doctor(broken.home)[1]
    code, said, _ = _doctor(broken.home, "--json", CROSSINGS_HOME=str(here.home / "nowhere"))
    assert (code, json.loads(said)["version"]) == (0, 1)
    assert not (here.home / "nowhere").exists()


def test_json_without_names_has_no_partner_and_with_names_it_has(broken: Broken) -> None:
    _, said, _ = _doctor(broken.home, "--json")
    assert {*PARTNERS} < {path.name for path in broken.home.settings.landing.iterdir()}
    assert [code for code in PARTNERS if code in said] == []
    assert [code for code in PARTNERS if code in _doctor(broken.home, "--json", "--names")[1]] != []


def test_what_is_kept_for_the_metrics_page_names_nobody(broken: Broken) -> None:
    guessed_password(broken)
    request_waits(broken)
    code, _, _ = _doctor(broken.home, "--tell", "--json")
    kept = (broken.home.path / "run" / "doctor.json").read_text()
    assert code == 8
    assert not any(word in kept for word in (PARTNER, ACCOUNT))
    assert json.loads(kept)["figures"]["login_failures"] == 12


def test_the_clock_of_a_database_server_is_compared(postgres_server: Any, broken: Broken) -> None:
    address = postgres_server.address("doctor")
    assert "clock.differs" not in broken.found(superset_metadata_uri=address, at=cases.clock())
    assert "clock.differs" in broken.found(superset_metadata_uri=address, at=AT + timedelta(minutes=30))
