"""A copy of the source tree that a test may change: what a developer would have in front of her.

Add here: another question to such a tree.
Keep out: the changes themselves.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from warehouse.settings import PROJECT_ROOT

_TAKEN = (
    "warehouse",
    "dbt",
    "expectations",
    "dagster_project",
    "dashboards",
    "docs",
    "tests",
    "pyproject.toml",
    "uv.lock",
)
_LEFT = shutil.ignore_patterns("__pycache__", "target", "logs", "shots", "*.pyc")


@dataclass(frozen=True)
class Tree:
    root: Path

    def python(self, *arguments: str) -> str:
        """What a program of this tree says. Its code is this tree's, never the one that the tests run from."""
        done = self._run(*arguments)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def refused(self, *arguments: str) -> str:
        """What a program of this tree says that stops at a mistake."""
        done = self._run(*arguments)
        assert done.returncode != 0, done.stdout
        return done.stderr

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "ignore", *arguments],
            cwd=self.root,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(self.root), "HOME": str(self.root.parent)},
            capture_output=True,
            text=True,
            check=False,
        )

    def generate(self) -> set[str]:
        """`make docs`: the files that it wrote anew."""
        before = self.content()
        self.python("docs/generate.py")
        return changed(before, self.content())

    def content(self) -> dict[str, str]:
        """Path → digest."""
        return {
            str(path.relative_to(self.root)): sha256(path.read_bytes()).hexdigest()
            for path in self.root.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    def replace(self, path: str, old: str, new: str) -> None:
        """As somebody types it. The old text must stand there once."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path}: {text.count(old)} times {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")


def copied(folder: Path) -> Tree:
    for name in _TAKEN:
        source = PROJECT_ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=_LEFT, symlinks=True)
        else:
            shutil.copy2(source, folder / name)
    return Tree(folder)


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
