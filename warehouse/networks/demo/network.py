"""The invented network: its cities, its nine partners and its network keys.

Add here: a city or partner of the demo, together with its line in places.csv or its declaration in partners/.
Keep out: what happens to people in it (journeys.py, script.py), and any key of a real network: these are derived from a
phrase that everybody can read, on purpose.
"""

import hmac
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

CITIES = (
    "ru_spb",
    "ru_irkutsk",
    "ru_novosibirsk",
    "ua_kyiv",
    "ua_lviv",
    "ua_odesa",
    "fi_helsinki",
    "fi_turku",
    "fi_tampere",
    "fi_lappeenranta",
)
CITY = {code: index for index, code in enumerate(CITIES)}
REGION = dict(
    zip(CITIES, ("RU-NW", *["RU-SIB"] * 2, "UA-C", "UA-W", "UA-S", "FI-S", "FI-S", "FI-W", "FI-S"), strict=True)
)
COUNTRIES = ("RU", "UA", "FI")
COUNTRY_OF_CITY = np.array([COUNTRIES.index(code[:2].upper()) for code in CITIES], dtype=np.int8)

SCOPES = {"RU": ("ru", "fi_ru"), "UA": ("ua", "fi_ua"), "FI": ("fi", "fi_ru", "fi_ua")}
ALL_SCOPES = ("ru", "ua", "fi", "fi_ru", "fi_ua")
RECIPE = "demo-1"

MONTHS = 24
FIRST_DAY = date(2022, 1, 1)
LATER_MONTHS = 120
MONTH_STARTS = tuple(date(2022 + index // 12, index % 12 + 1, 1) for index in range(MONTHS + LATER_MONTHS + 1))
MONTH_OFFSETS: NDArray[np.int64] = np.array([(day - FIRST_DAY).days for day in MONTH_STARTS])


@dataclass(frozen=True)
class Partner:
    """`lists`: how large its share of each city is. `outdoor_pull` > 1: outreach where people work outdoors."""

    slug: str
    lists: dict[str, float]
    file_name: str
    outdoor_pull: float = 1.0
    native_dates: bool = False
    file_name_resent: str = field(default="")

    @property
    def country(self) -> str:
        return self.slug[:2].upper()


PARTNERS = (
    Partner(
        "ru_neva",
        {"ru_spb": 0.40, "ru_irkutsk": 0.50, "ru_novosibirsk": 0.38},
        "neva_{year}-{month:02d}{version}.csv",
        outdoor_pull=1.3,
        file_name_resent="neva_povtorno_{year}-{month:02d}.csv",
    ),
    Partner(
        "ru_baikal",
        {"ru_spb": 0.34, "ru_irkutsk": 0.50, "ru_novosibirsk": 0.36},
        "baikal_{year}-{month:02d}{version}.csv",
        outdoor_pull=0.9,
    ),
    Partner("ru_ob", {"ru_spb": 0.26, "ru_novosibirsk": 0.26}, "ob-{year}-{month:02d}{version}.csv"),
    Partner(
        "ua_dnipro",
        {"ua_kyiv": 0.36, "ua_lviv": 0.48, "ua_odesa": 0.50},
        "zvit_{year}_{month:02d}{version}.xlsx",
        native_dates=True,
    ),
    Partner(
        "ua_halych", {"ua_kyiv": 0.32, "ua_lviv": 0.52}, "halych {month:02d}.{year}{version}.xlsx", outdoor_pull=0.8
    ),
    Partner("ua_more", {"ua_kyiv": 0.32, "ua_odesa": 0.50}, "more_{year}_{month:02d}{version}.xlsx", outdoor_pull=1.2),
    Partner(
        "fi_north",
        {"fi_helsinki": 0.36, "fi_turku": 0.50, "fi_tampere": 0.52},
        "contacts-{year}-{month:02d}{version}.xlsx",
    ),
    Partner(
        "fi_lake",
        {"fi_helsinki": 0.34, "fi_turku": 0.50, "fi_tampere": 0.48},
        "kohtaamiset-{year}-{month:02d}{version}.xlsx",
        outdoor_pull=0.8,
    ),
    Partner(
        "fi_harbour",
        {"fi_helsinki": 0.36, "fi_lappeenranta": 1.0},
        "harbour-{year}-{month:02d}{version}.xlsx",
        outdoor_pull=8.0,
    ),
)
PARTNER = {partner.slug: index for index, partner in enumerate(PARTNERS)}


def network_key(scope: str) -> bytes:
    """The key that partners of one scope share. The warehouse never sees it, and may not import this module."""
    return hmac.digest(b"an invented network for Crossings, nothing to hide here", f"K_net|{scope}".encode(), "sha256")


def month_index(text: str) -> int:
    """'2022-03' → 2."""
    year, month = text.split("-")
    return (int(year) - FIRST_DAY.year) * 12 + int(month) - 1
