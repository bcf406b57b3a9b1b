"""The contact contract: every field intake accepts, its kind and its code list.

Add here: a field or a code that DATA's contact contract gained.
Keep out: how one partner spells them (its declaration), and free text: no field of that kind exists.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import phonenumbers

from warehouse.contract import ages
from warehouse.definitions import services
from warehouse.networks import home

SERVICES = services.codes()
NEEDS = ("shelter", "legal", "health", "documents", "psychosocial")
AMOUNTS_OF = ("condoms", "lubricant", "needles")
UNDER_AGE = ages.UNDER_AGE

CHOICES: Mapping[str, tuple[str, ...]] = {
    "channel": ("street_outreach", "mobile_unit", "venue_visit", "drop_in", "clinic", "phone", "online"),
    "gender": ("woman", "man", "trans_or_nonbinary", "not_asked"),
    "origin_kind": ("birth", "citizenship", "previous_residence", "unspecified"),
    "migrant_kind": ("cross_border", "internal", "none", "not_recorded"),
    "move_reason": (
        "work_and_income",
        "clients_or_season",
        "safety_or_police",
        "war",
        "family",
        "documents",
        "health_or_services",
        "other",
    ),
    "intended_stay": ("days", "weeks", "months", "longer", "unknown"),
    "injects_drugs": ("yes", "no", "not_asked"),
    "referral_kind": ("hiv_care", "sti_care", "drug_treatment", "tb", "legal", "shelter", "psychosocial", "social"),
    "violation_kind": (
        "violence",
        "sexual_violence",
        "theft_extortion",
        "unpaid",
        "detention",
        "documents_taken",
        "discrimination",
        "other",
    ),
    "perpetrator_group": ("state", "client", "third_party", "other"),
}
SETS: Mapping[str, tuple[str, ...]] = {
    "settings": (
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
        "not_recorded",
    ),
    "finds_clients": ("in_person", "phone_or_ads", "internet", "third_party", "not_recorded"),
}
BOOLEANS = (
    *(f"svc_{service}" for service in SERVICES),
    "hts_component_met",
    "referral_made",
    "referral_completed",
    *(f"need_{need}" for need in NEEDS),
)
# What was given out in one contact, in pieces. An amount says yes to its service.
AMOUNTS = tuple(f"amount_{given}" for given in AMOUNTS_OF)
DATES = ("contact_date", "referral_completed_date")
PLACES = ("city", "previous_place", "next_place")
COUNTRIES = ("origin_country", "referral_country")
OTHER_COUNTRY = "other"  # of origin: where a partner's form has no finer word
# First and last possible year of age: what is stored of the fields `age` and `age_band` (ages.py).
AGES = ("age_low", "age_high")
# Read, used and dropped: none of these is ever written as it came.
INPUT_ONLY = ("age", "age_band", "client_code", "link_ok")
OTHERS = ("source_uid", "birth_year_band")

FIELDS = frozenset((*CHOICES, *SETS, *BOOLEANS, *AMOUNTS, *DATES, *PLACES, *COUNTRIES, *INPUT_ONLY, *OTHERS))
REQUIRED = ("contact_date", "city", "channel")
# What an empty cell means where the contract has a word for it. Every other empty cell stays empty.
WHEN_EMPTY: Mapping[str, str] = {
    "settings": "not_recorded",
    "finds_clients": "not_recorded",
    "gender": "not_asked",
    "age_band": "not_recorded",
    "migrant_kind": "not_recorded",
    "origin_kind": "unspecified",
    "injects_drugs": "not_asked",
}
# Fields that are filled even if the partner's form does not ask.
ALWAYS_FILLED = ("settings", "gender", "age_band", "migrant_kind", "origin_kind")
SET_JOINER = "|"


def when_not_asked(field: str) -> bool | str | None:
    """What is stored of a field that the form does not have."""
    if field in BOOLEANS:
        return False
    return WHEN_EMPTY[field] if field in ALWAYS_FILLED else None


STORED = (
    "source_uid",
    "contact_date",
    "token_kind",
    "link_ok",
    "country",
    "region",
    "city",
    "channel",
    "settings",
    "finds_clients",
    "gender",
    *AGES,
    "birth_year_band",
    "origin_country",
    "origin_kind",
    "migrant_kind",
    "previous_place",
    "next_place",
    "move_reason",
    "intended_stay",
    "injects_drugs",
    *(f"svc_{service}" for service in SERVICES),
    "hts_component_met",
    *AMOUNTS,
    "referral_kind",
    "referral_made",
    "referral_completed",
    "referral_completed_date",
    "referral_country",
    "violation_kind",
    "perpetrator_group",
    *(f"need_{need}" for need in NEEDS),
)

COUNTRY_CODES = frozenset(phonenumbers.SUPPORTED_REGIONS) - {"AC", "TA", "XK"}


@dataclass(frozen=True)
class Place:
    """A city of the network: nothing finer exists."""

    country: str
    region: str


def places(root: Path) -> Mapping[str, Place]:
    """City code → country and region. `root`: the network's directory."""
    cities = home.network_of(root).places("city")
    return {str(row["place_code"]): Place(str(row["country_code"]), str(row["region_code"])) for row in cities}


def codes(field: str, root: Path) -> frozenset[str]:
    """Every contract value a label of this field may stand for. Empty for fields that are not coded."""
    if field in CHOICES:
        return frozenset(CHOICES[field])
    if field == "age_band":  # any other group of ages is understood too (ages.py)
        return frozenset((*ages.FIVE_YEARS, *ages.WIDE, ages.NOT_RECORDED, UNDER_AGE))
    if field in SETS:
        return frozenset(SETS[field])
    if field == "city":
        return frozenset(places(root))
    if field in PLACES:
        return frozenset(places(root)) | COUNTRY_CODES
    if field == "origin_country":
        return COUNTRY_CODES | {OTHER_COUNTRY}
    return COUNTRY_CODES if field in COUNTRIES else frozenset()
