"""Changes of definitions that a developer makes by hand in a copy of the tree.

Add here: another change that somebody will want to make.
Keep out: what it costs and what must follow from it (test_the_price_list.py).
"""

import json

from another_tree import Tree

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
