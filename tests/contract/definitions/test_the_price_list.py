"""What a change of a definition costs, in files written by hand, counted in a copy of the tree; and that it arrives.

The numbers are those of docs/how-to/change-a-definition.md.
Add here: what must follow from another change (definition_changes.py).
Keep out: whether the change is a good one.
"""

import json
import re
from collections.abc import Callable

import a_published_table
import pytest
import translated
import yaml
from another_tree import Tree, changed
from definition_changes import (
    COUNTED,
    ENTRY,
    HEADER,
    INDICATOR,
    NAMES,
    SERVICE,
    country,
    guarded_service,
    indicator,
    language,
    service,
    threshold,
)
from everyday import every_day

from warehouse.definitions.languages import LANGUAGES
from warehouse.settings import PROJECT_ROOT


def promised() -> dict[str, int]:
    """Change → files, as the page tells people."""
    page = (PROJECT_ROOT / "docs" / "how-to" / "change-a-definition.md").read_text("utf-8")
    return {name: int(files) for name, files in re.findall(r"^\| ([a-z ]+) \| (\d+) \|", page, re.MULTILINE)}


CHANGES: dict[str, Callable[[Tree], None]] = {
    "service": service,
    "guarded service": guarded_service,
    "threshold": threshold,
    "country": country,
    "indicator of a package": indicator,
    "language": language,
    "published table": a_published_table.alone,
    "published table with a chart": a_published_table.with_a_chart,
}
# Of these every day: a list that other lists are made of, and the longest way, through every room.
EVERYDAY = ("service", "published table with a chart")
# A table is its contract and its SQL, and a chart is a file that a dashboard names; all else is one file.
MOST = {"published table": 2, "published table with a chart": 4}


@pytest.mark.parametrize("change", every_day(CHANGES, EVERYDAY))
def test_it_costs_as_many_files_written_by_hand_as_the_page_says(tree: Tree, change: str) -> None:
    before = tree.content()
    CHANGES[change](tree)
    assert len(changed(before, tree.content())) == promised()[change] == MOST.get(change, 1)
    if change == "language":
        told = tree.refused("docs/generate.py")
        assert "is not said in et" in told
        translated.into(tree.root, "et", as_in="fi")
    tree.generate()
    assert tree.generate() == set()


def test_a_service_is_in_every_list_that_is_made_of_services(tree: Tree) -> None:
    service(tree)
    written = tree.generate()
    assert {"dbt/seeds/service.csv", "dbt/seeds/dimension_value.csv", "docs/reference/services.md"} <= written
    told = json.loads(tree.python("-c", LISTS))
    assert told["contract"][-1] == SERVICE
    assert f"svc_{SERVICE} boolean" in told["schema"]
    assert SERVICE in told["periods"]
    assert told["proposed"] == f"svc_{SERVICE}"
    assert told["dashboards"] == {language: name[:1].upper() + name[1:] for language, name in NAMES.items()}
    assert told["own_figures"] == NAMES
    assert f"contact.svc_{SERVICE}" in told["delivery_suite"]


def test_a_published_table_is_known_to_every_room_and_its_chart_resolves(tree: Tree) -> None:
    a_published_table.with_a_chart(tree)
    written = tree.generate()
    assert {"docs/reference/published-tables.md", "dbt/models/published/_exposures.yml"} <= written
    assert json.loads(tree.python("-c", ROOMS)) == {
        "release": {"has_persons": True, "is_for_donors": False},
        "disclosure": ["persons"],
        "dashboards": ["regional", "ru", "ua", "fi"],
        "indicators": ["reached_any"],
        "mistakes": [],
    }


ROOMS = f"""
import json
from dashboards import lint
from dashboards.sources import catalogue
from expectations.release_tables import tables
from warehouse.definitions import indicators
from warehouse.disclosure.statements.catalogue import catalogue as protected

sources, rules = catalogue.load(), tables()["{a_published_table.NAME}"]
print(json.dumps({{
    "release": {{"has_persons": rules.has_persons, "is_for_donors": rules.is_for_donors}},
    "disclosure": [count.column for count in protected().tables["{a_published_table.NAME}"].counts],
    "dashboards": list(sources.datasets["{a_published_table.NAME}"].audiences),
    "indicators": [one.code for one in indicators.published_in("{a_published_table.NAME}")],
    "mistakes": list(lint.problems(sources)),
}}))
"""


@pytest.mark.exhaustive
def test_a_language_is_in_every_list_of_words(tree: Tree) -> None:
    language(tree)
    translated.into(tree.root, "et", as_in="fi")
    written = tree.generate()
    assert {"dbt/macros/languages_listed.sql", "dbt/seeds/indicator.csv", "docs/reference/glossary.md"} <= written
    told = json.loads(tree.python("-c", WORDS))
    assert told["superset"] == {"flag": "ee", "name": "Eesti"}
    for room in ("letters", "alerts", "sealing", "dashboards", "indicators"):
        assert told[room]["et"] == told[room]["fi"] != told[room]["en"], room
    names = [part for each in (*LANGUAGES, "et") for part in (f"--{each}", "River")]
    tree.python("-m", "dagster_project.cli", "network", "init", *names, "--countries", "FI", "--start", "2023-01-01")
    declared = yaml.safe_load((tree.root / "var" / "network" / "network.yaml").read_text("utf-8"))
    assert declared["name"] == dict.fromkeys((*LANGUAGES, "et"), "River")


WORDS = """
import json
from dashboards.sources import catalogue
from dashboards.sources.labels import labels
from dashboards.sources.wording import Wording
from warehouse.alerts import words
from warehouse.contract.letter_words import catalogue as catalogue_of_letters
from warehouse.definitions import indicators, languages
from warehouse.sealing.messages import phrase

sources = catalogue.load()
(superset,) = [{"flag": each.flag, "name": each.name} for each in languages.ALL if each.code == "et"]
print(json.dumps({
    "superset": superset,
    "letters": {each: catalogue_of_letters()["phrases"]["title"][each] for each in languages.LANGUAGES},
    "alerts": {each: words.catalogue()["subject"][each] for each in languages.LANGUAGES},
    "sealing": {each: phrase("page_close", each) for each in languages.LANGUAGES},
    "dashboards": {each: labels(sources, Wording(each))["setting_group"]["indoor"] for each in languages.LANGUAGES},
    "indicators": {each: indicators.indicators()["reached_any"].name.said(each) for each in languages.LANGUAGES},
}))
"""

LISTS = f"""
import json
from dashboards.sources import catalogue
from dashboards.sources.labels import labels
from dashboards.sources.wording import Wording
from expectations import deliveries
from warehouse import layout
from warehouse.contract import contact_fields
from warehouse.definitions.languages import LANGUAGES
from warehouse.disclosure.statements.catalogue import catalogue as protected
from warehouse.intake.scaffold import vocabulary
from warehouse.sealing import figures_said

sources = catalogue.load()
print(json.dumps({{
    "contract": contact_fields.SERVICES,
    "schema": layout.schema(),
    "periods": protected().grains["pub_services"].periods["service_code"],
    "proposed": vocabulary.headers().fields[vocabulary.key("{HEADER}")][0],
    "dashboards": {{each: labels(sources, Wording(each))["service_code"]["{SERVICE}"] for each in LANGUAGES}},
    "own_figures": figures_said.labels()["{SERVICE}"],
    "delivery_suite": deliveries.SELECT,
}}))
"""


def test_an_indicator_is_in_every_list_that_is_made_of_indicators(tree: Tree) -> None:
    indicator(tree)
    assert tree.generate() == {
        *("dbt/seeds/indicator.csv", "dbt/seeds/package.csv", "dbt/seeds/package_service.csv"),
        *("dbt/seeds/dimension_value.csv", "dbt/macros/coverage_listed.sql", "docs/reference/indicators.md"),
    }


def test_an_unknown_service_of_a_package_is_an_error(tree: Tree) -> None:
    path = tree.root / "dbt" / "indicators" / "packages.yaml"
    path.write_text(path.read_text("utf-8") + COUNTED.replace("[lubricant]", "[lubricants]"), "utf-8")
    with pytest.raises(AssertionError) as told:
        tree.generate()
    assert f"{INDICATOR}: packages.0.required.lubricant.0" in str(told.value)
    assert "there is no service lubricants. There are: information" in str(told.value)


def test_the_names_of_a_service_are_asked_for_in_every_language(tree: Tree) -> None:
    path = tree.root / "warehouse" / "definitions" / "services.yaml"
    path.write_text(path.read_text("utf-8") + ENTRY.replace('"fi": "rokotus"', '"fi": ""'), "utf-8")
    with pytest.raises(AssertionError) as told:
        tree.generate()
    assert "services.yaml, line " in str(told.value)
    assert f"{SERVICE}.names: is not said in fi. Add it." in str(told.value)
    assert set(NAMES) == set(LANGUAGES)
