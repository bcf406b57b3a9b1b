"""The partners' monthly files: which rows stand in which file, under which name, when it came.

Add here: something that happens to a whole file.
Keep out: the spelling of cells (dialect.py) and what the rows say (world.py).
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from warehouse.demo import script
from warehouse.demo.codes import seal_rows
from warehouse.demo.dialect import Cells, Column, declaration_of, spell
from warehouse.demo.encounters import ACCEPTED, FILE_REFUSED, ROW_REFUSED, UNDER_AGE
from warehouse.demo.network import FIRST_DAY, MONTH_STARTS, MONTHS, PARTNERS, SCOPES, Partner
from warehouse.demo.world import World
from warehouse.demo.writers import csv_bytes, xlsx_bytes
from warehouse.sealing.tokens import column_name

PHONES_HEADER = "Телефон"


@dataclass(frozen=True)
class Delivery:
    """One file and what must become of it. `rows_received` leaves under-age rows out, as the warehouse does."""

    partner_code: str
    month: str
    version: int
    file_name: str
    delivery_id: str
    source_at: datetime
    status: str
    rows_received: int
    rows_accepted: int
    rows_refused: int
    rows_under_age: int
    is_resend: bool = False


@dataclass(frozen=True)
class Form:
    """One partner's form, filled in with all its rows; a delivery is a slice of it."""

    partner: Partner
    declared: dict[str, Any]
    rows: NDArray[np.int64]
    columns: list[Column]

    def file_bytes(self, places: NDArray[np.int64], month: int, extra: tuple[Column, ...] = ()) -> bytes:
        """The file with the rows at the given places."""
        year = MONTH_STARTS[month].year
        columns = [*self.columns, *extra]
        headers = [column.header(year) for column in columns]
        rows = zip(*(column.cells[places].tolist() for column in columns), strict=True)
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


def write_deliveries(world: World, folder: Path) -> list[Delivery]:
    """Every file of every partner, with the time it came as its modification time."""
    written: list[Delivery] = []
    for partner in PARTNERS:
        (folder / partner.slug).mkdir(parents=True)
        form = fill_form(world, partner)
        for month in range(MONTHS):
            for delivery, data in _deliveries_of_month(world, form, month):
                put(folder / partner.slug / delivery.file_name, data, delivery.source_at)
                written.append(delivery)
    return written


def put(path: Path, data: bytes, source_at: datetime) -> None:
    path.write_bytes(data)
    os.utime(path, (source_at.timestamp(), source_at.timestamp()))


def file_name(partner: Partner, month: int, version: int) -> str:
    start = MONTH_STARTS[month]
    suffix = f"_v{version}" if version > 1 else ""
    return partner.file_name.format(year=start.year, month=start.month, version=suffix)


def _deliveries_of_month(world: World, form: Form, month: int) -> Iterator[tuple[Delivery, bytes]]:
    partner_month = (form.partner.slug, f"{MONTH_STARTS[month]:%Y-%m}")
    if partner_month in script.GAPS:
        return
    for version in (1, 2) if partner_month == script.RESTATED else (1,):
        in_file = (world.contacts.month[form.rows] == month) & (world.contacts.versions[form.rows] & version > 0)
        places = np.flatnonzero(in_file)
        if partner_month == script.SUBMITTED_TWICE:
            places = np.concatenate([places, places[: script.COPIES]])
        extra = (_phones(form),) if partner_month == script.FILE_WITH_PHONES else ()
        data = form.file_bytes(places, month, extra)
        delivery = _delivery(world, form, places, month, version, data)
        yield delivery, data
        if partner_month == script.RESENT:
            yield _resent(form.partner, delivery, month), data


def _delivery(world: World, form: Form, places: NDArray[np.int64], month: int, version: int, data: bytes) -> Delivery:
    fate = world.contacts.fate[form.rows[places]]
    is_refused = bool((fate == FILE_REFUSED).any())
    under_age = int((fate == UNDER_AGE).sum())
    copies = len(places) - len(np.unique(places))
    refused = int((fate == ROW_REFUSED).sum()) + copies
    received = len(places) - under_age
    return Delivery(
        partner_code=form.partner.slug,
        month=f"{MONTH_STARTS[month]:%Y-%m}",
        version=version,
        file_name=file_name(form.partner, month, version),
        delivery_id=sha256(data).hexdigest(),
        source_at=_source_at(form.partner, month, version),
        status="refused" if is_refused else "accepted",
        rows_received=received,
        rows_accepted=0 if is_refused else received - refused,
        rows_refused=received if is_refused else refused,
        rows_under_age=under_age,
    )


def _resent(partner: Partner, delivery: Delivery, month: int) -> Delivery:
    start = MONTH_STARTS[month]
    values = vars(delivery) | {
        "file_name": partner.file_name_resent.format(year=start.year, month=start.month),
        "source_at": _end_of(month) + timedelta(days=script.RESENT_DAYS, hours=9),
        "is_resend": True,
    }
    return Delivery(**values)


def _source_at(partner: Partner, month: int, version: int) -> datetime:
    """In the second week of the next month, unless the script says later."""
    slug = partner.slug
    usual = 5 + (PARTNERS.index(partner) * 5 + month * 3) % 9
    days = script.LATE_DAYS.get((slug, f"{MONTH_STARTS[month]:%Y-%m}"), usual)
    if version > 1:
        days = script.SECOND_VERSION_DAYS
    return _end_of(month) + timedelta(days=days, hours=7 + PARTNERS.index(partner))


def _end_of(month: int) -> datetime:
    start = MONTH_STARTS[month + 1]
    return datetime(start.year, start.month, start.day, tzinfo=UTC) - timedelta(days=1)


def _phones(form: Form) -> Column:
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


assert ACCEPTED == 0  # noqa: S101  script.py takes a fate of 0 for a row that may still be spoiled
