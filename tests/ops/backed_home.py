"""A small home of three partners with a published release beside it, and its repository of backups.

Add here: another question that several tests ask of backups.
Keep out: assertions about one test's subject.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from erase_network import Network
from intake_warehouse import Warehouse
from pipeline_home import Home, Ran

from warehouse import vault
from warehouse.backup import back_up, repository
from warehouse.backup.restore import Restored, restore
from warehouse.backup.snapshot import Snapshot, every
from warehouse.settings import Settings, settings
from warehouse.vault import Vault

RESTIC = shutil.which("restic")
NOT_BACKED_UP = {"working", "backups", "demo", "run", "logs", "dagster"}


@dataclass
class Backed:
    """One home and where its backups go."""

    folder: Path
    network: Network

    @property
    def settings(self) -> Settings:
        return self.network.warehouse.settings

    @property
    def vault(self) -> Vault:
        return vault.load(self.settings)

    @property
    def store(self) -> Path:
        return self.folder / "store"

    def back_up(self, **how: Any) -> back_up.Done:
        return back_up.back_up(self.settings, self.vault, **how)

    def snapshots(self) -> list[Snapshot]:
        return every(repository.of(self.settings, self.vault))

    def elsewhere(self, name: str = "elsewhere") -> Settings:
        """A home that holds nothing, on another machine: the keys are there, and nothing else."""
        keys = self.folder / name / "keys" / "keys.json"
        if not keys.exists():
            keys.parent.mkdir(parents=True)
            shutil.copy2(self.settings.keys_file, keys)
        return replace(self.settings, home=self.folder / name / "home", keys_file=keys)

    def restored(self, name: str = "elsewhere", snapshot: str | None = None) -> tuple[Settings, Restored]:
        there = self.elsewhere(name)
        return there, restore(there, vault.load(there), snapshot)

    def command(self, *arguments: str, **environment: str) -> Ran:
        return self.home(**environment).crossings(*arguments)

    def home(self, **environment: str) -> Home:
        said = {"CROSSINGS_BACKUP_REPOSITORY": self.settings.backup_repository} | environment
        return Home(self.settings.home, self.settings.keys_file, extra=said)

    def blobs(self) -> set[str]:
        """SHA-256 of every piece of content that the repository holds anywhere."""
        said = repository.of(self.settings, self.vault).run("list", "blobs")
        return {line.split()[-1] for line in said.splitlines() if line}


def at(folder: Path) -> Backed:
    """The home in this folder, or one to be filled."""
    home, keys, store = folder / "home", folder / "keys" / "keys.json", str(folder / "store")
    return Backed(folder, Network(Warehouse(replace(settings(), home=home, keys_file=keys, backup_repository=store))))


def backed(folder: Path) -> Backed:
    """Two months of deliveries, and files as a release leaves them."""
    made = at(folder)
    made.settings.home.mkdir(parents=True)
    vault.init_demo(made.settings)
    made.network.declare()
    for month in (3, 4):
        made.network.deliver(month=month)
    made.network.take()
    made.network.link()
    publish(made.settings, "2023-05-01-aaaa")
    return made


def publish(here: Settings, name: str, megabytes: int = 0) -> None:
    """Files where a release has them. What is in them does not matter here."""
    folder = here.published / name / "regional"
    folder.mkdir(parents=True)
    (folder / "cells.csv").write_text(f"persons\n{len(name)}\n")
    if megabytes:
        (folder / "large.bin").write_bytes(os.urandom(megabytes * 1_000_000))
    here.verdicts.mkdir(exist_ok=True)
    (here.verdicts / f"{name}.json").write_text("{}")
    (here.published / "journal.jsonl").write_text(f'{{"release": "{name}"}}\n')
    beside = here.published / ".current-1"
    beside.symlink_to(name)
    beside.replace(here.current)


def content(home: Path) -> dict[str, str]:
    """Every file of a home that a backup must hold, with its bytes and its time; links with where they lead."""
    found = {}
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home)
        if name.parts[0] in NOT_BACKED_UP or path.name.endswith(".lock"):
            continue
        if path.is_symlink():
            found[str(name)] = str(path.readlink())
        elif path.is_file():
            status = path.stat()
            found[str(name)] = f"{digest_of(path)} {status.st_mtime_ns} {stat.S_IMODE(status.st_mode):o}"
    return found


def digest_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@contextmanager
def restic_that(folder: Path, script: str) -> Iterator[dict[str, str]]:
    """The environment of a machine whose restic does something more: `script` is a shell's, $RESTIC the real one."""
    assert RESTIC, "restic is not installed: apt-get install restic"
    bin_folder = folder / "bin"
    bin_folder.mkdir(exist_ok=True)
    (bin_folder / "restic").write_text(f"#!/bin/bash\nRESTIC={RESTIC}\n{script}\n")
    (bin_folder / "restic").chmod(0o755)
    yield {"PATH": f"{bin_folder}:{os.environ['PATH']}"}
