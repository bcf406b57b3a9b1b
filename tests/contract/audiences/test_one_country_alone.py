"""A country's file holds that country alone: looked for in every text of every table of the demo network's release."""

import re
from collections.abc import Iterator

import duckdb
import pytest
from pipeline_home import Home

from warehouse.audiences import audiences, whole
from warehouse.definitions.contracts import contracts
from warehouse.networks.home import DEMO

NATIONAL = {name: one.country for name, one in audiences().items() if one.country}
# Where people come from is an attribute of theirs; the dictionary and the release itself speak of no country's numbers.
MAY_NAME_OTHERS = {("pub_origins", "origin_code"), ("pub_reach", "origin_code")}
NOT_ABOUT_A_COUNTRY = {"pub_holds", "pub_indicators", "pub_release"}
# Languages are two small letters, as national scopes are.
LANGUAGES = {"language", "offer_language"}
BETWEEN_TWO = {"pub_corridors"}


def places(country: str) -> set[str]:
    """A boring reader of the seed: codes of the country's places."""
    lines = (DEMO / "places.csv").read_text(encoding="utf-8").splitlines()[1:]
    return {line.split(",")[0] for line in lines if line.split(",")[2] == country}


def texts(home: Home, audience: str) -> Iterator[tuple[str, str, set[str]]]:
    """Every text column of a file, with its values."""
    path = home.settings.current.resolve() / audience / "warehouse.duckdb"
    with duckdb.connect(str(path), read_only=True) as con:
        columns = con.execute(
            "select table_name, column_name from duckdb_columns() "
            "where data_type = 'VARCHAR' and schema_name = 'published' order by all"
        ).fetchall()
        for table, column in columns:
            rows = con.execute(f"select distinct {column} from published.{table} where {column} is not null").fetchall()
            yield table, column, {value for (value,) in rows}


def rows(home: Home, audience: str, query: str) -> list[tuple[object, ...]]:
    path = home.settings.current.resolve() / audience / "warehouse.duckdb"
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(query).fetchall()


@pytest.mark.parametrize("audience", NATIONAL)
def test_no_text_of_a_country_file_names_another_country_or_place(built_home: Home, audience: str) -> None:
    others = {country for country in NATIONAL.values() if country and country != NATIONAL[audience]}
    codes = set().union(*(places(country) for country in others))
    scopes = {other.lower() for other in others}
    words = re.compile(r"[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*")
    found = set()
    looked_at = 0
    for table, column, values in texts(built_home, audience):
        looked_at += len(values)
        if table in NOT_ABOUT_A_COUNTRY or (table, column) in MAY_NAME_OTHERS:
            continue
        for value in values:
            parts = {part for word in words.findall(value) for part in (word, word.split("-")[0], word.split("-")[-1])}
            strange = parts & codes | {part for part in parts if part.split("_")[0] in scopes and "_" in part}
            pairs = {part for part in parts if re.fullmatch("[a-z]{2}_[a-z]{2}", part)}
            if column not in LANGUAGES:
                strange |= parts & scopes
            if strange | pairs:
                found.add((table, column, value))
    assert looked_at > 1000
    assert found == set()


@pytest.mark.parametrize("audience", NATIONAL)
def test_a_country_file_has_every_cell_of_its_own_and_no_sum_of_countries(built_home: Home, audience: str) -> None:
    own = f"country_code = '{NATIONAL[audience]}'"
    for table in ("pub_reach", "pub_coverage", "pub_setting_share", "pub_origins", "pub_reporting", "pub_targets"):
        every = rows(built_home, whole().name, f"from published.{table} where {own} order by all")
        assert rows(built_home, audience, f"from published.{table} order by all") == every
        assert every, table


@pytest.mark.parametrize("audience", NATIONAL)
def test_what_concerns_two_countries_is_in_no_country_file(built_home: Home, audience: str) -> None:
    scope = str(NATIONAL[audience]).lower()
    for table in ("pub_moves", "pub_flow_matrix", "pub_flow_gaps", "pub_flow_system", "pub_mobility"):
        assert rows(built_home, audience, f"select distinct scope from published.{table}") == [(scope,)]
    for table in BETWEEN_TWO:
        assert rows(built_home, audience, f"from published.{table}") == []
    assert rows(built_home, audience, "from published.pub_alerts where kind = 'answer_moves'") == []
    assert rows(built_home, audience, "from published.pub_population_estimates where lists <> ''") == []
    told = rows(built_home, audience, "select distinct country_code, said_country from published.pub_said_flows")
    assert told == [(NATIONAL[audience], NATIONAL[audience])]


def test_all_country_files_together_have_no_cell_that_the_whole_file_has_not(built_home: Home) -> None:
    for table in contracts():
        if table in NOT_ABOUT_A_COUNTRY or table == "pub_letter_example":
            continue
        every = set(rows(built_home, whole().name, f"from published.{table}"))
        for audience in NATIONAL:
            assert set(rows(built_home, audience, f"from published.{table}")) <= every, table


def test_letters_are_in_no_country_file(built_home: Home) -> None:
    for audience in NATIONAL:
        tables = {table for table, _, _ in texts(built_home, audience)}
        assert "pub_letter_example" not in tables
        assert tables == {table for table, _, _ in texts(built_home, whole().name)} - {"pub_letter_example"}
