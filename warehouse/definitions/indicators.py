"""The dictionary of indicators: what every published figure means, in four languages, from dbt/indicators/.

The seed behind `pub_indicators`, the reference page and the help texts of the dashboards are made of it, so that all
say the same.

Add here: a key that an entry may hold.
Keep out: entries (dbt/indicators/), files made of them (indicator_files.py), and how a figure is computed.
"""

from functools import cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    ValidationError,
    model_validator,
)

from warehouse import yaml_text
from warehouse.definitions import services
from warehouse.definitions.contracts import contracts
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.settings import PROJECT_ROOT

FOLDER = PROJECT_ROOT / "dbt" / "indicators"
TERMS = "terms.yaml"

Words = Annotated[str, StringConstraints(min_length=2, strip_whitespace=True, pattern=r"^\S")]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(RootModel[dict[str, Words]]):
    """One text in every language."""

    model_config = ConfigDict(frozen=True, json_schema_extra={"required": list(LANGUAGES)})

    @model_validator(mode="after")
    def _is_said_in_each(self) -> "Text":
        if wrong := sorted(self.root.keys() ^ set(LANGUAGES)):
            raise ValueError(f"is to be said once in each of {', '.join(LANGUAGES)}; look at {', '.join(wrong)}")
        return self

    def said(self, language: str) -> str:
        return self.root[language]

    @property
    def en(self) -> str:
        return self.root["en"]


def _service(code: str) -> str:
    known = (*services.codes(), services.TESTING)
    if code not in known:
        raise ValueError(f"there is no service {code}. There are: {', '.join(known)}")
    return code


Component = dict[Code, Annotated[tuple[Annotated[str, AfterValidator(_service)], ...], Field(min_length=1)]]


class Package(_Entry):
    """One version of a framework's rule: every component of `required`, and `k_required` of `any_of`.

    A component is met by any of its services.
    """

    code: Code
    framework_version: Annotated[str, StringConstraints(min_length=1)]
    country: Annotated[str, StringConstraints(pattern=r"^(all|[A-Z]{2})$")] = "all"
    valid_from: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
    valid_to: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d\d-\d\d)?$")] = ""
    k_required: Annotated[int, Field(ge=0)]
    required: Component = {}
    any_of: Component = {}
    why: Words

    @model_validator(mode="after")
    def _can_be_met(self) -> "Package":
        if self.k_required > len(self.any_of):
            raise ValueError(f"k_required is {self.k_required}, and any_of has {len(self.any_of)} components")
        return self


class Indicator(_Entry):
    """One entry of the dictionary."""

    code: Code
    framework: Words = Field(description="Whose definition it is; `network` for the network's own.")
    framework_version: Annotated[str, StringConstraints(min_length=1)]
    unit: Code = Field(description="A unit of terms.yaml.")
    disaggregation: tuple[Code, ...] = Field(description="Disaggregations of terms.yaml.")
    published: dict[Code, tuple[Code, ...]] = Field(description="Published table: its columns that hold the figure.")
    planned: bool = Field(default=False, description="True while a table named under `published` does not exist yet.")
    packages: tuple[Package, ...] = Field(default=(), description="Versions of the rule, where it asks for services.")
    not_computed: Text | None = Field(default=None, description="Why there is no figure. Absent where there is one.")
    name: Text
    numerator: Text
    denominator: Text = Field(description="Begins with `none` where nothing is divided.")
    why_it_matters: Text
    caveats: Text

    @model_validator(mode="after")
    def _is_published_or_says_why_not(self) -> "Indicator":
        if bool(self.published) == bool(self.not_computed):
            raise ValueError("names where it is published, or says in `not_computed` why it is not")
        return self

    def sentence(self, language: str) -> str:
        """What is counted, and what it is divided by if anything, in one line."""
        divided = "" if self.denominator.en.startswith("none") else f" ÷ {self.denominator.said(language)}"
        return f"{self.name.said(language)}: {self.numerator.said(language)}{divided}."

    @property
    def places(self) -> dict[str, tuple[str, ...]]:
        """Where it is published now: the tables that exist."""
        return {table: columns for table, columns in self.published.items() if table in tables()}

    def why_not(self, language: str) -> str:
        """Why there is no figure, or nothing."""
        reason = self.not_computed or (None if self.places else terms().not_yet)
        return reason.said(language) if reason else ""


class Terms(_Entry):
    """Units, disaggregations, the parts of an entry, and the word for what is still to come: in every language."""

    not_yet: Text
    parts: dict[Code, Text]
    units: dict[Code, Text]
    disaggregations: dict[Code, Text]


@cache
def tables() -> frozenset[str]:  # those that exist, by dbt's contracts
    return frozenset(contracts())


@cache
def terms(folder: Path = FOLDER) -> Terms:
    try:
        return Terms.model_validate(_yaml(folder / TERMS))
    except ValidationError as problem:
        raise ConfigError(_told(TERMS, problem)) from None


@cache
def indicators(folder: Path = FOLDER) -> dict[str, Indicator]:
    """Every entry by its code. Raises ConfigError with all mistakes at once."""
    found: dict[str, Indicator] = {}
    mistakes: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        for number, entry in enumerate(_yaml(path) if path.name != TERMS else (), start=1):
            try:
                one = Indicator.model_validate(entry)
            except ValidationError as problem:
                code = entry.get("code") if isinstance(entry, dict) else None
                mistakes.append(_told(f"{path.name}, {code or f'entry {number}'}", problem))
                continue
            mistakes += [f"{path.name}, {one.code}: {told}" for told in _unknown(one, found, folder)]
            found[one.code] = one.model_copy(update={"published": {**one.published, **_elsewhere(one.code)}})
    if mistakes:
        raise ConfigError("Indicators: " + "\n".join(mistakes))
    return found


def _elsewhere(code: str) -> dict[str, tuple[str, ...]]:
    """Tables whose contract says that they hold the figure."""
    said = {table: contract.indicators.get(code) for table, contract in contracts().items()}
    return {table: tuple(columns) for table, columns in said.items() if columns}


def _unknown(one: Indicator, found: dict[str, Indicator], folder: Path) -> list[str]:
    known = terms(folder)
    told = [f"unit {one.unit} is not in {TERMS}"] if one.unit not in known.units else []
    told += [
        f"disaggregation {each} is not in {TERMS}" for each in one.disaggregation if each not in known.disaggregations
    ]
    return told + ([f"the code {one.code} is there twice"] if one.code in found else [])


def published_in(table: str) -> list[Indicator]:
    """The entries whose figures stand in a table."""
    return [indicator for indicator in indicators().values() if table in indicator.published]


def help_text(code: str, language: str) -> str:
    """What a reader should know beside a chart: what it is, why it matters, what it cannot say."""
    one = indicators()[code]
    return " ".join(
        [one.sentence(language), *(f"{text.said(language)}." for text in (one.why_it_matters, one.caveats))]
    )


def column_text(table: str, column: str, language: str) -> str | None:
    """What a column holds, where one indicator alone stands in it."""
    found = [one for one in published_in(table) if column in one.published[table]]
    return found[0].sentence(language) if len(found) == 1 else None


def coverage_codes() -> tuple[str, ...]:
    """The indicators that count persons in pub_coverage."""
    return tuple(
        indicator.code
        for indicator in indicators().values()
        if "persons" in indicator.published.get("pub_coverage", ())
    )


def _yaml(path: Path) -> Any:
    try:
        return yaml_text.read(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as problem:
        raise ConfigError(f"{path.name} is not valid YAML: {problem}") from None


def _told(where: str, problem: ValidationError) -> str:
    return "; ".join(
        f"{where}: {'.'.join(map(str, error['loc'])) or 'entry'}: {error['msg']}" for error in problem.errors()
    )
