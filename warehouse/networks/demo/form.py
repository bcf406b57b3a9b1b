"""One partner's form, filled in with all its rows. A delivery is a slice of it.

Add here: a column that a real form or its export tool adds.
Keep out: which rows go into which file (deliveries.py), and words of a partner (its declaration).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.codes import seal_rows
from warehouse.networks.demo.dialect import Cells, Column, declaration_of, spell
from warehouse.networks.demo.network import FIRST_DAY, MONTH_STARTS, PARTNERS, SCOPES, Partner
from warehouse.networks.demo.world import World
from warehouse.networks.demo.writers import csv_bytes, xlsx_bytes
from warehouse.tokens.first_keying import column_name

PHONES_HEADER = "Телефон"


@dataclass(frozen=True)
class Form:
    """All columns, and the world's rows in the order of the partner's book."""

    partner: Partner
    declared: dict[str, Any]
    rows: NDArray[np.int64]
    columns: list[Column]

    def file_bytes(
        self, places: NDArray[np.int64], month: int, extra: tuple[Column, ...] = (), total: str | None = None
    ) -> bytes:
        """The file with the rows at the given places, and at its end a row of totals if there is a word for one."""
        year = MONTH_STARTS[month].year
        columns = [*self.columns, *extra]
        headers = [column.header(year) for column in columns]
        rows = list(zip(*(column.cells[places].tolist() for column in columns), strict=True))
        if total is not None:
            rows.append((total, *[None] * (len(columns) - 1)))
        how = self.declared["file"]
        if how["format"] == "csv":
            return csv_bytes(headers, rows, how["delimiter"], how["encoding"])
        return xlsx_bytes(headers, rows, how["sheet"] or "contacts", "dd.mm.yyyy")


def fill_form(world: World, partner: Partner) -> Form:
    """All rows of one partner in the order of its book: by day, then by record number."""
    contacts = world.contacts
    mine = np.flatnonzero(contacts.partner == PARTNERS.index(partner))
    rows = mine[np.lexsort((contacts.uid[mine], contacts.day[mine]))]
    declared = declaration_of(partner)
    columns = list(spell(partner, declared, world.answers, rows))
    for column in columns:
        for place in np.flatnonzero(np.isin(rows, list(world.bad_rows))):
            bad = world.bad_rows[int(rows[place])]
            if bad.field == column.field:
                column.cells[place] = bad.raw
    columns += [*_submission_columns(world, partner, rows), *_token_columns(world, partner, rows)]
    return Form(partner, declared, rows, columns)


def phones(form: Form) -> Column:
    """Numbers that any phone-number check takes for real ones; counted up, so nobody's on purpose."""
    cells: Cells = np.array(
        [f"+7 900 000-{n // 100 % 100:02d}-{n % 100:02d}" for n in range(len(form.rows))], dtype=object
    )
    return Column("", (PHONES_HEADER,), cells)


def _submission_columns(world: World, partner: Partner, rows: NDArray[np.int64]) -> Iterator[Column]:
    """What Kobo adds to every export. No declaration names it, so nobody reads it."""
    if partner.country != "FI":
        return
    seconds = 43_200 + world.contacts.uid[rows] * 7919 % 36_000
    moments = np.datetime64(FIRST_DAY, "s") + world.contacts.day[rows] * 86_400 + seconds
    yield Column("", ("_submission_time",), np.datetime_as_string(moments).astype(object))
    yield Column("", ("_index",), np.arange(1, len(rows) + 1).astype(object))


def _token_columns(world: World, partner: Partner, rows: NDArray[np.int64]) -> Iterator[Column]:
    contacts = world.contacts
    for scope in SCOPES[partner.country]:
        tokens = seal_rows(world.people, contacts.person[rows], world.variant[rows], scope)
        for label, cells in tokens.items():
            cells[contacts.is_anonymous[rows]] = None
            yield Column("", (column_name(scope, label),), cells)
