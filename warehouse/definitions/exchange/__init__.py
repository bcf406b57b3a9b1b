"""Said once of sending numbers on: formats, statuses, rights and their articles, the questions of narrative reports.

Add here: another list that every network's packages share, and its reader.
Keep out: recipients and their codes, which are a network's own (warehouse/networks/exchange_tables.py).
"""

from collections.abc import Mapping
from datetime import date
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


@cache
def formats() -> Mapping[str, Format]:
    """Code → format. Raises ConfigError with every mistake of the file, as all of these do."""
    return read(_HERE / "formats.yaml", Format, languages_of=("names",))


@cache
def statuses() -> Mapping[str, Status]:
    """Status of a published cell → how it travels."""
    return read(_HERE / "statuses.yaml", Status, languages_of=("names",))


class Treaty(Entry):
    names: dict[str, str]
    parties: tuple[str, ...]
    ended: dict[str, date] = {}
    source: str = Field(min_length=10)

    def binds(self, country: str, day: date) -> bool | None:
        """Whether the country was bound on that day; None where nobody has looked it up."""
        if country in self.ended:
            return day <= self.ended[country]
        return True if country in self.parties else None


class Right(Entry):
    names: dict[str, str]
    articles: tuple[str, ...]
    source: str = Field(min_length=10)


class Question(Entry):
    names: dict[str, str]
    prompts: dict[str, str]
    tables: tuple[str, ...]


@cache
def treaties() -> Mapping[str, Treaty]:
    return read(_HERE / "treaties.yaml", Treaty, languages_of=("names",))


@cache
def rights() -> Mapping[str, Right]:
    """Kind of violation → the articles that it may touch, each as a treaty and its article."""
    return read(_HERE / "rights.yaml", Right, languages_of=("names",))


@cache
def questions() -> Mapping[str, Question]:
    """The questions of the common narrative report, in their order."""
    return read(_HERE / "narrative.yaml", Question, languages_of=("names", "prompts"))


class Word(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    text: dict[str, str]


@cache
def words() -> Mapping[str, Word]:
    """What forms and pages of packages say, in every language."""
    return read(_HERE / "words.yaml", Word, languages_of=("text",))
