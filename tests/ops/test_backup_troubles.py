"""Backups in a bad hour: a wrong key, a kill, a full disk, damage, an older backup, a repository that is away."""

import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from backed_home import Backed, content, publish, restic_that
from pipeline_home import COMMAND

from warehouse import vault
from warehouse.backup import back_up as backing
from warehouse.backup import last, repository, snapshot
from warehouse.backup.restore import restore
from warehouse.errors import ConfigError, CrossingsError, Sealed, SourceError

KILLED = (
    'case " $* " in *" {step} "*) $RESTIC "$@" & echo $! > {pid}; {until}; kill -9 $!; kill -9 $$;; esac; '
    'exec $RESTIC "$@"'
)


def killed(here: Backed, step: str, until: str) -> None:
    """A backup whose restic is killed in this step, at a moment that a shell waits for."""
    pid = here.folder / "pid"
    with restic_that(here.folder, KILLED.format(step=step, until=until, pid=pid)) as environment:
        assert here.command("backup", **environment).code != 0
    # While nobody has collected a dead process, restic takes it for one at work, and leaves its lock.
    _until(lambda: not Path(f"/proc/{pid.read_text().strip()}").exists())


def test_other_keys_open_no_backup_and_change_nothing(here: Backed) -> None:
    here.back_up()
    before = content(here.store)
    other = here.elsewhere("others")
    other.keys_file.unlink()
    vault.init_demo(other)
    for work in (backing.back_up, restore):
        with pytest.raises(Sealed, match="other keys"):
            work(other, vault.load(other))
    assert content(here.store) == before
    assert not (other.home / "landing").exists()


@pytest.mark.parametrize(
    ("step", "after"), [("init", 0.3), ("backup", 0.2), ("backup", 0.9), ("forget", 0.2), ("forget", 1.2)]
)
def test_killed_at_any_moment_the_next_backup_goes_on_and_is_whole(here: Backed, step: str, after: float) -> None:
    if step != "init":
        here.back_up()
        publish(here.settings, "2023-05-02-bbbb", megabytes=20)
    killed(here, step, until=f"sleep {after}")
    if step == "init" and here.store.exists() and not (here.store / "config").exists():
        shutil.rmtree(here.store)
    here.back_up()
    backing.check(here.settings, here.vault)
    there, _ = here.restored()
    assert content(there.home) == content(here.settings.home)
    assert not (here.settings.home / "backups" / "image").exists()


def test_the_lock_of_a_restic_that_was_killed_while_nobody_else_may_read_holds_up_nobody(here: Backed) -> None:
    here.back_up()
    publish(here.settings, "2023-05-02-bbbb")
    killed(here, "prune", until=f"until ls {here.store}/locks | grep -qv tmp; do sleep 0.01; done")
    assert list((here.store / "locks").iterdir()) != []
    backing.check(here.settings, here.vault)
    there, _ = here.restored()
    assert content(there.home) == content(here.settings.home)
    here.back_up()
    assert list((here.store / "locks").iterdir()) == []


def test_a_command_that_is_killed_leaves_no_restic_at_work(here: Backed) -> None:
    here.back_up()
    publish(here.settings, "2023-05-02-bbbb", megabytes=5)
    script = f'case " $* " in *" backup "*) echo $$ > {here.folder}/pid; sleep 120;; esac; exec $RESTIC "$@"'
    with restic_that(here.folder, script) as environment:
        home = here.home(**environment)
        process = subprocess.Popen(
            [*COMMAND, "backup"],
            env=home.environment,
            cwd=home.root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _until(lambda: (here.folder / "pid").exists() and (here.folder / "pid").read_text().strip() != "")
        pid = int((here.folder / "pid").read_text())
        process.kill()
        process.wait()
    _until(lambda: not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2])
    assert here.back_up().known.sequence == 2


def test_a_full_repository_is_told_and_goes_on_with_room(here: Backed) -> None:
    with _disk(here.folder / "small", "6m") as grow:
        small = replace(here.settings, backup_repository=str(here.folder / "small" / "store"))
        backing.back_up(small, here.vault)
        publish(here.settings, "2023-05-02-bbbb", megabytes=12)
        with pytest.raises(CrossingsError, match="disk of the repository is full"):
            backing.back_up(small, here.vault)
        there = replace(here.elsewhere(), backup_repository=small.backup_repository)
        assert restore(there, vault.load(there)).note.sequence == 1
        grow("60m")
        assert backing.back_up(small, here.vault).known.sequence == 2
        backing.check(small, here.vault)


def test_a_full_disk_at_a_restore_leaves_an_empty_home_and_goes_on_with_room(here: Backed) -> None:
    publish(here.settings, "2023-05-02-bbbb", megabytes=12)
    here.back_up()
    there = here.elsewhere()
    with _disk(there.home, "6m") as grow:
        with pytest.raises(CrossingsError, match="full"):
            restore(there, vault.load(there))
        assert not list(there.home.rglob("*.age"))
        grow("60m")
        restore(there, vault.load(there))
        assert content(there.home) == content(here.settings.home)


def test_a_restore_that_was_killed_while_it_moved_goes_on(here: Backed) -> None:
    here.back_up()
    there, _ = here.restored()
    before = content(there.home)
    (there.home / "restoring").mkdir()
    (there.home / "backups" / snapshot.NOTE).rename(there.home / "restoring" / snapshot.NOTE)
    (there.home / "restoring" / "complete").touch()
    (there.home / "landing").rename(there.home / "restoring" / "landing")
    restore(there, vault.load(there))
    assert content(there.home) == before


def test_an_older_backup_is_never_put_over_a_home_with_data(here: Backed) -> None:
    here.back_up()
    first = here.snapshots()[0].short
    here.back_up()
    before = content(here.settings.home)
    ran = here.command("restore", "--snapshot", first)
    assert ran.code == 2, ran.text
    assert "last backup was number 2; the backup is number 1, so the home is newer" in ran.text
    assert "CROSSINGS_HOME=/another/folder crossings restore" in ran.text
    assert content(here.settings.home) == before
    beside = here.home()
    ran = replace(beside, path=here.folder / "beside").crossings("restore", "--snapshot", first)
    assert ran.code == 0, ran.text


def test_damaged_bytes_are_found_by_a_check_and_never_restored_as_if_whole(here: Backed) -> None:
    publish(here.settings, "2023-05-02-bbbb", megabytes=2)
    here.back_up()
    pack = max((path for path in (here.store / "data").rglob("*") if path.is_file()), key=lambda p: p.stat().st_size)
    pack.chmod(0o600)
    with pack.open("r+b") as file:
        file.seek(pack.stat().st_size // 2)
        file.write(b"damaged")
    ran = here.command("backup", "--check")
    assert ran.code == 1, ran.text
    assert "damaged" in ran.text
    there = here.elsewhere()
    with pytest.raises(CrossingsError):
        restore(there, vault.load(there))
    assert not (there.home / "landing").exists()


@pytest.mark.parametrize("address", ["sftp:nobody@127.0.0.1:{port}/store", "s3:http://127.0.0.1:{port}/bucket"])
def test_a_repository_that_does_not_answer_is_told_soon(
    here: Backed, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repository, "ANSWER_SECONDS", 8)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        written = address.format(port=taken.getsockname()[1])
        if written.startswith("sftp"):
            written = written.replace("sftp:", "sftp://").replace("/store", "//store")
        with pytest.raises(SourceError, match="does not answer"):
            backing.back_up(replace(here.settings, backup_repository=written), here.vault)


def test_a_store_that_refuses_a_wrong_clock_is_told_as_that(here: Backed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setattr(repository, "ANSWER_SECONDS", 8)
    with _skewed_store() as port:
        skewed = replace(here.settings, backup_repository=f"s3:http://127.0.0.1:{port}/bucket")
        with pytest.raises(SourceError, match="clock"):
            backing.back_up(skewed, here.vault)


def test_a_store_without_keys_of_its_own_is_told_as_that(here: Backed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID", raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(ConfigError, match="AWS_ACCESS_KEY_ID"):
        backing.back_up(replace(here.settings, backup_repository="s3:http://127.0.0.1:9/bucket"), here.vault)


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_that_is_an_hour_off_changes_nothing_but_the_time_told(here: Backed, hours: int) -> None:
    here.back_up()
    backing.back_up(here.settings, here.vault, clock=lambda: datetime.now(UTC) + timedelta(hours=hours))
    publish(here.settings, "2023-05-02-bbbb")
    here.back_up()
    assert [one.sequence for one in here.snapshots()][-1] == 3
    there, restored = here.restored()
    assert restored.note.sequence == 3
    assert content(there.home) == content(here.settings.home)


def test_another_repository_than_the_last_is_taken_for_a_mistake(here: Backed) -> None:
    here.back_up()
    other = replace(here.settings, backup_repository=str(here.folder / "other"))
    with pytest.raises(ConfigError, match="--new"):
        backing.back_up(other, here.vault)
    assert not (here.folder / "other").exists()
    assert backing.back_up(other, here.vault, is_new=True).known.sequence == 2
    with pytest.raises(ConfigError, match="another repository"):
        here.back_up()


def test_without_a_place_or_keys_it_is_said_what_to_do(here: Backed) -> None:
    assert here.command("backup", CROSSINGS_BACKUP_REPOSITORY="").code == 2
    assert here.command("restore", CROSSINGS_BACKUP_REPOSITORY="sort of a folder").code == 2
    here.settings.keys_file.rename(here.folder / "away")
    ran = here.command("backup")
    assert (ran.code, "sealed" in ran.text) == (6, True)


def test_what_is_told_names_no_partner_no_account_and_no_address(here: Backed) -> None:
    here.back_up()
    shutil.rmtree(here.store / "index")
    ran = here.command("backup")
    assert ran.code != 0
    assert not re.search(r"ru_test|fi_near|landing/|\.age", ran.text)
    assert last.read(here.settings) is not None


def _until(what: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def _disk(folder: Path, size: str) -> Iterator[Callable[[str], None]]:
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    try:
        yield lambda more: _mount("-o", f"remount,size={more}", str(folder))
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"A small file system cannot be mounted, which needs root: {done.stderr}"


@contextmanager
def _skewed_store() -> Iterator[int]:
    """A store that answers as S3 does to whoever has another time."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = (
                b'<?xml version="1.0" encoding="UTF-8"?><Error><Code>RequestTimeTooSkewed</Code><Message>The '
                b"difference between the request time and the server's time is too large.</Message></Error>"
            )
            self.send_response(403)
            self.send_header("Content-Type", "application/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body if self.command != "HEAD" else b"")

        do_HEAD = do_PUT = do_POST = do_GET  # noqa: N815 - the names that http.server calls

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
