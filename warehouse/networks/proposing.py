"""A line of places.csv for a city, as the gazetteer proposes it and a person confirms it.

Add here: another thing that can be proposed.
Keep out: where it is known from (warehouse/gazetteer), writing it (editing.py), and asking people (dagster_project).
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.gazetteer import cities
from warehouse.gazetteer.cities import City, Name

_CODE = re.compile("[a-z]{2}_[a-z]+")
Said = Mapping[str, str]


class Proposal(NamedTuple):
    """A line without its region. `sources`: column → where its text was taken from, if nobody said it."""

    line: dict[str, str]
    sources: dict[str, str]


def city(place: str, country: str, said: Said, geonames_id: int | None = None) -> Proposal:
    """`place`: a name in any alphabet, or a code like fi_oulu; `said` goes first.

    Raises ConfigError where something is neither known nor said.
    """
    given = {key: value for key, value in said.items() if value}
    needed = [*(f"name_{language}" for language in LANGUAGES), "latitude", "longitude"]
    known = {} if set(needed) <= given.keys() else _proposed(_found(place, country, geonames_id))
    names = {key: name.text for key, name in known.items()}
    line = {**names, **given, "level": "city", "country_code": country}
    if lacking := [key for key in needed if not line.get(key)]:
        options = ", ".join(f"--{key.removeprefix('name_')}" for key in lacking)
        unknown = f"No city of 15,000 people and more in {country} is called so"
        why = "It has no name there in all letters" if known else unknown
        raise ConfigError(f"{why}. Say it: {options}.")
    line["place_code"] = place if _CODE.fullmatch(place) else f"{country.lower()}_{_letters(line['name_en'])}"
    return Proposal(line, {key: name.source for key, name in known.items() if key not in given})


def _found(place: str, country: str, geonames_id: int | None) -> City | None:
    name = place.partition("_")[2] if _CODE.fullmatch(place) else place
    found = [one for one in cities.find([country], name) if geonames_id in (None, one.geonames_id)]
    if len(found) > 1:
        told = "; ".join(f"--geonames {one.geonames_id}: {one.latitude} N {one.longitude} E" for one in found)
        raise ConfigError(f"Several cities in {country} are called so. Choose one: {told}.")
    return found[0] if found else None


def _proposed(found: City | None) -> dict[str, Name]:
    if found is None:
        return {}
    names = {f"name_{language}": found.proposed(language) for language in LANGUAGES}
    degrees = {"latitude": found.latitude, "longitude": found.longitude}
    where = {key: Name(str(value), "GeoNames") for key, value in degrees.items()}
    return {key: name for key, name in names.items() if name} | where


def _letters(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.lower())
    return "".join(sign for sign in apart if sign.isascii() and sign.isalpha())
