"""What must happen in the demo network, partner by partner and month by month.

Add here: a dated fact about deliveries that a test or a dashboard relies on. `FACTS` tells readers of the truth.
Keep out: facts about single people (cast.py) and whatever may be left to chance.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.encounters import (
    ACCEPTED,
    FILE_REFUSED,
    FIRST_VERSION,
    ROW_REFUSED,
    SECOND_VERSION,
    SUPERSEDED,
    Contacts,
)
from warehouse.networks.demo.network import COUNTRIES, COUNTRY_OF_CITY, MONTH_OFFSETS, PARTNER, month_index
from warehouse.networks.demo.population import Population

PartnerMonth = tuple[str, str]

GAPS: tuple[PartnerMonth, ...] = (("ua_more", "2022-03"), ("fi_harbour", "2023-11"), ("fi_harbour", "2023-12"))
EMPTY: PartnerMonth = ("ru_ob", "2023-01")
FILE_WITH_PHONES: PartnerMonth = ("ru_baikal", "2023-05")
RESTATED: PartnerMonth = ("ua_dnipro", "2022-06")
RESENT: PartnerMonth = ("ru_neva", "2022-09")
SUBMITTED_TWICE: PartnerMonth = ("fi_north", "2022-06")
COPIES = 2
TOTALS = {
    ("ru_baikal", "2022-06"): "Итого",
    ("ru_baikal", "2022-12"): "Итого",
    ("ru_baikal", "2023-06"): "Итого",
    ("ru_baikal", "2023-12"): "Итого",
    ("ua_halych", "2022-12"): "Разом",
    ("ua_halych", "2023-06"): "Разом",
}
LATE_DAYS = {("ua_halych", "2022-10"): 75, ("fi_lake", "2023-03"): 68, ("ru_ob", "2023-08"): 90}
BORDER_CLOSED = "2023-12"
SECOND_VERSION_DAYS = 81
RESENT_DAYS = 62

ANONYMOUS_SHARE = 0.01
RESTATED_CHANGED, RESTATED_ADDED, RESTATED_REMOVED = 3, 5, 2


@dataclass(frozen=True)
class BadRow:
    """One row of a delivery in which a cell cannot be accepted."""

    partner: str
    month: str
    field: str
    raw: str
    why: str


BAD_ROWS = (
    BadRow("ru_neva", "2022-04", "contact_date", "31.04.2022", "no such day"),
    BadRow("ru_neva", "2022-04", "contact_date", "в апреле", "not a date"),
    BadRow("ru_baikal", "2023-02", "contact_date", "01.03.2023", "outside the span of the delivery"),
    BadRow("ru_neva", "2023-12", "contact_date", "32.12.2023", "no such day"),
    BadRow("ua_halych", "2022-11", "channel", "Інше", "unknown channel"),
    BadRow("ua_halych", "2022-11", "channel", "Волонтер", "unknown channel"),
    BadRow("ua_dnipro", "2023-10", "contact_date", "вчора", "not a date"),
    BadRow("fi_north", "2023-02", "contact_date", "2023-02-30", "no such day"),
    BadRow("fi_north", "2023-02", "contact_date", "2023-03-02", "outside the span of the delivery"),
    BadRow("fi_lake", "2023-11", "channel", "muu", "unknown channel"),
)

FACTS = (
    (
        "2022-01/2022-02: a few people go from Saint Petersburg to Kyiv; linkage cannot show it (no scope ru_ua), only "
        "previous_place does. None after February 2022."
    ),
    "2022-03 to 2022-06: surge from Ukraine to Finland, and from Kyiv and Odesa to Lviv.",
    "Each June to August: more people in Finland, also from Saint Petersburg; they return in September and October.",
    "2023-12: the land border between Finland and Russia is closed; no move over it ends in this month.",
    "November to March: people in Irkutsk and Novosibirsk work outdoors much less often.",
    (
        "2022 Q4 to 2023 Q4, Finland: the indoor share rises, partly in truth and partly because fi_harbour, whose "
        "clients mostly work outdoors, stops reporting after October 2023."
    ),
    "2023 H2, Turku: exactly three trans or nonbinary persons, met by fi_north and fi_lake.",
    "fi_lappeenranta has one partner (fi_harbour); ru_ob is not safe to show.",
    "ru_baikal closes each half-year, and ua_halych two of them, with a row of totals, which is no contact.",
    "Three people were in Saint Petersburg, then Helsinki, then Kyiv: no scope may show the whole way.",
)


def happen(rng: np.random.Generator, people: Population, contacts: Contacts) -> Contacts:
    """Apply the script: months without rows, anonymous contacts, the refused file and the restatement."""
    silent = _is_in(contacts, *GAPS) | _is_in(contacts, EMPTY)
    contacts = contacts.take(~silent & ~_could_look_like_crossing_a_closed_border(contacts))
    anonymous = (rng.random(len(contacts)) < ANONYMOUS_SHARE) & ~people.is_reserved[contacts.person]
    refused = np.where(_is_in(contacts, FILE_WITH_PHONES), FILE_REFUSED, contacts.fate)
    return _restate(rng, people, replace(contacts, is_anonymous=anonymous, fate=refused))


def mark_bad_rows(
    rng: np.random.Generator, people: Population, contacts: Contacts
) -> tuple[Contacts, dict[int, BadRow]]:
    """Each bad row takes the place of one that was right: whom it was about is not met that time."""
    fate = contacts.fate.copy()
    bad: dict[int, BadRow] = {}
    for case in BAD_ROWS:
        free = _is_in(contacts, (case.partner, case.month)) & (fate == ACCEPTED) & ~people.is_reserved[contacts.person]
        row = int(rng.choice(np.flatnonzero(free)))
        fate[row] = ROW_REFUSED
        bad[row] = case
    return replace(contacts, fate=fate), bad


def _restate(rng: np.random.Generator, people: Population, contacts: Contacts) -> Contacts:
    """The second version drops two rows, corrects three (a day later) and adds five that were forgotten."""
    here = _is_in(contacts, RESTATED)
    free = here & ~people.is_reserved[contacts.person] & ~contacts.is_anonymous
    # A corrected day must not fall on a day in another city: correct only people met once in that month.
    times = np.bincount(contacts.person[contacts.month == month_index(RESTATED[1])], minlength=people.size)
    changed = rng.choice(np.flatnonzero(free & (times == 1)[contacts.person]), RESTATED_CHANGED, replace=False)
    rest = np.setdiff1d(np.flatnonzero(free), changed)
    added, removed = np.split(rng.choice(rest, RESTATED_ADDED + RESTATED_REMOVED, replace=False), [RESTATED_ADDED])
    versions, fate = contacts.versions.copy(), contacts.fate.copy()
    versions[here] = FIRST_VERSION | SECOND_VERSION
    versions[added] = SECOND_VERSION
    replaced = np.concatenate([changed, removed])
    versions[replaced] = FIRST_VERSION
    fate[replaced] = SUPERSEDED
    corrected = contacts.take(changed)
    last_day = MONTH_OFFSETS[month_index(RESTATED[1]) + 1] - 1
    corrected = replace(
        corrected,
        day=np.minimum(corrected.day + 1, last_day),
        versions=np.full(len(changed), SECOND_VERSION),
    )
    return replace(contacts, versions=versions, fate=fate).followed_by(corrected)


def _could_look_like_crossing_a_closed_border(contacts: Contacts) -> NDArray[np.bool_]:
    """In December 2023, people who were ever met on the other side of the Finnish-Russian border are not met.

    Whoever crossed in November and is first seen in December would otherwise show as a move over the closed border.
    """
    country = COUNTRY_OF_CITY[contacts.city]
    was_in = [np.isin(contacts.person, contacts.person[country == COUNTRIES.index(code)]) for code in ("RU", "FI")]
    could: NDArray[np.bool_] = was_in[0] & was_in[1] & (contacts.day >= MONTH_OFFSETS[month_index(BORDER_CLOSED)])
    return could


def _is_in(contacts: Contacts, *partner_months: PartnerMonth) -> NDArray[np.bool_]:
    month = contacts.month
    found = np.zeros(len(contacts), dtype=np.bool_)
    for slug, text in partner_months:
        found |= (contacts.partner == PARTNER[slug]) & (month == month_index(text))
    return found
