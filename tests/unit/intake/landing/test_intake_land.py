"""Landing: encrypted, whole or not at all, and enough to make the database again."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from intake_files import csv_bytes, prepared, put, row

from warehouse.intake.landing import land
from warehouse.settings import Settings, settings
from warehouse.vault import Vault

VAULT = Vault("", (b"w" * 32,), b"n" * 32, b"e" * 32, str(pyrage.x25519.Identity.generate()))


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    real = settings()
    return Settings(tmp_path, real.root, real.as_of, real.host, 1, 2, tmp_path / "k")


def test_what_landed_comes_back_as_it_was(home: Settings) -> None:
    outcome = prepared(csv_bytes([row(1), row(2, Город="?")]))
    land.land(home, VAULT, outcome.manifest, outcome.accepted, 0)
    back = land.find(home, VAULT, "ru_test", outcome.manifest.delivery_id)
    assert back == outcome.manifest
    assert outcome.accepted is not None
    kept = outcome.accepted.drop_columns(["age_band"])  # of an age its limits rest, not the word they were read from
    assert land.read_rows(home, VAULT, "ru_test", outcome.manifest.delivery_id).to_pylist() == kept.to_pylist()


def test_nothing_readable_lies_in_landing(home: Settings) -> None:
    outcome = prepared(csv_bytes([row(1), row(2, Возраст="15")]), name="Мария-2023-03.csv")
    land.land(home, VAULT, outcome.manifest, outcome.accepted, outcome.outside)
    paths = [path for path in home.landing.rglob("*") if path.is_file()]
    assert len(paths) == 3
    for path in paths:
        data = path.read_bytes()
        assert data.startswith(b"age-encryption.org")
        assert not any(word in data for word in (b"ru_spb", b"street", b"PAR1", b"rows", b"key_ru_full"))
        assert "Мария" not in str(path)
        assert path.stat().st_mode & 0o077 == 0


def test_the_manifest_is_the_last_to_be_written(home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = prepared(csv_bytes([row(1), row(2, Возраст="15")]))
    monkeypatch.setattr(land, "write_manifest", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        land.land(home, VAULT, outcome.manifest, outcome.accepted, outcome.outside)
    assert land.landed(home, "ru_test") == set()
    assert land.holder(home, VAULT, outcome.manifest.delivery_id) is None


def test_a_write_that_fails_leaves_the_old_object(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a" / "object.age"
    land.write_whole(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        land.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_a_pooled_count_does_not_say_whose_it_is(home: Settings) -> None:
    outcome = prepared(csv_bytes([row(1), row(2, Возраст="15"), row(3, Возраст="16")]))
    land.land(home, VAULT, outcome.manifest, outcome.accepted, outcome.outside)
    ((mark, count),) = land.outside_counts(home, VAULT, set())
    assert count == 2
    assert mark not in outcome.manifest.delivery_id
    assert "outside" not in outcome.manifest.to_json().decode()
    assert list(land.outside_counts(home, VAULT, {mark})) == []


def test_a_higher_version_outranks_a_later_time() -> None:
    manifest = prepared(csv_bytes([row(1)])).manifest
    second = prepared(csv_bytes([row(1)]), name="x-2023-03_v2.csv").manifest
    assert second.rank > manifest.rank
    assert second.source_at == datetime(2023, 4, 8, tzinfo=UTC)


@pytest.mark.parametrize(("age_seconds", "is_left"), [(3500, True), (3700, False)])
def test_a_piece_of_a_killed_write_is_removed_when_nobody_can_be_writing_it(
    home: Settings, age_seconds: int, is_left: bool
) -> None:
    part = put(home.landing / "ru_test", "x.age.17.part", b"piece", datetime.now(UTC) - timedelta(seconds=age_seconds))
    land.sweep(home, "ru_test")
    assert part.exists() is is_left


def _landed(home: Settings) -> land.Manifest:
    outcome = prepared(csv_bytes([row(1), row(2), row(3)]))
    land.land(home, VAULT, outcome.manifest, outcome.accepted, 0)
    for path in (home.landing / "ru_test").iterdir():
        os.utime(path, ns=(5_000_000_001, 7_000_000_003))
    return outcome.manifest


def test_a_rewritten_delivery_has_its_new_rows_and_counts_how_often_it_was_written(home: Settings) -> None:
    first = _landed(home)
    rows = land.read_rows(home, VAULT, "ru_test", first.delivery_id)
    once = land.rewrite(home, VAULT, replace(first, rows_accepted=1), rows.slice(1, 1))
    twice = land.rewrite(home, VAULT, once, rows.slice(1, 1))
    assert (first.generation, once.generation, twice.generation) == (0, 1, 2)
    assert land.find(home, VAULT, "ru_test", first.delivery_id) == twice
    assert twice.rows_accepted == 1
    assert land.read_rows(home, VAULT, "ru_test", first.delivery_id)["row_no"].to_pylist() == [3]


def test_rewriting_does_not_show_in_the_times_of_files(home: Settings) -> None:
    first = _landed(home)
    land.rewrite(home, VAULT, first, land.read_rows(home, VAULT, "ru_test", first.delivery_id))
    times = {path.stat().st_mtime_ns for path in (home.landing / "ru_test").iterdir()}
    assert times == {7_000_000_003}


def test_rewriting_without_rows_drops_the_rows_object_and_keeps_the_manifest(home: Settings) -> None:
    first = _landed(home)
    land.rewrite(home, VAULT, first, None)
    assert [path.name for path in (home.landing / "ru_test").iterdir()] == [f"{first.delivery_id}.manifest.age"]
    assert land.find(home, VAULT, "ru_test", first.delivery_id) == replace(first, generation=1)


def test_a_rewriting_that_fails_half_way_can_be_repeated(home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _landed(home)
    fewer = land.read_rows(home, VAULT, "ru_test", first.delivery_id).slice(0, 1)
    with monkeypatch.context() as patch:
        patch.setattr(land.Manifest, "to_json", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            land.rewrite(home, VAULT, first, fewer)
    assert land.find(home, VAULT, "ru_test", first.delivery_id) == first
    assert land.rewrite(home, VAULT, first, fewer).generation == 1
    assert land.read_rows(home, VAULT, "ru_test", first.delivery_id).num_rows == 1
