"""A network of three partners on the day before a bad one: releases, letters, packages, an escrow in two hands.

Add here: another thing that a page speaks of.
Keep out: what is promised of it (test_bad_days.py).
"""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pyrage
from intake_files import csv_bytes, put, row
from pipeline_home import Home
from verdicts import passed

from warehouse import database, release, vault
from warehouse.intake.partners import declaration_store
from warehouse.keys import escrow
from warehouse.networks import editing
from warehouse.networks.exchange_tables import ELEMENTS, ORG_UNITS, RECIPIENTS
from warehouse.release import steps
from warehouse.release.exchange import package
from warehouse.release.exchange.package import Wish
from warehouse.settings import Settings

PARTNER, ALIAS, OTHER = "p017", "UA-p017", "p023"
ESCROW, MINE, THEIRS = "crossings-keys.escrow", "mine.txt", "theirs.txt"
HEALTH = "health_fi"
CELLS = "indicator_code=reached_any; coverage_scope=national_share"


def made(built: Home, folder: Path) -> tuple[Home, dict[str, str]]:
    """A copy with keys of its own, and the recipients of a new escrow by the page's words for them."""
    folder.mkdir()
    home = replace(built.copy(folder / "home"), keys_file=folder / "keys.json")
    shutil.copy2(built.keys_file, home.keys_file)
    words = {}
    for file, word in ((MINE, "age1first…"), (THEIRS, "age1second…")):
        identity = pyrage.x25519.Identity.generate()
        (folder / file).write_text(f"{identity}\n")
        words[word] = str(identity.to_public())
    escrow.write(home.settings, list(words.values()), folder / ESCROW, date(2024, 2, 20))
    return home, words


def sources_beside(home: Home, folder: Path) -> None:
    """Two partners' files lie where the test can put new ones."""
    keyring = vault.load(home.settings)
    for code in (PARTNER, OTHER):
        text = declaration_store.text_of(home.settings, code, lambda: keyring)
        lines = [f"  url: {folder / code}" if line.startswith("  url:") else line for line in text.splitlines()]
        next(home.settings.partners.glob(f"{code}.yaml.age")).unlink()
        (home.settings.partners / f"{code}.yaml").write_text("\n".join(lines) + "\n")
        declaration_store.encrypt(home.settings, code, keyring)


def new_files(folder: Path) -> None:
    for code, city in ((PARTNER, "ua_sumy"), (OTHER, "fi_oulu")):
        lines = [row(one, **{"Дата контакта": f"{one:02}.07.2023", "Город": city}) for one in range(1, 20)]
        bare = [{column: cell for column, cell in line.items() if not column.startswith("t1_")} for line in lines]
        put(
            folder / code, "export-2023-07.csv", csv_bytes([one | {"Код": f"person {n}"} for n, one in enumerate(bare)])
        )


def recipient(settings: Settings) -> None:
    """A ministry that is sent one share of one country."""
    why = "asked for"
    said = {"audience": "fi", "formats": "dxf2", "period_types": "half_year year", "language": "en", "why": why}
    editing.add(settings, RECIPIENTS, {"recipient_code": HEALTH} | said)
    share = {"data_element": "COVERED", "table_name": "pub_coverage", "value_column": "coverage_point", "cells": CELLS}
    editing.add(settings, ELEMENTS, {"recipient_code": HEALTH, "why": why} | share)
    editing.add(settings, ORG_UNITS, {"recipient_code": HEALTH, "place_code": "FI", "org_unit": "FI_ALL", "why": why})


def sent(home: Home) -> None:
    """The ministry gets a package of what people see now."""
    package.make(home.settings, vault.load(home.settings), Wish(HEALTH))


def package_now(settings: Settings) -> Path:
    """Of packages only the newest is kept."""
    (folder,) = (settings.exchange / HEALTH / "dxf2").iterdir()
    return folder


def reports(settings: Settings, release_id: str) -> list[Path]:
    """A report that names the partner, and one of nobody: each a draft and the list of its sources."""
    folder = settings.reports / "regional"
    folder.mkdir(parents=True)
    for name, of, alias in (("hers", release_id, ALIAS), ("other", "2022-01-01-000000000000", "FI-p023")):
        (folder / f"{name}.json").write_text(json.dumps({"asked": {"release": of}, "rows": [alias]}))
        page = docx.Document()
        page.add_paragraph(f"Who missed months: {alias}")
        page.save(str(folder / f"{name}.docx"))
    return sorted(folder.iterdir())


def wrong_release(home: Home) -> str:
    """A release that people see, in which an estimate was typed with one digit too many."""
    settings, keyring = home.settings, vault.load(home.settings)
    with database.writer(settings, keyring) as con:
        for schema in ("published", "published_donor"):
            con.execute(
                f"update {schema}.pub_coverage set denominator_low = 10 * denominator_low, "
                "denominator_point = 10 * denominator_point, denominator_high = 10 * denominator_high, "
                "coverage_low = coverage_low / 10, coverage_point = coverage_point / 10, "
                "coverage_high = coverage_high / 10"
            )
    name = passed(settings, release.build(settings, keyring).release_id, keyring)
    steps.publish(settings, keyring, name, by="test")
    return name
