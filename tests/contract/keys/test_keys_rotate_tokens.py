"""Another token key: every token another one, every number the same; what was killed anywhere can be finished."""

import hashlib
import hmac
import json
import os
import signal
import subprocess
import sys
from typing import Any

import pytest
from everyday import every_day
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse

from warehouse import database, key_rotation, vault
from warehouse.errors import ConfigError, Locked
from warehouse.intake.landing import cannot_link, land
from warehouse.intake.rebuild import rebuild
from warehouse.settings import PROJECT_ROOT, Settings

STEPS = (
    "keys made",
    "object wrapped",
    "object wrapped 2",
    "objects wrapped",
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
words = sys.argv[1].split()
wanted, left = (" ".join(words[:-1]), int(words[-1])) if words[-1].isdigit() else (sys.argv[1], 1)
def stop(said):
    global left
    left -= said == wanted
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
key_rotation.rotate(settings(), stop, names=sys.argv[2].split(","))
"""
BOTH = (*key_rotation.FILE_KEYS, *key_rotation.TOKEN_KEY)
NUMBERS = """
select t.row_no, t.contact_date, t.scope, t.m1 is null, k.record_key
from raw.contact_token as t inner join raw.token_key as k using (scope, token)
order by all
"""
TOKENS = "select unnest([token, m1]) from raw.contact_token union all select unnest([token_a, token_b]) from raw.apart"


def killed_at(place: Settings, step: str, names: tuple[str, ...] = key_rotation.TOKEN_KEY) -> int:
    command = [sys.executable, "-c", PROGRAM, step, ",".join(names)]
    environment = os.environ | {"CROSSINGS_HOME": str(place.home), "CROSSINGS_KEYS_FILE": str(place.keys_file)}
    return subprocess.run(command, env=environment, cwd=PROJECT_ROOT, check=False).returncode


def ask(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    with database.reader(warehouse.settings, warehouse.vault) as con:
        return con.execute(sql).fetchall()


def number(token: bytes) -> int:
    return int.from_bytes(token[:8], "big", signed=True)


def resting(warehouse: Warehouse) -> set[bytes]:
    """Every whole token that lies in landing, as it lies there."""
    found: set[bytes] = set()
    for delivery_id in land.landed(warehouse.settings, "ru_test"):
        rows = land.read_resting(warehouse.settings, warehouse.vault, "ru_test", delivery_id)
        for name in rows.column_names:
            found |= set(rows[name].drop_null().to_pylist()) if name.startswith("key_") else set()
    return found


@pytest.fixture
def full(warehouse: Warehouse) -> Warehouse:
    """Two persons met in two months, and known to be two."""
    warehouse.deliver("x-2023-02.csv", csv_bytes([row(n, **{"Дата контакта": f"{n}.02.2023"}) for n in (1, 2)]))
    warehouse.deliver("x-2023-03.csv", csv_bytes([row(1), row(2), row(3)]))
    warehouse.take()
    settings, keys = warehouse.settings, warehouse.vault
    first = sorted(resting(warehouse))[:2]
    with database.exclusive(settings):
        cannot_link.keep(settings, keys, "0123456789abcdef", [cannot_link.Pair.of("ru", *first)])
    rebuild(settings, keys)
    return warehouse


def assert_changed(warehouse: Warehouse, before: set[bytes], numbers: list[tuple[Any, ...]], pair: Any) -> None:
    """By hand: each token is the HMAC of the one before it, in landing and in the tables; nothing else is another."""
    kept = json.loads(warehouse.settings.keys_file.read_text())
    assert set(kept) == set(vault.NAMES)
    newest = warehouse.vault.chain[-1]
    wrapped = {one: hmac.new(newest, one, hashlib.sha256).digest() for one in before}
    assert resting(warehouse) == set(wrapped.values())
    assert not {number(one) for one in before} & {one for (one,) in ask(warehouse, TOKENS)}
    assert {one for (one,) in ask(warehouse, TOKENS)} <= {number(one) for one in wrapped.values()}
    assert ask(warehouse, NUMBERS) == numbers
    assert ask(warehouse, "from raw.apart") == [(pair.scope, *sorted(number(wrapped[one]) for one in (pair.a, pair.b)))]
    assert {path.name for path in warehouse.settings.working.iterdir()} <= {"warehouse.duckdb", "writer.lock"}


@pytest.fixture
def expected(full: Warehouse) -> tuple[set[bytes], list[tuple[Any, ...]], cannot_link.Pair]:
    ((pair,),) = [cannot_link.read(path, full.vault) for path in cannot_link.files(full.settings)]
    return resting(full), ask(full, NUMBERS), pair


def test_every_token_is_another_one_and_every_number_the_same(full: Warehouse, expected: Any) -> None:
    chain, file = full.vault.chain, full.settings.working_db.stat().st_ino
    done = key_rotation.rotate(full.settings, names=key_rotation.TOKEN_KEY)
    assert (done.objects, done.has_database, done.went_on) == (2, True, False)
    assert full.vault.chain[:-1] == chain
    assert full.settings.working_db.stat().st_ino != file
    assert_changed(full, *expected)


def test_file_keys_and_token_key_are_changed_together(full: Warehouse, expected: Any) -> None:
    before = full.vault
    key_rotation.rotate(full.settings, names=BOTH)
    assert full.vault.landing_identity != before.landing_identity
    assert full.vault.db_key != before.db_key
    assert_changed(full, *expected)


@pytest.mark.parametrize("step", every_day(STEPS, ["object wrapped 2", "database marked"]))
def test_a_change_killed_anywhere_is_finished_by_the_same_command(full: Warehouse, expected: Any, step: str) -> None:
    before, numbers, _ = expected
    assert killed_at(full.settings, step) == -signal.SIGKILL
    tokens, old = {one for (one,) in ask(full, TOKENS)}, {number(one) for one in before}
    assert tokens <= old or not tokens & old
    assert ask(full, NUMBERS) == numbers
    if step != STEPS[-1]:
        assert key_rotation.rotate(full.settings, names=key_rotation.TOKEN_KEY).went_on
    assert_changed(full, *expected)


@pytest.mark.parametrize(
    "step", every_day(["object resealed 3", "object wrapped", "database marked"], ["object resealed 3"])
)
def test_a_change_of_both_killed_anywhere_is_finished_too(full: Warehouse, expected: Any, step: str) -> None:
    assert killed_at(full.settings, step, BOTH) == -signal.SIGKILL
    with pytest.raises(ConfigError, match="--file-keys --token-key"):
        key_rotation.rotate(full.settings, names=key_rotation.TOKEN_KEY)
    assert key_rotation.rotate(full.settings, names=BOTH).went_on
    assert_changed(full, *expected)


def test_between_a_kill_and_the_end_nothing_is_mixed_and_nothing_lost(full: Warehouse, expected: Any) -> None:
    assert killed_at(full.settings, "object wrapped") == -signal.SIGKILL
    full.deliver("x-2023-04.csv", csv_bytes([row(1, **{"Дата контакта": "10.04.2023"})]))
    with pytest.raises(ConfigError, match="keys rotate --token-key"):
        full.receive()
    assert ask(full, NUMBERS) == expected[1]
    key_rotation.rotate(full.settings, names=key_rotation.TOKEN_KEY)
    full.receive()
    assert len(full.waiting()) == 1
    full.admit()
    assert ask(full, "select count(*), count(distinct token) from raw.contact_token where scope = 'ru'") == [(6, 3)]


def test_a_rebuild_between_a_kill_and_the_end_makes_the_database_of_the_new_key(full: Warehouse, expected: Any) -> None:
    assert killed_at(full.settings, "object wrapped") == -signal.SIGKILL
    rebuild(full.settings, full.vault)
    assert not {number(one) for one in expected[0]} & {one for (one,) in ask(full, TOKENS)}
    assert ask(full, NUMBERS) == expected[1]
    key_rotation.rotate(full.settings, names=key_rotation.TOKEN_KEY)
    assert_changed(full, *expected)


def test_who_was_met_before_and_after_is_one_person_and_a_resend_changes_nothing(full: Warehouse) -> None:
    for _ in range(2):
        key_rotation.rotate(full.settings, names=key_rotation.TOKEN_KEY)
    full.deliver("again.csv", csv_bytes([row(1), row(2), row(3)]))
    full.deliver("x-2023-04.csv", csv_bytes([row(1, **{"Дата контакта": "10.04.2023"})]))
    (receipt,) = full.take()
    assert receipt.status == "pending"
    met = "select token, count(distinct delivery_id), count(*) from raw.contact_token where scope = 'ru' group by all"
    assert sorted(counts for _, *counts in ask(full, met)) == [[1, 1], [2, 2], [3, 3]]
    assert ask(full, "select count(*) from raw.token_key where scope = 'ru'") == [(3,)]


def test_a_process_that_began_before_neither_lands_nor_loads(full: Warehouse) -> None:
    began = full.vault
    known = land.read_manifest(full.settings, began, "ru_test", min(land.landed(full.settings, "ru_test")))
    key_rotation.rotate(full.settings, names=key_rotation.TOKEN_KEY)
    with pytest.raises(Locked, match="Run it again"):
        land.write_manifest(full.settings, began, known)
    with pytest.raises(Locked, match="Run it again"):
        rebuild(full.settings, began)


def test_without_a_database_landing_alone_is_changed(full: Warehouse, expected: Any) -> None:
    full.settings.working_db.unlink()
    assert not key_rotation.rotate(full.settings, names=key_rotation.TOKEN_KEY).has_database
    rebuild(full.settings, full.vault)
    assert_changed(full, *expected)
