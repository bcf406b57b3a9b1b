"""The people of the demo network as its partners know them: their sealed codes, and the rows that carry one.

Add here: what a partner could say of a person in its own files.
Keep out: the warehouse's keys, and everything that the pipeline computes: this is what it is compared with.
"""

import csv
import io
import os
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openpyxl

from warehouse import yaml_text
from warehouse.networks.demo.codes import LABELS, VARIANTS, seal_rows
from warehouse.networks.demo.network import ALL_SCOPES, PARTNERS, SCOPES
from warehouse.networks.demo.world import World, simulate
from warehouse.networks.home import DEMO
from warehouse.tokens.first_keying import FULL, column_name

DECLARATIONS = DEMO / "partners"


@dataclass(frozen=True)
class People:
    """Some persons of the demo network."""

    world: World
    persons: list[int]

    @staticmethod
    def drawn(count: int, seed: int) -> "People":
        """So many of those who have a code in some partner's file."""
        world = simulate()
        contacts = world.contacts.take(world.contacts.counts)
        return People(world, sorted(random.Random(seed).sample(np.unique(contacts.person).tolist(), count)))

    def sealed(self) -> Iterator[tuple[str, str, str]]:
        """Scope, label and t1 of every code that anybody may have written for them."""
        person = np.repeat(np.array(self.persons), VARIANTS)
        variant = np.tile(np.arange(VARIANTS), len(self.persons))
        for scope in ALL_SCOPES:
            for label, tokens in seal_rows(self.world.people, person, variant, scope).items():
                yield from ((scope, label, token) for token in set(tokens.tolist()))

    def requests(self) -> Iterator[dict[str, object]]:
        """One of each person in each country where she was met: by the code that some partner there has of her."""
        contacts, variant = self.world.contacts, self.world.variant
        for person in self.persons:
            places = np.flatnonzero((contacts.person == person) & contacts.counts)
            by_country = {PARTNERS[contacts.partner[place]].country: place for place in places.tolist()}
            for country, place in sorted(by_country.items()):
                tokens = {
                    column_name(scope, label): sealed[label][0]
                    for scope in SCOPES[country]
                    for sealed in [seal_rows(self.world.people, np.array([person]), variant[[place]], scope)]
                    for label in LABELS
                }
                slug = PARTNERS[contacts.partner[place]].slug
                yield {"kind": "withdraw", "version": 1, "partner_code": slug, "recipe": "demo-1", "persons": [tokens]}


def forget(demo: Path, people: People) -> int:
    """Take their rows out of the partners' own files, by hand. How many there were."""
    codes = {t1 for _, label, t1 in people.sealed() if label == FULL}
    gone = 0
    for partner in PARTNERS:
        declared = yaml_text.read((DECLARATIONS / f"{partner.slug}.yaml").read_text())
        how = declared.get("attributes", declared)["file"]
        for path in sorted((demo / partner.slug).iterdir()):
            stood = path.stat()
            gone += _from_csv(path, how, codes) if how["format"] == "csv" else _from_sheet(path, codes)
            os.utime(path, ns=(stood.st_atime_ns, stood.st_mtime_ns))
    return gone


def _from_csv(path: Path, how: dict[str, str], codes: set[str]) -> int:
    text = path.read_bytes().decode(how["encoding"])
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=how["delimiter"]))
    kept = [row for row in rows if codes.isdisjoint(row)]
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=how["delimiter"], lineterminator="\r\n").writerows(kept)
    if len(kept) < len(rows):
        path.write_bytes(buffer.getvalue().encode(how["encoding"]))
    return len(rows) - len(kept)


def _from_sheet(path: Path, codes: set[str]) -> int:
    book = openpyxl.load_workbook(path)
    page = book.active
    assert page is not None
    hers = [number for number, row in enumerate(page.iter_rows(values_only=True), 1) if not codes.isdisjoint(row)]
    for number in reversed(hers):
        page.delete_rows(number)
    if hers:
        book.save(path)
    return len(hers)


def resend(demo: Path, months: Iterable[str]) -> list[Path]:
    """Every CSV of these months once more, under another name and with another content, as the next version."""
    sent = []
    for partner in PARTNERS:
        for month in months:
            for path in sorted((demo / partner.slug).glob(f"*{month}*.csv")):
                again = path.with_name(f"{path.stem.partition('_v')[0]}_v7.csv")
                again.write_bytes(path.read_bytes() + b"\r\n")
                sent.append(again)
    return sent
