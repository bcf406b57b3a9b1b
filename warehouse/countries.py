"""Which country a code belongs to: places and linkage scopes, by the seeds that name them.

Add here: another seed whose codes belong to a country.
Keep out: countries of origin. They are an attribute of people, and every country of the world may be one.
"""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from warehouse.settings import PROJECT_ROOT

_SEEDS = PROJECT_ROOT / "dbt" / "seeds"


@cache
def of_places(seeds: Path = _SEEDS) -> dict[str, str]:
    """Code of a country, region or city → its country."""
    return {row["place_code"]: row["country_code"] for row in _rows(seeds / "place.csv")}


@cache
def of_scopes(seeds: Path = _SEEDS) -> dict[str, frozenset[str]]:
    """Linkage scope → its countries: one of a national scope, two of a border pair."""
    found: dict[str, frozenset[str]] = {}
    for row in _rows(seeds / "linkage_scope.csv"):
        found[row["scope"]] = found.get(row["scope"], frozenset()) | {row["country_code"]}
    return found


def places(country: str) -> list[str]:
    return [code for code, its in of_places().items() if its == country]


def scopes(country: str) -> list[str]:
    """Those of this country alone."""
    return [scope for scope, its in of_scopes().items() if its == {country}]


def foreign(country: str) -> list[str]:
    """Every place that is not of this country, and every scope that holds another one.

    Without the national scopes of others: they are two small letters, and so are languages.
    """
    strange = [code for code, its in of_places().items() if its != country]
    return strange + [scope for scope, its in of_scopes().items() if len(its) > 1]


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
