"""What a change of a definition costs, in files written by hand, counted in a copy of the tree; and that it arrives.

The numbers are those of docs/how-to/change-a-definition.md.
Add here: another change that somebody will want to make.
Keep out: whether the change is a good one.
"""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import a_published_table
import another_tree
import northern_network
import pytest
import translated
import yaml
from another_tree import Tree, changed
from pipeline_home import Home

from warehouse import vault, yaml_text
from warehouse.definitions.languages import LANGUAGES
from warehouse.settings import PROJECT_ROOT

SERVICE, HEADER = "vaccination", "Прививка"
NAMES = {"en": "vaccination", "ru": "прививка", "uk": "щеплення", "fi": "rokotus"}
ENTRY = f"""{SERVICE}:
  is_guarded: false
  label: vaccination
  names: {json.dumps(NAMES, ensure_ascii=False)}
  headers: [{HEADER}, Вакцинация, Щеплення, Rokotus, Rokotukset, Vaccination, Vaccine]
"""
PATTERN, FROM, TO = "services_03", 10, 12
INDICATOR = "reached_kit"
_FOUR = "{en: People with a kit, ru: Люди с набором, uk: Люди з набором, fi: Paketin saaneet}"
COUNTED = f"""- code: {INDICATOR}
  framework: network
  framework_version: "1"
  unit: persons
  disaggregation: [period, country, region, city]
  published: {{pub_coverage: [persons, coverage_low, coverage_point, coverage_high]}}
  packages:
    - code: kit
      framework_version: "1"
      valid_from: "2022-01-01"
      k_required: 0
      required: {{condoms: [condoms], lubricant: [lubricant]}}
      why: what this network calls a kit
  name: {_FOUR}
  numerator: {_FOUR}
  denominator: {_FOUR}
  why_it_matters: {_FOUR}
  caveats: {_FOUR}
"""
LATVIA = """languages: [en, ru]
time_zone: Europe/Riga
phone: {national: '(?:371)?2[0-9]{7}', in_text: '2'}
identifiers: []
has_name_classes: false
"""


def service(tree: Tree) -> None:
    path = tree.root / "warehouse" / "definitions" / "services.yaml"
    path.write_text(path.read_text("utf-8") + ENTRY, "utf-8")


def guarded_service(tree: Tree) -> None:
    path = tree.root / "warehouse" / "definitions" / "services.yaml"
    path.write_text(path.read_text("utf-8") + ENTRY.replace("is_guarded: false", "is_guarded: true"), "utf-8")


def threshold(tree: Tree) -> None:
    """One number of the seed of allowed grains."""
    path = tree.root / "dbt" / "seeds" / "disclosure_pattern.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    (place,) = [number for number, line in enumerate(lines) if line.startswith(f"{PATTERN},")]
    assert lines[place].count(f",{FROM},") == 1
    lines[place] = lines[place].replace(f",{FROM},", f",{TO},")
    path.write_text("".join(lines), "utf-8")


def country(tree: Tree) -> None:
    (tree.root / "warehouse" / "definitions" / "countries" / "lv.yaml").write_text(LATVIA, "utf-8")


def indicator(tree: Tree) -> None:
    path = tree.root / "dbt" / "indicators" / "packages.yaml"
    path.write_text(path.read_text("utf-8") + COUNTED, "utf-8")


def language(tree: Tree) -> None:
    """One row."""
    last = '    Language("fi", "Suomi", "fi", "fi"),\n'
    tree.replace("warehouse/definitions/languages.py", last, last + '    Language("et", "Eesti", "et", "ee"),\n')


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
# A table is its contract and its SQL, and a chart is a file that a dashboard names; all else is one file.
MOST = {"published table": 2, "published table with a chart": 4}


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return another_tree.copied(tmp_path / "tree")


@pytest.mark.parametrize("change", CHANGES)
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


@pytest.mark.exhaustive
@pytest.mark.builds(1)
def test_a_network_runs_with_every_change_of_the_list_at_once(tree: Tree, tmp_path: Path) -> None:
    """Two partners tick the new service, the third one's form does not ask for it."""
    for change in (service, threshold, indicator, language, a_published_table.with_a_chart):
        change(tree)
    translated.into(tree.root, "et", as_in="fi")
    tree.generate()
    home = Home(tmp_path / "home", tmp_path / "keys.json", root=tree.root)
    for command in northern_network.commands():
        assert home.crossings("network", *in_estonian_too(command)).code == 0
    before = content(home)
    city = home.crossings("network", "add-city", "Kajaani", "--country", "FI", "--region", "FI-N", "--yes")
    assert city.code == 0, city.text
    assert [path for path in changed(before, content(home)) if not path.endswith("places.csv")] == []
    vault.init_demo(home.settings)
    northern_network.declare(home, tmp_path / "sources")
    for code in ("p017", "p023"):
        ticked(home, code, tmp_path / "sources" / code)

    ran = home.crossings("run", timeout=1100)

    assert home.settings.current.exists(), ran.text
    assert home.rows(f"select count(*), count_if(svc_{SERVICE}) from raw.contact") == [(720, 480)]
    said = home.rows(
        f"select country_code, count(*) > 0 from published.pub_services where service_code = '{SERVICE}' group by all "
        "order by all"
    )
    assert said == [("EE", True), ("FI", True), ("UA", True)]
    assert home.rows(f"select threshold from declared.allowed_grain where pattern_id = '{PATTERN}'") == [(TO,)]
    of_indicator = f"select count(*) > 0 from published.pub_coverage where indicator_code = '{INDICATOR}'"
    assert home.rows(of_indicator) == [(True,)]
    assert home.rows("select count(*) > 0 from published.pub_reach where city_code = 'fi_kajaani'") == [(True,)]
    alerts = "select count_if(language = 'et') = count_if(language = 'fi') and count(*) > 0 from published.pub_alerts"
    assert home.rows(alerts) == [(True,)]
    assert home.rows(
        f"select count(*) > 0, count_if(persons >= 5) = count(persons) from published.{a_published_table.NAME}"
    ) == [(True, True)]
    report = json.loads((home.settings.working / "disclosure-test.json").read_text())
    assert report["not_examined"] == []


def in_estonian_too(command: list[str]) -> list[str]:
    """With the option of the new language beside that of Finnish."""
    said = dict(pairwise(command))
    options = {f"--{of}et": said[f"--{of}fi"] for of in ("", "region-") if f"--{of}fi" in said}
    return [*command, *(part for option in options.items() for part in option)]


def ticked(home: Home, code: str, folder: Path) -> None:
    """A column more in the form, and in every file of it."""
    path = home.settings.partners / f"{code}.yaml"
    said = yaml_text.read(path.read_text())
    said["columns"][f"svc_{SERVICE}"] = [HEADER]
    path.write_text(yaml.safe_dump(said, allow_unicode=True))
    for file in folder.iterdir():
        head, *rows = file.read_text("cp1251").splitlines()
        file.write_text("\n".join([f"{head};{HEADER}", *(f"{one};да" for one in rows), ""]), "cp1251")


def content(home: Home) -> dict[str, str]:
    return Tree(home.settings.network).content()


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
