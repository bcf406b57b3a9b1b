"""Said once of sending numbers on: formats, statuses, rights and their articles, the questions of narrative reports.

Add here: another list that every network's packages share, and its reader.
Keep out: recipients and their codes, which are a network's own (warehouse/networks/exchange_tables.py).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from warehouse.definitions.reading import read

_HERE = Path(__file__).parent


class Entry(BaseModel):
    """What every entry has: a reason."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    why: str = Field(min_length=10)


class Format(Entry):
    names: dict[str, str]
    needs: tuple[str, ...] = ()
    asks_for: tuple[str, ...] = ()


class Status(Entry):
    names: dict[str, str]
    observation: str = Field(pattern="^[A-Z]?$")
    confidentiality: str = Field(pattern="^[A-Z]?$")


@cache
def formats() -> Mapping[str, Format]:
    """Code → format. Raises ConfigError with every mistake of the file, as all of these do."""
    return read(_HERE / "formats.yaml", Format, languages_of=("names",))


@cache
def statuses() -> Mapping[str, Status]:
    """Status of a published cell → how it travels."""
    return read(_HERE / "statuses.yaml", Status, languages_of=("names",))


class Word(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    text: dict[str, str]


@cache
def words() -> Mapping[str, Word]:
    """What forms and pages of packages say, in every language."""
    return read(_HERE / "words.yaml", Word, languages_of=("text",))
