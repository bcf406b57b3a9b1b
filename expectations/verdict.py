"""What a suite says about a delivery or a release: which rule failed, in which column, how many times.

Add here: a field that every failure needs.
Keep out: row values. A failure is shown to partners, stored by Dagster and printed in terminals.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from warehouse.errors import CrossingsError


class NotCheckedError(CrossingsError):
    """An expectation itself broke: neither fit nor unfit, so nothing enters or leaves."""


@dataclass(frozen=True)
class Failure:
    """One expectation that was not met. `remedy` says how to mend it."""

    rule: str
    column: str | None
    count: int
    remedy: str

    def __str__(self) -> str:
        where = f" in {self.column}" if self.column else ""
        return f"{self.rule}{where} ({self.count}): {self.remedy}"


def notes(rule: str, column: str, remedy: str) -> dict[str, str]:
    """The `meta` that each expectation carries."""
    return {"rule": rule, "column": column, "remedy": remedy}


def leading_rule(failures: Sequence[Failure]) -> str | None:
    """The one rule a refused delivery is recorded under: that of most rows, by name among equals."""
    worst = min(failures, key=lambda failure: (-failure.count, failure.rule), default=None)
    return worst.rule if worst else None
