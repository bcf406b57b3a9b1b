"""What codes and phrases of the published tables are called, in a reader's language.

A coded column gets a column `<name>_label` beside it. A column of phrases (its name may end with _label) gets
`<name>_text`: labels.yaml lists the phrases, the catalogues translate them; a phrase that is not listed shows itself.
Add here: another room that names codes in every language. Keep out: codes that only charts know (labels.yaml).
"""

import csv
from functools import cache

from dashboards.catalogue import Catalogue
from dashboards.wording import Wording
from warehouse import indicators
from warehouse.settings import PROJECT_ROOT

PLACE_COLUMNS = ("country_code", "region_code", "city_code", "origin_place", "destination_place", "area_code")
Labels = dict[str, dict[str, str]]


def labels(catalogue: Catalogue, wording: Wording) -> Labels:
    """Column → code → name."""
    declared = {
        column: {code: wording.text(name) for code, name in _named(names).items()}
        for column, names in catalogue.labels.items()
    }
    places = _places(wording)
    indicator = {code: wording.given(one.name.said) for code, one in indicators.indicators().items()}
    return {**declared, **dict.fromkeys(PLACE_COLUMNS, places), "indicator_code": indicator}


def label_name(column: str) -> str:
    """Of the column with what a person reads."""
    return f"{column.removesuffix('_label')}_text" if column.endswith("_label") else f"{column}_label"


def country_names(wording: Wording) -> list[str]:
    return [name for code, name in _places(wording).items() if code.isupper() and len(code) == 2]


@cache
def place_names(language: str) -> dict[str, str]:
    """Places are named in one file, the warehouse's place seed."""
    with (PROJECT_ROOT / "dbt" / "seeds" / "place.csv").open(encoding="utf-8") as file:
        return {row["place_code"]: row[f"name_{language}"] for row in csv.DictReader(file)}


def _places(wording: Wording) -> dict[str, str]:
    codes = place_names("en")
    named = {code: wording.given(lambda language, code=code: place_names(language)[code]) for code in codes}
    return {**named, "all": wording.text("All")}


def _named(names: dict[str, str] | list[str]) -> dict[str, str]:
    return names if isinstance(names, dict) else {phrase: phrase for phrase in names}
