"""Single contacts: on which day, with which partner.

Add here: what decides that a partner meets somebody.
Keep out: what was done or said at the contact (work.py, support.py) and what becomes of its row (script.py).
"""

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.journeys import ABSENT
from warehouse.networks.demo.network import CITIES, MONTH_OFFSETS, PARTNERS
from warehouse.networks.demo.population import Population

ACCEPTED, SUPERSEDED, ROW_REFUSED, FILE_REFUSED, UNDER_AGE = range(5)
FIRST_VERSION, SECOND_VERSION = 1, 2  # bits: in which versions of its file a row stands

SHARE_WITH_TWO_PARTNERS = 0.46
SHARE_AT_THE_SECOND = 0.45
EXTRA_CONTACTS = 0.27
OUTDOOR_RANK = 0.42  # below: somebody whom outdoor outreach meets first
EARLY_DAYS = 9  # who arrives in a month may have been met in the old city in its first days


@dataclass(frozen=True)
class Contacts:
    """One row per row of a file. A contact stands twice where a restatement changed it: then `uid` is the same."""

    person: NDArray[np.int64]
    day: NDArray[np.int64]
    city: NDArray[np.int64]
    partner: NDArray[np.int64]
    uid: NDArray[np.int64]
    same_day_order: NDArray[np.int64]
    is_anonymous: NDArray[np.bool_]
    fate: NDArray[np.int64]
    versions: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.person)

    @property
    def month(self) -> NDArray[np.int64]:
        return np.searchsorted(MONTH_OFFSETS, self.day, side="right") - 1

    @property
    def counts(self) -> NDArray[np.bool_]:
        """Rows that a perfect warehouse holds as contacts of a known person."""
        counts: NDArray[np.bool_] = (self.fate == ACCEPTED) & ~self.is_anonymous
        return counts

    def take(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> "Contacts":
        return replace(self, **{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def followed_by(self, other: "Contacts") -> "Contacts":
        both = {f.name: np.concatenate([getattr(self, f.name), getattr(other, f.name)]) for f in fields(self)}
        return replace(self, **both)


def fresh(
    person: NDArray[np.int64],
    day: NDArray[np.int64],
    city: NDArray[np.int64],
    partner: NDArray[np.int64],
    same_day_order: NDArray[np.int64] | None = None,
) -> Contacts:
    size = len(person)
    return Contacts(
        person=person,
        day=day,
        city=city,
        partner=partner,
        uid=np.arange(size),
        same_day_order=np.zeros(size, dtype=np.int64) if same_day_order is None else same_day_order,
        is_anonymous=np.zeros(size, dtype=np.bool_),
        fate=np.full(size, ACCEPTED),
        versions=np.full(size, FIRST_VERSION),
    )


def meet(rng: np.random.Generator, people: Population, met: NDArray[np.int64]) -> Contacts:
    """One contact or more for each month in which a person was met."""
    person, month = np.nonzero(met != ABSENT)
    city = met[person, month]
    before = np.where(month > 0, met[person, month - 1], ABSENT)
    is_arrival = (before != ABSENT) & (before != city)
    also_before = is_arrival & (rng.random(len(person)) < 0.5)

    times = np.repeat(np.arange(len(person)), 1 + rng.poisson(EXTRA_CONTACTS, len(person)))
    earliest = np.where(is_arrival, EARLY_DAYS, 0)[times]
    length = (MONTH_OFFSETS[1:] - MONTH_OFFSETS[:-1])[month[times]]
    day = MONTH_OFFSETS[month[times]] + earliest + rng.integers(0, length - earliest)
    early_day = MONTH_OFFSETS[month[also_before]] + rng.integers(0, EARLY_DAYS, int(also_before.sum()))

    person = np.concatenate([person[times], person[also_before]])
    city = np.concatenate([city[times], before[also_before]])
    day = np.concatenate([day, early_day])
    partner = _partners(rng, people, person, city)
    return fresh(person, day, city, partner)


def _partners(
    rng: np.random.Generator, people: Population, person: NDArray[np.int64], city: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Each person has one partner per city; many have a second one there now and then."""
    first, second = _list_shares()
    works_outdoors = (people.outdoor_rank < OUTDOOR_RANK).astype(np.int64)
    draws = rng.random((3, people.size, len(CITIES)))
    usual = _pick(first[city, works_outdoors[person]], draws[0, person, city])
    other = _pick(second[city, works_outdoors[person], usual], draws[1, person, city])
    goes_to_two = draws[2, person, city] < SHARE_WITH_TWO_PARTNERS
    at_other = goes_to_two & (rng.random(len(person)) < SHARE_AT_THE_SECOND)
    return np.where(at_other, other, usual)


def _pick(cumulated: NDArray[np.float64], draws: NDArray[np.float64]) -> NDArray[np.int64]:
    picked: NDArray[np.int64] = (draws[:, None] >= cumulated).sum(axis=1)
    return picked


def _list_shares() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Cumulated partner shares: by city and whether outdoors, and the same given the first partner."""
    sizes = np.array([[partner.lists.get(city, 0.0) for partner in PARTNERS] for city in CITIES])
    pull = np.array([partner.outdoor_pull for partner in PARTNERS])
    weights = np.stack([sizes, sizes * pull], axis=1)
    others = np.repeat(weights[:, :, None, :], len(PARTNERS), axis=2)
    others[:, :, np.arange(len(PARTNERS)), np.arange(len(PARTNERS))] = 0.0
    alone = others.sum(axis=3) == 0  # the only partner of a city is also its second one
    others[alone] = np.repeat(weights[:, :, None, :], len(PARTNERS), axis=2)[alone]
    return _cumulate(weights), _cumulate(others)


def _cumulate(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    cumulated = np.cumsum(weights, axis=-1)
    shares: NDArray[np.float64] = cumulated / cumulated[..., -1:]
    shares[..., -1] = np.inf  # the last one takes what rounding leaves
    # A partner without a list there must not be picked by the inf: cut at the last one that has a share.
    last = weights.shape[-1] - 1 - np.argmax(weights[..., ::-1] > 0, axis=-1)
    np.put_along_axis(shares, last[..., None], np.inf, axis=-1)
    return shares
