"""The months after the network's two years, for whoever wants to see time pass: the same people go on, by lot.

    deliver(folder, day)    the partners' files that have come by that day

A month takes about half of what happened in the same month of either year. By lot a file is late or never comes.
fi_harbour stays silent, and the land border between Finland and Russia stays closed.
The truth beside the files is of the first two years alone.

Add here: what happens to a whole month after the two years.
Keep out: what happens within them (script.py).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.codes import GENDER_WITHHELD
from warehouse.networks.demo.deliveries import Edition, file_name, put
from warehouse.networks.demo.encounters import ACCEPTED, Contacts
from warehouse.networks.demo.form import fill_form
from warehouse.networks.demo.network import (
    COUNTRIES,
    COUNTRY_OF_CITY,
    MONTH_OFFSETS,
    MONTH_STARTS,
    MONTHS,
    PARTNER,
    PARTNERS,
    Partner,
)
from warehouse.networks.demo.person import about_the_person, reasons
from warehouse.networks.demo.support import given_out, support
from warehouse.networks.demo.truth import FOLDER, Truth
from warehouse.networks.demo.work import work
from warehouse.networks.demo.world import STREAM, World, simulate

SILENT = "fi_harbour"
LATE_DAYS = 45
_SHARE = 0.5
_LATE, _NEVER = 1 / 9, 1 / 40
_NEW_UID = 10_000_000


def deliver(folder: Path, day: date) -> list[Path]:
    """Write what has come by that day and is not there. Gives back the new files."""
    about = Truth(folder / FOLDER).about
    coming = [(partner, month, at) for partner, month, at in _arrivals(int(about["seed"])) if at.date() <= day]
    missing = [(partner, month, at) for partner, month, at in coming if not _path(folder, partner, month).exists()]
    if not missing:
        return []
    world = simulate(int(about["contacts"]), int(about["seed"]))
    months = {month: _month(world, month, int(about["seed"])) for _, month, _ in missing}
    for partner, month, at in missing:
        form = fill_form(months[month], partner)
        put(_path(folder, partner, month), form.file_bytes(np.arange(len(form.rows)), month), at)
    return [_path(folder, partner, month) for partner, month, _ in missing]


def _path(folder: Path, partner: Partner, month: int) -> Path:
    return folder / partner.slug / file_name(partner, Edition(month))


def _arrivals(seed: int) -> Iterator[tuple[Partner, int, datetime]]:
    """When each file comes: in the second week of the next month, late, or never."""
    for month in range(MONTHS, len(MONTH_STARTS) - 1):
        lots = np.random.default_rng([seed, STREAM, 2, month]).random(len(PARTNERS))
        for place, (partner, lot) in enumerate(zip(PARTNERS, lots, strict=True)):
            if partner.slug == SILENT or lot < _NEVER:
                continue
            days = 5 + (place * 5 + month * 3) % 9 + (LATE_DAYS if lot < _NEVER + _LATE else 0)
            moment = datetime.combine(MONTH_STARTS[month + 1], time(7 + place), UTC)
            yield partner, month, moment + timedelta(days=days)


def _month(world: World, month: int, seed: int) -> World:
    """The world of that month alone: rows of the same month of both years, moved to it."""
    rng = np.random.default_rng([seed, STREAM, 3, month])
    then = world.contacts
    is_taken = (then.month % 12 == month % 12) & (then.fate == ACCEPTED) & (rng.random(len(then)) < _SHARE)
    rows = np.flatnonzero(is_taken & (then.partner != PARTNER[SILENT]) & ~_was_on_both_sides(then))
    before = then.take(rows)
    length = MONTH_OFFSETS[month + 1] - MONTH_OFFSETS[month]
    of_month = np.minimum(before.day - MONTH_OFFSETS[before.month], length - 1)
    contacts = replace(
        before,
        day=MONTH_OFFSETS[month] + of_month,
        uid=month * _NEW_UID + before.uid,
        versions=np.ones(len(rows), dtype=np.int64),
    )
    variant = world.variant[rows]
    answers = {
        **about_the_person(rng, world.people, contacts, variant == GENDER_WITHHELD),
        **work(rng, world.people, before),
        **support(rng, world.people, contacts),
    }
    answers |= reasons(rng, world.people, contacts) | given_out(rng, answers)
    return World(world.people, contacts, variant, answers, {})


def _was_on_both_sides(contacts: Contacts) -> NDArray[np.bool_]:
    """Who was ever met in Finland and in Russia: a person who went on would cross the closed border."""
    country = COUNTRY_OF_CITY[contacts.city]
    persons = [contacts.person[country == COUNTRIES.index(code)] for code in ("FI", "RU")]
    return np.isin(contacts.person, persons[0]) & np.isin(contacts.person, persons[1])
