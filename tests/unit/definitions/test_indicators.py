"""The dictionary of indicators: whole, in four languages, and said of columns and codes that exist."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
import yaml

from warehouse import yaml_text
from warehouse.definitions import indicator_files
from warehouse.definitions import indicators as dictionary
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError
from warehouse.networks.home import DEMO, network_of
from warehouse.settings import PROJECT_ROOT

SEEDS = PROJECT_ROOT / "dbt" / "seeds"
ENTRIES = dictionary.indicators()
CONTRACTS = {
    model["name"]: {column["name"]: column for column in model["columns"]}
    for model in yaml_text.read((PROJECT_ROOT / "dbt/models/published/_published.yml").read_text())["models"]
}
TEXTS = ("name", "numerator", "denominator", "why_it_matters", "caveats")
CYRILLIC = set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъё")


def rows(seed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((SEEDS / f"{seed}.csv").read_text(encoding="utf-8"))))


def test_the_seed_is_what_the_dictionary_makes() -> None:
    assert (SEEDS / "indicator.csv").read_text(encoding="utf-8") == indicator_files.seed(), "run: make docs"
    assert len(rows("indicator")) == len(ENTRIES) * len(LANGUAGES)


def test_every_indicator_of_the_published_tables_is_in_the_dictionary() -> None:
    used = {row["value"] for row in rows("dimension_value") if row["dimension"] == "indicator_code"}
    used |= {row["indicator_code"] for row in (*rows("package"), *network_of(DEMO).rows("target"))}
    assert used <= set(ENTRIES)


def test_a_package_has_the_framework_and_the_newest_version_of_its_rows() -> None:
    for row in rows("package"):
        if not row["valid_to"]:
            one = ENTRIES[row["indicator_code"]]
            assert (one.framework, one.framework_version) == (row["framework"], row["framework_version"])


@pytest.mark.parametrize("code", ENTRIES)
def test_a_table_that_is_named_exists_with_the_column_or_is_planned(code: str) -> None:
    one = ENTRIES[code]
    for table, columns in one.published.items():
        if table not in CONTRACTS:
            assert one.planned, f"{code}: {table} does not exist and is not marked as planned"
        else:
            assert set(columns) <= CONTRACTS[table].keys(), f"{code}: {table}"


def test_every_table_of_figures_is_explained_by_some_indicator() -> None:
    explained = {table for entry in ENTRIES.values() for table in entry.published}
    figures = {table for table, columns in CONTRACTS.items() if "persons" in columns}
    assert figures - explained == set()


@pytest.mark.parametrize("code", ENTRIES)
def test_every_text_is_in_its_own_language_and_ends_without_a_full_stop(code: str) -> None:
    for field in TEXTS:
        text = getattr(ENTRIES[code], field)
        said = {language: text.said(language) for language in LANGUAGES}
        for language, sentence in said.items():
            letters = [each for each in sentence.lower() if each.isalpha()]
            share = sum(each in CYRILLIC for each in letters) / len(letters)
            assert (share > 0.5) == (language in ("ru", "uk")) or field == "name", f"{code}.{field}.{language}"
            assert not sentence.endswith("."), f"{code}.{field}.{language}"
        assert not set("іїєґ") & set(said["ru"].lower()), f"{code}.{field}: Ukrainian letters in Russian"
        assert not set("ыэъё") & set(said["uk"].lower()), f"{code}.{field}: Russian letters in Ukrainian"


def test_what_cannot_be_computed_says_why_in_every_language() -> None:
    venue = [row for row in rows("indicator") if row["indicator_code"] == "venue_coverage"]
    assert {(row["is_computed"], bool(row["reason"])) for row in venue} == {("0", True)}
    for row in rows("indicator"):
        assert (row["is_computed"] == "1") == bool(row["published_in"]) == (not row["reason"]), row["indicator_code"]


def test_an_entry_is_no_longer_marked_as_planned_once_all_its_tables_exist() -> None:
    done = [code for code, one in ENTRIES.items() if one.planned and set(one.published) <= set(CONTRACTS)]
    assert done == [], "take `planned: true` away, and run: make docs"


def test_a_help_text_says_what_is_divided_by_what_and_what_it_cannot_say() -> None:
    said = dictionary.help_text("setting_share", "fi")
    assert said.startswith("Missä tavoitetut ihmiset työskentelevät: ")
    assert " ÷ " in said
    assert said.endswith("joten summa ylittää sata prosenttia.")
    assert dictionary.help_text("people_who_moved", "en").startswith(ENTRIES["people_who_moved"].sentence("en"))
    assert "÷" not in ENTRIES["people_who_moved"].sentence("en")
    assert dictionary.column_text("pub_reporting", "reporting_rate", "en") == ENTRIES["reporting_rate"].sentence("en")
    assert dictionary.column_text("pub_coverage", "coverage_point", "en") is None


def _folder(path: Path, **changes: Any) -> Path:
    entry = yaml_text.read((dictionary.FOLDER / "coverage.yaml").read_text(encoding="utf-8"))[0] | changes
    (path / "x.yaml").write_text(yaml.safe_dump([{k: v for k, v in entry.items() if v is not None}]), encoding="utf-8")
    (path / dictionary.TERMS).write_text((dictionary.FOLDER / dictionary.TERMS).read_text("utf-8"), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"name": {"en": "only English"}},
            "name: Value error, is to be said once in each of en, ru, uk, fi; look at fi, ru, uk",
        ),
        ({"caveats": None}, "caveats"),
        ({"unknown": 1}, "unknown"),
        ({"unit": "bananas"}, "unit bananas is not in terms.yaml"),
        ({"disaggregation": ["moon"]}, "disaggregation moon is not in terms.yaml"),
        ({"published": {}}, "says in `not_computed` why it is not"),
    ],
)
def test_a_mistake_in_an_entry_is_told_with_its_place(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    with pytest.raises(ConfigError, match=r"x\.yaml, reached_any") as raised:
        dictionary.indicators(_folder(tmp_path, **changes))
    assert told in str(raised.value)
