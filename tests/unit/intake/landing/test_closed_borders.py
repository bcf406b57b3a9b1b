"""A city whose cells have closed stays in its region."""

from dataclasses import replace

import duckdb
import pytest

from warehouse.errors import ConfigError
from warehouse.intake.landing import closed_borders
from warehouse.networks.home import DEMO, network_of
from warehouse.networks.network import Network


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute("create schema raw; create table raw.closed_cell (table_name varchar, cell varchar)")
    for table, place in (
        ("pub_reach", "FI|FI-S|fi_turku|all|all|all|all"),
        ("pub_reach", "FI|FI-S|all|all|all|all|all"),
        ("pub_reach", "RU|RU-NW|ru_gone|all|all|all|all"),
        ("pub_moves", "fi_ua|FI|cross_border|all"),
    ):
        con.execute("insert into raw.closed_cell values (?, ?)", [table, f"reach_09|year|2022-01-01|{place}"])
    return con


def moved(**regions: str) -> Network:
    demo = network_of(DEMO)
    places = [
        row | {"region_code": regions.get(str(row["place_code"]), row["region_code"])} for row in demo.rows("place")
    ]
    return replace(demo, tables={**demo.tables, "place": places})


def refusal(con: duckdb.DuckDBPyConnection, network: Network) -> str:
    """What is said against a network; nothing where it is fit."""
    try:
        closed_borders.require(con, network)
    except ConfigError as error:
        return str(error)
    return ""


def test_a_network_as_it_was_is_fit(con: duckdb.DuckDBPyConnection) -> None:
    assert refusal(con, network_of(DEMO)) == ""


def test_a_city_that_moved_is_named_with_both_regions_and_the_way_on(con: duckdb.DuckDBPyConnection) -> None:
    said = refusal(con, moved(fi_turku="FI-W"))
    assert "fi_turku is in FI-W, and in FI-S where" in said
    assert "`city_days`" in said


def test_a_city_without_closed_numbers_may_move(con: duckdb.DuckDBPyConnection) -> None:
    assert refusal(con, moved(fi_tampere="FI-S")) == ""


@pytest.mark.parametrize("region", ["FI-S", "FI-W"])
def test_a_city_that_moved_before_this_was_asked_may_stay_in_either(
    con: duckdb.DuckDBPyConnection, region: str
) -> None:
    place = "FI|FI-W|fi_turku|all|all|all|all"
    con.execute("insert into raw.closed_cell values ('pub_reach', ?)", [f"reach_09|year|2023-01-01|{place}"])
    assert refusal(con, moved(fi_turku=region)) == ""
