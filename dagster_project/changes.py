"""Has anything changed since the last whole run: sources, declarations, code, the day.

Add here: whatever else a run's outcome depends on.
Keep out: names of files at the sources. Only a digest is kept.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from dagster_project.lib.sources import listing
from dashboards import state
from warehouse import vault, verdict
from warehouse.alerts import recipients
from warehouse.intake.landing import stopped
from warehouse.intake.partners.declared import declaration_paths, declarations
from warehouse.networks import home
from warehouse.settings import Settings

_CODE = ("warehouse", "expectations", "dagster_project", "dbt", "dashboards")
_SUFFIXES = {".py", ".sql", ".yml", ".yaml", ".csv", ".txt"}


def since_last_run(settings: Settings) -> bool:
    """True when a run could come out otherwise than the last one, or when its release is gone or must not be shown."""
    kept = _kept(settings)
    key = vault.load(settings).verdict_key.public_key()
    is_shown = settings.current.exists() and verdict.why_not(settings, settings.current.resolve().name, key) is None
    return not (is_shown and kept.exists() and kept.read_text() == fingerprint(settings))


def fingerprint(settings: Settings) -> str:
    digest = hashlib.sha256(settings.as_of.isoformat().encode())
    # A run before Superset was set up has imported no dashboards.
    digest.update(str(state.metadata_file(settings).exists()).encode())
    keyring = vault.load(settings)
    for declaration in declarations(settings, keyring):
        if stopped.is_stopped(settings, keyring, declaration.code):
            digest.update(f"{declaration.code} stopped".encode())
            continue
        digest.update(listing(declaration, settings).encode())
    for path in [*home.files(settings), *declaration_paths(settings), *_waiting(settings), *_code(settings.root)]:
        digest.update(str(path).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def remember(settings: Settings, digest: str) -> None:
    """The digest is taken before the run: what changes meanwhile counts as changed."""
    _kept(settings).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _kept(settings).write_text(digest)


def _kept(settings: Settings) -> Path:
    return settings.home / "run" / "last-run"


def _waiting(settings: Settings) -> list[Path]:
    """Who is declared since the last run has not been told of its release."""
    file = recipients.path(settings)
    return [file] if file.exists() else []


def _code(root: Path) -> Iterator[Path]:
    for room in _CODE:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in _SUFFIXES and "target" not in path.parts:
                yield path
