"""A warehouse in a home of its own, driven through the command line as people drive it.

Add here: a question that several tests ask of a home.
Keep out: assertions.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from warehouse import database, vault
from warehouse.digest import RELEASED, digest
from warehouse.settings import DEMO_AS_OF, PROJECT_ROOT, Settings, settings

COMMAND = [sys.executable, "-m", "dagster_project.cli"]
PARSED = "CROSSINGS_PARSED_PROJECTS"  # dbt's project, parsed once for all homes of a tree (shared_homes.py)


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    text: str


@dataclass(frozen=True)
class Home:
    """One home. Homes that share a key file can read each other's landing objects."""

    path: Path
    keys_file: Path
    as_of: date = DEMO_AS_OF
    extra: Mapping[str, str] = field(default_factory=dict)
    root: Path = PROJECT_ROOT  # whose code runs

    @property
    def settings(self) -> Settings:
        here = Settings(self.path, self.root, self.as_of, "127.0.0.1", 1, 2, self.keys_file)
        return replace(here, parsed_projects=settings().parsed_projects)

    @property
    def environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith(("CROSSINGS_", "DAGSTER_"))}
        return own | {
            **{name: os.environ[name] for name in (PARSED,) if name in os.environ},
            "CROSSINGS_HOME": str(self.path),
            "CROSSINGS_KEYS_FILE": str(self.keys_file),
            "CROSSINGS_AS_OF": self.as_of.isoformat(),
            "COLUMNS": "200",
            "PYTHONPATH": str(self.root),
            **self.extra,
        }

    def crossings(self, *arguments: str, timeout: float = 900) -> Ran:
        done = subprocess.run(
            [*COMMAND, *arguments],
            env=self.environment,
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout,
            check=False,
        )
        return Ran(done.returncode, done.stdout)

    def python(self, code: str) -> Ran:
        """The same for a few lines of Python in a process of their own."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code],
            env=self.environment,
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout)

    def kill_when_it_says(self, word: str, *arguments: str) -> bool:
        """Start a command and kill it without warning as soon as a line of its output holds `word`."""
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            env=self.environment | {"PYTHONUNBUFFERED": "1"},
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.stdout is not None
        with process.stdout:
            said = next((line for line in process.stdout if word in line), None)
            process.kill()
            process.wait()
        return said is not None

    def digest(self) -> str:
        """The one hash over all published tables: facts of closed periods are not kept."""
        with database.reader(self.settings, vault.load(self.settings)) as con:
            return digest(con, RELEASED)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with database.reader(self.settings, vault.load(self.settings)) as con:
            return con.execute(query).fetchall()

    def copy(self, path: Path) -> "Home":
        """The same warehouse elsewhere; what was logged and what ran stays behind."""
        shutil.copytree(self.path, path, symlinks=True, ignore=shutil.ignore_patterns("dagster", "logs", "run"))
        return replace(self, path=path)
