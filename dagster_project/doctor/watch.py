"""The newest look at the warehouse, kept for the metrics page, and who was told that something must be done now.

    run/doctor.json     {"at", "sealed_since", "untold_since", "told": {…}, "counts", "figures"}

Not encrypted, for it must be written while the warehouse is sealed: codes of the doctor, figures, and digests of
recipients. Losing it tells everybody once more.

Add here: what one look must know of the one before.
Keep out: looking (examine.py), and texts of messages (warehouse/alerts).
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from dagster_project.doctor import case as cases
from dagster_project.doctor.case import Case, Finding, Level
from dagster_project.doctor.examine import examine
from warehouse import vault
from warehouse.alerts import failures
from warehouse.errors import CrossingsError, Locked
from warehouse.keys import place
from warehouse.settings import Settings

_WAITS = 30


def look(settings: Settings, at: datetime | None = None) -> list[Finding]:
    """Findings of this moment, as they are shown. Nothing is written, and nobody is told."""
    return examine(_case(settings, at or cases.clock(), read(settings)))


def look_and_tell(settings: Settings, at: datetime | None = None) -> list[Finding]:
    """The same, kept for the metrics page, and told to whom it concerns. A channel that is down stops nothing."""
    moment = at or cases.clock()
    if not settings.home.exists():
        return look(settings, moment)  # nobody is declared, and the doctor makes no home
    with _alone(settings):
        before = _with_seal(settings, read(settings), moment)
        case = _case(settings, moment, before)
        findings = examine(case)
        now = frozenset(each.code for each in findings if each.level is Level.NOW)
        known = {who: frozenset(codes) for who, codes in dict(before.get("told", {})).items()}
        after = {**before, **_figures(findings, moment), **_tell(case, now, known)}
        if after["untold"] and not after.get("untold_since"):
            after["untold_since"] = moment.isoformat()
        if not after.pop("untold"):
            after["untold_since"] = None
        place.write_whole(path(settings), json.dumps(after, sort_keys=True).encode())
    return findings


def path(settings: Settings) -> Path:
    return settings.home / "run" / "doctor.json"


def read(settings: Settings) -> dict[str, Any]:
    """Empty where nobody has looked yet, or where it was cut off."""
    try:
        kept = json.loads(path(settings).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _case(settings: Settings, at: datetime, before: Mapping[str, object]) -> Case:
    return Case(settings, at, dict(os.environ), watched=before)


def _with_seal(settings: Settings, before: dict[str, Any], at: datetime) -> dict[str, Any]:
    """Since when the keys are away: nobody else writes that down."""
    try:
        is_sealed = bool(vault.missing(vault.found_keys(settings)))
    except CrossingsError:
        is_sealed = True
    since = (before.get("sealed_since") or at.isoformat()) if is_sealed else None
    return {**before, "sealed_since": since}


def _tell(case: Case, matters: frozenset[str], known: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    try:
        told = failures.tell(case.settings, case.keyring, matters, known)
    except CrossingsError:
        # The list itself cannot be read: a finding says so, and whom it was for stays as it was.
        return {"told": {who: sorted(codes) for who, codes in known.items()}, "untold": 1}
    return {"told": {who: sorted(codes) for who, codes in told.known.items()}, "untold": told.untold}


def _figures(findings: Sequence[Finding], at: datetime) -> dict[str, Any]:
    counts = Counter(each.level for each in findings)
    figures = {name: value for each in findings for name, value in each.figures.items()}
    return {
        "at": at.isoformat(timespec="seconds"),
        "counts": {str(level): counts[level] for level in Level},
        "codes": sorted(each.code for each in findings if each.level in (Level.NOW, Level.SOON)),
        "figures": figures,
    }


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Two at once would tell everybody twice. Raises Locked."""
    folder = path(settings).parent
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(folder / "doctor.lock", timeout=_WAITS)
    try:
        lock.acquire()
    except Timeout:
        raise Locked("Another look goes on. Its outcome will be kept; ask again without --tell.") from None
    try:
        yield
    finally:
        lock.release()
