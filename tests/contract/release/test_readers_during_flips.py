"""While one release takes the place of another a hundred times, dashboards go on asking: no query fails, no request
mixes two releases, none is answered from one that was left before it began, and the new one is seen at once.

Add here: another promise to whoever reads while a release changes.
Keep out: kills and full disks, after which nothing changes (beside this file).
"""

import json
import random
import subprocess
import threading
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from verdicts import passed

from dashboards import serve
from warehouse import database, release
from warehouse.settings import Settings
from warehouse.vault import Vault

READER = Path(__file__).with_name("request_reader.py")
QUERIES_OF_A_REQUEST = 3
RELEASES, FLIPS, SEED = 8, 120, 20240220
PATIENCE, STAY = 60.0, 0.1
PUBLISHED = """
create schema if not exists published; create schema if not exists published_donor;
create or replace table published.pub_release as select date '2024-02-20' as as_of;
create or replace table published_donor.pub_release as from published.pub_release;
create or replace table published.pub_reach as
    select 'FI' as country_code, 'all' as region_code, 'all' as city_code, 'all' as origin_code, {mark} as persons,
        'shown' as status
    from range(20_000);
create or replace table published_donor.pub_reach as from published.pub_reach;
"""


@dataclass
class Readers:
    """What the requests have answered so far."""

    answers: list[dict[str, Any]] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)

    def listen(self, lines: Iterator[str]) -> None:
        for line in lines:
            with self.news:
                self.answers.append(json.loads(line))
                self.news.notify_all()

    def wait_for(self, release_id: str, since: float, patience: float = PATIENCE) -> float | None:
        """Seconds from `since` until a request that began after it had its answers from this release."""

        def seen() -> float | None:
            ended = [
                answer["ended"]
                for answer in self.answers
                if answer["began"] > since and answer["release"] == release_id
            ]
            return min(ended) - since if ended else None

        with self.news:
            return self.news.wait_for(seen, patience)


@contextmanager
def reading(place: Settings, log: Path) -> Iterator[Readers]:
    """Stopped by closing its input; it must end by itself, and well."""
    assert serve.python(place).exists(), "There is no .venv-dashboards; install it with: make up"
    with log.open("w") as err:
        process = subprocess.Popen(
            [str(serve.python(place)), "-W", "ignore", str(READER)],
            env=serve.environment(place),
            cwd=place.root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=err,
            text=True,
        )
    assert process.stdin is not None
    assert process.stdout is not None
    readers = Readers()
    listener = threading.Thread(target=readers.listen, args=(process.stdout,))
    listener.start()
    try:
        yield readers
        process.stdin.close()
        assert process.wait(timeout=30) == 0, log.read_text()[-2000:]
    finally:
        process.kill()
        process.wait()
        listener.join()
        process.stdout.close()
        process.stdin.close()


@pytest.fixture
def marks(place: Settings, keyring: Vault) -> dict[str, int]:
    """Small releases, each with its own mark in every row: their number of persons."""
    found = {}
    for mark in range(RELEASES):
        with database.writer(place, keyring) as con:
            con.execute(PUBLISHED.format(mark=mark))
        found[passed(place, release.build(place, keyring).release_id, keyring)] = mark
    assert len(found) == RELEASES
    return found


@pytest.mark.exhaustive
def test_readers_see_each_release_whole_and_at_once(
    place: Settings, keyring: Vault, marks: dict[str, int], tmp_path: Path
) -> None:
    rng = random.Random(SEED)
    names = list(marks)
    current = names[0]
    release.flip(place, keyring, current)
    flips, seen = [(time.monotonic(), time.monotonic(), current)], []
    with reading(place, tmp_path / "reader.log") as readers:
        assert readers.wait_for(current, flips[0][0], patience=2 * PATIENCE), "no answer at all"
        for _ in range(FLIPS):
            current = rng.choice([name for name in names if name != current])
            before = time.monotonic()
            release.flip(place, keyring, current)
            flips.append((before, time.monotonic(), current))
            seen.append(readers.wait_for(current, before))
            time.sleep(STAY * rng.random())
        ended = time.monotonic()

    answers = [answer for answer in readers.answers if answer["began"] > flips[1][0]]
    queries = QUERIES_OF_A_REQUEST * len(answers)
    failed = [failure for answer in answers for failure in answer["failures"]]
    mixed = [
        answer
        for answer in answers
        if len({marks.get(mark, mark) for mark in (answer["release"], *answer["marks"])}) > 1
    ]
    stale = [answer for answer in answers if answer["release"] not in at_least_once_current(flips, answer)]
    slowest = max((seconds for seconds in seen if seconds is not None), default=None)
    rate = queries / (ended - flips[1][0])
    print(
        f"{FLIPS} flips, {queries:,} queries, {rate:.0f} a second; {len(failed)} failed, {len(mixed)} mixed, "
        f"{len(stale)} stale; a new release was seen after {slowest:.2f} s at the latest"
    )
    assert failed == []
    assert mixed == []
    assert stale == []
    assert all(len(answer["marks"]) == QUERIES_OF_A_REQUEST for answer in answers)
    # How soon is printed: on a busy machine seconds say nothing. What is stale is told by order, not by time.
    assert None not in seen
    assert len(answers) >= FLIPS


def at_least_once_current(flips: list[tuple[float, float, str]], answer: dict[str, Any]) -> set[str]:
    """The releases that the link named at some time while the request ran."""
    # From the last flip that was over when the request began, to the last that began before it ended.
    first = max(0, bisect_right([over for _, over, _ in flips], answer["began"]) - 1)
    last = bisect_left([began for began, _, _ in flips], answer["ended"])
    return {name for _, _, name in flips[first:last]}
