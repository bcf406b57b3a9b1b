"""What was offered, where people were referred, what they reported and need.

Add here: a service, need or violation that the contact contract gained.
Keep out: anything about who the person is (person.py).
"""

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.encounters import Contacts
from warehouse.networks.demo.fields import NO_ANSWER, Answers, Code, Day, Flag, Number, as_flag
from warehouse.networks.demo.network import COUNTRIES, COUNTRY_OF_CITY
from warehouse.networks.demo.population import Population

SERVICES = {
    "information": 0.84,
    "counselling": 0.52,
    "condoms": 0.91,
    "lubricant": 0.62,
    "needles": 0.01,
    "hiv_test_offered": 0.46,
    "sti": 0.24,
    "hepatitis": 0.12,
    "tb": 0.05,
    "reproductive": 0.12,
    "drug_treatment_referral": 0.01,
    "art_link": 0.02,
    "legal": 0.07,
    "psychosocial": 0.16,
    "shelter": 0.015,
    "documents": 0.035,
}
NEEDS = {"shelter": 0.03, "legal": 0.05, "health": 0.08, "documents": 0.05, "psychosocial": 0.06}
REFERRALS = ("hiv_care", "sti_care", "drug_treatment", "tb", "legal", "shelter", "psychosocial", "social")
_REFERRAL_WEIGHTS = (0.16, 0.34, 0.04, 0.06, 0.14, 0.06, 0.12, 0.08)
VIOLATIONS = (
    "violence",
    "sexual_violence",
    "theft_extortion",
    "unpaid",
    "detention",
    "documents_taken",
    "discrimination",
    "other",
)
_VIOLATION_WEIGHTS = (0.22, 0.10, 0.16, 0.18, 0.12, 0.05, 0.13, 0.04)
PERPETRATORS = ("state", "client", "third_party", "other")
# More state officials where sex work itself is an offence.
_PERPETRATOR_WEIGHTS = {"RU": (0.42, 0.36, 0.14, 0.08), "UA": (0.26, 0.46, 0.18, 0.10), "FI": (0.08, 0.56, 0.24, 0.12)}


def support(rng: np.random.Generator, people: Population, contacts: Contacts) -> Answers:
    size = len(contacts)
    injects = people.injects[contacts.person]
    services = {name: rng.random(size) < share for name, share in SERVICES.items()}
    services["needles"] |= injects & (rng.random(size) < 0.75)
    services["drug_treatment_referral"] |= injects & (rng.random(size) < 0.10)
    answers: Answers = {f"svc_{name}": Flag(given) for name, given in services.items()}
    answers["hts_component_met"] = Flag(services["hiv_test_offered"] | (rng.random(size) < 0.06))
    answers |= {f"need_{name}": Flag(rng.random(size) < share) for name, share in NEEDS.items()}
    return answers | _referrals(rng, contacts) | _violations(rng, contacts)


def given_out(rng: np.random.Generator, services: Answers) -> Answers:
    """In pieces, what those forms ask that count them: some where the service is ticked, else none."""
    most = {"condoms": 30, "lubricant": 10, "needles": 20}
    given = {name: as_flag(services[f"svc_{name}"]).is_set for name in most}
    return {
        f"amount_{name}": Number(np.where(is_set, rng.integers(1, most[name] + 1, len(is_set)), 0))
        for name, is_set in given.items()
    }


def _referrals(rng: np.random.Generator, contacts: Contacts) -> Answers:
    size = len(contacts)
    is_made = rng.random(size) < 0.07
    is_completed = is_made & (rng.random(size) < 0.58)
    host = COUNTRY_OF_CITY[contacts.city].astype(np.int64)
    return {
        "referral_kind": Code(REFERRALS, np.where(is_made, rng.choice(8, size, p=_REFERRAL_WEIGHTS), NO_ANSWER)),
        "referral_made": Flag(is_made),
        "referral_completed": Flag(is_completed),
        "referral_completed_date": Day(np.where(is_completed, contacts.day + rng.integers(1, 40, size), NO_ANSWER)),
        "referral_country": Code(COUNTRIES, np.where(is_made, host, NO_ANSWER)),
    }


def _violations(rng: np.random.Generator, contacts: Contacts) -> Answers:
    size = len(contacts)
    is_reported = rng.random(size) < 0.035
    host = COUNTRY_OF_CITY[contacts.city]
    who: NDArray[np.int64] = np.full(size, NO_ANSWER)
    for country, weights in _PERPETRATOR_WEIGHTS.items():
        here = is_reported & (host == COUNTRIES.index(country))
        who[here] = rng.choice(4, int(here.sum()), p=weights)
    return {
        "violation_kind": Code(VIOLATIONS, np.where(is_reported, rng.choice(8, size, p=_VIOLATION_WEIGHTS), NO_ANSWER)),
        "perpetrator_group": Code(PERPETRATORS, who),
    }
