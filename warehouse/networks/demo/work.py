"""Where people work, how the contact took place, how they find clients.

Add here: a season, trend or habit of work.
Keep out: what was offered at the contact (support.py).
"""

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.encounters import Contacts
from warehouse.networks.demo.fields import Answers, Code, CodeSet, draw_rows
from warehouse.networks.demo.network import CITIES, CITY, MONTHS
from warehouse.networks.demo.population import Population

SETTINGS = (
    "street",
    "highway",
    "park",
    "own_flat",
    "rented_flat",
    "brothel",
    "massage_salon",
    "sauna",
    "hotel",
    "bar_club",
    "outcall",
    "remote_only",
)
OUTDOOR, INDOOR, REMOTE = range(3)
GROUPS = ("outdoor", "indoor", "remote")
GROUP_OF_SETTING = np.array([OUTDOOR] * 3 + [INDOOR] * 8 + [REMOTE])
CHANNELS = ("street_outreach", "mobile_unit", "venue_visit", "drop_in", "clinic", "phone", "online")
WAYS = ("in_person", "phone_or_ads", "internet", "third_party")

# Share that works outdoors at the start, and what two years change (linear): the real part of the shift.
OUTDOOR_SHARE = {
    "ru_spb": (0.38, -0.04),
    "ru_irkutsk": (0.58, 0.0),
    "ru_novosibirsk": (0.54, 0.0),
    "ua_kyiv": (0.40, -0.06),
    "ua_lviv": (0.32, -0.02),
    "ua_odesa": (0.44, -0.05),
    "fi_helsinki": (0.46, -0.17),
    "fi_turku": (0.38, -0.15),
    "fi_tampere": (0.36, -0.14),
    "fi_lappeenranta": (0.78, -0.05),
}
REMOTE_SHARE = {"ru": (0.06, 0.05), "ua": (0.07, 0.06), "fi": (0.09, 0.05)}
SIBERIAN_WINTER = {10: 0.42, 11: 0.36, 0: 0.34, 1: 0.36, 2: 0.46}  # calendar month from 0: factor on the outdoor share
RUSSIAN_AND_UKRAINIAN_WINTER = 0.88
SUDDEN_CHANGE = 0.10  # share of contacts at which somebody works otherwise than she usually does
NOT_RECORDED = 0.03
SEVERAL = 0.05

_SETTING_WEIGHTS = np.array(
    [
        [60, 22, 18, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 14, 27, 16, 14, 9, 8, 6, 6, 0],
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
        [20, 70, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0],  # outdoors in a border town: mostly the road
    ],
    dtype=float,
)
_BORDER_TOWN = 3
_CHANNEL_WEIGHTS = np.array([[48, 28, 2, 13, 5, 3, 1], [2, 4, 40, 24, 10, 12, 8], [0, 0, 1, 9, 4, 30, 56]], dtype=float)
_WAY_SHARES = np.array([[0.85, 0.20, 0.12, 0.08], [0.25, 0.50, 0.55, 0.30], [0.02, 0.25, 0.95, 0.04]])


def work(rng: np.random.Generator, people: Population, contacts: Contacts) -> Answers:
    group = _group(rng, people, contacts)
    rows = np.where((contacts.city == CITY["fi_lappeenranta"]) & (group == OUTDOOR), _BORDER_TOWN, group)
    chosen = np.zeros((len(contacts), len(SETTINGS)), dtype=np.bool_)
    chosen[np.arange(len(contacts)), draw_rows(rng, _SETTING_WEIGHTS, rows)] = True
    _add_second_setting(rng, chosen, group)
    chosen[rng.random(len(contacts)) < NOT_RECORDED] = False
    ways = rng.random((len(contacts), len(WAYS))) < _WAY_SHARES[group]
    return {
        "settings": CodeSet(SETTINGS, chosen),
        "finds_clients": CodeSet(WAYS, ways),
        "channel": Code(CHANNELS, draw_rows(rng, _CHANNEL_WEIGHTS, group)),
    }


def _group(rng: np.random.Generator, people: Population, contacts: Contacts) -> NDArray[np.int64]:
    outdoor, remote = _shares()
    rank = people.outdoor_rank[contacts.person]
    rank = np.where(rng.random(len(contacts)) < SUDDEN_CHANGE, rng.random(len(contacts)), rank)
    is_outdoor = rank < outdoor[contacts.city, contacts.month]
    is_remote = rank > 1 - remote[contacts.city, contacts.month]
    return np.where(is_outdoor, OUTDOOR, np.where(is_remote, REMOTE, INDOOR))


def _shares() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """By city and month: share working outdoors, share working remotely."""
    months = np.arange(MONTHS)
    grown = months / (MONTHS - 1)
    outdoor = np.array([[start + change * part for part in grown] for start, change in OUTDOOR_SHARE.values()])
    remote_of = [REMOTE_SHARE[city[:2]] for city in CITIES]
    remote = np.array([[start + change * part for part in grown] for start, change in remote_of])
    siberia = [CITY["ru_irkutsk"], CITY["ru_novosibirsk"]]
    milder = [CITY[city] for city in CITIES if city[:2] in ("ru", "ua") and CITY[city] not in siberia]
    for month in months:
        factor = SIBERIAN_WINTER.get(int(month % 12))
        if factor:
            outdoor[siberia, month] *= factor
            outdoor[milder, month] *= RUSSIAN_AND_UKRAINIAN_WINTER
    return outdoor, remote


def _add_second_setting(rng: np.random.Generator, chosen: NDArray[np.bool_], group: NDArray[np.int64]) -> None:
    """Some work in two places; half of them both indoors and outdoors. Remote only is only remote."""
    several = np.flatnonzero((group != REMOTE) & (rng.random(len(group)) < SEVERAL))
    second = np.where(rng.random(len(several)) < 0.5, 1 - group[several], group[several])
    chosen[several, draw_rows(rng, _SETTING_WEIGHTS, second)] = True
