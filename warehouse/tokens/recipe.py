"""What a client's code is made of, and what each match key leaves out. Recipes are data (recipes.yaml).

Add here: another kind of part that a network's code may have.
Keep out: how a name becomes canonical (canonical.py), where the parts stand in a file (reading.py), and keys.

Names are made canonical before they are cut. A code exists in memory only: nothing here prints or keeps one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from warehouse import yaml_text
from warehouse.tokens import canonical
from warehouse.tokens.first_keying import FULL, LABELS, MATCH_LABELS, column_name, seal

RECIPES = Path(__file__).with_name("recipes.yaml")
NAME_PARTS = ("mother", "father", "own", "family")
DATE_PARTS = ("day", "month", "year")
SOURCES = (*NAME_PARTS, "sex", *DATE_PARTS, "code")
SEX_DIGITS: Mapping[str | None, str] = {"man": "1", "woman": "2", "trans_or_nonbinary": "3"}
EXCHANGED = (("own", "mother"), ("day", "month"))  # people write each into the field of the other
LAST = ".last"  # `day.last`: a match key leaves out the last digit only
BORDER_PRECISION = 0.98  # a wrong pair across a border is somebody said to have moved who did not
SEX_UNKNOWN = "0"  # withheld: the match key without sex still finds the person


@dataclass(frozen=True)
class Part:
    """One part of a code."""

    source: str
    letters: int = 0  # of a name; 0: all of it
    digits: int = 2  # of a year


@dataclass(frozen=True)
class Border:
    """How well a recipe finds people on both sides of a border, as measured; `why` it cannot be used there, if so."""

    precision: float
    recall: float
    why: str


@dataclass(frozen=True)
class Recipe:
    """A layout of codes. `match`: label → the parts that this match key leaves out, or the last digits of parts."""

    name: str
    parts: tuple[Part, ...]
    match: Mapping[str, frozenset[str]]
    border: Border | None = None  # not measured where nothing is said
    of_one_partner: bool = False  # its codes mean nothing at another partner

    @property
    def sources(self) -> frozenset[str]:
        return frozenset(part.source for part in self.parts)

    @property
    def left_out(self) -> frozenset[str]:
        """The parts that one match key or another leaves out, or their last digits."""
        return frozenset(part.removesuffix(LAST) for parts in self.match.values() for part in parts)


@dataclass(frozen=True)
class Person:
    """What a row says of a person. Lives as long as its row is read; `repr` shows nothing."""

    names: Mapping[str, str]
    gender: str | None = None
    born: date | None = None
    code: str = ""

    def __repr__(self) -> str:
        return "Person(…)"


@cache
def recipes() -> Mapping[str, Recipe]:
    """The recipes that are shipped, by name."""
    content: dict[str, Any] = yaml_text.read(RECIPES.read_text(encoding="utf-8"))
    return {name: parsed(name, said) for name, said in content.items()}


def parsed(name: str, said: Mapping[str, Any]) -> Recipe:
    """A recipe from YAML. Raises ValueError naming what is wrong in it."""
    parts = tuple(Part(one["from"], one.get("letters", 0), one.get("digits", 2)) for one in said["parts"])
    match = {label: frozenset(left_out) for label, left_out in said.get("match", {}).items()}
    sources = [part.source for part in parts]
    if not parts or not set(sources) <= set(SOURCES) or len(set(sources)) < len(sources):
        raise ValueError(f"{name}: each part is one of {', '.join(SOURCES)}, and there once")
    can_go = {*sources, *(part + LAST for part in DATE_PARTS if part in sources)}
    if not set(match) <= set(MATCH_LABELS) or any(
        not left or not left <= can_go or set(sources) <= left for left in match.values()
    ):
        raise ValueError(f"{name}: a match key is one of {', '.join(MATCH_LABELS)} and leaves out some parts, not all")
    border = Border(**said["border"]) if "border" in said else None
    recipe = Recipe(name, parts, match, border, bool(said.get("of_one_partner", False)))
    # A slip in the year mostly changes its band too, and then no key may link: a recipe may do without.
    if match and not recipe.sources - {"year"} <= recipe.left_out:
        raise ValueError(f"{name}: every part but the year must be left out by a match key, or a slip breaks them all")
    return recipe


def refused_at(recipe: str, scopes: Iterable[str]) -> tuple[list[str], Border | None] | None:
    """The border scopes that a recipe cannot carry, with its figures if there are any. None where it may be used."""
    known = recipes().get(recipe)
    across = [scope for scope in scopes if "_" in scope]
    if known is None or known.of_one_partner or not across:
        return None
    return None if known.border and known.border.precision >= BORDER_PRECISION else (across, known.border)


def is_of_a_register(recipe: str) -> bool:
    """Whether the same number of two partners is taken for one person, though nothing but the number says so."""
    known = recipes().get(recipe)
    return known is not None and known.sources == {"code"} and not known.of_one_partner


def keyed_name(recipe: str, partner: str) -> str:
    """The name under which codes are keyed: where they are of one partner alone, its own."""
    known = recipes().get(recipe)
    return f"{recipe} of {partner}" if known is not None and known.of_one_partner else recipe


def codes(recipe: Recipe, person: Person) -> dict[str, str]:
    """Label → code, not sealed yet. Empty where a part is not known: half a code would be many people's.

    In a match key two parts that people exchange stand in the order of their texts: the exchange leaves it whole.
    """
    whole = _whole(recipe, person)
    if _short(recipe, whole):
        return {}
    made = {FULL: _cut(recipe, whole)}
    for label, left_out in recipe.match.items():
        kept = {source: text for source, text in whole.items() if source not in left_out}
        kept |= {source: text[:-1] for source, text in kept.items() if source + LAST in left_out}
        for pair in EXCHANGED:
            if all(source in kept and source + LAST not in left_out for source in pair):
                kept |= zip(pair, sorted(kept[one] for one in pair), strict=True)
        made[label] = ".".join(f"{source}={text}" for source, text in kept.items())
    return made


def full_code(recipe: Recipe, person: Person) -> str | None:
    """The whole code alone, not sealed yet."""
    whole = _whole(recipe, person)
    return None if _short(recipe, whole) else _cut(recipe, whole)


def lacking(recipe: Recipe, person: Person) -> list[str]:
    """The parts that are not known, or shorter than the recipe takes."""
    return _short(recipe, _whole(recipe, person))


def _whole(recipe: Recipe, person: Person) -> dict[str, str]:
    return {part.source: _value(part, person) for part in recipe.parts}


def _short(recipe: Recipe, whole: Mapping[str, str]) -> list[str]:
    return [part.source for part in recipe.parts if len(whole[part.source]) < max(1, part.letters)]


def _cut(recipe: Recipe, whole: Mapping[str, str]) -> str:
    return "".join(whole[part.source][: part.letters or None] for part in recipe.parts)


def _value(part: Part, person: Person) -> str:
    if part.source in NAME_PARTS:
        name = person.names.get(part.source, "")
        return canonical.canonical(name) if part.source == "family" else canonical.given_name(name)
    if part.source == "sex":
        return SEX_DIGITS.get(person.gender, SEX_UNKNOWN)
    if part.source == "code":
        return person.code
    if person.born is None:
        return ""
    text = {"day": f"{person.born.day:02}", "month": f"{person.born.month:02}", "year": f"{person.born.year:04}"}
    return text[part.source][-part.digits :]


def sealed(recipe: Recipe, partner: str, person: Person, keys: Mapping[str, bytes]) -> dict[str, str]:
    """Column → sealed code of one person, for every scope that there is a key for. Empty for an anonymous contact."""
    return {
        column_name(scope, label): seal(key, keyed_name(recipe.name, partner), label, code)
        for scope, key in keys.items()
        for label, code in codes(recipe, person).items()
    }


def columns(recipe: Recipe, scopes: list[str]) -> list[str]:
    """The token columns that a file made by this recipe has."""
    labels = [label for label in LABELS if label == FULL or label in recipe.match]
    return [column_name(scope, label) for scope in scopes for label in labels]
