"""Who the invented people are: where they start, how long they stay in the work, where they come from.

Add here: an attribute that a person keeps for good.
Keep out: where they are in a month (journeys.py), how they work on a day (work.py), and names (codes.py, only in
memory).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.network import CITIES, COUNTRY_OF_CITY, MONTHS

GENDERS = ("woman", "man", "trans_or_nonbinary", "not_asked")
WOMAN, MAN, TRANS, NOT_ASKED = range(4)
ORIGINS = ("RU", "UA", "UZ", "TJ", "KG", "MD", "BY", "KZ", "EE", "LV", "TH", "NG", "RO", "FI")

# Three ties decide which borders somebody may cross: nobody ever goes both to Russia and to Ukraine.
TIED_TO_UA, TIED_TO_RU, TIED_ELSEWHERE = range(3)

ORIGIN_SHARES = {
    "RU": {"RU": 0.74, "UZ": 0.07, "KG": 0.05, "TJ": 0.04, "UA": 0.04, "MD": 0.03, "BY": 0.02, "KZ": 0.01},
    "UA": {"UA": 0.95, "MD": 0.04, "BY": 0.01},
    "FI": {"FI": 0.34, "TH": 0.15, "EE": 0.14, "RU": 0.13, "RO": 0.09, "NG": 0.07, "UA": 0.05, "LV": 0.03},
}
CITY_WEIGHTS = {
    "ru_spb": 1.20,
    "ru_irkutsk": 0.92,
    "ru_novosibirsk": 1.00,
    "ua_kyiv": 1.46,
    "ua_lviv": 0.84,
    "ua_odesa": 1.20,
    "fi_helsinki": 0.86,
    "fi_turku": 0.62,
    "fi_tampere": 0.72,
    "fi_lappeenranta": 0.36,
}
EARLIEST_START = -7  # months before the first one: the network was there before the data
ADULT_BEFORE = -18 * 365 - 40  # born this many days before the first day, or earlier: an adult in every month


@dataclass(frozen=True)
class Population:
    """One row per person; the index is the person's id in the truth."""

    home: NDArray[np.int64]
    start: NDArray[np.int64]
    span: NDArray[np.int64]
    origin: NDArray[np.int64]
    tie: NDArray[np.int64]
    gender: NDArray[np.int64]
    born: NDArray[np.int64]  # days relative to the first day of the data
    is_internal_migrant: NDArray[np.bool_]
    outdoor_rank: NDArray[np.float64]  # 0: the first to work outdoors, 1: the last
    steadiness: NDArray[np.float64]
    is_circular: NDArray[np.bool_]
    other_city: NDArray[np.int64]
    pause_start: NDArray[np.int64]
    injects: NDArray[np.bool_]
    is_reserved: NDArray[np.bool_]  # belongs to the script, not to chance

    @property
    def size(self) -> int:
        return len(self.home)


def draw_population(rng: np.random.Generator, free: int, reserved: int) -> Population:
    """`free` people left to chance and, after them, `reserved` ones for script.py."""
    size = free + reserved
    start, home = _draw_starts(rng, size)
    country = COUNTRY_OF_CITY[home]
    origin = _draw_origins(rng, country, start)
    internal = (rng.random(size) < np.array([0.52, 0.30, 0.25])[country]) & (origin != -1)
    return Population(
        home=home,
        start=start,
        span=np.maximum(2, rng.geometric(1 / 8.5, size)),
        origin=origin,
        tie=_ties(country, origin),
        gender=rng.choice(4, size, p=[0.90, 0.05, 0.03, 0.02]),
        born=(ADULT_BEFORE - rng.gamma(2.2, 4.6, size) * 365.25).astype(np.int64),
        is_internal_migrant=internal,
        outdoor_rank=rng.random(size),
        steadiness=rng.beta(5, 4, size),
        is_circular=rng.random(size) < 0.10,
        other_city=_other_cities(rng, home, _ties(country, origin)),
        pause_start=np.where(rng.random(size) < 0.15, start + rng.integers(1, 6, size), 999),
        injects=rng.random(size) < np.array([0.07, 0.06, 0.02])[country],
        is_reserved=np.arange(size) >= free,
    )


def _draw_starts(rng: np.random.Generator, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """When and where: fewer begin in Ukraine once the war is there, more in Finland in summer."""
    months = np.arange(EARLIEST_START, MONTHS)
    weights = np.tile(np.array([CITY_WEIGHTS[city] for city in CITIES]), (len(months), 1))
    ukraine, finland = COUNTRY_OF_CITY == 1, COUNTRY_OF_CITY == 2
    weights[np.ix_(months >= 2, ukraine)] *= 0.90
    summer = (months >= 0) & np.isin(months % 12, (4, 5, 6, 7))
    weights[np.ix_(summer, finland)] *= 1.6
    weights[np.ix_(np.isin(months, (2, 3, 4)), finland)] *= 1.25
    flat = rng.choice(weights.size, size, p=(weights / weights.sum()).ravel())
    return months[flat // len(CITIES)], flat % len(CITIES)


def _draw_origins(rng: np.random.Generator, country: NDArray[np.int8], start: NDArray[np.int64]) -> NDArray[np.int64]:
    origin = np.zeros(len(country), dtype=np.int64)
    for index, shares in enumerate(ORIGIN_SHARES.values()):
        here = np.flatnonzero(country == index)
        codes = [ORIGINS.index(code) for code in shares]
        origin[here] = rng.choice(codes, len(here), p=list(shares.values()))
    arrived_by_war = (country == 2) & np.isin(start, (2, 3, 4, 5)) & (rng.random(len(country)) < 0.35)
    return np.where(arrived_by_war, ORIGINS.index("UA"), origin)


def _ties(country: NDArray[np.int8], origin: NDArray[np.int64]) -> NDArray[np.int64]:
    is_ua = (country == 1) | ((country == 2) & (origin == ORIGINS.index("UA")))
    is_ru = ((country == 0) | (country == 2)) & (origin == ORIGINS.index("RU"))
    return np.where(is_ua, TIED_TO_UA, np.where(is_ru, TIED_TO_RU, TIED_ELSEWHERE))


def _other_cities(rng: np.random.Generator, home: NDArray[np.int64], tie: NDArray[np.int64]) -> NDArray[np.int64]:
    """The second place of people who go to and fro: mostly in the same country, for some across the border."""
    chosen = home.copy()
    across = {TIED_TO_UA: [3, 4, 6, 8], TIED_TO_RU: [0, 6, 9]}
    for city in range(len(CITIES)):
        same = [c for c in range(len(CITIES)) if COUNTRY_OF_CITY[c] == COUNTRY_OF_CITY[city] and c != city]
        here = np.flatnonzero(home == city)
        chosen[here] = rng.choice(same, len(here))
        for bound, places in across.items():
            abroad = [c for c in places if COUNTRY_OF_CITY[c] != COUNTRY_OF_CITY[city]]
            leave = here[(tie[here] == bound) & (rng.random(len(here)) < 0.3)]
            chosen[leave] = rng.choice(abroad, len(leave))
    return chosen
