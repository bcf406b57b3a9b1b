"""Every mart, published table and model of a chart has a contract; published columns say what may be in them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from warehouse import yaml_text

DBT = Path(__file__).resolve().parents[3] / "dbt"
PUBLISHED = DBT / "models" / "published"
FILES = {
    "marts": DBT / "models" / "marts" / "_marts.yml",
    "published": PUBLISHED / "_published.yml",
    "donor": PUBLISHED / "donor" / "_donor.yml",
    "charts": DBT / "models" / "charts" / "_charts.yml",
}
MODELS = {
    (layer, model["name"]): model
    for layer, path in FILES.items()
    for model in yaml_text.read(path.read_text())["models"]
}
TAGS = {"protected", "derived", "not_personal"}
# Columns that hold numbers of persons or are made from them: never `not_personal`.
ABOUT_PERSONS = re.compile(
    r"^(persons|base_persons|share(_low|_high|_before|_after)?|probability.*|coverage_(low|point|high)|.*_points|sentence)$"
)


def _columns(layer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for (found, name), model in MODELS.items():
        if found == layer:
            yield from ((name, column) for column in model["columns"])


@pytest.mark.parametrize("layer", list(FILES))
def test_every_model_has_an_enforced_contract(layer: str) -> None:
    folder = FILES[layer].parent
    assert {path.stem for path in folder.glob("*.sql")} == {name for found, name in MODELS if found == layer}
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
        if layer in ("marts", "charts") or not any(
            "protected" in column["config"]["tags"] for column in MODELS[layer, name]["columns"]
        ):
            continue
        path = next(PUBLISHED.rglob(f"{name}.sql"))
        refs = set(re.findall(r"ref\('(\w+)'\)", path.read_text()))
        assert name in made_by_macro or refs & made_by_macro or layer == "donor", name


def test_every_column_is_described() -> None:
    assert [(layer, name) for layer in FILES for name, column in _columns(layer) if not column.get("description")] == []


def test_persons_are_hidden_by_a_test_wherever_there_are_any() -> None:
    for (layer, name), model in MODELS.items():
        if layer not in ("marts", "charts") and any(column["name"] == "persons" for column in model["columns"]):
            assert "persons_only_when_shown" in model["data_tests"], name
