"""On which days a number may change although nothing has come."""

from datetime import date, timedelta

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from warehouse import turning_days

DAYS = st.dates(date(2019, 1, 1), date(2032, 12, 31))
SPANS = st.frozensets(st.integers(1, 400), max_size=5).map(lambda some: some | {0})


def test_a_month_begins_a_cell_closes_and_a_report_becomes_late():
    spans = frozenset({0, 45, 16})
    turns, day = [], date(2024, 2, 20)
    while day < date(2024, 4, 20):
        day = turning_days.next_after(day, spans)
        turns.append(day)
    expected = {date(2024, month, 1) for month in (3, 4, 5)}
    expected |= {date(2024, month, 1) + timedelta(days) for month in (1, 2, 3, 4) for days in (16, 45)}
    assert turns == sorted(day for day in expected if date(2024, 2, 20) < day <= turns[-1])


def test_grace_of_before_turns_too() -> None:
    with duckdb.connect() as con:
        con.execute("attach ':memory:' as crossings; create schema crossings.declared; create schema crossings.raw")
        con.execute("create table crossings.declared.allowed_grain as select 60 as delay_days")
        con.execute("create table crossings.raw.partner as select 20 as grace_days")
        con.execute("create table crossings.raw.earlier_reporting as select 10 as grace_days")
        assert turning_days.spans(con) == {0, 45, 60, 21, 111, 11, 101}


@given(DAYS, SPANS)
def test_no_turn_is_passed_over(day, spans):
    """The oracle looks at every day on its own."""

    def turns(on: date) -> bool:
        return any((on - timedelta(span)).day == 1 for span in spans)

    found = turning_days.next_after(day, spans)
    assert found > day
    assert turns(found)
    assert not any(turns(day + timedelta(later)) for later in range(1, (found - day).days))
