"""An invented network of two thousand contacts in the raw tables, and what dbt makes of it.

Add here: another way to look at all that was built.
Keep out: assertions.
"""

import shutil
import time
from dataclasses import replace
from pathlib import Path

import network_rows
from small_network import settings_of
from test_an_increment_is_a_whole_build import Tables, tables

from dagster_project.lib import parsed_project
from warehouse import database, vault
from warehouse.errors import Locked
from warehouse.settings import Settings

CONTACTS, MONTHS = 2_000, 36


def raw_tables(folder: Path, contacts: int = CONTACTS, months: tuple[int, int] = (0, MONTHS)) -> Settings:
    """A home with keys and rows of all partners, in which no model was ever built."""
    here = settings_of(folder)
    here.home.mkdir(parents=True)
    vault.init_demo(here)
    keys = vault.load(here)
    network_rows.declare(here, keys)
    network_rows.add(here, keys, contacts, months)
    parsed_project.manifest(here)  # dbt does not parse again then
    return here


def copied(here: Settings, folder: Path) -> Settings:
    shutil.copytree(here.home, folder / "home", symlinks=True)
    return replace(here, home=folder / "home")


def all_tables(here: Settings) -> Tables:
    """Marts and published tables: rows and a hash of each."""
    return tables(here, vault.load(here))


def let_go(here: Settings, seconds: float = 30) -> None:
    """Wait until nobody holds the database: a child of what was killed takes a moment to die."""
    keys, until = vault.load(here), time.monotonic() + seconds
    while True:
        try:
            with database.writer(here, keys):
                return
        except Locked:
            assert time.monotonic() < until
            time.sleep(0.05)
