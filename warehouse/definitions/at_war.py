"""Pairs of countries at war with each other, from at_war.yaml: a network, the models and their tests ask here.

Add here: another way to ask. Keep out: what follows for a scope, a corridor or a published table.
"""

from functools import cache
from pathlib import Path
from typing import Annotated

import pycountry
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from warehouse.definitions.made_files import made_of
from warehouse.definitions.reading import read

FILE = Path(__file__).with_name("at_war.yaml")


def _country(code: str) -> str:
    if pycountry.countries.get(alpha_2=code) is None or code != code.upper():
        raise ValueError("is no country's ISO 3166-1 code of two capital letters")
    return code


def _differ(countries: tuple[str, str]) -> tuple[str, str]:
    if len(set(countries)) == 1:
        raise ValueError("is the same country twice")
    return countries


Country = Annotated[str, AfterValidator(_country)]


class Pair(BaseModel):
    """One entry."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    countries: Annotated[tuple[Country, Country], AfterValidator(_differ)]
    why: str = Field(min_length=1)


@cache
def pairs() -> frozenset[frozenset[str]]:
    """ISO codes of both countries of each pair. Raises ConfigError with every mistake of the file."""
    return frozenset(frozenset(pair.countries) for pair in read(FILE, Pair).values())


def are_at_war(one: object, other: object) -> bool:
    """Whether two countries are, by their ISO codes; never a country with itself."""
    return {one, other} in pairs()


def macro() -> str:
    """dbt/macros/at_war.sql."""
    found = " or ".join(
        f"{{{{ one }}}} = '{country}' and {{{{ other }}}} = '{enemy}'"
        for pair in sorted(map(sorted, pairs()))
        for country, enemy in (pair, reversed(pair))
    )
    return (
        "{# Whether two countries, as SQL expressions, are at war with each other. "
        f"{made_of('warehouse/definitions/at_war.yaml')} #}}\n"
        f"{{% macro are_at_war(one, other) %}}({found or 'false'}){{% endmacro %}}\n"
    )
