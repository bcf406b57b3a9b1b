"""Editions and chapters, as chapters.yaml declares them.

Add here: another question about the declaration. Keep out: what a chapter says (chapters/).
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from warehouse import yaml_text
from warehouse.audiences import audiences, find
from warehouse.errors import ConfigError
from warehouse.networks import home
from warehouse.settings import Settings

DECLARED = Path(__file__).with_name("chapters.yaml")
Kind = Literal["network", "country", "outside"]


class Declared(BaseModel):
    """One chapter: which editions have it, and the published tables without which it has nothing to say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    chapter: str = Field(pattern="^[a-z][a-z0-9_]*$")
    editions: tuple[Kind, ...] = ("network", "country", "outside")
    needs: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    why: str = Field(min_length=20)


@dataclass(frozen=True)
class Edition:
    """Whom a report is for: the audience whose file it reads, and the countries that it speaks of."""

    name: str
    kind: Kind
    countries: tuple[str, ...]


def edition(settings: Settings, name: str) -> Edition:
    """Raises ConfigError for an edition that nobody declared, with those that there are."""
    countries = tuple(home.network(settings).countries)
    known = audiences()
    if name not in known:
        raise ConfigError(f"--edition {name}: there is no such edition of this network. Choose {', '.join(known)}.")
    audience = find(name)
    if audience.country:
        return Edition(name, "country", (audience.country,))
    return Edition(name, "outside" if audience.is_outside else "network", countries)


@cache
def chapters(declared: Path = DECLARED) -> tuple[Declared, ...]:
    """In the order of the report. Raises ConfigError with all mistakes at once."""
    try:
        return TypeAdapter(tuple[Declared, ...]).validate_python(yaml_text.read(declared.read_text(encoding="utf-8")))
    except ValidationError as problem:
        said = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in problem.errors())
        raise ConfigError(f"{declared.name}: {said}.") from None
