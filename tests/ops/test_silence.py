"""Promise 7: no part asks an address that was not configured, neither where there is no network nor where there is one.

Everything runs under `strace`, first in a network namespace that has loopback and nothing else, then on the computer as
it is. The same watching finds a request and a question for a name that are planted.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import measured_results
import pytest
from addresses import KINDS, NEVER, kind, listens_outside, opened
from network_calls import OWN, Attempt, attempts, programs
from silent_work import PLANTED

from warehouse.settings import PROJECT_ROOT

pytestmark = pytest.mark.builds(6)
ENDED_WELL = {"recipients": 0, "up": 0, "report": 0, "alerts": 0, "exchange": 0, "dbt": 0, "down": 0}
ENDED_WELL |= {"browser": 0, "export": 0, "sheetpack key": 0, "sheetpack pack": 0}
EVERY_DAY = ("up", "report", "alerts", "browser", "export", "down")
# What is started by `crossings up`, told by its command.
PARTS = (
    ("open_workbook", "child that opens workbooks"),
    ("dashboards.setup", "Superset, set up from nothing"),
    ("dashboards.sync", "dashboards brought in line"),
    ("gunicorn", "Superset, serving pages"),
    ("dagster_project.webserver", "Dagster's pages"),
    ("dagster_project.daemon", "Dagster's daemon: sensors, schedules"),
    ("dagster", "Dagster's code server and runs"),
    ("dbt", "dbt"),
    ("dagster_project.cli", "crossings up: intake, Great Expectations, release, alerts"),
)
WHERE = {"first": "no route", "again": "with a route"}
# A second round where there is a route doubles the minutes, and sees the same parts.
ROUNDS = [pytest.param("first"), pytest.param("again", marks=pytest.mark.exhaustive)]


class Seen:
    """One whole round, and what was seen of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done = json.loads((folder / "done.json").read_text())
        self.configured = {(host, port) for host, port in self.done["configured"]}

    @cached_property
    def by_work(self) -> dict[str, list[Attempt]]:
        return {path.name: attempts(path) for path in sorted((self.folder / "seen").iterdir())}

    @cached_property
    def own_ports(self) -> set[int]:
        return set().union(*(opened(each) for each in self.by_work.values()))

    def kinds(self, work: list[Attempt]) -> Counter[str]:
        asked = [one for one in work if one.call not in OWN]
        return Counter(kind(one, self.configured, self.own_ports) for one in asked)

    def unasked(self) -> list[str]:
        """Whatever went, or would have gone, where nobody sent it."""
        return [
            f"{name}: {one.call} {one.family} {one.place}:{one.port}, by {one.program[:120]}"
            for name, work in self.by_work.items()
            for one in work
            if name not in PLANTED and one.call not in OWN and kind(one, self.configured, self.own_ports) in NEVER
        ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = tmp_path_factory.mktemp("silence")
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def first(folder: Path) -> Seen:
    """Everything, where there is no network."""
    return _work(folder, _cut_off(), "first")


@pytest.fixture(scope="module")
def again(folder: Path, first: Seen) -> Seen:
    """In the same home, as this machine is."""
    return _work(folder, [], "again")


@pytest.fixture
def seen(request: pytest.FixtureRequest) -> Seen:
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


def _work(folder: Path, before: list[str], which: str) -> Seen:
    work = [sys.executable, "-W", "ignore", str(PROJECT_ROOT / "tests" / "silence" / "silent_work.py"), str(folder)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(PROJECT_ROOT), *sys.path])}
    command = [*before, *work, *(["again"] if which == "again" else [])]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=1100, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return Seen(folder / which)


def _cut_off() -> list[str]:
    """A shell in which nothing but loopback is there, and whose computer has a name that no file knows."""
    to_own = ["unshare", "--net", "--uts"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net", "--uts"]
    return [*to_own, "sh", "-c", 'ip link set lo up && hostname unknown-to-all && exec "$@"', "sh"]


@pytest.mark.parametrize("seen", ROUNDS, indirect=True)
def test_no_part_asks_an_address_that_was_not_configured(seen: Seen) -> None:
    assert seen.unasked() == []


@pytest.mark.parametrize("seen", ROUNDS, indirect=True)
def test_nothing_listens_where_other_computers_could_reach_it(seen: Seen) -> None:
    found = {
        (name, one.place, one.port)
        for name, work in seen.by_work.items()
        for one in work
        if listens_outside(one) and name not in ("browser", "export")  # ends for datagrams; see the table
    }
    assert found == set()


def test_everything_did_its_work_without_a_network(first: Seen) -> None:
    assert {name: first.done["ended"][name] for name in ENDED_WELL} == ENDED_WELL
    assert first.done["letters"] == 2, "of the release, and of `crossings alerts test`"
    assert {path.suffix for path in (first.folder / "report").iterdir()} >= {".docx", ".html", ".pdf"}
    assert (first.folder / "this_quarter.pdf").read_bytes().startswith(b"%PDF")
    assert list((first.folder / "laptop" / "out").glob("*.age"))
    assert list((first.folder.parent / "home" / "exchange").rglob("*.xml"))


@pytest.mark.parametrize("seen", ROUNDS, indirect=True)
def test_a_page_with_its_charts_asks_its_own_host_alone(seen: Seen) -> None:
    asked = json.loads((seen.folder / "asked.json").read_text())
    (host,) = asked["hosts"]
    assert host == f"http://{seen.done['configured'][0][0]}:{seen.done['configured'][0][1]}"
    assert asked["charts"] > 0
    assert asked["requests"] > 50


@pytest.mark.parametrize("seen", ROUNDS, indirect=True)
def test_a_planted_request_and_a_planted_question_for_a_name_are_found(seen: Seen) -> None:
    found = {name: seen.kinds(seen.by_work[name]) for name in PLANTED}
    assert found["a planted request"]["foreign"] > 0
    assert found["a planted question for a name"]["name"] > 0


def test_every_part_is_seen_and_what_it_asked_is_kept(first: Seen, request: pytest.FixtureRequest) -> None:
    assert _parts(first) >= {name for _, name in PARTS if name != "child that opens workbooks"}
    rounds = WHERE if os.environ.get("CROSSINGS_TESTS") == "all" else ("first",)
    rows = [row for where in rounds for row in _rows(request.getfixturevalue(where), WHERE[where])]
    measured_results.keep(
        "silence",
        title="Whom the parts ask",
        place=60,
        what="Each part ran under `strace`, which sees every call of every process that could leave it; so did a "
        "request and a question for a name that were planted, and were found. *Route*: Chromium points an end for "
        "datagrams at an address to learn from the kernel whether there is IPv6, and sends nothing. *Account*: the C "
        "library asks for the name of an account where a name service of this computer would answer.",
        heads=("network", "part", "configured", "own", "local", "account", "route", "name", "foreign"),
        rows=rows,
    )


def _rows(seen: Seen, where: str) -> Iterator[tuple[str, ...]]:
    for name, work in seen.by_work.items():
        of_parts: dict[str, list[Attempt]] = {part: [] for part in sorted(_parts(seen))} if name == "up" else {}
        for one in work:
            of_parts.setdefault(_part(one.program) if name == "up" else name, []).append(one)
        for part, asked in of_parts.items() if of_parts else [(name, [])]:
            counted = seen.kinds(asked)
            yield where, part, *(str(counted[kind]) for kind in KINDS)


def _parts(seen: Seen) -> set[str]:
    return {_part(program) for program in programs(seen.folder / "seen" / "up")}


def _part(program: str) -> str:
    return next((name for word, name in PARTS if re.search(rf"\b{re.escape(word)}\b", program)), "others")
