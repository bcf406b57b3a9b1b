"""Every day on which a table of the demo network changes by itself is known beforehand. Other days need no run."""

from datetime import date, timedelta

from pipeline_home import Home

from warehouse import database, turning_days, vault

# When a comparison with the day of the run comes out otherwise. A closed cell is published on the day it closes.
TURNS = """
select first_published from crossings.raw.closed_cell where first_published is not null
union select due_on + 1 from crossings.marts.fct_partner_month
union select due_on + 91 from crossings.marts.fct_partner_month
union select period_end from crossings.intermediate.int_period_month
union select month_start from crossings.intermediate.int_period_month
"""


def test_every_closing_and_every_delay_falls_on_a_turning_day(built_home: Home) -> None:
    with database.reader(built_home.settings, vault.load(built_home.settings)) as con:
        spans = turning_days.spans(con)
        turns = {day for (day,) in con.execute(TURNS).fetchall()}
    assert len(turns) > 50
    assert {day for day in turns if turning_days.next_after(day - timedelta(1), spans) != day} == set()
    assert turning_days.next_after(date(2024, 2, 20), spans) - date(2024, 2, 20) < timedelta(15)
