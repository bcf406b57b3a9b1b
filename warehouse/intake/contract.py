"""The contact contract: every field intake accepts, its kind and its code list.

Add here: a field or a code that DATA's contact contract gained.
Keep out: how one partner spells them (its declaration), and free text: no field of that kind exists.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import phonenumbers

from warehouse.networks import home

SERVICES = (
    "information",
    "counselling",
    "condoms",
    "lubricant",
    "needles",
    "hiv_test_offered",
    "sti",
    "hepatitis",
    "tb",
    "reproductive",
    "drug_treatment_referral",
    "art_link",
    "legal",
    "psychosocial",
    "shelter",
    "documents",
)
NEEDS = ("shelter", "legal", "health", "documents", "psychosocial")
AGE_BANDS = ("18-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50+", "not_recorded")
UNDER_AGE = "under_18"

CHOICES: Mapping[str, tuple[str, ...]] = {
    "channel": ("street_outreach", "mobile_unit", "venue_visit", "drop_in", "clinic", "phone", "online"),
    "gender": ("woman", "man", "trans_or_nonbinary", "not_asked"),
    "age_band": AGE_BANDS,
    "origin_kind": ("birth", "citizenship", "previous_residence", "unspecified"),
    "migrant_kind": ("cross_border", "internal", "none", "not_recorded"),
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
DATES = ("contact_date", "referral_completed_date")
PLACES = ("city", "previous_place", "next_place")
COUNTRIES = ("origin_country", "referral_country")
# Read, used and dropped: none of these is ever written as it came.
INPUT_ONLY = ("age", "client_code", "link_ok")
OTHERS = ("source_uid", "birth_year_band")

FIELDS = frozenset((*CHOICES, *SETS, *BOOLEANS, *DATES, *PLACES, *COUNTRIES, *INPUT_ONLY, *OTHERS))
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
    "age_band",
    "birth_year_band",
    "origin_country",
    "origin_kind",
    "migrant_kind",
    "previous_place",
    "next_place",
    "injects_drugs",
    *(f"svc_{service}" for service in SERVICES),
    "hts_component_met",
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
        return frozenset(CHOICES[field]) | ({UNDER_AGE} if field == "age_band" else set())
    if field in SETS:
        return frozenset(SETS[field])
    if field == "city":
        return frozenset(places(root))
    if field in PLACES:
        return frozenset(places(root)) | COUNTRY_CODES
    return COUNTRY_CODES if field in COUNTRIES else frozenset()
