"""Versions: Python, the libraries of both environments against the lock, Superset's store against its library.

Add here: another thing whose version matters.
Keep out: newer versions elsewhere: nothing is asked for.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, now, soon, well
from dashboards import state

PYTHON = (3, 11)
_LOCKED = re.compile(r'^\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"', re.MULTILINE)
_ENVIRONMENTS = {"pipeline": ".venv", "dashboards": ".venv-dashboards"}


def look(case: Case) -> Iterator[Finding]:
    if sys.version_info[:2] != PYTHON:
        found, wanted = (".".join(map(str, version)) for version in (sys.version_info[:2], PYTHON))
        yield soon(
            "python", f"This is Python {found}, not {wanted}.", sys.executable, f"Install Python {wanted}: make up"
        )
    locked = _locked((case.settings.root / "uv.lock").read_text(encoding="utf-8"))
    for name, folder in _ENVIRONMENTS.items():
        yield _environment(name, case.settings.root / folder, locked)
    yield from _store(case)


def _environment(name: str, folder: Path, locked: dict[str, set[str]]) -> Finding:
    installed = _installed(folder)
    if not installed:
        return soon(f"{name}_missing", f"The environment of the {name} is not installed.", folder.name, "make up")
    strange = sorted(each for each, version in installed.items() if each in locked and version not in locked[each])
    if strange:
        said = f"{len(strange)} libraries of the {name} are not those of the lock: {', '.join(strange[:5])}"
        return now(f"{name}_not_locked", f"{said}{' …' * (len(strange) > 5)}.", folder.name, "make up")
    return well(name, f"The libraries of the {name} are those of the lock.")


def _store(case: Case) -> Iterator[Finding]:
    """A store that was migrated for other libraries works until it does not."""
    stamp = state.stamp_file(case.settings)
    if stamp.exists() and stamp.read_text().split()[:1] != [state.lock_hash()]:
        yield soon("store_of_before", "Superset's store was made for other libraries.", "superset", "crossings up")


def _locked(text: str) -> dict[str, set[str]]:
    """Versions by name; some libraries have one for each environment."""
    versions: dict[str, set[str]] = {}
    for name, version in _LOCKED.findall(text):
        versions.setdefault(name, set()).add(version)
    return versions


def _installed(folder: Path) -> dict[str, str]:
    """By the names of folders: to read what is in them would take a second."""
    found = folder.glob("lib/python3*/site-packages/*.dist-info")
    parts = [path.name.removesuffix(".dist-info").rpartition("-") for path in found]
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, _, version in parts}
