"""First-level units of a country (ISO 3166-2): oblasts, regions, counties. A network groups them into its own regions.

Add here: another question about units.
Keep out: the grouping itself: it is a network's own.
"""

import gettext
from dataclasses import dataclass
from functools import cache

import pycountry


@dataclass(frozen=True)
class Unit:
    """`code` as ISO writes it, like FI-10; `kind` in English, like Region."""

    code: str
    kind: str
    names: dict[str, str]


@cache
def units(country: str, languages: tuple[str, ...]) -> dict[str, Unit]:
    """Code → unit, in the order of the codes. No unit that lies within another. Empty for an unknown country."""
    found = pycountry.subdivisions.get(country_code=country) or ()  # type: ignore[no-untyped-call]
    return {
        each.code: Unit(each.code, each.type, {language: _named(each.name, language) for language in languages})
        for each in sorted(found, key=lambda each: each.code)
        if each.parent_code is None
    }


def _named(name: str, language: str) -> str:
    """The name as ISO has it where nobody has translated it."""
    return _words(language).gettext(name)


@cache
def _words(language: str) -> gettext.NullTranslations:
    return gettext.translation("iso3166-2", pycountry.LOCALES_DIR, [language], fallback=True)
