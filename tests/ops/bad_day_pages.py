"""The pages for a bad day as somebody under stress uses them: each command of a page, in the order in which it stands.

Add here: another kind of command that a page may have, or a word of the examples that stands for something of the test.
Keep out: what a page promises (test_bad_days.py).
"""

import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline_home import Home, Ran

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "bad-days"
_FENCE = re.compile(r"^( *)```\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
ACCOUNT = ("dashboards", "account")
Account = Callable[[Sequence[str]], str]


@dataclass
class Page:
    """A page in use: `words` of its examples → what they are in the test. `account` does what is done to accounts."""

    name: str
    home: Home
    folder: Path
    account: Account
    words: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)  # command → what somebody types when it asks
    codes: Mapping[str, int] = field(default_factory=dict)  # command → how it ends, where that is not 0
    said: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    _given: int = 0

    @property
    def commands(self) -> list[str]:
        text = (FOLDER / f"{self.name}.md").read_text(encoding="utf-8")
        return [line.strip() for block in _FENCE.finditer(text) for line in block[2].splitlines() if line.strip()]

    def follow(self, until: str | None = None) -> None:
        """The next commands of the page, up to the one that begins with these words, which is not given yet."""
        began = time.monotonic()
        for command in self._next(until):
            ran = self._give(command)
            assert ran.code == self.codes.get(command, 0), f"{self.name}: {command}\n{ran.text}"
            self.said[command] = ran.text
        self.seconds += time.monotonic() - began

    def _next(self, until: str | None) -> Iterator[str]:
        """What was given is not given again; the same command may stand on a page several times."""
        for command in self.commands[self._given :]:
            if until and command.startswith(until):
                return
            self._given += 1
            yield command

    @property
    def is_done(self) -> bool:
        return self._given == len(self.commands) > 0

    def _give(self, command: str) -> Ran:
        program, *words = [self.words.get(word, word) for word in shlex.split(command)]
        if tuple(words[:2]) == ACCOUNT:
            return Ran(0, self.account(words[2:]))
        module = {"crossings": "dagster_project.cli", "sheetpack": "warehouse.sealing"}[program]
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            env=self.home.environment,
            cwd=self.folder,
            input=self.typed.get(command, ""),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=900,
            check=False,
        )
        return Ran(done.returncode, done.stdout)
