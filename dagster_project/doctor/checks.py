"""Every check, with its topic: the list that `crossings doctor` goes through.

Add here: a line for another check.
Keep out: what it looks at.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding
from dagster_project.doctor.machine import (
    certificate,
    clock,
    disk,
    memory,
    permissions,
    ports,
    telemetry,
    versions,
)
from dagster_project.doctor.people import accounts, messages, pages
from dagster_project.doctor.rooms import (
    agreements,
    backups,
    deliveries,
    ending,
    keys,
    releases,
    requests,
    runs,
)


@dataclass(frozen=True)
class Check:
    """One topic. Codes of its findings begin with it."""

    topic: str
    look: Callable[[Case], Iterator[Finding]]


CHECKS = (
    Check("versions", versions.look),
    Check("keys", keys.look),
    Check("disk", disk.look),
    Check("clock", clock.look),
    Check("permissions", permissions.look),
    Check("ports", ports.look),
    Check("telemetry", telemetry.look),
    Check("memory", memory.look),
    Check("certificate", certificate.look),
    Check("backups", backups.look),
    Check("runs", runs.look),
    Check("releases", releases.look),
    Check("deliveries", deliveries.look),
    Check("requests", requests.look),
    Check("agreements", agreements.look),
    Check("retention", ending.look),
    Check("dashboards", pages.look),
    Check("accounts", accounts.look),
    Check("messages", messages.look),
)
