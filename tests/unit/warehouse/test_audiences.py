"""Audiences are one declaration; a table that does not say its country is in no country's file."""

import re
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from warehouse import countries
from warehouse.audiences import audiences, find, schemas, whole
from warehouse.definitions.contracts import Contract, Countries, contracts
from warehouse.errors import ConfigError
from warehouse.release.files.country_rows import condition
from warehouse.settings import PROJECT_ROOT

# Names that sound like a place or a country.
SOUNDS_LIKE_A_PLACE = re.compile(
    r"country|region|city|place|scope|origin_code|area|corridor_code|district|alias|^referral_to$"
)


def test_the_first_audience_holds_everything_and_each_has_a_reason() -> None:
    assert list(audiences()) == ["regional", "ru", "ua", "fi", "donor"]
    assert whole().name == "regional"
    assert schemas() == ("published", "published_donor")
    assert all(len(audience.why) > 20 for audience in audiences().values())
    assert {audience.country for audience in audiences().values() if audience.country} == set(
        countries.of_places().values()
    )


def test_nobody_else_is_an_audience() -> None:
    with pytest.raises(ConfigError, match=r"no audience 'pl'.*regional, ru, ua, fi, donor"):
        find("pl")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("regional: {schema: published, why: short}", "regional, why"),
        ("regional: {schema: marts, why: a reason that is long enough}", "regional, schema"),
        ("regional: {schema: published, rows: 1, why: a reason that is long enough}", "regional, rows"),
        ("ru: {schema: published, country: RU, why: a reason that is long enough}", "the first audience"),
        ("", "the first audience"),
    ],
)
def test_mistakes_of_the_declaration_are_told(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "audiences.yaml"
    file.write_text(text)
    with pytest.raises(ConfigError, match=said):
        audiences(file)


def test_there_is_no_second_list_of_audiences() -> None:
    second = re.compile(r"""["']regional["'], *["'](donor|ru)["']|AUDIENCES *=""")
    rooms = ("warehouse", "expectations", "dagster_project", "dashboards", "docs")
    files = [path for room in rooms for path in (PROJECT_ROOT / room).rglob("*.py")]
    assert len(files) > 100
    assert [path for path in files if second.search(path.read_text(encoding="utf-8"))] == []


def test_every_published_table_says_which_country_its_rows_speak_of() -> None:
    assert [table for table, one in contracts().items() if one.countries is None] == []


@pytest.mark.parametrize("table", contracts())
def test_no_column_that_sounds_like_a_place_is_forgotten(table: str) -> None:
    contract = contracts()[table]
    said = contract.countries
    assert said is not None
    texts = {column.name for column in contract.columns if column.kind == "varchar"}
    assert said.columns <= texts
    if said.about is None:
        assert {name for name in texts if SOUNDS_LIKE_A_PLACE.search(name)} <= said.columns


def _contract(said: Countries | None) -> Contract:
    return replace(contracts()["pub_reach"], countries=said)


def test_a_table_that_does_not_say_it_is_cut_for_nobody_and_whole_for_the_network() -> None:
    assert condition(whole(), _contract(None)) == "true"
    with pytest.raises(ConfigError, match=r"pub_reach does not say.*meta\.countries"):
        condition(find("ru"), _contract(None))


@pytest.mark.parametrize(
    ("value", "is_kept"),
    [
        ("('RU', 'ru', 'RU-NW', 'ru_spb', '')", True),
        ("('RU', 'ru', 'all', 'all', '')", True),
        ("('UA', 'ru', 'all', 'all', '')", False),
        ("('all', 'ru', 'all', 'all', '')", False),  # a sum of countries
        ("('RU', 'fi_ru', 'all', 'all', '')", False),  # concerns two
        ("('RU', 'none', 'all', 'all', '')", False),
        ("('RU', 'ru', 'FI-S', 'all', '')", False),
        ("('RU', 'ru', 'RU-NW', 'fi_helsinki', '')", False),
        ("('RU', 'ru', 'RU-NW', 'nowhere', '')", False),  # a code that nobody knows
        ("(null, 'ru', 'RU-NW', 'all', '')", False),
        ("('RU', 'ru', null, 'all', '')", False),
        ("('RU', 'ru', 'RU-NW', 'all', 'outreach')", False),
    ],
)
def test_a_row_is_kept_only_where_everything_in_it_is_the_one_country(value: str, *, is_kept: bool) -> None:
    said = Countries(
        country=("country_code",), scope=("scope",), place=("region_code", "city_code"), not_national="lists <> ''"
    )
    where = condition(find("ru"), _contract(said))
    rows = duckdb.execute(
        f"select 1 from (values {value}) as v (country_code, scope, region_code, city_code, lists) where {where}"
    ).fetchall()
    assert bool(rows) is is_kept


@pytest.mark.parametrize(("about", "kept"), [("", "true"), ("RU", "true"), ("UA", "false")])
def test_a_table_about_one_country_is_in_that_file_alone(about: str, kept: str) -> None:
    assert condition(find("ru"), _contract(Countries(about=about))) == kept
