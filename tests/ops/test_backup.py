"""Backups while everything goes on: one moment of the home, nothing readable, and back again as it was."""

import json
import socket
import sqlite3
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import dagster as dg
import psycopg2
import pytest
from backed_home import RESTIC, Backed, content, publish, restic_that
from postgres_server import Postgres

from dagster_project.defs import backup as scheduled
from warehouse import database, vault
from warehouse.backup import accounts, back_up, image, last, repository
from warehouse.backup.repository import Repository
from warehouse.backup.restore import restore
from warehouse.errors import ConfigError
from warehouse.intake.landing import land
from warehouse.settings import Settings


def test_what_is_restored_is_what_was_backed_up_with_its_times_and_rights(here: Backed) -> None:
    done = here.back_up()
    there, restored = here.restored()
    assert content(there.home) == content(here.settings.home)
    assert done.known.files > 20
    assert restored.note.release == "2023-05-01-aaaa"
    known = last.read(here.settings)
    assert known is not None
    assert (known.kind, known.sequence, known.snapshot) == ("folder", 1, done.known.snapshot)


def test_the_next_backup_sends_only_what_is_new_and_leaves_no_image(here: Backed) -> None:
    publish(here.settings, "2023-05-02-bbbb", megabytes=5)
    first = here.back_up()
    publish(here.settings, "2023-05-03-cccc")
    second = here.back_up()
    assert first.added_bytes > 5_000_000 > 50 * second.added_bytes
    assert not image.folder(here.settings).exists()
    assert [snapshot.sequence for snapshot in here.snapshots()] == [1, 2]


def test_a_file_written_anew_with_the_times_of_before_is_in_the_next_backup(here: Backed) -> None:
    here.back_up()
    path = next(here.settings.landing.rglob("*.manifest.age"))
    land.write_whole(path, path.read_bytes()[::-1], keep_time=True)
    here.back_up()
    there, _ = here.restored()
    assert content(there.home) == content(here.settings.home)


def test_the_repository_shows_nothing_to_who_has_no_key_and_the_password_to_nobody(
    here: Backed, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    spying = f'tr "\\0" " " < /proc/$$/cmdline >> {said}; env >> {said}; exec $RESTIC "$@"'
    with restic_that(tmp_path, spying) as environment:
        ran = here.command("backup", **environment, RESTIC_PASSWORD="other", RESTIC_REPOSITORY="/nowhere")
    assert ran.code == 0, ran.text
    heard = said.read_text()
    assert "--password-file /dev/fd/" in heard
    keys = [here.vault.backup_password, here.vault.k_noise.hex(), here.vault.db_key, here.vault.landing_identity]
    assert not [key for key in keys if key in heard or key in ran.text]
    assert "RESTIC_PASSWORD=" not in heard
    stored = b"".join(path.read_bytes() for path in here.store.rglob("*") if path.is_file())
    assert not [word for word in (b"ru_test", b"persons", b"landing", b"journal") if word in stored]
    assert "ru_test" not in ran.text


def test_an_image_is_of_one_moment_while_deliveries_land(here: Backed) -> None:
    """Rows are written before their manifest and removed after it: whoever sees the one must find the other."""
    stop, rounds = threading.Event(), 0
    landing = here.settings.landing / "p099"

    def land_all_the_time() -> None:
        nonlocal rounds
        while not stop.wait(0.02):
            rounds += 1
            for name in (f"{rounds:03}.age", f"{rounds:03}.manifest.age"):
                land.write_whole(landing / name, b"x" * 2000)
            if rounds > 20:
                for name in (f"{rounds - 20:03}.manifest.age", f"{rounds - 20:03}.age"):
                    (landing / name).unlink()

    writing = threading.Thread(target=land_all_the_time)
    writing.start()
    try:
        for _ in range(20):
            image.take(here.settings)
            names = {path.name for path in (image.folder(here.settings) / "landing" / "p099").glob("*")}
            manifests = {name for name in names if "manifest" in name}
            assert {name.replace(".manifest", "") for name in manifests} <= names
    finally:
        stop.set()
        writing.join()
    assert rounds > 20


def test_a_long_run_is_waited_for_and_then_does_not_keep_a_backup_from_being_made(here: Backed) -> None:
    held, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with database.exclusive(here.settings):
            held.set()
            let_go.wait(60)

    holding = threading.Thread(target=hold)
    holding.start()
    held.wait(10)
    try:
        with image.taken(here.settings, lambda: "in peace", wait_seconds=0.3) as (folder, found):
            assert found is None
            assert content(folder) == content(here.settings.home)
    finally:
        let_go.set()
        holding.join()
    with image.taken(here.settings, lambda: "in peace") as (_, found):
        assert found == "in peace"


def test_a_backup_never_has_the_database_open_while_somebody_may_write(here: Backed) -> None:
    with (
        image.taken(here.settings, lambda: None, wait_seconds=5),
        database.writer(here.settings, here.vault, wait_seconds=1) as con,
    ):
        con.execute("create table raw.probe as select 7 as number")
        assert con.execute("select number from raw.probe").fetchall() == [(7,)]


def test_links_are_not_followed_and_a_room_that_is_one_is_refused(here: Backed, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("of somebody else")
    (here.settings.landing / "out.age").symlink_to(secret)
    with image.taken(here.settings, lambda: None) as (folder, _):
        assert not (folder / "landing" / "out.age").exists()
    (here.settings.home / "letters").rename(tmp_path / "letters")
    (here.settings.home / "letters").symlink_to(tmp_path / "letters")
    with pytest.raises(ConfigError, match="letters/ of the home is a link"):
        here.back_up()


@pytest.mark.parametrize("inside", ["home/backups/store", "home"])
def test_a_repository_under_the_home_is_refused(here: Backed, inside: str) -> None:
    mistaken = replace(here.settings, backup_repository=str(here.folder / inside))
    with pytest.raises(ConfigError, match="under the home"):
        back_up.back_up(mistaken, here.vault)


def test_accounts_in_sqlite_come_back_as_they_were_while_somebody_writes(here: Backed) -> None:
    store = here.settings.superset / "metadata.db"
    store.parent.mkdir()
    (store.parent / "secrets.json").write_text("{}")
    (store.parent / "passwords.json").write_text('{"coordinator": "generated"}')
    with sqlite3.connect(store) as con:
        con.execute("pragma journal_mode = wal")
        con.execute("create table account as select 'anna' as name")
    writing = sqlite3.connect(store, isolation_level=None)
    writing.execute("begin immediate")
    writing.execute("insert into account values ('not committed')")
    here.back_up()
    writing.execute("rollback")
    writing.close()
    there, restored = here.restored()
    assert restored.has_accounts
    with sqlite3.connect(there.superset / "metadata.db") as con:
        assert con.execute("select name from account").fetchall() == [("anna",)]
    assert not (there.superset / "passwords.json").exists()


def test_accounts_in_postgresql_come_back_into_another_database(here: Backed, postgres_server: Postgres) -> None:
    address = postgres_server.address("accounts_before")
    _sql(address, "drop table if exists account; create table account as select 'anna' as name")
    with_server = replace(here.settings, superset_metadata_uri=address)
    back_up.back_up(with_server, here.vault)
    without = here.elsewhere()
    with pytest.raises(ConfigError, match="CROSSINGS_SUPERSET_METADATA_URI names none"):
        restore(without, vault.load(without))
    assert content(without.home).keys() >= content(here.settings.home).keys()
    other = postgres_server.address("accounts_after")
    named: Settings = replace(without, superset_metadata_uri=other)
    assert accounts.bring_back(named)
    assert _sql(other, "select name from account") == [("anna",)]
    assert not (named.superset / accounts.DUMP).exists()


def test_age_takes_old_backups_by_day_week_and_month(here: Backed) -> None:
    """Two weeks of nights long ago, and one backup of today."""
    here.back_up()
    store = repository.of(here.settings, here.vault)
    said, keys = ("--host", repository.HOST, "--tag"), str(here.folder / "keys")
    for night in range(1, 15):
        store.run("backup", *said, f"backup-{night},ended-0", "--time", f"2023-03-{night:02} 01:40:00", keys)
    here.back_up()
    kept = [snapshot.at.day for snapshot in here.snapshots() if snapshot.at.year == 2023]
    assert kept == [1, 5, 9, 10, 11, 12, 13, 14]  # the first of all, the end of a week, six days beside today


def test_the_nightly_job_makes_a_backup_and_one_that_fails_is_a_failed_run_with_its_remedy(
    here: Backed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in here.home().environment.items():
        if name.startswith("CROSSINGS_"):
            monkeypatch.setenv(name, value)
    jobs = [
        schedule.job for schedule in scheduled.backups().schedules or () if isinstance(schedule, dg.ScheduleDefinition)
    ]
    night, week = (job for job in jobs if isinstance(job, dg.JobDefinition))
    assert night.execute_in_process().success
    assert week.execute_in_process().success
    known = last.read(here.settings)
    assert known is not None
    assert known.checked_at is not None
    here.store.rename(here.folder / "unplugged")
    failed = night.execute_in_process(raise_on_error=False)
    assert not failed.success
    (event,) = failed.filter_events(lambda each: each.is_step_failure)
    assert "Plug the disk in" in str(event.event_specific_data)


def _sql(address: str, text: str) -> list[tuple[object, ...]]:
    con = psycopg2.connect(address.replace("+psycopg2", ""))
    con.autocommit = True
    with con.cursor() as cursor:
        cursor.execute(text)
        found = cursor.fetchall() if cursor.description else []
    con.close()
    return found


def test_a_key_in_the_repository_names_neither_account_nor_host(tmp_path: Path) -> None:
    store = Repository("folder", str(tmp_path / "store"), "a password", tmp_path / "pieces")
    assert store.begin() == store.identity()
    assert _makers_of_keys(tmp_path) == [("crossings", "crossings")]
    store.rename_key()
    assert _makers_of_keys(tmp_path) == [("crossings", "crossings")]


def test_keys_of_an_older_repository_are_made_anew_and_one_of_somebody_else_is_left(tmp_path: Path) -> None:
    for name, password in (("password", "a password"), ("theirs", "of somebody else")):
        (tmp_path / name).write_text(password)
    restic = [
        str(RESTIC),
        "--no-cache",
        "--repo",
        str(tmp_path / "store"),
        "--password-file",
        str(tmp_path / "password"),
    ]
    added = ["key", "add", "--new-password-file"]
    for more in (["init"], [*added, str(tmp_path / "password")], [*added, str(tmp_path / "theirs"), "--user", "them"]):
        subprocess.run([*restic, *more], check=True, capture_output=True)
    store = Repository("folder", str(tmp_path / "store"), "a password", tmp_path / "pieces")
    which = store.identity()
    assert len(_makers_of_keys(tmp_path)) == 3
    store.rename_key()
    assert _makers_of_keys(tmp_path) == [("crossings", "crossings"), ("them", socket.gethostname())]
    assert store.identity() == which
    opened = [*restic[:-1], str(tmp_path / "theirs")]
    subprocess.run([*opened, "cat", "config"], check=True, capture_output=True)


def _makers_of_keys(folder: Path) -> list[tuple[str, str]]:
    """As everybody reads them who holds the disk: keys are encrypted, who made them is not."""
    keys = [json.loads(path.read_bytes()) for path in (folder / "store" / "keys").iterdir()]
    return sorted((key["username"], key["hostname"]) for key in keys)
