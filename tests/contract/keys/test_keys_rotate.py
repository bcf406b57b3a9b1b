"""New file keys: all reads as before, the old keys open nothing, and a rotation killed anywhere can be finished."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyrage
import pytest
from everyday import every_day
from own_network import own_network

from dagster_project import cli
from warehouse import database, key_rotation, vault
from warehouse.digest import digest
from warehouse.errors import ConfigError, CrossingsError, Locked, Sealed
from warehouse.intake.landing import land
from warehouse.intake.letters import letter
from warehouse.intake.partners import declaration_store
from warehouse.keys import escrow, half_way
from warehouse.settings import PROJECT_ROOT, Settings
from warehouse.vault import Vault

STEPS = (
    "keys made",
    "object resealed",
    "object resealed 4",
    "objects resealed",
    "database built",
    "database marked",
    "database moved",
    "verified",
    "old keys dropped",
)
PROGRAM = """
import os, signal, sys
from warehouse import key_rotation
from warehouse.settings import settings
step, _, number = sys.argv[1].partition(" resealed ")
wanted, left = (sys.argv[1], 1) if not number else (step + " resealed", int(number))
def stop(said):
    global left
    left -= said == wanted
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
key_rotation.rotate(settings(), stop)
"""
FOREIGN = pyrage.x25519.Identity.generate()


def content(place: Settings) -> dict[str, object]:
    """All that can be read of a warehouse, in the ways its rooms read it."""
    keyring = vault.load(place)
    with database.reader(place, keyring) as con:
        tables = digest(con, ("raw", "marts"))
        views = con.execute("select sum(row_count) from marts.later").fetchall()
    deliveries = [
        (land.read_manifest(place, keyring, "p017", one), land.read_rows(place, keyring, "p017", one))
        for one in sorted(land.landed(place, "p017"))
    ]
    return {
        "tables": tables,
        "views": views,
        "deliveries": [(manifest, rows.to_pylist()) for manifest, rows in deliveries],
        "outside": sorted(land.outside_counts(place, keyring, set())),
        "letter": letter.latest(place, keyring, "p017"),
        "declaration": declaration_store.text_of(place, "p017", lambda: keyring),
        "outbox": pyrage.decrypt((place.letters / "p017" / "outbox" / "x.html.age").read_bytes(), [FOREIGN]),
    }


@pytest.fixture
def full(place: Settings, keyring: Vault, tmp_path: Path) -> Settings:
    """A small warehouse with something in every room."""
    at = datetime(2023, 3, 1, tzinfo=UTC)
    rows = pa.table({"row_no": [1, 2], "token": ["a", "b"]})
    for number in range(3):
        manifest = land.Manifest(f"{number}" * 64, "p017", None, None, 1, at, "d", rows_received=number)
        land.land(place, keyring, manifest, rows, outside=number)
        letter.save(place, keyring, manifest, {"md": f"letter {number}".encode()})
        written = place.letters / "p017" / f"{manifest.delivery_id[:12]}.md.age"
        os.utime(written, (10 - number, 10 - number))  # the last letter is the first by name
    (place.letters / "p017" / "outbox").mkdir()
    sealed = pyrage.encrypt(b"for the partner", [FOREIGN.to_public()])
    (place.letters / "p017" / "outbox" / "x.html.age").write_bytes(sealed)
    own_network(place.home)
    declaration_store.add(place, "p017", "code: p017\n", keyring)
    with database.writer(place, keyring) as con:
        con.execute("insert into raw.outside_scope select cast(i as varchar), i from range(5000) as t (i)")
        con.execute("create schema marts")
        con.execute("create view marts.first as select * from crossings.raw.outside_scope")
        con.execute("create view marts.later as select * from crossings.marts.first")
        con.execute("select nextval('raw.load_id')")
    return place


def old_keys(place: Settings) -> dict[str, str]:
    kept: dict[str, str] = json.loads(place.keys_file.read_text())
    return {name: kept[name] for name in key_rotation.FILE_KEYS}


def objects(place: Settings) -> Iterator[Path]:
    yield from (path for path in place.home.rglob("*.age") if path.parent.name != "outbox")


def killed_at(place: Settings, step: str) -> int:
    environment = os.environ | {"CROSSINGS_HOME": str(place.home), "CROSSINGS_KEYS_FILE": str(place.keys_file)}
    command = [sys.executable, "-c", PROGRAM, step]
    return subprocess.run(command, env=environment, cwd=PROJECT_ROOT, check=False).returncode


def assert_rotated(place: Settings, old: dict[str, str], before: dict[str, object]) -> None:
    assert content(place) == before
    kept = json.loads(place.keys_file.read_text())
    assert set(kept) == set(vault.NAMES)
    assert not any(key in place.keys_file.read_text() for key in old.values())
    assert [path.name for path in place.keys_file.parent.iterdir()] == [place.keys_file.name]
    assert {path.name for path in place.working.iterdir()} <= {"warehouse.duckdb", "writer.lock"}
    shut = pyrage.x25519.Identity.from_str(old["LANDING"])
    for path in objects(place):
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(path.read_bytes(), [shut])
    former = Vault(old["DB"], (b"",), b"", b"", old["LANDING"])
    with pytest.raises(Sealed), database.reader(place, former):
        pass


def test_after_a_rotation_everything_reads_with_the_new_keys_only(full: Settings) -> None:
    old, before, kept = old_keys(full), content(full), vault.load(full)
    done = key_rotation.rotate(full)
    assert (done.objects, done.has_database, done.went_on) == (12, True, False)
    assert_rotated(full, old, before)
    now = vault.load(full)
    assert (now.chain, now.k_noise, now.k_erase) == (kept.chain, kept.k_noise, kept.k_erase)
    assert now.landing_previous is None


def test_the_command_says_which_keys_and_what_comes_next(full: Settings, monkeypatch, capsys) -> None:
    for words, code in ((["--file-keys"], 0), ([], 2)):
        monkeypatch.setattr(sys, "argv", ["crossings", "keys", "rotate", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert int(ended.value.code or 0) == code
    said = capsys.readouterr()
    assert vault.load(full).landing_recipient in said.out
    assert "new escrow" in said.out
    assert "--file-keys" in said.err


def test_status_says_that_a_rotation_is_not_finished(full: Settings, monkeypatch, capsys) -> None:
    assert killed_at(full, "objects resealed") == -signal.SIGKILL
    monkeypatch.setattr(sys, "argv", ["crossings", "keys", "status"])
    with pytest.raises(SystemExit):
        cli.main()
    assert "not finished" in capsys.readouterr().out


def test_numbers_of_loads_go_on_and_writing_goes_on(full: Settings) -> None:
    key_rotation.rotate(full)
    keyring = vault.load(full)
    with database.writer(full, keyring) as con:
        assert con.execute("select nextval('raw.load_id')").fetchone() == (2,)
        con.execute("insert into raw.outside_scope values ('later', 1)")
    with database.reader(full, keyring) as con:
        assert con.execute("select count(*) from marts.later").fetchone() == (5001,)


@pytest.mark.parametrize("step", every_day(STEPS, ["database marked", STEPS[-1]]))
def test_a_rotation_killed_anywhere_leaves_a_usable_warehouse_and_is_finished_by_running_it_again(
    full: Settings, step: str
) -> None:
    old, before = old_keys(full), content(full)
    assert killed_at(full, step) == -signal.SIGKILL
    assert content(full) == before
    done = key_rotation.rotate(full)
    if step != STEPS[-1]:
        assert done.went_on
    assert_rotated(full, old, before)


@pytest.mark.parametrize(
    "step", every_day(["database built", "database marked", "database moved"], ["database marked"])
)
def test_what_is_written_between_a_kill_and_the_end_is_kept(full: Settings, step: str) -> None:
    old = old_keys(full)
    assert killed_at(full, step) == -signal.SIGKILL
    keyring = vault.load(full)
    with database.writer(full, keyring) as con:
        con.execute("insert into raw.outside_scope values ('between', 1)")
    land.write_manifest(full, keyring, land.Manifest("f" * 64, "p018", None, None, 1, datetime.now(UTC), "d"))
    before = content(full)
    key_rotation.rotate(full)
    assert_rotated(full, old, before)
    assert land.read_manifest(full, vault.load(full), "p018", "f" * 64).partner_code == "p018"


@pytest.mark.parametrize("step", every_day(["keys made", "database moved"], ["database moved"]))
def test_a_database_made_anew_between_a_kill_and_the_end_is_kept(full: Settings, step: str) -> None:
    assert killed_at(full, step) == -signal.SIGKILL
    full.working_db.unlink()
    with database.writer(full, vault.load(full)) as con:
        con.execute("insert into raw.outside_scope values ('anew', 7)")
    key_rotation.rotate(full)
    with database.reader(full, vault.load(full)) as con:
        assert con.execute("select row_count from raw.outside_scope").fetchall() == [(7,)]


def test_without_a_database_files_alone_are_rotated(full: Settings) -> None:
    full.working_db.unlink()
    assert not key_rotation.rotate(full).has_database
    with database.writer(full, vault.load(full)):
        pass


def test_an_intake_that_began_under_the_old_key_seals_nothing_that_nobody_could_open(full: Settings) -> None:
    began = vault.load(full)
    key_rotation.rotate(full)
    with pytest.raises(Locked, match="Run it again"):
        land.write_manifest(full, began, land.Manifest("f" * 64, "p017", None, None, 1, datetime.now(UTC), "d"))
    assert "f" * 64 not in land.landed(full, "p017")


def test_a_file_that_no_key_opens_is_named_and_the_old_keys_are_kept(full: Settings) -> None:
    before = content(full)
    broken = full.landing / "p017" / "broken.age"
    broken.write_bytes(pyrage.encrypt(b"x", [FOREIGN.to_public()]))
    with pytest.raises(ConfigError, match=r"landing/p017/broken\.age"):
        key_rotation.rotate(full)
    assert half_way.is_going_on(json.loads(full.keys_file.read_text()))
    assert content(full) == before
    broken.unlink()
    assert key_rotation.rotate(full).went_on


def test_keys_of_the_environment_are_not_rotated(full: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    before = full.keys_file.read_bytes()
    monkeypatch.setenv("CROSSINGS_KEY_LANDING", old_keys(full)["LANDING"])
    with pytest.raises(ConfigError, match="LANDING"):
        key_rotation.rotate(full)
    assert full.keys_file.read_bytes() == before


def test_a_rotation_waits_for_the_writer_and_leaves_readers_alone(full: Settings) -> None:
    before = content(full)
    holder = (
        "import sys; from warehouse import database, vault; from warehouse.settings import settings; now = settings()\n"
        "with database.reader(now, vault.load(now)): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=PROJECT_ROOT
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(Locked):
            key_rotation.rotate(replace(full, wait_seconds=1))
        assert content(full) == before
        child.kill()
    assert key_rotation.rotate(full).went_on


def test_no_escrow_is_made_of_half_rotated_keys(full: Settings, tmp_path: Path) -> None:
    assert killed_at(full, "objects resealed") == -signal.SIGKILL
    recipients = [str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2)]
    with pytest.raises(ConfigError, match="not finished"):
        escrow.write(full, recipients, tmp_path / "out", datetime.now(UTC).date())


def test_no_error_of_a_rotation_shows_a_key(full: Settings) -> None:
    kept = json.loads(full.keys_file.read_text())
    full.keys_file.write_text(json.dumps(kept | {"DB": "does-not-fit"}))
    with pytest.raises(CrossingsError) as caught:
        key_rotation.rotate(full)
    assert "does-not-fit" not in str(caught.value)
    assert not any(key in str(caught.value) for key in vault.found_keys(full).values())
