"""Which months `explain` calls missing: those whose report is overdue, and none that can still come in time."""

from datetime import date

import duckdb

from warehouse.release.deliveries_behind import missing


def test_a_report_that_is_not_due_yet_is_not_missing() -> None:
    months = [date(2023, number, 1) for number in range(9, 13)] + [date(2024, 1, 1)]
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as crossings")
        con.execute(
            "create schema crossings.marts; create table crossings.marts.fct_partner_month (partner_code varchar, "
            "month_start date, is_received integer, is_expected integer, freshness varchar)"
        )
        con.executemany(
            "insert into crossings.marts.fct_partner_month values ('p', ?, ?, ?, ?)",
            [
                (months[0], 0, 1, "long overdue"),
                (months[1], 1, 1, "fresh"),
                (months[2], 0, 1, "overdue"),
                (months[3], 0, 1, "due"),
                (months[4], 0, 0, "fresh"),  # its span is not over
            ],
        )
        assert missing(con, ["p"], months) == {"p": [months[0], months[2]]}
