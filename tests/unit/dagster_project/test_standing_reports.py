"""Reporting rates in `status`: DHIS2's words, the worst word of the last twelve months, and nothing before a build."""

from collections.abc import Iterator

import duckdb
import pytest

from dagster_project.standing import _reporting


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        yield made


def month(con: duckdb.DuckDBPyConnection, partner: str, start: str, came: str | None, due: str, word: str) -> None:
    expected = int(came is not None or word != "fresh")
    line = [partner, start, int(came is not None), came, due, expected, word]
    con.execute("insert into marts.fct_partner_month values (?, ?, ?, ?, ?, ?, ?)", line)


def test_nothing_is_said_before_the_first_build(con: duckdb.DuckDBPyConnection) -> None:
    assert _reporting(con) == []


def test_each_partner_has_its_rates_and_its_worst_word(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "create schema marts; create table marts.fct_partner_month (partner_code varchar, month_start date, "
        "is_received integer, first_source_at timestamp, due_on date, is_expected integer, freshness varchar)"
    )
    month(con, "p", "2022-01-01", None, "2022-02-21", "long overdue")  # more than twelve months ago
    for number in range(1, 10):
        month(
            con, "p", f"2023-{number:02}-01", f"2023-{number + 1:02}-21 23:59:00", f"2023-{number + 1:02}-21", "fresh"
        )
    month(con, "p", "2023-10-01", "2023-11-22", "2023-11-21", "fresh")
    month(con, "p", "2023-11-01", None, "2023-12-21", "overdue")
    month(con, "p", "2023-12-01", None, "2024-01-21", "due")
    month(con, "q", "2023-12-01", None, "2024-02-21", "fresh")
    assert _reporting(con) == [
        ("p", 11, 10, 9, "91 %", "82 %", "overdue", "2023-11"),
        ("q", 0, 0, 0, None, None, "fresh", None),
    ]
