"""The metrics page, for Prometheus on this computer: made of the newest look and of a few files, at every request.

Add here: a figure that somebody would set an alarm on.
Keep out: looking (watch.py): a request costs milliseconds, and opens neither database nor keys. No partner, no account,
nothing of persons; rows of the whole network are rounded to hundreds, so that two figures do not tell one delivery.
"""

import shutil
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from dagster_project.doctor import watch
from dagster_project.doctor.case import Level
from warehouse.settings import Settings

_HELP = {
    "release_age_seconds": "Since people saw another release.",
    "good_run_age_seconds": "Since the last run that ended well.",
    "backup_age_seconds": "Since the newest backup.",
    "runs_failed_week": "Runs of the last seven days that failed.",
    "disk_needed_bytes": "Room that the next run needs.",
    "deliveries_waiting": "Deliveries that wait for a run, an answer or a signature: those that status counts.",
    "rows": "Accepted rows of the whole network, rounded to hundreds.",
    "partners_overdue": "Partners whose reports are overdue.",
    "requests_waiting": "Requests of partners that wait for a person.",
    "login_failures": "Wrong passwords since the last login of each open account, together.",
    "certificate_days": "Days until the certificate ends.",
    "dashboards_answer": "1 where the login page of the dashboards answered.",
}
_BY_JOB = {
    "run_age_seconds": "Since the last run of a job ended.",
    "run_seconds": "How long the last run of a job took.",
}


def page(settings: Settings, at: datetime) -> bytes:
    """Text in the format of Prometheus."""
    registry = CollectorRegistry()
    kept = watch.read(settings)
    _levels(registry, kept)
    _figures(registry, kept)
    _alone(registry, "look_age_seconds", "Since the doctor looked. Alarm on it: all others are of that moment.",
           _age(kept, at))  # fmt: skip
    _alone(registry, "sealed", "1 while the keys are away.", float(bool(kept.get("sealed_since"))))
    _alone(registry, "messages_untold", "1 while messages do not arrive.", float(bool(kept.get("untold_since"))))
    if settings.home.exists():
        _alone(registry, "disk_free_bytes", "Free where the home lies.", shutil.disk_usage(settings.home).free)
    return generate_latest(registry)


def _levels(registry: CollectorRegistry, kept: Mapping[str, Any]) -> None:
    findings = Gauge("crossings_findings", "Findings of the doctor.", ["level"], registry=registry)
    for level in Level:
        findings.labels(str(level)).set(dict(kept.get("counts", {})).get(str(level), 0))


def _figures(registry: CollectorRegistry, kept: Mapping[str, Any]) -> None:
    figures: dict[str, float] = dict(kept.get("figures", {}))
    for name, said in _HELP.items():
        if name in figures:
            _alone(registry, name, said, figures[name])
    for name, said in _BY_JOB.items():
        of_jobs = {key.partition(":")[2]: value for key, value in figures.items() if key.startswith(f"{name}:")}
        if of_jobs:
            gauge = Gauge(f"crossings_{name}", said, ["job"], registry=registry)
            for job, value in of_jobs.items():
                gauge.labels(job).set(value)


def _alone(registry: CollectorRegistry, name: str, said: str, value: float) -> None:
    Gauge(f"crossings_{name}", said, registry=registry).set(value)


def _age(kept: Mapping[str, Any], at: datetime) -> float:
    """Of a look that never was: for ever, which every alarm notices."""
    try:
        return (at - datetime.fromisoformat(kept["at"])).total_seconds()
    except (KeyError, ValueError):
        return float("inf")
