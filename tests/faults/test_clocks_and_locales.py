"""Another time zone, nights in which clocks change, another locale, another hash seed, a clock that is set back: equal
deliveries leave equal rows, and the earlier release stays until a newer one is there."""

import random
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from built_network import all_tables, raw_tables
from built_network import copied as copied_network
from conftest import Noted
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse
from killing import forks
from pipeline_home import Home
from release_homes import content, make_due, outcome, running_program
from small_network import PARTNERS, copied, left, made, on

from warehouse import release
from warehouse.release import journal

# The last Sundays of March and October, and the days beside them: in Finland a day has 23 or 25 hours then.
NIGHTS = ((26, 3), (29, 10))
ZONES = ("Europe/Helsinki", "Europe/Moscow", "Pacific/Kiritimati", "America/St_Johns")


@pytest.fixture(scope="session")
def turkish(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The locale in which a small I has no capital of its own: made here, for few machines have it."""
    folder = tmp_path_factory.mktemp("locales")
    made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", folder / "tr_TR.UTF-8"], check=False)
    assert (folder / "tr_TR.UTF-8" / "LC_CTYPE").exists(), f"localedef ended with {made.returncode}"
    return {"LC_ALL": "tr_TR.UTF-8", "LOCPATH": str(folder)}


def worlds(turkish: Mapping[str, str], lot: random.Random) -> list[dict[str, str]]:
    seeds = [{"PYTHONHASHSEED": str(lot.randrange(1, 1 << 32))} for _ in range(3)]
    return [{"TZ": zone} for zone in ZONES] + [
        dict(turkish),
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        *seeds,
    ]


def with_nights(folder: Path) -> Warehouse:
    """Contacts on each of these days, in files of their months that are as long as the ones they may replace."""
    home = made(folder)
    for day, month in NIGHTS:
        rows = [row(20 * near + number, **on(day + near, month)) for near in (-1, 0, 1) for number in range(14)]
        home.deliver(f"x-2023-{month:02}_v2.csv", csv_bytes(rows))
    return home


def test_intake_in_other_worlds(turkish, tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    fresh = with_nights(tmp_path / "fresh")
    wanted: dict[str, Any] = {}
    tried = worlds(turkish, lot)
    for number, world in enumerate([{"TZ": "UTC"}, *tried]):
        home = copied(fresh, tmp_path / f"{number}")
        with forks(**world) as program:
            program.to_the_end("take_in", home.settings, partners=PARTNERS)
        wanted = wanted or left(home)
        assert left(home) == wanted, world
    nights = "contact_date in ('2023-03-26', '2023-10-29')"
    days = home.rows(f"select count(*) from raw.contact where partner_code = 'ru_test' and {nights}")
    assert days == [(28,)]
    noted("intake in other time zones, locales, hash seeds", len(tried), "same hash; no contact leaves its day")


def test_a_build_in_other_worlds(turkish, tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    """Fewer of them, for each takes a minute: one of each kind."""
    raw = raw_tables(tmp_path / "raw")
    wanted: dict[str, Any] = {}
    tried = [{"TZ": ZONES[0], "PYTHONHASHSEED": str(lot.randrange(1, 1 << 32))}, dict(turkish)]
    for number, world in enumerate([{"TZ": "UTC"}, *tried]):
        home = copied_network(raw, tmp_path / f"{number}")
        with forks(**world) as program:
            program.to_the_end("build", home)
        wanted = wanted or all_tables(home)
        assert all_tables(home) == wanted, world
    noted("dbt in another time zone, locale, hash seed", len(tried), f"same hash of all {len(wanted)} tables")


def test_a_clock_that_was_set_back(built_home: Home, tmp_path: Path, noted: Noted) -> None:
    """The next release is made on an earlier day than the one that people see, as after a wrong clock was mended."""
    due = make_due(built_home, tmp_path)
    before = due.settings.current.resolve().name
    earlier = replace(due, as_of=due.as_of - timedelta(days=30))
    with running_program(due.environment) as program:
        for home in (earlier, due):
            went = program.publish(home)
            assert not went.keys() & {"error", "traceback"}, went
            seen = home.settings.current.resolve().name
            assert seen.startswith(home.as_of.isoformat())
            assert seen in release.releases(home.settings)
    assert content(due.settings.published / before)
    after = outcome(due)
    assert after["left over"] == []
    noted("clock set back by a month between two releases", 1, "both released, each served when it was the newest")


def test_a_journal_with_a_clock_set_back_names_what_people_see(tmp_path: Path, noted: Noted) -> None:
    home = made(tmp_path)
    now = datetime(2024, 3, 31, 1, 30, tzinfo=UTC)
    for step, (at, name) in enumerate(((now, "a"), (now - timedelta(hours=1), "b"), (now - timedelta(days=2), "c"))):
        journal.write(home.settings, journal.Entry(at, journal.PUBLISHED, name, "test"))
        assert [entry.release for entry in journal.flips(home.settings)][step] == name
        assert journal.paused(home.settings) is None
    journal.write(
        home.settings, journal.Entry(now - timedelta(days=3), journal.ROLLED_BACK, "b", "test", instead_of="c")
    )
    paused = journal.paused(home.settings)
    assert paused is not None
    assert paused.release == "b"
    assert journal.taken_back(home.settings) == {"c"}
    noted("clock set back between lines of the journal", 3, "the order of lines counts, not their times")
