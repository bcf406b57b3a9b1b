"""The dictionary of indicators: what every published figure means, in four languages, from dbt/indicators/.

It makes the seed behind `pub_indicators`, the reference page and the help texts of the dashboards, so that all say the
same. Add here: a key that an entry may hold.
Keep out: entries (dbt/indicators/), and how a figure is computed.
"""

import json
from collections.abc import Iterator
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
from warehouse.definitions.made_files import csv_text, made_of
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
    return [one for one in indicators().values() if table in one.published]


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
    return tuple(one.code for one in indicators().values() if "persons" in one.published.get("pub_coverage", ()))


def coverage_macro() -> str:
    """dbt/macros/coverage_listed.sql: each of them is a bit, whose place dbt must know before it reads any table."""
    listed = ", ".join(f"'{code}'" for code in coverage_codes())
    return (
        f"{{# Coverage indicators that persons meet, each a bit. {made_of('dbt/indicators')} #}}\n"
        f"{{% macro coverage_indicators() %}}{{{{ return([{listed}]) }}}}{{% endmacro %}}\n"
    )


def package_seed() -> str:
    """dbt/seeds/package.csv: one row per version of a rule."""
    return csv_text(
        {
            "package_code": each.code,
            "indicator_code": one.code,
            "framework": one.framework,
            "framework_version": each.framework_version,
            "country_code": each.country,
            "valid_from": each.valid_from,
            "valid_to": each.valid_to,
            "k_required": str(each.k_required),
            "why": each.why,
        }
        for one, each in _packages()
    )


def package_service_seed() -> str:
    """dbt/seeds/package_service.csv: the services of each component."""
    return csv_text(
        {
            "package_code": each.code,
            "framework_version": each.framework_version,
            "role": role,
            "component": component,
            "service": service,
        }
        for _, each in _packages()
        for role, components in (("required", each.required), ("any_of", each.any_of))
        for component, found in components.items()
        for service in found
    )


def _packages() -> Iterator[tuple[Indicator, Package]]:
    return ((one, each) for one in indicators().values() for each in one.packages)


def seed() -> str:
    """The seed behind pub_indicators: one row per indicator and language."""
    return csv_text(_row(one, language) for one in indicators().values() for language in LANGUAGES)


def _row(one: Indicator, language: str) -> dict[str, str]:
    known = terms()
    return {
        "indicator_code": one.code,
        "language": language,
        "name": one.name.said(language),
        "numerator": one.numerator.said(language),
        "denominator": one.denominator.said(language),
        "unit": known.units[one.unit].said(language),
        "disaggregation": ", ".join(known.disaggregations[each].said(language) for each in one.disaggregation),
        "framework": one.framework,
        "framework_version": one.framework_version,
        "published_in": ", ".join(f"{table}.{column}" for table, columns in one.places.items() for column in columns),
        "is_computed": "0" if one.why_not(language) else "1",
        "reason": one.why_not(language),
        "why_it_matters": one.why_it_matters.said(language),
        "caveats": one.caveats.said(language),
    }


def schema() -> str:
    """The JSON Schema of a file of entries, for editors that check while one writes."""
    entry = Indicator.model_json_schema(ref_template="#/$defs/{model}")
    parts = entry.pop("$defs", {})
    whole = {"title": "Indicators", "type": "array", "items": {"$ref": "#/$defs/Indicator"}}
    return json.dumps({**whole, "$defs": {**parts, "Indicator": entry}}, indent=2, ensure_ascii=False) + "\n"


def _yaml(path: Path) -> Any:
    try:
        return yaml_text.read(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as problem:
        raise ConfigError(f"{path.name} is not valid YAML: {problem}") from None


def _told(where: str, problem: ValidationError) -> str:
    return "; ".join(f"{where}: {'.'.join(map(str, one['loc'])) or 'entry'}: {one['msg']}" for one in problem.errors())
