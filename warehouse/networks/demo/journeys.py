"""Where each person is in each month, and whether anybody met her there.

Add here: a route, with the months in which it is open and the share of people who take it.
Keep out: single contacts (encounters.py) and planted facts about named months of partners (script.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.network import CITY, COUNTRY_OF_CITY, MONTHS
from warehouse.networks.demo.population import TIED_ELSEWHERE, TIED_TO_RU, TIED_TO_UA, Population

ABSENT = -1
WAR = 2  # March 2022
BORDER_CLOSED = 23  # December 2023: nobody crosses between Finland and Russia any more
PAUSE_MONTHS = 4
ANYBODY = (TIED_TO_UA, TIED_TO_RU, TIED_ELSEWHERE)
SUMMER = (5, 6, 7)
AUTUMN = (8, 9)


@dataclass(frozen=True)
class Route:
    """`usual` is the share that leaves in an ordinary month, `in_month` the exceptions."""

    origin: str
    destination: str
    who: tuple[int, ...]
    usual: float
    in_month: dict[int, float]

    def share(self, month: int) -> float:
        return self.in_month.get(month, self.usual)


def _every_year(months: tuple[int, ...], share: float) -> dict[int, float]:
    return {year * 12 + month: share for year in range(MONTHS // 12) for month in months}


def _ukraine_to_finland() -> Iterator[Route]:
    for origin in ("ua_kyiv", "ua_lviv", "ua_odesa"):
        for city, part in {"fi_helsinki": 0.40, "fi_turku": 0.24, "fi_tampere": 0.24, "fi_lappeenranta": 0.12}.items():
            surge = {0: 0.001, 1: 0.001, WAR: 0.24, 3: 0.17, 4: 0.11, 5: 0.07, 6: 0.04}
            later = _every_year(SUMMER, 0.018)
            yield Route(origin, city, (TIED_TO_UA,), 0.008 * part, {m: s * part for m, s in (later | surge).items()})


def _within_ukraine_and_back() -> Iterator[Route]:
    ua = (TIED_TO_UA, TIED_ELSEWHERE)
    yield Route("ua_kyiv", "ua_lviv", ua, 0.012, {WAR: 0.12, 3: 0.05})
    yield Route("ua_odesa", "ua_lviv", ua, 0.010, {WAR: 0.10, 3: 0.04})
    yield Route("ua_lviv", "ua_kyiv", ua, 0.030, {0: 0.01, 1: 0.01, WAR: 0.0, 3: 0.01})
    yield Route("ua_lviv", "ua_odesa", ua, 0.012, {WAR: 0.0, 3: 0.0})
    yield Route("ua_kyiv", "ua_odesa", ua, 0.010, _every_year((5, 6), 0.02))
    yield Route("ua_odesa", "ua_kyiv", ua, 0.014, {})
    for origin in ("fi_helsinki", "fi_turku", "fi_tampere", "fi_lappeenranta"):
        yield Route(origin, "ua_kyiv", (TIED_TO_UA,), 0.012, dict.fromkeys(range(WAR, 6), 0.0))
        yield Route(origin, "ua_lviv", (TIED_TO_UA,), 0.010, dict.fromkeys(range(WAR, 5), 0.0))


def _russia_and_finland() -> Iterator[Route]:
    shut = {BORDER_CLOSED: 0.0}
    yield Route("ru_spb", "fi_helsinki", (TIED_TO_RU,), 0.005, _every_year(SUMMER, 0.040) | shut)
    yield Route("ru_spb", "fi_lappeenranta", (TIED_TO_RU,), 0.006, _every_year(SUMMER, 0.032) | shut)
    yield Route("ru_spb", "fi_turku", (TIED_TO_RU,), 0.001, _every_year(SUMMER, 0.012) | shut)
    for origin in ("fi_helsinki", "fi_turku", "fi_lappeenranta"):
        yield Route(origin, "ru_spb", (TIED_TO_RU,), 0.020, _every_year(AUTUMN, 0.13) | shut)


def _within_russia_and_finland() -> Iterator[Route]:
    yield Route("ru_irkutsk", "ru_novosibirsk", ANYBODY, 0.018, {})
    yield Route("ru_novosibirsk", "ru_irkutsk", ANYBODY, 0.014, {})
    yield Route("ru_novosibirsk", "ru_spb", ANYBODY, 0.014, {})
    yield Route("ru_irkutsk", "ru_spb", ANYBODY, 0.008, {})
    yield Route("ru_spb", "ru_novosibirsk", ANYBODY, 0.008, {})
    yield Route("fi_helsinki", "fi_turku", ANYBODY, 0.014, _every_year(SUMMER, 0.03))
    yield Route("fi_helsinki", "fi_tampere", ANYBODY, 0.016, {})
    yield Route("fi_helsinki", "fi_lappeenranta", ANYBODY, 0.006, _every_year(SUMMER, 0.012))
    yield Route("fi_turku", "fi_helsinki", ANYBODY, 0.030, {})
    yield Route("fi_tampere", "fi_helsinki", ANYBODY, 0.030, {})
    yield Route("fi_turku", "fi_tampere", ANYBODY, 0.012, {})
    yield Route("fi_lappeenranta", "fi_helsinki", ANYBODY, 0.040, {})


ROUTES = (
    *_ukraine_to_finland(),
    *_within_ukraine_and_back(),
    *_russia_and_finland(),
    *_within_russia_and_finland(),
)


def travel(rng: np.random.Generator, people: Population) -> NDArray[np.int64]:
    """By person and month: the city where somebody met her, or ABSENT."""
    met = np.full((people.size, MONTHS), ABSENT, dtype=np.int64)
    here = people.home.copy()
    for month in range(MONTHS):
        is_active = (people.start <= month) & (month < people.start + people.span) & ~people.is_reserved
        here = _move(rng, people, here, month, is_active & (people.start < month))
        is_met = is_active & ~_is_paused(people, month)
        is_met &= (rng.random(people.size) < people.steadiness) | (people.start == month)
        met[is_met, month] = here[is_met]
    return met


def _move(
    rng: np.random.Generator,
    people: Population,
    here: NDArray[np.int64],
    month: int,
    is_free: NDArray[np.bool_],
) -> NDArray[np.int64]:
    there = here.copy()
    can_take_routes = is_free & ~people.is_circular
    for route in ROUTES:
        share = route.share(month)
        at_origin = np.flatnonzero(can_take_routes & (here == CITY[route.origin]) & (there == here))
        leaves = at_origin[np.isin(people.tie[at_origin], route.who) & (rng.random(len(at_origin)) < share)]
        there[leaves] = CITY[route.destination]
    swaps = is_free & people.is_circular & (rng.random(people.size) < 0.35)
    opposite = np.where(here == people.home, people.other_city, people.home)
    crosses = COUNTRY_OF_CITY[opposite] != COUNTRY_OF_CITY[here]
    swaps &= ~(crosses & ((month == BORDER_CLOSED) | (month < WAR)))
    return np.where(swaps, opposite, there)


def _is_paused(people: Population, month: int) -> NDArray[np.bool_]:
    return (people.pause_start <= month) & (month < people.pause_start + PAUSE_MONTHS)
