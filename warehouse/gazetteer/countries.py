"""Countries by their ISO code: names in the languages of people.

Add here: another fact about a country that a library knows.
Keep out: what the warehouse itself says of a country, such as its identifying numbers (warehouse/definitions).
"""

from collections.abc import Iterable
from functools import cache

import pycountry
from babel import Locale


def exists(code: str) -> bool:
    return pycountry.countries.get(alpha_2=code) is not None


def names(code: str, languages: Iterable[str]) -> dict[str, str]:
    """Language → name. Raises KeyError for what is no country."""
    return {language: str(_locale(language).territories[code]) for language in languages}


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)
