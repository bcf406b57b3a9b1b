"""Write a network directory: begin one, and add a line to one of its files. A second time changes nothing. A line for a
city is proposed by the gazetteer; a person confirms it.

Add here: another edit.
Keep out: asking people (dagster_project/cli/network.py), and any change of a line that is there: an editor's work.
"""

import csv
import io
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import yaml
from babel import Locale

from warehouse.definitions.at_war import are_at_war
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.gazetteer import cities
from warehouse.gazetteer.cities import City, Name
from warehouse.keys import place
from warehouse.networks import home
from warehouse.networks.exchange_tables import FILES
from warehouse.networks.mistakes import Mistake, refusal_of_added
from warehouse.networks.reading import ABOUT, Lines, look
from warehouse.networks.tables import PLACES, Table, parsed
from warehouse.settings import Settings

_HEAD = "# What is true of this network and of no other. Keys and files: docs/reference/network.md of the software.\n"
Said = Mapping[str, str]
Rules = Callable[[Path], list[Mistake]]


def init(settings: Settings, names: Said, countries: Iterable[str], start: date) -> Path:
    """A network without cities, which are added next. Raises ConfigError where the home has a network, or its data."""
    if settings.network.exists() or home.has_own(settings):
        raise ConfigError(
            "This home has a network already, so nothing was written. `crossings network show` says which; for another "
            "one take an empty home: CROSSINGS_HOME=/somewhere/else."
        )
    if settings.working_db.exists() or settings.demo.exists():
        raise ConfigError("This home holds data of the demo network, so nothing was written. Take an empty home.")
    return begin(settings.network, names, list(dict.fromkeys(countries)), start)


def begin(directory: Path, names: Said, countries: list[str], start: date) -> Path:
    """The files of a network in a new folder. Raises ConfigError for a country that does not exist."""
    if strange := [code for code in countries if code not in Locale("en").territories or not code.isalpha()]:
        raise ConfigError(f"{', '.join(strange)}: no country has such a code. Write two letters each, like FI,EE.")
    directory.mkdir(parents=True, mode=0o700)
    said = {
        "name": {language: names[language] for language in LANGUAGES},
        "is_invented": False,
        "countries": countries,
        "languages": list(LANGUAGES),
        "calendar_start": start,
        "scopes": dict(_scopes(countries)),
        "public_returns": [],
        "public_estimates": [],
        "public_events": [],
    }
    (directory / ABOUT).write_text(_HEAD + yaml.safe_dump(said, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for table in FILES:
        (directory / table.file).write_text(_line(table.names), encoding="utf-8")
    with (directory / PLACES.file).open("a", encoding="utf-8") as file:
        for code in countries:
            row = {f"name_{language}": Locale(language).territories[code] for language in LANGUAGES}
            row |= {"place_code": code, "level": "country", "country_code": code}
            file.write(_line([row.get(name, "") for name in PLACES.names]))
    return directory


def _scopes(countries: list[str]) -> Iterable[tuple[str, dict[str, object]]]:
    """One for each country and for each pair. There is none of three."""
    called = Locale("en").territories
    for country in countries:
        yield country.lower(), {"countries": [country], "why": f"national figures of {called[country]}"}
    for pair in combinations(sorted(countries), 2):
        why = f"moves between {called[pair[0]]} and {called[pair[1]]}"
        if are_at_war(*pair):
            why = "off: proof of a move between two countries at war is dangerous on both sides"
        yield "_".join(pair).lower(), {"countries": list(pair), "why": why}


def add_city(
    settings: Settings, city: Said, region_names: Said, options: Said | None = None, of_region: Said | None = None
) -> bool:
    """A city, and its region where that is new. False: it was there already. `options`: as of `add`, of each line."""
    country = {"level": "region", "country_code": city["country_code"], "place_code": city["region_code"]}
    region = country | {f"name_{language}": region_names.get(language, "") for language in LANGUAGES}
    is_known = any(row["place_code"] == city["region_code"] for _, row in _lines(settings, PLACES))
    return _add(settings, PLACES, [*([] if is_known else [(region, of_region or {})]), (city, options or {})])


def add(settings: Settings, table: Table, row: Said, more: Rules | None = None, options: Said | None = None) -> bool:
    """A line of a file. False: it was there already. Raises ConfigError with what would be wrong with it.

    `more`: rules that a room above has for these files. `options`: what the command that adds it calls a column, where
    that is not `--column`.
    """
    return _add(settings, table, [(row, options or {})], more)


def _add(settings: Settings, table: Table, rows: list[tuple[Said, Said]], more: Rules | None = None) -> bool:
    home.require_own(settings)
    before = _lines(settings, table)
    wanted = [(row, options) for row, options in rows if not _is_there(table, before, row)]
    if not wanted:
        return False
    path = settings.network / table.file
    text = path.read_text(encoding="utf-8-sig") if path.exists() else _line(table.names)
    header = next(csv.reader([text.splitlines()[0]]))
    added: dict[tuple[str, int], Said] = {}
    for row, options in wanted:
        text = text.rstrip("\n") + "\n" + _line([row.get(name, "") for name in header])
        added[table.file, text.count("\n")] = options
    _check(settings.network, table, text, added, more)
    place.write_whole(path, text.encode())
    return True


def _lines(settings: Settings, table: Table) -> Lines:
    _, lines, _ = look(settings.network)
    return lines[table.name]


def _is_there(table: Table, before: Lines, row: Said) -> bool:
    """Whether the line is there as it is wanted. Raises ConfigError where one with its key says something else."""
    wanted = {column.name: parsed(column, row[column.name]) for column in table.columns if row.get(column.name)}
    for line, known in before:
        if any(known[name] != wanted.get(name) for name in table.key):
            continue
        if other := [name for name, value in wanted.items() if known[name] != value]:
            raise ConfigError(
                f"{table.file}, line {line}: it is there with another {', '.join(other)}. Nothing was written. "
                "Change the line with an editor if the new one is right."
            )
        return True
    return False


def _check(directory: Path, table: Table, text: str, added: Mapping[tuple[str, int], Said], more: Rules | None) -> None:
    """Raises ConfigError with every mistake that the new text would bring. What was wrong before stays to be mended."""
    before = _mistakes(directory, more)
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder)
        for path in (path for path in directory.iterdir() if path.is_file()):
            shutil.copy(path, beside / path.name)
        (beside / table.file).write_text(text, encoding="utf-8")
        after = _mistakes(beside, more)
    fresh = [mistake for mistake in after if mistake not in before]
    if len(added) > 1:  # a new region that is wrong is none yet: that its city names it is no mistake of its own
        fresh = [mistake for mistake in fresh if mistake.key != "region_code"] or fresh
    if fresh:
        raise refusal_of_added(fresh, added)


def _mistakes(directory: Path, more: Rules | None) -> list[Mistake]:
    _, _, mistakes = look(directory)
    return [*mistakes, *(more(directory) if more else ())]


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


_CODE = re.compile("[a-z]{2}_[a-z]+")


class Proposal(NamedTuple):
    """A line without its region. `sources`: column → where its text was taken from, if nobody said it."""

    line: dict[str, str]
    sources: dict[str, str]


def proposed_city(place: str, country: str, said: Said, geonames_id: int | None = None) -> Proposal:
    """A line of places.csv. `place`: a name in any alphabet, or a code like fi_oulu; `said` goes first.

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
