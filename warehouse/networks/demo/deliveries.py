"""The partners' monthly files: which rows stand in which file, under which name, when it came.

Add here: something that happens to a whole file.
Keep out: the spelling of cells (dialect.py) and what the rows say (world.py).
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo import script
from warehouse.networks.demo.encounters import FILE_REFUSED, ROW_REFUSED, UNDER_AGE
from warehouse.networks.demo.form import Form, fill_form, phones
from warehouse.networks.demo.network import MONTH_STARTS, MONTHS, PARTNERS, Partner
from warehouse.networks.demo.world import World


class Edition(NamedTuple):
    """Which month's file, in which version."""

    month: int
    version: int = 1

    @property
    def month_text(self) -> str:
        return f"{MONTH_STARTS[self.month]:%Y-%m}"


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
    is_repaired: bool
    is_resend: bool = False


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


def file_name(partner: Partner, edition: Edition) -> str:
    start = MONTH_STARTS[edition.month]
    suffix = f"_v{edition.version}" if edition.version > 1 else ""
    return partner.file_name.format(year=start.year, month=start.month, version=suffix)


def places_of(world: World, form: Form, edition: Edition) -> NDArray[np.int64]:
    """Which of the form's rows stand in that file."""
    in_file = world.contacts.month[form.rows] == edition.month
    in_file &= world.contacts.versions[form.rows] & edition.version > 0
    return np.flatnonzero(in_file)


def _deliveries_of_month(world: World, form: Form, month: int) -> Iterator[tuple[Delivery, bytes]]:
    partner_month = (form.partner.slug, Edition(month).month_text)
    if partner_month in script.GAPS:
        return
    for version in (1, 2) if partner_month == script.RESTATED else (1,):
        edition = Edition(month, version)
        places = places_of(world, form, edition)
        if partner_month == script.SUBMITTED_TWICE:
            places = np.concatenate([places, places[: script.COPIES]])
        extra = (phones(form),) if partner_month == script.FILE_WITH_PHONES else ()
        data = form.file_bytes(places, month, extra, script.TOTALS.get(partner_month))
        delivery = replace(_outcome(world, form, places, edition), delivery_id=sha256(data).hexdigest())
        yield delivery, data
        if partner_month == script.RESENT:
            yield _resent(form.partner, delivery, month), data


def _outcome(world: World, form: Form, places: NDArray[np.int64], edition: Edition) -> Delivery:
    fate = world.contacts.fate[form.rows[places]]
    is_refused = bool((fate == FILE_REFUSED).any())
    under_age = int((fate == UNDER_AGE).sum())
    copies = len(places) - len(np.unique(places))
    refused = int((fate == ROW_REFUSED).sum()) + copies
    received = len(places) - under_age
    return Delivery(
        partner_code=form.partner.slug,
        month=edition.month_text,
        version=edition.version,
        file_name=file_name(form.partner, edition),
        delivery_id="",
        source_at=_source_at(form.partner, edition),
        status="refused" if is_refused else "accepted",
        rows_received=received,
        rows_accepted=0 if is_refused else received - refused,
        rows_refused=received if is_refused else refused,
        rows_under_age=under_age,
        is_repaired=(form.partner.slug, edition.month_text) in script.TOTALS,
    )


def _resent(partner: Partner, delivery: Delivery, month: int) -> Delivery:
    start = MONTH_STARTS[month]
    return replace(
        delivery,
        file_name=partner.file_name_resent.format(year=start.year, month=start.month),
        source_at=_end_of(month) + timedelta(days=script.RESENT_DAYS, hours=9),
        is_resend=True,
    )


def _source_at(partner: Partner, edition: Edition) -> datetime:
    """In the second week of the next month, unless the script says later."""
    place = PARTNERS.index(partner)
    usual = 5 + (place * 5 + edition.month * 3) % 9
    days = script.LATE_DAYS.get((partner.slug, edition.month_text), usual)
    if edition.version > 1:
        days = script.SECOND_VERSION_DAYS
    return _end_of(edition.month) + timedelta(days=days, hours=7 + place)


def _end_of(month: int) -> datetime:
    start = MONTH_STARTS[month + 1]
    return datetime(start.year, start.month, start.day, tzinfo=UTC) - timedelta(days=1)
