"""The services of the contact contract, from services.yaml, and what is generated of them for dbt.

Add here: another thing that must be known of each service, or another file that lists services.
Keep out: which services a package asks for (dbt/indicators), and what one partner calls them.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from warehouse.definitions.made_files import csv_text, made_of
from warehouse.definitions.reading import read

FILE = Path(__file__).with_name("services.yaml")
# The component of HIV testing as a partner ticks it: no service, but a package may ask for it.
TESTING = "hts_component_met"


class Service(BaseModel):
    """One entry; its fields are explained at the head of services.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    is_guarded: bool
    label: str = Field(min_length=1)
    names: dict[str, str]
    headers: tuple[str, ...]
    first_return: int | None = Field(default=None, ge=2012)


@cache
def services() -> Mapping[str, Service]:
    """Code → service, in the order of the contract. Raises ConfigError with every mistake of the file."""
    return read(FILE, Service, languages_of=("names",))


def codes() -> tuple[str, ...]:
    return tuple(services())


def open_codes() -> tuple[str, ...]:
    """Those that may be shown of few persons, as of any other."""
    return tuple(code for code, one in services().items() if not one.is_guarded)


def guarded_codes() -> tuple[str, ...]:
    return tuple(code for code, one in services().items() if one.is_guarded)


def lists() -> dict[str, tuple[str, ...]]:
    """What other definitions may name with a $ before it."""
    return {"open_services": open_codes(), "guarded_services": guarded_codes()}


def seed() -> str:
    """dbt/seeds/service.csv."""
    return csv_text(
        {
            "service": code,
            "is_guarded": int(one.is_guarded),
            "label_en": one.label,
            "first_return_year": one.first_return or "",
        }
        for code, one in services().items()
    )


def macro() -> str:
    """dbt/macros/services_listed.sql: models are written over a list that dbt must know before it reads any table."""
    listed, guarded = (", ".join(f"'{code}'" for code in some) for some in (codes(), guarded_codes()))
    made = made_of("warehouse/definitions/services.yaml")
    return (
        f"{{# The services of the contact contract, in its order. {made} #}}\n"
        f"{{% macro services() %}}{{{{ return([{listed}]) }}}}{{% endmacro %}}\n"
        "\n{# Those that tell of HIV or of injecting. #}\n"
        f"{{% macro guarded_services() %}}{{{{ return([{guarded}]) }}}}{{% endmacro %}}\n"
    )
