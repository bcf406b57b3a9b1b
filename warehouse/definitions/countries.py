"""What the warehouse knows of a country, one file each: `countries/<xx>.yaml`, by its ISO code in small letters.

    languages          in which letters are written to its partners; the first is proposed
    time_zone          proposed for its partners
    phone              `national`: digits of a number, with its country's prefix or without; `in_text`: how a mobile
                       number begins within a text. Without it, only numbers with + are found
    identifiers        numbers that name a person: `rule` of the letter (warehouse/contract/rules.yaml;
                       `personal_number` serves every country), `shape` (RE2), `checker` (a module of python-stdnum,
                       or one of our own), `random_rate`: the share of random values of that shape that pass, measured;
                       `may_be_serial`: whether numbers that run on like a register's are looked at as well
    has_name_classes   whether names.csv has its given names, so that codes can be made of canonical names

A network may have a country without a file. Then nothing looks for its numbers, and that is said aloud.

Add here: another thing that must be known of each country.
Keep out: names of countries and their units (warehouse/gazetteer), cities (warehouse/networks), how a detector judges.
"""

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from warehouse import yaml_text
from warehouse.errors import ConfigError

FOLDER = Path(__file__).with_name("countries")
OWN_CHECKERS = frozenset({"own.snils", "own.rntrc"})


def _shape(text: str) -> str:
    try:
        re.compile(text)
    except re.error:
        raise ValueError("is no regular expression") from None
    return text


def _checker(name: str) -> str:
    if name in OWN_CHECKERS:
        return name
    try:
        importlib.import_module(f"stdnum.{name}")
    except ImportError:
        raise ValueError(f"must be a module of python-stdnum, like fi.hetu, or one of {sorted(OWN_CHECKERS)}") from None
    return name


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("is no time zone, like Europe/Helsinki")
    return name


Shape = Annotated[str, AfterValidator(_shape)]


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Phone(_Said):
    """How telephone numbers of the country are written inside it."""

    national: Shape
    in_text: Shape


class Identifier(_Said):
    """One kind of number that names a person."""

    rule: Annotated[str, Field(pattern="^[a-z_]+$")]
    what: str
    shape: Shape
    checker: Annotated[str, AfterValidator(_checker)]
    random_rate: Annotated[float, Field(gt=0, lt=1)]
    may_be_serial: bool = True


class Country(_Said):
    """One country's file."""

    languages: Annotated[list[str], Field(min_length=1)]
    time_zone: Annotated[str, AfterValidator(_zone)]
    phone: Phone | None = None
    identifiers: list[Identifier] = []
    has_name_classes: bool


@cache
def known(folder: Path = FOLDER) -> dict[str, Country]:
    """ISO code → what its file says. Raises ConfigError with every mistake of every file."""
    found: dict[str, Country] = {}
    mistakes: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found[path.stem.upper()] = Country.model_validate(yaml_text.read(path.read_text(encoding="utf-8")))
        except yaml.YAMLError as error:
            line = getattr(getattr(error, "problem_mark", None), "line", -1) + 1
            mistakes.append(f"{path.name}, line {line}: cannot be read as YAML. Check indentation and quotes.")
        except ValidationError as error:
            mistakes += [f"{path.name}, {'.'.join(map(str, one['loc']))}: {one['msg']}." for one in error.errors()]
    if mistakes:
        raise ConfigError("\n".join([f"{len(mistakes)} mistake(s) in the files of countries:", *mistakes]))
    return found


def languages(code: str, folder: Path = FOLDER) -> list[str]:
    """Of one country; none where it has no file. Read without checkers: Superset's environment has no python-stdnum."""
    path = folder / f"{code.lower()}.yaml"
    return list(yaml_text.read(path.read_text(encoding="utf-8"))["languages"]) if path.is_file() else []


def not_looked_for(countries: Iterable[str]) -> list[str]:
    """What is missing for countries of a network, one sentence each, for people."""
    return [sentence for code in countries for sentence in _lacking(code, known().get(code))]


def _lacking(code: str, country: Country | None) -> Iterator[str]:
    if country is None:
        yield (
            f"{code}: no file in warehouse/definitions/countries. The gate does not know its identifying numbers, and "
            "finds its telephone numbers only where they begin with +."
        )
    elif not country.identifiers or country.phone is None:
        kinds = {"identifying numbers": country.identifiers, "telephone numbers": country.phone}
        missing = [kind for kind, there in kinds.items() if not there]
        yield f"{code}: its file names no {' and no '.join(missing)}: the gate does not look for them."
    if country is None or not country.has_name_classes:
        yield (
            f"{code}: there are no classes of its given names. Codes made of names link only where the names are "
            "spelled alike."
        )
