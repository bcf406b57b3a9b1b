"""Rules between the lines and files of a network directory.

Add here: a rule, with its remedy.
Keep out: the form of single values (tables.py, reading.py).
"""

import re
from collections.abc import Callable, Iterator, Mapping

from warehouse.definitions.at_war import are_at_war
from warehouse.definitions.languages import LANGUAGES
from warehouse.gazetteer import units
from warehouse.networks import library
from warehouse.networks.lists import listed
from warehouse.networks.mistakes import Mistake, line_of
from warehouse.networks.network import About, Row
from warehouse.networks.tables import TABLES

ABOUT = "network.yaml"
# Returns that are public, and the country that each is about.
PUBLIC_RETURNS = {"mapping_2012": "RU"}
_SHAPES = {"country": r"[A-Z]{2}", "region": r"[A-Z]{2}-[A-Z0-9]{1,8}", "city": r"[a-z]{2}_[a-z]+"}
_LIKE = {"country": "FI", "region": "FI-N", "city": "fi_oulu"}
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
Lines = Mapping[str, list[tuple[int, Row]]]


def broken(about: About, lines: Lines, text: str) -> list[Mistake]:
    """Every rule that is broken."""
    return [mistake for rule in _RULES for mistake in rule(about, lines, text)]


def _scopes(about: About, _: Lines, text: str) -> Iterator[Mistake]:
    for name, scope in about.scopes.items():
        key = f"scopes.{name}"
        line = line_of(text, key)
        if strange := sorted(set(scope.countries) - set(about.countries)):
            rule = f"{', '.join(strange)} is no country of this network."
            yield Mistake(ABOUT, line, key, rule, "Add it to countries, or remove it.")
        if len(set(scope.countries)) < len(scope.countries):
            yield Mistake(ABOUT, line, key, "names a country twice.", "Name each once.")
        if scope.agreement and not scope.needs_agreement:
            rule = "is asked for between two countries at war only."
            yield Mistake(ABOUT, line, f"{key}.agreement", rule, "Remove it.")
    alone = [scope.countries[0] for scope in about.scopes.values() if scope.is_national]
    for country in about.countries:
        if alone.count(country) != 1:
            remedy = f"Name one of {{countries: [{country}], why: …}} in scopes."
            yield Mistake(ABOUT, line_of(text, "scopes"), "scopes", f"{country} needs one national scope.", remedy)


def _itself(about: About, _: Lines, text: str) -> Iterator[Mistake]:
    for key, values, known in (
        ("languages", about.languages, LANGUAGES),
        ("name", list(about.name), LANGUAGES),
        ("public_returns", about.public_returns, tuple(PUBLIC_RETURNS)),
        ("public_estimates", about.public_estimates, library.entries("population_estimate")),
        ("public_events", about.public_events, library.entries("event")),
    ):
        for value in values:
            if value not in known:
                rule = f"{value!r} is none of those that there are."
                yield Mistake(ABOUT, line_of(text, key), key, rule, f"Choose of {', '.join(known)}.")
    if missing := [language for language in about.languages if language not in about.name]:
        rule = f"is not said in {', '.join(missing)}, which `languages` has."
        yield Mistake(ABOUT, line_of(text, "name"), "name", rule, "Write it in each of them.")
    if len(set(about.countries)) < len(about.countries):
        yield Mistake(ABOUT, line_of(text, "countries"), "countries", "names a country twice.", "Name each once.")
    if about.calendar_start.day != 1:
        line = line_of(text, "calendar_start")
        yield Mistake(ABOUT, line, "calendar_start", "is not the first day of a month.", "Write it like 2022-01-01.")


def _keys(_: About, lines: Lines, __: str) -> Iterator[Mistake]:
    for table in TABLES:
        seen: dict[tuple[object, ...], int] = {}
        for line, row in lines[table.name]:
            key = tuple(row[name] for name in table.key)
            if (first := seen.setdefault(key, line)) != line:
                said = " and ".join(table.key)
                yield Mistake(
                    table.file, line, said, f"is there already on line {first}.", "Keep one of the two lines."
                )


def _countries(about: About, lines: Lines, _: str) -> Iterator[Mistake]:
    """Every country that a line names is one of the network."""
    for table in TABLES:
        for line, row in lines[table.name]:
            if "country_code" in table.names and row["country_code"] not in about.countries:
                remedy = f"Take one of {', '.join(about.countries)}, or add it to countries in {ABOUT}."
                yield Mistake(table.file, line, "country_code", "is no country of this network.", remedy)


def _places(about: About, lines: Lines, _: str) -> Iterator[Mistake]:
    rows = lines["place"]
    regions = {row["place_code"]: row["country_code"] for _, row in rows if row["level"] == "region"}
    for line, row in rows:
        level, code, country = str(row["level"]), str(row["place_code"]), str(row["country_code"])
        begins = code[:2].upper() == country if level != "country" else code == country
        if not re.fullmatch(_SHAPES[level], code) or not begins:
            rule = f"is no code of a {level} in its country."
            yield Mistake("places.csv", line, "place_code", rule, f"Write it like {_LIKE[level]}.")
        if level == "city" and regions.get(row["region_code"]) != country:
            remedy = "Write the code of a region of this country, which has a line of its own."
            yield Mistake("places.csv", line, "region_code", "is no region of this country.", remedy)
        of = "region_code" if level == "region" else "country_code"
        if level != "city" and not any(one["level"] == "city" and one[of] == code for _, one in rows):
            rule, remedy = f"{code} is a {level} without a city.", "Add one: crossings network add-city."
            yield Mistake("places.csv", line, "place_code", rule, remedy)
        yield from _coordinates(line, row, needed=level == "city")
    declared = {row["place_code"] for _, row in rows if row["level"] == "country"}
    for country in about.countries:
        if country not in declared:
            yield Mistake("places.csv", 0, "place_code", f"{country} has no line.", "Add one with level country.")


def _coordinates(line: int, row: Row, *, needed: bool) -> Iterator[Mistake]:
    for key, most in (("latitude", 90.0), ("longitude", 180.0)):
        value = row[key]
        if value is None and needed:
            yield Mistake("places.csv", line, key, "is empty.", "Write degrees with a point, like 60.2.")
        elif value is not None and abs(float(str(value))) > most:
            yield Mistake(
                "places.csv", line, key, f"is more than {most:.0f} degrees.", "Write degrees, north and east."
            )


def _units(_: About, lines: Lines, __: str) -> Iterator[Mistake]:
    """A region is a grouping of first-level units, where it says of which: each of its country, and of one region."""
    taken: dict[str, int] = {}
    for line, row in lines["place"]:
        said = str(row["units"] or "").split()
        if said and row["level"] != "region":
            yield Mistake("places.csv", line, "units", "belongs to regions only.", "Empty it.")
            continue
        known = units.units(str(row["country_code"]), LANGUAGES) if said else {}
        for code in said:
            if code not in known:
                remedy = f"`crossings network units {row['country_code']}` lists them."
                yield Mistake("places.csv", line, "units", f"{code!r} is no first-level unit of its country.", remedy)
            elif (first := taken.setdefault(code, line)) != line:
                rule = f"{code!r} is in the region of line {first} already."
                yield Mistake("places.csv", line, "units", rule, "A unit belongs to one region: keep one of the two.")


def _rollups(_: About, lines: Lines, __: str) -> Iterator[Mistake]:
    known = {row["place_code"] for _, row in lines["place"] if row["level"] != "country"}
    for line, row in lines["place_rollup"]:
        if row["place_code"] not in known:
            yield Mistake("rollups.csv", line, "place_code", "is no region or city of places.csv.", "Correct it.")
        if row["valid_to"] is not None and str(row["valid_to"]) < str(row["valid_from"]):
            yield Mistake("rollups.csv", line, "valid_to", "lies before valid_from.", "Correct one of the two days.")


def _estimates(_: About, lines: Lines, __: str) -> Iterator[Mistake]:
    of = {row["place_code"]: row["country_code"] for _, row in lines["place"]}
    chosen: dict[tuple[object, object], list[tuple[int, bool]]] = {}
    for line, row in lines["population_estimate"]:
        low, point, high, year = (int(str(row[name])) for name in ("low", "point", "high", "year"))
        if of.get(row["area_code"]) != row["country_code"]:
            yield Mistake(
                "estimates.csv", line, "area_code", "is no place of this country in places.csv.", "Correct it."
            )
        if not 0 < low <= point <= high:
            yield Mistake(
                "estimates.csv", line, "low", "low, point and high do not rise.", "Put them in order, above 0."
            )
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            yield Mistake("estimates.csv", line, "year", "is no year of an estimate.", "Write it like 2024.")
        for key in ("method", "definition", "inclusion_criteria", "source", "quality"):
            if len(str(row[key])) < 4:
                yield Mistake("estimates.csv", line, key, "says too little.", "Say it in words.")
        chosen.setdefault((row["area_code"], row["year"]), []).append((line, bool(row["is_chosen"])))
    for marks in chosen.values():
        if sum(is_chosen for _, is_chosen in marks) != 1:
            rule = "of each area and year exactly one estimate is chosen."
            yield Mistake("estimates.csv", max(marks)[0], "is_chosen", rule, "Write 1 in one of them, 0 in the others.")


def _targets(_: About, lines: Lines, __: str) -> Iterator[Mistake]:
    for line, row in lines["target"]:
        for key in ("baseline", "target"):
            if row[key] is not None and not 0 <= float(str(row[key])) <= 1:
                yield Mistake("targets.csv", line, key, "is no share from 0 to 1.", "Write 45 % as 0.45.")


def _corridors(_: About, lines: Lines, __: str) -> Iterator[Mistake]:
    of = {row["place_code"]: row["country_code"] for _, row in lines["place"]}
    names: dict[object, tuple[object, ...]] = {}
    for line, row in lines["corridor"]:
        ends = [row["place_a"], row["place_b"]]
        for key, place in zip(("place_a", "place_b"), ends, strict=True):
            if place not in of and not (key == "place_b" and place in listed("origin_country", "value")):
                remedy = "Write a code of places.csv; place_b may be a country of dbt/seeds/origin_country.csv."
                yield Mistake("corridors.csv", line, key, "is no known place.", remedy)
        if are_at_war(*(of.get(place, place) for place in ends)):
            rule = "no corridor leads between two countries at war: proof of such a move is dangerous."
            yield Mistake("corridors.csv", line, "place_b", rule, "Remove the line.")
        said = tuple(row[f"name_{language}"] for language in LANGUAGES)
        if names.setdefault(row["corridor_code"], said) != said:
            yield Mistake(
                "corridors.csv", line, "name_en", "is another name than that of its first line.", "Name it alike."
            )


def _invented(about: About, lines: Lines, _: str) -> Iterator[Mistake]:
    """Nothing invented can stand beside what is real."""
    for table in TABLES:
        for line, row in lines[table.name]:
            if row.get("is_invented") and not about.is_invented:
                yield Mistake(table.file, line, "is_invented", "is 1 in a real network.", "Remove the invented line.")


Rule = Callable[[About, Lines, str], Iterator[Mistake]]
_RULES: tuple[Rule, ...] = (
    _itself,
    _scopes,
    _keys,
    _countries,
    _places,
    _units,
    _rollups,
    _estimates,
    _targets,
    _corridors,
    _invented,
)
