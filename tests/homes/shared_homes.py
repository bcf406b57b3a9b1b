"""Homes that take minutes to make are made once, and every worker, suite and later session gets a copy.

An entry of the cache is called after its content's digest: code, definitions, the lock of libraries, Python, and the
folder of the project, whose path stands in some files of a home. A new digest is a new entry, so nothing has to be
thrown away by hand. An entry is made beside its place under a lock and then renamed: what a killed process leaves is
never used. Nobody works in an entry. It is copied as a whole: a hard link would carry what one test writes to all
others, and a copy takes less than a second.

Add here: what else decides what is in a home, or another home that several suites need.
Keep out: what is done with the copy (pipeline_home.py, conftest.py).
"""

import base64
import hashlib
import os
import platform
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout
from pipeline_home import Home

from warehouse import vault
from warehouse.keys import place
from warehouse.settings import PROJECT_ROOT

ROOMS = ("warehouse", "dbt", "expectations", "dagster_project", "dashboards")
# Besides the rooms: libraries, and how a home is made and asked.
FILES = (
    "uv.lock",
    "tests/homes/shared_homes.py",
    "tests/homes/pipeline_home.py",
    "tests/contract/networks/northern_network.py",
    "tests/unit/intake/intake_files.py",
)
# Written by Python and dbt while they run.
NOT_READ = {"__pycache__", "target", "logs"}
KEPT, UNUSED_DAYS = 2, 7
DAY = 24 * 60 * 60
Recipe = Callable[[Path], None]


def cache() -> Path:
    """Where entries are. CROSSINGS_TEST_CACHE names another folder, for example an empty one."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("CROSSINGS_TEST_CACHE") or base / "crossings-tests")


def key(root: Path = PROJECT_ROOT) -> str:
    """The digest of everything that decides what the pipeline makes of the demo network in this tree."""
    digest = hashlib.sha256(f"{platform.python_version()} {platform.machine()}".encode())
    for path in _read(root):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _read(root: Path) -> Iterator[Path]:
    yield from (root / name for name in FILES)
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.is_file() and not NOT_READ.intersection(path.relative_to(root).parts):
                yield path


def parsed_projects() -> Path:
    """Where the pipeline keeps what dbt has parsed, each version of the project once (parsed_project.py)."""
    return cache() / "parsed.dbt"


def copied(name: str, recipe: Recipe, target: Path) -> None:
    """What the recipe makes, copied into `target`, which must not exist. It is followed only for a new key."""
    folder = cache()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest = key()
    entry = folder / f"{_of_this_tree(name)}{digest}"
    with FileLock(_lock(entry)):
        if not entry.is_dir():
            _make(recipe, entry)
            assert key() == digest, "Code changed while a home was made of it. Run the tests again."
            _beside(entry).rename(entry)
        os.utime(entry)
        shutil.copytree(entry, target, symlinks=True)
    _forget(folder, name)


def _of_this_tree(name: str) -> str:
    return f"{name}-{hashlib.sha256(str(PROJECT_ROOT).encode()).hexdigest()[:8]}-"


def _lock(entry: Path) -> Path:
    return entry.with_name(f"{entry.name}.lock")


def _beside(entry: Path) -> Path:
    return entry.with_name(f"{entry.name}.making")


def _make(recipe: Recipe, entry: Path) -> None:
    """Whoever holds the lock makes it. What lies beside was left by a process that did not come to its end."""
    beside = _beside(entry)
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(mode=0o700)
    recipe(beside)


def _forget(folder: Path, name: str) -> None:
    """Entries of this tree but for the newest, those of any tree that nobody has asked for in days, and half ones."""
    entries = [path for path in folder.iterdir() if path.is_dir() and not path.suffix]
    last_used = {entry: entry.stat().st_mtime for entry in entries}
    newest_first = sorted(entries, key=last_used.__getitem__, reverse=True)
    ours = [entry for entry in newest_first if entry.name.startswith(_of_this_tree(name))]
    unused = [entry for entry in entries if last_used[entry] < time.time() - UNUSED_DAYS * DAY]
    half = [path.with_suffix("") for path in folder.glob("*.making")]
    for entry in {*ours[KEPT:], *unused}:
        _remove(entry, entry)
    for entry in half:
        _remove(entry, _beside(entry))


def _remove(entry: Path, folder: Path) -> None:
    """Unless somebody makes or copies it at this moment. Renamed first: half an entry is never in an entry's place."""
    with suppress(Timeout), FileLock(_lock(entry), timeout=0):
        if folder == entry:
            shutil.rmtree(_beside(entry), ignore_errors=True)
            entry.rename(_beside(entry))
        shutil.rmtree(_beside(entry))


def demo_network(folder: Path) -> None:
    """`demo`: keys and files of the demo network; `built`: the same after `crossings run`. One key file for both."""
    demo = Home(folder / "demo", folder / "keys.json")
    place.of(demo.settings).create(vault.made() | {name: _secret(name) for name in ("WH", "NOISE")})
    ran = demo.crossings("demo")
    assert ran.code == 0, ran.text
    ran = demo.copy(folder / "built").crossings("run", timeout=1100)  # before pytest's own limit
    assert ran.code == 0, ran.text


def _secret(name: str) -> str:
    """Persons and random changes of published numbers are derived from these two: every home says the same numbers."""
    return base64.b64encode(hashlib.sha256(f"tests of the demo network: {name}".encode()).digest()).decode()
