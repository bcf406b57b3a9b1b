"""Twenty things of a server that can be broken, each with the code, the level and the remedy that the doctor must say.

Add here: another thing, and its line in THINGS. Keep out: assertions (test_doctor_broken_things.py).
"""

import os
from collections.abc import Callable
from datetime import timedelta

from doctor_home import ACCOUNT, AT, PARTNER, Broken, account, note_backup, ran, sql

from dashboards import state
from warehouse import database, hardening, vault
from warehouse.intake.landing import land
from warehouse.keys import place
from warehouse.release import journal


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
    note_backup(broken.home, hours=49)


def erasure_waits(broken: Broken) -> None:
    file = broken.home.path / "backups" / "ended.json"
    file.write_text('{"count": 1}')
    file.chmod(0o600)


def failed_build(broken: Broken) -> None:
    ran(broken.home, "build", "FAILURE", hours=1)


def endless_run(broken: Broken) -> None:
    began = AT - timedelta(hours=13)
    values = ("build", "STARTED", began.timestamp(), None, AT.replace(tzinfo=None).isoformat(sep=" "))
    sql(broken.home.settings.dagster / "history" / "runs.db", "insert into runs values (?, ?, ?, ?, ?)", values)


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
    account(broken.home, ACCOUNT, logins=1, failures=12)


def unused_account(broken: Broken) -> None:
    account(broken.home, ACCOUNT, logins=0, failures=0)


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
