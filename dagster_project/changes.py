"""Has anything changed since the last whole run: sources, declarations, code, the home itself, the day.

Add here: whatever else a run's outcome depends on.
Keep out: names of files, at the sources and in the home. Only digests are kept.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dagster_project.lib import not_taken_in
from dagster_project.lib.sources import proof_of_sameness
from dashboards import state
from warehouse import build_mark, database, turning_days, vault, verdict
from warehouse.intake.landing import stopped
from warehouse.intake.partners.declared import declaration_paths, declarations
from warehouse.networks import home
from warehouse.settings import Settings

_CODE = ("warehouse", "expectations", "dagster_project", "dbt", "dashboards")
_SUFFIXES = {".py", ".sql", ".yml", ".yaml", ".csv", ".txt"}
# What processes that serve and tell write while nothing changes for a run. A demo source is listed as every source is.
_NOT_STATE = {"logs", "dagster", "superset", "run", "demo", "exchange", "reports", "backups"}
_NOTED = {"declared", "sources", "home", "day", "turns_on"}
_ENVIRONMENT = ("keep_rows_months", "keep_person_months_months", "preview", "dashboards_url")


@dataclass(frozen=True)
class Asked:
    """What a run asks of others, as digests. Taken before it: what changes meanwhile counts as changed."""

    declared: str  # declarations, network, code, environment
    # What lies at each partner's source; None where a look does not tell. Empty where nobody looked.
    sources: dict[str, str | None]


@dataclass(frozen=True)
class News:
    """What can have changed. `partners`: whose source may hold something new, None for all; `is_more`: also something
    else."""

    partners: frozenset[str] | None
    is_more: bool

    def __bool__(self) -> bool:
        return self.is_more or bool(self.partners)


def since_last_run(settings: Settings, asked: Asked | None = None) -> News:
    """Empty when a run could only come out as the last one did, and its release may be shown. By a look at the sources
    that was taken before, where there is one.

    All partners are asked where more than sources and the day has changed: a declaration may take in what it refused.
    """
    noted = _noted(settings)
    if not noted or not_taken_in.is_any(settings) or not _is_same_but_day(settings, noted):
        return News(None, is_more=True)
    known = set(noted["sources"])
    now = asked.sources if asked else sources(settings)
    partners = frozenset(code for code, proof in now.items() if proof is None or proof not in known)
    return News(partners, _is_another_day(settings, noted))


def since_last_build(settings: Settings) -> bool:
    """The same without a look at the sources."""
    noted = _noted(settings)
    return not noted or not _is_same_but_day(settings, noted) or _is_another_day(settings, noted)


def _is_same_but_day(settings: Settings, noted: dict[str, Any]) -> bool:
    return _is_shown(settings) and noted["declared"] == declared(settings) and noted["home"] == _home(settings)


def _is_another_day(settings: Settings, noted: dict[str, Any]) -> bool:
    return not date.fromisoformat(noted["day"]) <= settings.as_of < date.fromisoformat(noted["turns_on"])


def asked(settings: Settings) -> Asked:
    return Asked(declared(settings), sources(settings))


def declared(settings: Settings) -> str:
    digest = hashlib.sha256(repr([getattr(settings, name) for name in _ENVIRONMENT]).encode())
    # A run before Superset was set up has imported no dashboards.
    digest.update(str(state.is_set_up(settings)).encode())
    for path in [*home.files(settings), *declaration_paths(settings), *_code(settings.root), settings.root / "uv.lock"]:
        digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def sources(settings: Settings) -> dict[str, str | None]:
    """Of each partner whose files are fetched; None where its source must be fetched to know whether it has changed."""
    keyring = vault.load(settings)
    fetched = [each for each in declarations(settings, keyring) if not stopped.is_stopped(settings, keyring, each.code)]
    proofs = {each.code: proof_of_sameness(each, settings) for each in fetched}
    return {code: proof and hashlib.sha256(proof.encode()).hexdigest() for code, proof in proofs.items()}


def remember(settings: Settings, asked: Asked, ended_at: float) -> None:
    """Note what a run left that began with `asked`. Nothing is noted where somebody else has written since it ended.

    `ended_at`: seconds of time.
    """
    with database.reader(settings, vault.load(settings)) as con:
        if not build_mark.is_up_to_date(con):
            return
        turns_on = turning_days.next_after(settings.as_of, turning_days.spans(con))
    if any(path.lstat().st_mtime > ended_at for path in _state(settings)):
        return
    noted = {
        "declared": asked.declared,
        "sources": [proof for proof in asked.sources.values() if proof],  # without the partners' codes
        "home": _home(settings),
        "day": f"{settings.as_of}",
        "turns_on": f"{turns_on}",
    }
    _kept(settings).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _kept(settings).write_text(json.dumps(noted))


def _noted(settings: Settings) -> dict[str, Any]:
    """Empty where nothing is noted, or where a power cut or an earlier version left something else."""
    with suppress(OSError, ValueError):
        noted = json.loads(_kept(settings).read_text())
        if isinstance(noted, dict) and noted.keys() == _NOTED:
            return noted
    return {}


def _is_shown(settings: Settings) -> bool:
    key = vault.load(settings).verdict_key.public_key()
    return settings.current.exists() and verdict.why_not(settings, settings.current.resolve().name, key) is None


def _kept(settings: Settings) -> Path:
    return settings.home / "run" / "last-run"


def _home(settings: Settings) -> str:
    """What lies in the home, by paths, sizes and times: every command that changes the home changes these."""
    digest = hashlib.sha256()
    for path in _state(settings):
        status = path.lstat()
        digest.update(repr((str(path.relative_to(settings.home)), status.st_size, status.st_mtime_ns)).encode())
    return digest.hexdigest()


def _state(settings: Settings) -> list[Path]:
    rooms = [path for path in settings.home.iterdir() if path.name not in _NOT_STATE]
    return sorted(path for room in rooms for path in [room, *room.rglob("*")])


def _code(root: Path) -> Iterator[Path]:
    for room in _CODE:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in _SUFFIXES and "target" not in path.parts:
                yield path
