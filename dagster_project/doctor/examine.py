"""All checks, one after the other. One that fails is a finding, and hides no other.

Add here: a line for another check.
Keep out: what is looked at (machine.py, rooms.py, people.py).
"""

import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dagster_project.doctor import machine, people, rooms
from dagster_project.doctor.case import Case, Finding, Level
from warehouse.errors import CrossingsError, Locked


@dataclass(frozen=True)
class Check:
    """One topic. Codes of its findings begin with it."""

    topic: str
    look: Callable[[Case], Iterator[Finding]]


CHECKS = (
    Check("versions", machine.versions),
    Check("keys", rooms.keys),
    Check("disk", machine.disk),
    Check("clock", machine.clock),
    Check("permissions", machine.permissions),
    Check("ports", machine.ports),
    Check("telemetry", machine.telemetry),
    Check("memory", machine.memory),
    Check("certificate", machine.certificate),
    Check("backups", rooms.backups),
    Check("runs", rooms.runs),
    Check("releases", rooms.releases),
    Check("deliveries", rooms.deliveries),
    Check("requests", rooms.requests),
    Check("agreements", rooms.agreements),
    Check("retention", rooms.retention),
    Check("dashboards", people.pages),
    Check("accounts", people.accounts),
    Check("messages", people.messages),
)


def examine(case: Case, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """Every finding; codes begin with their topic."""
    return [replace(each, code=f"{check.topic}.{each.code}") for check in checks for each in _looked(case, check)]


def worst(findings: Sequence[Finding]) -> Level:
    return max((each.level for each in findings), key=lambda level: level.rank, default=Level.WELL)


def _looked(case: Case, check: Check) -> Iterator[Finding]:
    try:
        yield from check.look(case)
    except Locked:
        yield Finding(
            Level.NOTE, "in_use", "Another process is writing, so this was not looked at.", check.topic,
            "Ask again when it has ended: crossings doctor",
        )  # fmt: skip
    except CrossingsError as error:
        yield Finding(Level.SOON, "cannot_be_looked_at", _masked(case, str(error)), check.topic, "See above.")
    except Exception as error:  # noqa: BLE001 - a check that fails must not hide the others; it is told, without values
        yield Finding(
            Level.SOON, "check_failed", f"This check itself failed: {type(error).__name__} at {_place(error)}.",
            check.topic, "Report it with these words. The other checks are whole.",
        )  # fmt: skip


def _masked(case: Case, text: str) -> str:
    """A message for people may name a partner; what the doctor says may be pasted into a mail."""
    from warehouse.log_lines import masked, names_of

    return masked(text, names_of(case.settings))


def _place(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"
