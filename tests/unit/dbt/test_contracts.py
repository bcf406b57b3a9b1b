"""Every mart and published table has a contract; published columns say what may be in them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from warehouse import yaml_text
from warehouse.definitions.contracts import NOT_PERSONAL, contracts
from warehouse.disclosure.statements.catalogue import NUMBERS

DBT = Path(__file__).resolve().parents[3] / "dbt"
PUBLISHED = DBT / "models" / "published"
FOLDERS = {
    "marts": DBT / "models" / "marts",
    "published": PUBLISHED,
    "donor": PUBLISHED / "donor",
}
MODELS = {
    (layer, model["name"]): model
    for layer, folder in FOLDERS.items()
    for path in folder.glob("_*.yml")
    for model in yaml_text.read(path.read_text()).get("models", [])
}
TAGS = {"protected", "derived", "not_personal"}
# Columns that hold numbers of persons or are made from them: never `not_personal`.
ABOUT_PERSONS = re.compile(
    r"^(persons|base_persons|share(_low|_high|_before|_after)?|probability.*|coverage_(low|point|high)|.*_points|sentence)$"
)


@pytest.mark.parametrize(("layer", "name"), MODELS)
def test_a_contract_says_each_column_once(layer: str, name: str) -> None:
    """dbt takes the last of several."""
    said = [column["name"] for column in MODELS[layer, name].get("columns", [])]
    assert len(said) == len(set(said))


def _columns(layer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for (found, name), model in MODELS.items():
        if found == layer:
            yield from ((name, column) for column in model["columns"])


@pytest.mark.parametrize("layer", list(FOLDERS))
def test_every_model_has_an_enforced_contract(layer: str) -> None:
    assert {path.stem for path in FOLDERS[layer].glob("*.sql")} == {name for found, name in MODELS if found == layer}
    assert all(model["config"]["contract"]["enforced"] for (found, _), model in MODELS.items() if found == layer)


@pytest.mark.parametrize("layer", ["published", "donor"])
def test_every_published_column_says_what_may_be_in_it(layer: str) -> None:
    untagged = [
        (name, column["name"]) for name, column in _columns(layer) if len(set(column["config"]["tags"]) & TAGS) != 1
    ]
    assert untagged == []


@pytest.mark.parametrize("layer", ["published", "donor"])
def test_no_number_about_persons_is_tagged_as_not_personal(layer: str) -> None:
    wrong = [
        (name, column["name"])
        for name, column in _columns(layer)
        if ABOUT_PERSONS.match(column["name"]) and column["config"]["tags"] == ["not_personal"]
    ]
    assert wrong == []


def test_a_table_with_protected_columns_is_made_by_the_macro_or_from_one_that_is() -> None:
    made_by_macro = {path.stem for path in PUBLISHED.rglob("*.sql") if "protected_counts(" in path.read_text()}
    for layer, name in MODELS:
        if layer == "marts" or not any(
            "protected" in column["config"]["tags"] for column in MODELS[layer, name]["columns"]
        ):
            continue
        path = next(PUBLISHED.rglob(f"{name}.sql"))
        refs = set(re.findall(r"ref\('(\w+)'\)", path.read_text()))
        assert name in made_by_macro or refs & made_by_macro or layer == "donor", name


def test_every_column_is_described() -> None:
    assert [
        (layer, name) for layer in FOLDERS for name, column in _columns(layer) if not column.get("description")
    ] == []


def test_no_description_names_a_country() -> None:
    """Countries are data of a network, and a contract is the same for all of them. A framework's year is the US one."""
    codes = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", code)} - {"US"}
    territories = {code: Locale("en").territories[code] for code in codes}
    country = re.compile(rf"\b({'|'.join([*territories, *map(re.escape, territories.values())])})\b")
    descriptions = [each for path in DBT.rglob("_*.yml") for each in _descriptions(yaml_text.read(path.read_text()))]
    assert len(descriptions) > 1000
    assert [text for text in descriptions if country.search(text)] == []


def _descriptions(properties: Any) -> Iterator[str]:
    """What models, sources and columns say of themselves. Unit tests speak of the rows that they give."""
    children = properties.items() if isinstance(properties, dict) else enumerate(properties)
    for key, value in children:
        if key == "description":
            yield value
        elif key != "unit_tests" and isinstance(value, dict | list):
            yield from _descriptions(value)


def test_persons_are_hidden_by_a_test_wherever_there_are_any() -> None:
    for (layer, name), model in MODELS.items():
        if layer != "marts" and any(column["name"] == "persons" for column in model["columns"]):
            assert "persons_only_when_shown" in model["data_tests"], name


# Numbers that tell nothing of persons, looked at one by one: the disclosure test does not examine them.
NOT_OF_PERSONS = {
    "pub_alerts": {"rank"},
    "pub_coverage": {
        "denominator_point", "denominator_high", "denominator_year", "reporting_completeness",
        "reporting_completeness_on_time", "target",
    },
    "pub_event_windows": {"partners"},
    "pub_file_quality": {"files"},
    "pub_flow_system": {"nodes_observable", "pairs_observable"},
    "pub_letter_example": {"line_no"},
    "pub_mapping_audit": {
        "step_no", "stated", "reproduced", "difference", "share_percent", "share_percent_second",
    },
    "pub_mapping_returns": {
        "covered_low", "covered_high", "indoor_low", "indoor_high", "outdoor_low", "outdoor_high", "migrant_low",
        "migrant_high", "injects_low", "injects_high",
    },
    "pub_mapping_shares": {"return_year", "percent_low", "percent_high", "organisations", "organisations_asked"},
    "pub_mapping_statements": {
        "return_year", "organisations", "organisations_asked", "best_rank", "worst_rank", "area_rank",
    },
    "pub_mobility": {"reference_share"},
    "pub_population_estimates": {"year", "n_lists"},
    "pub_reporting": {"expected", "received", "on_time", "reporting_rate", "reporting_rate_on_time"},
    "pub_service_gaps": {"return_year", "organisations", "organisations_asked"},
    "pub_setting_decomposition": {"completeness_before", "completeness_after"},
    "pub_setting_transitions": {"next_completeness"},
    "pub_targets": {"baseline", "target"},
    "pub_violence_survey": {"share_percent", "times_mean", "times_low", "times_high", "respondents", "months"},
}  # fmt: skip


def test_a_number_that_is_said_to_be_of_no_persons_is_one_that_was_looked_at() -> None:
    found = {
        table: {column.name for column in contract.columns if column.tag == NOT_PERSONAL and column.kind in NUMBERS}
        for table, contract in contracts().items()
    }
    assert {table: columns for table, columns in found.items() if columns} == NOT_OF_PERSONS
