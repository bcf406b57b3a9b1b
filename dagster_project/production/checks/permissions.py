"""Who owns and reads what: home, keys, environment; and whether the files are those of this version.

Add here: another file that the wrong person must not read. Keep out: what stands in files (files.py).
"""

import pwd
import stat
from collections.abc import Iterator
from pathlib import Path

from dagster_project.production import files
from dagster_project.production.checks.finding import Finding
from dagster_project.production.place import KEYS, Place
from warehouse.keys import disk_of_keys

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_MOUNTS = Path("/proc/mounts")
_IN_MEMORY = {"tmpfs", "ramfs"}


def findings(place: Place) -> Iterator[Finding]:
    yield from _account(place)
    yield from _closed(place.environment_file, "Whoever reads it has the passwords of the stores.")
    home = place.settings.home
    if home.exists():
        yield from _closed(home, "It holds the warehouse.")
        yield from _owned(home, place)
    else:
        yield Finding(f"There is no {home}.", "crossings install makes it, run by root.")
    yield from _keys(place)
    yield from _up_to_date(place)


def _account(place: Place) -> Iterator[Finding]:
    if place.into:
        return
    try:
        number = pwd.getpwnam(place.account).pw_uid
    except KeyError:
        yield Finding(f"There is no account {place.account}.", "crossings install makes it, run by root.")
        return
    if number == 0:
        yield Finding("The processes would run as root.", "Name another account with --account.")


def _closed(path: Path, why: str) -> Iterator[Finding]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield Finding(f"There is no {path}.", "crossings install makes it.")
        return
    if mode & _OTHERS:
        yield Finding(f"Others can open {path}. {why}", f"chmod go-rwx {path}")


def _owned(path: Path, place: Place) -> Iterator[Finding]:
    if place.into is None and path.owner() != place.account:
        yield Finding(f"{path} is not {place.account}'s.", f"chown -R {place.account}: {path}")


def _keys(place: Place) -> Iterator[Finding]:
    file, remedy = place.settings.keys_file, "See the page on keys: crossings keys restore, or bring the file there."
    if place.settings.keys != "file":
        return
    try:
        is_there = file.exists()
    except PermissionError:
        yield Finding("The folder of the keys cannot be looked into by this account.", "Run this check as root.")
        return
    if not is_there:
        yield Finding(f"The keys are not at {file}: nothing can be taken in until they are.", remedy)
        return
    yield from _closed(file, "Whoever reads it reads everything.")
    yield from _owned(file, place)
    if disk_of_keys.is_shared(place.settings):
        yield Finding("The keys lie on the disk of the home: who takes it away can read it.", remedy)
    elif _file_system(file) not in _IN_MEMORY:
        yield Finding(f"{file} is on a disk, and stays there when the machine is off.", f"Keep them in {KEYS}.")


def _file_system(path: Path) -> str:
    """Of the mount that is nearest above it."""
    mounts = [line.split()[1:3] for line in _MOUNTS.read_text().splitlines()]
    above = [(where, kind) for where, kind in mounts if path.resolve().is_relative_to(where)]
    return max(above, key=lambda mount: len(mount[0]))[1] if above else ""


def _up_to_date(place: Place) -> Iterator[Finding]:
    for file in files.all_files(place):
        try:
            present = file.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            yield Finding(f"There is no {file.path}.", "crossings install writes it.")
        except PermissionError:
            yield Finding(f"{file.path} cannot be read by this account.", "Run this check as root.")
        else:
            if present != file.text:
                yield Finding(
                    f"{file.path} is not as this version writes it.",
                    f"crossings install; where somebody changed it, compare it with {file.path.name}.new beside.",
                )
