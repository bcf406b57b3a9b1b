"""What this home's network declares, in the words that sources ask for it with.

`needs` in a source names what must be declared for a tab, a cell, a filter or the charts of a dataset to be shown:

    FI, fi_turku             a place of the network, by its code
    RU+UA+FI                 exactly these countries, in the order of the declaration
    mapping_2012             a public return that the network names
    population_estimate      a line of that table; so target, event, corridor
    city_estimate            a population estimate of a city: of these the area served is made
    several_regions          two regions, or people move nowhere
    invented                 data that are invented

Asked of one country, the answer is about that country alone. `each_country` stands for all countries of the network.
Add here: another thing that networks declare or lack. Keep out: what is not shown without it (assets/, expand/cut.py).
"""

from collections.abc import Iterable
from typing import Any

from warehouse.audiences import EACH_COUNTRY, audiences
from warehouse.definitions import countries
from warehouse.definitions.languages import LANGUAGES
from warehouse.networks.network import Network, Row
from warehouse.networks.rules import PUBLIC_RETURNS

Held = frozenset[str]


def held(network: Network, country: str | None = None) -> Held:
    """All that may stand in `needs`, of the whole network or of one country."""
    places = [row for row in network.places() if _is_of(row, country)]
    levels = {str(row["place_code"]): row["level"] for row in places}
    tables = {table for table in network.tables if any(_is_of(row, country) for row in network.rows(table))}
    returns = {name for name in network.about.public_returns if country in (None, PUBLIC_RETURNS[name])}
    estimated = {str(row["area_code"]) for row in network.rows("population_estimate")}
    more = {
        "city_estimate": any(level == "city" and code in estimated for code, level in levels.items()),
        "several_regions": list(levels.values()).count("region") > 1,
        "invented": network.is_invented,
    }
    return frozenset(
        {*levels, *tables, *returns, "+".join(network.countries)} | {name for name, is_so in more.items() if is_so}
    )


def _is_of(row: Row, country: str | None) -> bool:
    return country in (None, row.get("country_code", country))


def named(several: Iterable[str], connected: Iterable[str]) -> tuple[str, ...]:
    """Audiences that a source names, as far as they are there; `each_country` is one for each country."""
    there, known = list(connected), audiences()
    each = [name for name in there if known[name].country]
    found = (one for name in several for one in (each if name == EACH_COUNTRY else [name]))
    return tuple(one for one in found if one in there)


def worded(source: Any, facts: Held) -> Any:
    """A source in which every text that has two forms has the one for this network: {needs, said, otherwise}."""
    if isinstance(source, dict):
        if source.keys() == {"needs", "said", "otherwise"}:
            return source["said" if facts.issuperset(source["needs"]) else "otherwise"]
        return {key: worded(one, facts) for key, one in source.items()}
    return [worded(one, facts) for one in source] if isinstance(source, list) else source


def spoken(network: Network, country: str) -> list[str]:
    """Languages in which a country's own people read: those of its file; where dashboards speak none of them, all of
    the network's."""
    own = countries.languages(country)
    return [language for language in LANGUAGES if language in own] or [
        language for language in LANGUAGES if language in network.about.languages
    ]
