"""Which release a report is made of, and the file of its edition.

Add here: another reason why a release cannot be reported.
Keep out: moving releases (warehouse/release), and what is read of the file (published.py).
"""

from pathlib import Path

from warehouse import verdict
from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.release import journal
from warehouse.settings import Settings

CURRENT = "current"


def resolve(settings: Settings, name: str = CURRENT) -> str:
    """The full name of a release. `current`, or the first letters where they mean one alone.

    Raises ConfigError for an unknown name, and ReleaseRefused for one that was taken back or that no test has passed.
    Each names the releases that can be reported.
    """
    there = available(settings)
    if name == CURRENT:
        if not settings.current.is_symlink():
            raise ConfigError("There is no release yet, so there is nothing to report. `crossings run` makes one.")
        name = settings.current.resolve().name
    full = [release for release in _on_disk(settings) if release.startswith(name)]
    listed = ", ".join(there) or "none"
    if len(full) != 1:
        why = f"fits {len(full)} releases" if full else "is no release of this home"
        raise ConfigError(f"--release {name}: it {why}. Releases that can be reported: {listed}.")
    if full[0] in journal.taken_back(settings):
        raise ReleaseRefused(
            f"Release {full[0]} was taken back: whoever went back from it saw something wrong. No report is made of "
            f"it. Releases that can be reported: {listed}."
        )
    verdict.require(settings, full[0], verdict.known_key(settings))
    return full[0]


def available(settings: Settings) -> list[str]:
    """Releases that people may see, the newest first."""
    key = verdict.known_key(settings)
    gone = journal.taken_back(settings)
    return [name for name in _on_disk(settings) if name not in gone and verdict.why_not(settings, name, key) is None]


def file(settings: Settings, release_id: str, audience: str) -> Path:
    """The published file of an audience. Raises ConfigError where the release has none for it."""
    here = settings.published / release_id / audience / "warehouse.duckdb"
    if not here.is_file():
        raise ConfigError(
            f"Release {release_id} has no file for {audience}: it was not declared when the release was made. "
            "`crossings run` makes a release for everybody who is declared now."
        )
    return here


def _on_disk(settings: Settings) -> list[str]:
    folder = settings.published
    entries = folder.iterdir() if folder.is_dir() else ()
    return sorted((each.name for each in entries if each.is_dir() and not each.is_symlink()), reverse=True)
