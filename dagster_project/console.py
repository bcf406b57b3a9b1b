"""How the command line speaks: what goes on, what came of it, what went wrong.

Add here: a form of words that several commands need.
Keep out: finding out what to say, and values of rows.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from rich.console import Console
from rich.table import Table

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str = "") -> None:
    out.print(text, markup=False)


def trouble(text: str) -> None:
    err.print(text, style="red", markup=False)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    grid = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*("" if cell is None else str(cell) for cell in row))
    out.print(grid, markup=False)


@dataclass
class Ending:
    """How a step ended. Success is said only where it was one."""

    is_good: bool = True


@contextmanager
def step(what: str) -> Iterator[Ending]:
    """Name a step when it begins, and how long it took when it has ended."""
    ending = Ending()
    began = time.monotonic()
    out.print(f"… {what}", markup=False)
    yield ending
    out.print(f"{'✓' if ending.is_good else '✗'} {what} ({time.monotonic() - began:.1f} s)", markup=False)


class Progress:
    """Moments of a run as they come: one changing line on a terminal, elsewhere a line for each partner or layer."""

    def __init__(self) -> None:
        # Its own console, bound to the real output: while dbt runs, what libraries print goes nowhere.
        self._out = Console(file=sys.stdout, highlight=False, soft_wrap=True)
        self._status = self._out.status("starting") if sys.stdout.isatty() else None
        self._told: set[str] = set()

    def __enter__(self) -> Self:
        if self._status:
            self._status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._status:
            self._status.stop()

    def heard(self, moment: str, asset: str) -> None:
        if moment == "failed":
            self._out.print(f"✗ {asset}", markup=False)
        elif self._status and moment == "done":
            self._status.update(f"{asset}")
        elif moment == "done" and self._group(asset) not in self._told:
            self._told.add(self._group(asset))
            self._out.print(f"  {self._group(asset)}", markup=False)

    @staticmethod
    def _group(asset: str) -> str:
        """raw/ru_neva is a line of its own; marts/fct_partner_month is one of the marts."""
        layer = asset.partition("/")[0]
        return asset if layer in ("delivery", "raw", "release", "dashboards") else layer
