"""The words we know: headers and labels of forms and registers in four languages, folded for comparing.

Add here: another kind of word list.
Keep out: the words themselves (known_headers.yaml, known_words.yaml, those of services in warehouse/definitions), and
what is proposed because of them (propose.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from warehouse import yaml_text
from warehouse.contract import contact_fields
from warehouse.contract.fold import fold
from warehouse.definitions import services as definitions
from warehouse.definitions.languages import LANGUAGES
from warehouse.networks import home

_ROOM = Path(__file__).parent
_CITY_SIGNS = {"ru": ("г.", "гор.", "город", "г"), "uk": ("м.", "місто", "м")}
_EDGES = " \t\n:*?.,;!\"'«»"


def key(text: str) -> str:
    """How headers and words are compared here: like everywhere, and underscores of form tools are blanks."""
    return fold(text.replace("_", " ").strip(_EDGES)) or fold(text)


@dataclass(frozen=True)
class Headers:
    """Folded spelling → field, with the rank of the spelling within its field."""

    fields: Mapping[str, tuple[str, int]]
    groups: Mapping[str, str]  # folded first part → a set field, or the prefix of its fields
    fallbacks: Mapping[str, str]
    technical: frozenset[str]
    origin_kinds: Mapping[str, str]
    parts_of_codes: frozenset[str]


def spellings_of_fields() -> dict[str, Sequence[str]]:
    """Field of the contract → how exports call its column."""
    services = {f"svc_{code}": service.headers for code, service in definitions.services().items()}
    return {**_yaml("known_headers.yaml")["fields"], **services}


@lru_cache(maxsize=1)
def headers() -> Headers:
    lists: dict[str, Any] = _yaml("known_headers.yaml")
    fields = {
        key(spelling): (field, rank)
        for field, spellings in spellings_of_fields().items()
        for rank, spelling in enumerate([*spellings, field])
    }
    return Headers(
        fields,
        _turned(lists["groups"]),
        _turned(lists["fallbacks"]),
        frozenset(map(key, lists["technical"])),
        _turned(lists["origin_kind"]),
        frozenset(map(key, lists["parts_of_codes"])),
    )


@lru_cache(maxsize=64)
def words(field: str, root: Path) -> Mapping[str, str]:
    """Folded word → code of this field. For `booleans` the codes are true and false."""
    if field in contact_fields.BOOLEANS or field == "link_ok":
        field = "booleans"
    by_word: dict[str, str] = {}
    if field in (*contact_fields.COUNTRIES, *contact_fields.PLACES):
        by_word |= _countries() if field != "city" else {}
        by_word |= _places(root) if field in contact_fields.PLACES else {}
    by_word |= _turned(_yaml("known_words.yaml").get(field, {}))
    return by_word | {key(code): code for code in contact_fields.codes(field, root)}


def services() -> Mapping[str, str]:
    """Folded word → yes-or-no field, for columns that hold several services or needs."""
    ranked = headers().fields.items()
    return {spelling: field for spelling, (field, _) in ranked if field.startswith("svc_")}


def _countries() -> dict[str, str]:
    from babel import Locale  # takes a moment, and only scaffolding needs it

    by_name: dict[str, str] = {}
    for language in LANGUAGES:
        names = Locale(language).territories
        by_name |= {key(names[code]): code for code in contact_fields.COUNTRY_CODES if code in names}
    return by_name | _turned(_yaml("known_words.yaml")["countries"])


def _places(root: Path) -> dict[str, str]:
    """Cities of the network, by their names and by the spellings of those that are known."""
    cities = home.network_of(root).places("city")
    named = {
        key(spelling): str(row["place_code"])
        for row in cities
        for language in LANGUAGES
        for spelling in _as_written(str(row[f"name_{language}"]), language)
    }
    spelled = _yaml("known_words.yaml")["places"]
    return named | _turned({code: spelled[code] for code in dict.fromkeys(named.values()) if code in spelled})


def _as_written(city: str, language: str) -> Iterator[str]:
    """A city's name alone, and with the word for a city that registers write beside it."""
    yield city
    for sign in _CITY_SIGNS.get(language, ()):
        yield from (f"{sign} {city}", f"{city} {sign}")
        if sign.endswith("."):
            yield f"{sign}{city}"


def _turned(spelled: Mapping[str, list[str]]) -> dict[str, str]:
    return {key(spelling): code for code, spellings in spelled.items() for spelling in spellings}


@lru_cache(maxsize=2)
def _yaml(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml_text.read((_ROOM / name).read_text(encoding="utf-8"))
    return content
