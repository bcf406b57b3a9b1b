"""Who gets a file of a release, as `audiences.yaml` declares it.

Add here: what else the declaration says of an audience.
Keep out: how a file is cut (release/files/country_rows.py), and who logs in as what (dashboards/assets/roles.yaml).

Outside warehouse/release, because Superset's environment reads it too and has none of the libraries of that room.
"""

from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from warehouse import yaml_text
from warehouse.errors import ConfigError
from warehouse.networks import home

DECLARED = Path(__file__).with_name("audiences.yaml")
EACH_COUNTRY = "each_country"


class Audience(BaseModel):
    """One audience. `country` None: every country."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern="^[a-z][a-z_]*$")
    schema_name: str = Field(alias="schema", pattern="^published(_[a-z]+)?$")
    country: str | None = Field(default=None, pattern="^[A-Z]{2}$")
    rounded_to: int = Field(default=1, ge=1)
    is_outside: bool = False
    why: str = Field(min_length=20)


def audiences(declared: Path = DECLARED) -> dict[str, Audience]:
    """Every audience by its name, in the order of the declaration. Raises ConfigError with all mistakes at once."""
    return dict(_audiences(declared, tuple(home.in_force().countries)))


@cache
def _audiences(declared: Path, countries: tuple[str, ...]) -> dict[str, Audience]:
    found: dict[str, Audience] = {}
    mistakes: list[str] = []
    for name, one in _said(declared, countries).items():
        try:
            found[name] = Audience.model_validate({"name": name, **(one or {})})
        except ValidationError as problem:
            mistakes += [
                f"{name}, {'.'.join(map(str, error['loc']))}: {error['msg']}"
                for error in problem.errors(include_url=False)
            ]
    whole = next(iter(found.values()), None)
    if not mistakes and (whole is None or whole.country is not None or whole.is_outside):
        mistakes.append("the first audience must be inside the network and hold every country: others are cut from it")
    if mistakes:
        raise ConfigError(f"{declared.name}: " + "; ".join(mistakes) + ".")
    return found


def _said(declared: Path, countries: tuple[str, ...]) -> dict[str, Any]:
    """The declaration, with an audience for each country of the network."""
    said: dict[str, Any] = yaml_text.read(declared.read_text(encoding="utf-8")) or {}
    whole: dict[str, Any] = {}
    for name, one in said.items():
        if name == EACH_COUNTRY:
            whole |= {country.lower(): {**(one or {}), "country": country} for country in countries}
        else:
            whole[name] = one
    return whole


def find(name: str) -> Audience:
    """Raises ConfigError for a name that nobody declared."""
    try:
        return audiences()[name]
    except KeyError:
        raise ConfigError(f"There is no audience {name!r}. Declared: {', '.join(audiences())}.") from None


def whole() -> Audience:
    """The one that holds every country and every table of the network."""
    return next(iter(audiences().values()))


def schemas() -> tuple[str, ...]:
    """Schemas of the working database that audiences are copied from, whichever countries a network has."""
    said: dict[str, dict[str, str]] = yaml_text.read(DECLARED.read_text(encoding="utf-8"))
    return tuple(dict.fromkeys(one["schema"] for one in said.values()))
