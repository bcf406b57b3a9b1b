"""Client codes and their sealed tokens, as the partners' laptops would make them.

Add here: another way in which two partners write one person differently.
Keep out: every way of writing a code or a name anywhere: they exist in memory only, and only inside this module.
"""

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from warehouse.networks.demo.encounters import Contacts
from warehouse.networks.demo.network import FIRST_DAY, RECIPE, network_key
from warehouse.networks.demo.person import birth_years
from warehouse.networks.demo.population import GENDERS, NOT_ASKED, WOMAN, Population
from warehouse.tokens.first_keying import FULL, seal

LABELS = (FULL, "m1", "m2")
AS_EVERYWHERE, OTHER_BIRTHDAY, GENDER_WITHHELD = range(3)
VARIANTS = 3
_SHARE_WRITTEN_DIFFERENTLY = 0.07
NAMES = tuple(
    "".join(parts) for parts in product(("VEL", "TOR", "MIN", "ZAD"), ("O", "I", "E", "U"), ("RA", "NKA", "LI", "TTA"))
)
_BITS = 6  # 64 invented name classes: own, mother's, father's, family
_NAME_SPACE = 1 << (4 * _BITS)
_SPREAD = 9_176_741  # odd, so that multiplying is a bijection of the name space: no two people share all four names


def choose_variants(rng: np.random.Generator, people: Population, contacts: Contacts) -> NDArray[np.int64]:
    """How each row's code is written. Some people are coded differently by one (not their first) partner."""
    order = np.lexsort((contacts.same_day_order, contacts.day, contacts.person))
    person, partner = contacts.person[order], contacts.partner[order]
    first = np.full(people.size, -1)
    first[person[::-1]] = partner[::-1]
    last = np.full(people.size, -1)
    last[person] = partner
    differs = (first != last) & ~people.is_reserved & (rng.random(people.size) < _SHARE_WRITTEN_DIFFERENTLY)
    withholds = (people.gender == WOMAN) & (rng.random(people.size) < 0.3)
    variant = np.where(differs, np.where(withholds, GENDER_WITHHELD, OTHER_BIRTHDAY), AS_EVERYWHERE)
    return np.where(contacts.partner == last[contacts.person], variant[contacts.person], AS_EVERYWHERE)


def seal_rows(
    people: Population, person: NDArray[np.int64], variant: NDArray[np.int64], scope: str
) -> dict[str, NDArray[np.object_]]:
    """For each label the sealed token of each row, in one scope."""
    key = network_key(scope)
    wanted, place = np.unique(person * VARIANTS + variant, return_inverse=True)
    sealed: dict[str, NDArray[np.object_]] = {label: np.empty(len(wanted), dtype=object) for label in LABELS}
    for position, codes in enumerate(codes_of(people, wanted // VARIANTS, wanted % VARIANTS)):
        for label, code in zip(LABELS, codes, strict=True):
            sealed[label][position] = seal(key, RECIPE, label, code)
    return {label: tokens[place] for label, tokens in sealed.items()}


def codes_of(
    people: Population, person: NDArray[np.int64], variant: NDArray[np.int64]
) -> Iterator[tuple[str, str, str]]:
    """The whole code and two match keys: with and without gender. Match keys hold however a birthday is typed."""
    years = birth_years(people)[person]
    birthday = np.datetime64(FIRST_DAY, "D") + people.born[person]
    first_of_year = (years - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    # Another day of the same year, as when day and month are swapped.
    other = first_of_year + ((birthday - first_of_year).astype(np.int64) + 97) % 365
    days = np.datetime_as_string(np.where(variant == OTHER_BIRTHDAY, other, birthday)).tolist()
    genders = np.where(variant == GENDER_WITHHELD, NOT_ASKED, people.gender[person]).tolist()
    bands = (years // 5 * 5).tolist()
    for one, day, gender, band in zip(person.tolist(), days, genders, bands, strict=True):
        names = _names(one)
        yield f"{names}{day}{GENDERS[gender]}", f"{names}{band}{GENDERS[gender]}", f"{names}{band}"


def _names(person: int) -> str:
    number = person * _SPREAD % _NAME_SPACE
    return "".join(NAMES[number >> (_BITS * position) & (len(NAMES) - 1)] for position in range(4))
