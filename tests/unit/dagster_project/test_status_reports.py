"""Reporting rates in `status`: DHIS2's words, the worst word of the last twelve months, and nothing before a build."""

from collections.abc import Iterator

import duckdb
import pytest

from dagster_project.status import _reporting


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        yield made


def month(con: duckdb.DuckDBPyConnection, partner: str, start: str, word: str, *year: float | None) -> None:
    """One month of the mart: its word, and the twelve months up to it as the mart counts them."""
    con.execute("insert into marts.fct_partner_month values (?, ?, ?, ?, ?, ?, ?, ?)", [partner, start, word, *year])


def test_nothing_is_said_before_the_first_build(con: duckdb.DuckDBPyConnection) -> None:
    assert _reporting(con) == []


def test_each_partner_has_the_rates_of_its_newest_month_and_its_worst_word(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "create schema marts; create schema intermediate; "
        "create table marts.fct_partner_month (partner_code varchar, month_start date, "
        "freshness varchar, expected_12 integer, received_12 integer, on_time_12 integer, reporting_rate double, "
        "reporting_rate_on_time double); "
        "create table intermediate.int_period_month as select cast('2024-01-01' as date) as month_start"
    )
    month(con, "p", "2022-01-01", "long overdue", 1, 0, 0, 0.0, 0.0)  # more than twelve months ago
    for number in range(1, 11):
        month(con, "p", f"2023-{number:02}-01", "fresh", number, number, number, 1.0, 1.0)
    month(con, "p", "2023-11-01", "overdue", 11, 10, 9, 10 / 11, 9 / 11)
    month(con, "p", "2023-12-01", "due", 11, 10, 9, 10 / 11, 9 / 11)
    month(con, "q", "2023-12-01", "fresh", 0, 0, 0, None, None)
    month(con, "left", "2022-11-01", "fresh", 11, 11, 11, 1.0, 1.0)
    month(con, "left", "2022-12-01", "long overdue", 12, 11, 11, 11 / 12, 11 / 12)  # its last month, a year ago
    assert _reporting(con) == [
        ("p", 11, 10, 9, "91 %", "82 %", "overdue", "2023-11"),
        ("q", 0, 0, 0, None, None, "fresh", None),
    ]
