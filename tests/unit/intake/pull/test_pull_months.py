"""Cutting records into months of the partner's own calendar."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from intake_files import declaration

from warehouse.intake.pull.interfaces.months import cut, ended_months, local_day

HELSINKI, KYIV, IRKUTSK = ZoneInfo("Europe/Helsinki"), ZoneInfo("Europe/Kyiv"), ZoneInfo("Asia/Irkutsk")


@pytest.mark.parametrize(
    ("text", "zone", "day"),
    [
        ("2023-03-31T23:30:00", HELSINKI, date(2023, 4, 1)),
        ("2023-03-31T23:30:00Z", HELSINKI, date(2023, 4, 1)),
        ("2023-03-31T23:30:00.000+0300", HELSINKI, date(2023, 3, 31)),
        ("2023-03-31T23:30:00.000+02:00", HELSINKI, date(2023, 4, 1)),
        ("2023-01-31T21:59:59Z", KYIV, date(2023, 1, 31)),
        ("2023-01-31T22:00:00Z", KYIV, date(2023, 2, 1)),
        ("2023-07-31T20:59:59Z", KYIV, date(2023, 7, 31)),
        ("2023-07-31T21:00:00Z", KYIV, date(2023, 8, 1)),
        ("2023-12-31T16:30:00Z", IRKUTSK, date(2024, 1, 1)),
        ("2023-03-31", HELSINKI, date(2023, 3, 31)),
        ("not a day", HELSINKI, None),
        (None, HELSINKI, None),
        ("2023-02-30", HELSINKI, None),
    ],
)
def test_the_day_is_the_partners_own(text: object, zone: ZoneInfo, day: date | None) -> None:
    assert local_day(text, zone) == day


def test_the_nights_of_the_clock_change_belong_to_one_day_each() -> None:
    assert local_day("2023-03-26T00:59:59Z", HELSINKI) == date(2023, 3, 26)
    assert local_day("2023-10-28T20:59:59Z", HELSINKI) == date(2023, 10, 28)
    assert local_day("2023-10-28T21:00:00Z", HELSINKI) == date(2023, 10, 29)
    assert local_day("2023-10-29T21:59:59Z", HELSINKI) == date(2023, 10, 29)


@pytest.mark.parametrize(
    ("as_of", "last"),
    [(date(2022, 3, 31), date(2022, 2, 1)), (date(2022, 4, 1), date(2022, 3, 1)), (date(2022, 1, 31), None)],
)
def test_a_month_has_ended_when_the_next_one_has_begun(as_of: date, last: date | None) -> None:
    months = ended_months(declaration(active_from="2022-01-20"), as_of)
    assert (months[-1] if months else None) == last
    assert months[:1] in ([], [date(2022, 1, 1)])


def test_after_the_partner_has_left_no_month_is_asked_for() -> None:
    months = ended_months(declaration(active_from="2022-01-20", active_to="2022-03-05"), date(2024, 1, 1))
    assert months == [date(2022, 1, 1), date(2022, 2, 1), date(2022, 3, 1)]


YEAR = [date(2023, month, 1) for month in range(1, 13)]


def days(*texts: str) -> list[tuple[date, str]]:
    return [(date.fromisoformat(text), text) for text in texts]


def test_a_month_between_two_others_is_empty_and_those_outside_are_gaps() -> None:
    found = cut(days("2023-03-05", "2023-05-01", "2023-03-31"), YEAR)
    assert found == {YEAR[2]: ["2023-03-05", "2023-03-31"], YEAR[3]: [], YEAR[4]: ["2023-05-01"]}


def test_a_record_of_the_running_month_shows_that_the_last_one_was_empty() -> None:
    assert cut(days("2023-11-05", "2024-01-02"), YEAR) == {YEAR[10]: ["2023-11-05"], YEAR[11]: []}


def test_a_day_in_the_far_future_or_past_makes_no_months() -> None:
    assert cut(days("2023-03-05", "2032-03-05", "1923-03-05"), YEAR) == {YEAR[2]: ["2023-03-05"]}


def test_without_an_ended_month_or_a_record_there_is_nothing() -> None:
    assert cut(days("2023-03-05"), []) == {}
    assert cut([], YEAR) == {}
