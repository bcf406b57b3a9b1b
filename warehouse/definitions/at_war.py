"""Pairs of countries at war with each other, from at_war.yaml: a network, the models and their tests ask here.

Add here: another way to ask. Keep out: what follows for a scope, a corridor or a published table.
"""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from warehouse.definitions.made_files import made_of
from warehouse.definitions.reading import read

FILE = Path(__file__).with_name("at_war.yaml")


class Pair(BaseModel):
    """One entry."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    countries: tuple[
        Annotated[str, Field(pattern="^[A-Z]{2}$")],
        Annotated[str, Field(pattern="^[A-Z]{2}$")],
    ]
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
