"""The 2012 mapping as a mapping return: as printed, ranges kept, mistakes all at once."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse import layout
from warehouse.errors import ConfigError, DeliveryRefused
from warehouse.intake.returns.mapping_return import MAPPING_2012, load_mapping_return


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(layout.schema())
        yield connection


def test_the_27_organisations_come_in_with_the_sums_of_the_report(con: duckdb.DuckDBPyConnection) -> None:
    assert load_mapping_return(con) == 27
    sums = con.execute(
        "select count(covered_low), sum(covered_low), sum(covered_low) filter (where count_unit = 'persons'),"
        " sum(covered_low) filter (where period_kind = 'annual'), sum(coalesce(covered_alt_value, 0))"
        " filter (where org_code = 'org_05') from raw.mapping_return where return_id = 'mapping_2012'"
    ).fetchone()
    assert sums == (23, 15860, 15100, 5525, 7350)


def test_loading_it_again_changes_nothing(con: duckdb.DuckDBPyConnection) -> None:
    load_mapping_return(con)
    before = con.execute("from raw.mapping_return order by all").fetchall()
    load_mapping_return(con)
    assert con.execute("from raw.mapping_return order by all").fetchall() == before


def test_a_range_stays_a_range(con: duckdb.DuckDBPyConnection) -> None:
    load_mapping_return(con)
    row = con.execute(
        "select injects_low, injects_high, covered_high from raw.mapping_return where org_code = 'org_04'"
    )
    assert row.fetchone() == (7.0, 10.0, None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("225,225", "many,225", "row 2: sex_workers_covered_low is not a whole number"),
        ("225,225", "226,225", "row 2: the low end of sex_workers_covered is above"),
        (",90,90,", ",90,190,", "injects_pct_high is not a share"),
        ("persons,annual", "heads,annual", "count_unit is none of"),
        ("persons,annual", "persons,daily", "period_kind is none of"),
        ("org_01", "", "row 2: org_code is missing"),
        ("org_code", "organisation", "lacks the columns org_code"),
    ],
)
def test_a_wrong_return_is_refused_by_row_and_column(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "mapping_test.csv"
    path.write_text(MAPPING_2012.read_text().replace(old, new, 1))
    with pytest.raises(DeliveryRefused, match=said):
        load_mapping_return(con, path)
    assert con.execute("select count(*) from raw.mapping_return").fetchone() == (0,)


def test_a_return_that_is_not_there_is_told(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_mapping_return(con, tmp_path / "none.csv")
