"""No file of the demo network's release says a number of a place under fire, of a period that touches it."""

import duckdb
import pytest
from pipeline_home import Home

from warehouse import vault
from warehouse.intake.landing import ledger, under_fire
from warehouse.intake.partners.declared import declared
from warehouse.networks import home

# Southern Ukraine from 24 February to 11 November 2022, Central Ukraine to 6 April: rollups.csv.
UNDER_FIRE = {
    ("UA-S", "year"): ["2022-01-01"],
    ("UA-S", "half_year"): ["2022-01-01", "2022-07-01"],
    ("UA-S", "quarter"): ["2022-01-01", "2022-04-01", "2022-07-01", "2022-10-01"],
    ("UA-C", "year"): ["2022-01-01"],
    ("UA-C", "half_year"): ["2022-01-01"],
    ("UA-C", "quarter"): ["2022-01-01", "2022-04-01"],
}
OF_PERSONS = {
    "persons",
    "base_persons",
    "numerator",
    "inflow",
    "outflow",
    "person_months",
    "share",
    "coverage_point",
    "point",
}


@pytest.mark.parametrize("audience", ["regional", "ua"])
def test_no_table_says_a_number_of_a_place_under_fire(built_home: Home, audience: str) -> None:
    said, seen = [], 0
    with duckdb.connect(built_home.settings.current / audience / "warehouse.duckdb", read_only=True) as con:
        tables: dict[str, set[str]] = {}
        for table, column in con.execute(
            "select table_name, column_name from duckdb_columns() where schema_name = 'published'"
        ).fetchall():
            tables.setdefault(table, set()).add(column)
        for table, columns in tables.items():
            if not {"region_code", "period_type", "period_start"} <= columns:
                continue
            for (region, period_type), starts in UNDER_FIRE.items():
                for column in sorted(OF_PERSONS & columns):
                    [(rows, numbers)] = con.execute(
                        f"select count(*), count({column}) from published.{table} where region_code = ? "
                        "and period_type = ? and list_contains(?, period_start::varchar)",
                        [region, period_type, starts],
                    ).fetchall()
                    seen += rows
                    if numbers:
                        said.append((table, column, region, period_type))
    assert said == []
    assert seen > 0


def test_the_country_is_shown_and_of_its_regions_not_all_but_one(built_home: Home) -> None:
    with duckdb.connect(built_home.settings.current / "ua" / "warehouse.duckdb", read_only=True) as con:
        rows = con.execute(
            "select period_type, period_start::varchar, bool_or(region_code = 'all' and persons is not null), "
            "count(persons) filter (region_code <> 'all') from published.pub_reach "
            "where year(period_start) = 2022 and period_type in ('year', 'half_year', 'quarter') and city_code = 'all' "
            "and setting_group = 'all' and gender = 'all' and age_band = 'all' and origin_code = 'all' group by all"
        ).fetchall()
    assert len(rows) == 7
    assert {(is_shown, regions) for _, _, is_shown, regions in rows} == {(True, 1)}


def test_the_ledger_says_under_which_lines_its_cells_closed(built_home: Home) -> None:
    """As the next build asks it: lines that seem new would be applied again."""
    settings = built_home.settings
    keys = vault.load(settings)
    lines = under_fire.of_today(declared(settings, keys), home.network(settings)).lines
    assert len(lines) == 2
    assert ledger.read(ledger.path(settings), keys).under_fire == lines
