"""One network as it is declared, read and found free of mistakes.

Add here: a question that several rooms ask of a network.
Keep out: reading files (reading.py), and which network a home has (home.py).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from warehouse.definitions import glossary
from warehouse.definitions.at_war import are_at_war
from warehouse.definitions.languages import LANGUAGES
from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.networks.exchange_tables import EXCHANGE
from warehouse.networks.tables import Value

Row = Mapping[str, Value]
CALENDAR_YEARS = 23
# Files that no build sees: to whom numbers are sent changes none of them.
_NOT_LOADED = {table.name for table in EXCHANGE}
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class Scope(BaseModel):
    """Countries whose codes are compared with each other: one, or two that border on each other in people's lives."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    countries: Annotated[list[Country], Field(min_length=1, max_length=2)]
    why: Text
    agreement: Text | None = None
    review_date: date | None = None

    @property
    def is_national(self) -> bool:
        return len(self.countries) == 1

    @property
    def needs_agreement(self) -> bool:
        return not self.is_national and are_at_war(*self.countries)

    @property
    def is_enabled(self) -> bool:
        return self.agreement is not None or not self.needs_agreement


class Protection(BaseModel):
    """Stricter than what protects every network. It can only hide more."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    smallest_shown: Annotated[int, Field(gt=SMALLEST_GROUP, le=100)]
    why: Text


class Processing(BaseModel):
    """What the law asks a network to have written down; what it does not say is a gap (warehouse/data_protection)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    controller: Text | None = None
    contact: Text | None = None
    officer: Text | None = None
    joint_controllers: Text | None = None
    legal_basis: Text | None = None
    special_basis: Text | None = None
    necessity: Text | None = None
    lawyer: Text | None = None
    authority: Text | None = None
    consulted: Text | None = None
    transfers: dict[Country, Text] = {}


class About(BaseModel):
    """What network.yaml says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: dict[str, Text]
    is_invented: Annotated[bool, Field(strict=True)]
    countries: Annotated[list[Country], Field(min_length=1)]
    languages: Annotated[list[str], Field(min_length=1)] = list(LANGUAGES)
    calendar_start: date
    scopes: Annotated[dict[Name, Scope], Field(min_length=1)]
    protection: Protection | None = None
    public_returns: list[str] = []
    public_estimates: list[str] = []
    public_events: list[str] = []
    terms: dict[str, dict[str, Text]] = {}
    processing: Processing | None = None

    @field_validator("terms")
    @classmethod
    def _terms_are_of_the_glossary(cls, terms: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
        """Words of this network for terms of the glossary, by language. Reports use them."""
        known = {term.name for term in glossary.terms()}
        if strangers := sorted({*terms} - known):
            raise ValueError(f"{', '.join(strangers)}: no term of the glossary (docs/reference/glossary.md)")
        if languages := sorted({language for term in terms.values() for language in term} - {*LANGUAGES}):
            raise ValueError(f"{', '.join(languages)}: no language of this warehouse; choose of {', '.join(LANGUAGES)}")
        return terms


@dataclass(frozen=True)
class Network:
    """A network directory without a mistake."""

    about: About
    tables: Mapping[str, list[Row]] = field(default_factory=dict)

    def rows(self, table: str) -> list[Row]:
        return self.tables.get(table, [])

    @property
    def name(self) -> str:
        """In English, or in the first language that it is said in."""
        said = self.about.name
        return said.get(LANGUAGES[0]) or next(iter(said.values()))

    @property
    def is_invented(self) -> bool:
        return self.about.is_invented

    @property
    def smallest_shown(self) -> int:
        """No cell of fewer people closes with its number, whatever the threshold of its grain."""
        return self.about.protection.smallest_shown if self.about.protection else SMALLEST_GROUP

    @property
    def countries(self) -> list[str]:
        return self.about.countries

    def places(self, level: str | None = None) -> list[Row]:
        return [row for row in self.rows("place") if level in (None, row["level"])]

    def names(self, language: str) -> dict[str, str]:
        """Code of a place → its name."""
        return {str(row["place_code"]): str(row[f"name_{language}"]) for row in self.places()}

    @property
    def scopes(self) -> dict[str, frozenset[str]]:
        """Every scope, those that are off too → its countries."""
        return {name: frozenset(scope.countries) for name, scope in self.about.scopes.items()}

    @property
    def enabled_scopes(self) -> dict[str, frozenset[str]]:
        return {name: self.scopes[name] for name, scope in self.about.scopes.items() if scope.is_enabled}

    @property
    def scopes_by_agreement(self) -> dict[str, frozenset[str]]:
        """Those that are off until the partners in them name the agreement that they signed."""
        return {name: its for name, its in self.scopes.items() if name not in self.enabled_scopes}

    @property
    def loaded(self) -> dict[str, list[dict[str, Value]]]:
        """Every table of the schema `network` but `itself`: what a build can see."""
        scopes: list[dict[str, Value]] = [
            {
                "scope": name,
                "country_code": country,
                "is_national": int(scope.is_national),
                "is_enabled": int(scope.is_enabled),
                "why": scope.why,
            }
            for name, scope in self.about.scopes.items()
            for country in scope.countries
        ]
        first = self.about.calendar_start
        months: list[dict[str, Value]] = [
            {"month_start": date(first.year + month // 12, month % 12 + 1, 1)}
            for month in range(first.month - 1, CALENDAR_YEARS * 12)
        ]
        built_of = {name: rows for name, rows in self.tables.items() if name not in _NOT_LOADED}
        own = {name: [dict(row) for row in rows] for name, rows in built_of.items()}
        return {**own, "linkage_scope": scopes, "calendar_month": months}

    @property
    def digest(self) -> str:
        """Changes with anything that a build can see of the network."""
        said: Any = (self.is_invented, self.smallest_shown, self.about.public_returns, self.loaded)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]
