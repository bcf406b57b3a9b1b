"""What a check says of one matter.

Add here: another thing that is told of every matter.
Keep out: how it is shown (telling.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """How urgent it is, in rising order. `now` ends the command with its own exit code, and people are told."""

    WELL = "well"
    NOTE = "note"  # good to know, nothing to do
    SOON = "soon"  # on one of the next Mondays
    NOW = "now"  # today

    @property
    def rank(self) -> int:
        return list(Level).index(self)


@dataclass(frozen=True)
class Finding:
    """`code` never changes: scripts and alert rules hang on it. `figures` go to the metrics page.

    `names` are partners and places, shown with `--names` alone: what else is said may be pasted into a mail.
    """

    level: Level
    code: str
    what: str
    where: str = ""
    remedy: str = ""
    names: tuple[str, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)


def well(code: str, what: str, **figures: float) -> Finding:
    return Finding(Level.WELL, code, what, figures=figures)


def note(code: str, what: str, where: str = "", remedy: str = "") -> Finding:
    return Finding(Level.NOTE, code, what, where, remedy)


def soon(code: str, what: str, where: str, remedy: str) -> Finding:
    return Finding(Level.SOON, code, what, where, remedy)


def now(code: str, what: str, where: str, remedy: str) -> Finding:
    return Finding(Level.NOW, code, what, where, remedy)
