"""Put the server's files in their places, and never over what somebody changed.

What was written is remembered by its digest. A file that is otherwise now was changed by somebody: the new text is put
beside it as `.new` and that is said.
Add here: another step of an installation. Keep out: which files there are (files.py), what is wrong (checks/).
"""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from dagster_project.production import files, note
from dagster_project.production.files import File
from dagster_project.production.place import HOME, Place

_DEFAULT_SITE = Path("/etc/nginx/sites-enabled/default")


@dataclass
class Written:
    """What was done with each file, for whoever reads it."""

    new: list[Path] = field(default_factory=list)
    same: list[Path] = field(default_factory=list)
    changed_by_somebody: list[Path] = field(default_factory=list)


def begin(place: Place) -> bool:
    """The environment file, which all others are filled from. Whether it was made now."""
    file = files.environment(place)
    if file.path.exists():
        return False
    _put(file)
    return True


def install(place: Place) -> Written:
    noted, written = note.read(place.folder), Written()
    for file in files.all_files(place):
        _settle(file, noted.files, written)
        noted.files[str(file.path)] = _digest(file.text)
    text = note.Note(asked=place.asked, files=noted.files).text()
    _put(File(note.file(place.folder), text, files.OWNER))
    return written


def system(place: Place) -> list[str]:
    """What root does once: the account, its home, Debian's own page out of the way. Says what it did."""
    done = []
    if not _has_account(place.account):
        command = ["useradd", "--system", "--home-dir", str(HOME), "--shell", "/usr/sbin/nologin", place.account]
        subprocess.run([shutil.which(command[0]) or command[0], *command[1:]], check=True)
        done.append(f"made the account {place.account}")
    if not HOME.exists():
        HOME.mkdir(mode=0o700)
        shutil.chown(HOME, place.account, place.account)
        done.append(f"made {HOME}")
    if _DEFAULT_SITE.is_symlink():
        _DEFAULT_SITE.unlink()
        done.append(f"took {_DEFAULT_SITE} away, which would answer to every name")
    return done


def _settle(file: File, noted: dict[str, str], written: Written) -> None:
    if not file.path.exists():
        _put(file)
        written.new.append(file.path)
        return
    present = _digest(file.path.read_text(encoding="utf-8"))
    if present == _digest(file.text):
        written.same.append(file.path)
    elif present == noted.get(str(file.path)):
        _put(file)
        written.new.append(file.path)
    else:
        _put(File(file.path.with_name(f"{file.path.name}.new"), file.text, file.mode, file.owner))
        written.changed_by_somebody.append(file.path)


def _put(file: File) -> None:
    """Beside, for its readers alone from the first byte, then moved."""
    file.path.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    beside = file.path.with_name(f".{file.path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, files.OWNER)
    with os.fdopen(descriptor, "w", encoding="utf-8") as content:
        content.write(file.text)
    if os.geteuid() == 0 and _has_account(file.owner):
        shutil.chown(beside, file.owner, file.owner)
    beside.chmod(file.mode)
    beside.replace(file.path)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _has_account(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
