"""Whose reports the doctor calls late: those of the last twelve months of the calendar, each with its worst word."""

import duckdb

from dagster_project.doctor.database_facts import late


def test_a_partner_that_left_years_ago_is_no_matter_for_today() -> None:
    with duckdb.connect() as con:
        con.execute(
            "create schema marts; create schema intermediate; "
            "create table intermediate.int_period_month as select date '2024-02-01' as month_start; "
            "create table marts.fct_partner_month (partner_code varchar, month_start date, freshness varchar); "
            "insert into marts.fct_partner_month values "
            "('p', '2023-01-01', 'long overdue'), ('p', '2023-12-01', 'overdue'), ('q', '2023-12-01', 'due'), "
            "('ended', '2023-08-01', 'long overdue'), ('left', '2021-06-01', 'fresh'), "
            "('left', '2021-07-01', 'long overdue')"
        )
        assert late(con) == {"p": "overdue", "ended": "long overdue"}
