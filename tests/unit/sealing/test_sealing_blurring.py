"""Blurred days: the month and a person's own order stay, the day goes."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laptop import RU_HEADERS, csv_bytes, laptop, ru_row, taken_in
from laptop_forms import RU

from warehouse.sealing.export_columns import blurred
from warehouse.sealing.refused import Refused

CONTACT, COMPLETED = "contact_date", "referral_completed_date"
QUARTER = (date(2024, 1, 1), date(2024, 3, 31))
LATER = date(2024, 6, 1)
DAYS = st.dates(*QUARTER)
ROWS = st.lists(st.tuples(st.sampled_from(["a", "b", "c", None]), DAYS, st.one_of(st.none(), DAYS)), max_size=60)


def of(rows: list[tuple[str | None, date, date | None]], span: tuple[date, date] = QUARTER, today: date = LATER) -> Any:
    """Rows with their true days beside the blurred ones."""
    table = pa.table(
        {
            CONTACT: pa.array([met for _, met, _ in rows], pa.date32()),
            COMPLETED: pa.array([ended for _, _, ended in rows], pa.date32()),
            "true": pa.array([str(row) for row in range(len(rows))], pa.string()),
        }
    )
    found = blurred(table, [who for who, _, _ in rows], span, span[0], today).to_pylist()
    return [(*rows[int(one["true"])], one[CONTACT], one[COMPLETED]) for one in found]


@settings(deadline=None, max_examples=60)
@given(ROWS)
def test_months_stay_and_a_persons_days_keep_their_order(rows: list[tuple[str | None, date, date | None]]) -> None:
    found = of(rows)
    assert len(found) == len(rows)
    for who, met, ended, stands_for_met, stands_for_ended in found:
        assert (stands_for_met.year, stands_for_met.month) == (met.year, met.month)
        assert (ended is None) == (stands_for_ended is None)
        if ended:
            assert (stands_for_ended.year, stands_for_ended.month) == (ended.year, ended.month)
            assert stands_for_ended >= stands_for_met or ended < met
        for other, met_then, _, stood_then, _ in found:
            if who is not None and who == other:
                assert (met < met_then, met == met_then) == (stands_for_met < stood_then, stands_for_met == stood_then)


@settings(deadline=None, max_examples=60)
@given(ROWS, st.integers(0, 30))
def test_only_how_often_a_person_was_met_decides_the_days(
    rows: list[tuple[str | None, date, date | None]], shift: int
) -> None:
    """Whoever moves a person's days without changing their number in a month changes nothing that leaves."""
    kept = [(who, met.replace(day=1 + (at % 3)), None) for at, (who, met, _) in enumerate(rows)]
    moved = [(who, met.replace(day=met.day + shift % 26), None) for who, met, _ in kept]
    assert sorted(one[3] for one in of(kept)) == sorted(one[3] for one in of(moved))


def test_days_are_spread_evenly_and_never_lie_in_the_future() -> None:
    once = [("a", date(2024, 1, 2), None)]
    twice = [("a", date(2024, 1, 1), None), ("a", date(2024, 1, 2), None)]
    assert [one[3].day for one in of(once)] == [16]
    assert sorted(one[3].day for one in of(twice)) == [8, 24]
    assert [one[3] for one in of([("a", date(2024, 3, 1), None)], today=date(2024, 3, 10))] == [date(2024, 3, 6)]


def test_who_is_anonymous_is_dated_to_the_middle_of_the_month() -> None:
    rows = [(None, date(2024, 1, day), None) for day in range(1, 32)]
    assert {one[3] for one in of(rows)} == {date(2024, 1, 16)}


def test_somebody_works_every_day_and_the_calendar_of_it_does_not_leave() -> None:
    rows = [(f"person {day}", date(2024, 1, day), None) for day in range(1, 32)]
    assert len({one[3] for one in of(rows)}) == 1


@pytest.mark.parametrize(
    ("span", "is_refused"),
    [
        ((date(2024, 1, 1), date(2024, 1, 15)), True),
        ((date(2024, 1, 2), date(2024, 1, 31)), False),  # begun on that day, says the helper
        ((date(2024, 1, 1), date(2024, 2, 29)), False),
    ],
)
def test_a_file_of_some_days_of_a_month_is_refused(span: tuple[date, date], is_refused: bool) -> None:
    rows = [("a", date(2024, 1, 10), None)]
    if is_refused:
        with pytest.raises(Refused, match="blur_needs_months"):
            of(rows, span)
    else:
        assert len(of(rows, span)) == 1


def test_a_blurred_file_is_taken_in_and_holds_no_true_day(tmp_path: Path) -> None:
    other = {"Имя матери": "Анна", "Дата рождения": "03.04.1990"}
    rows = [ru_row(1), ru_row(4), ru_row(4, Номер="n 5"), ru_row(9, **other), ru_row(11, Согласие="нет")]
    one = laptop(tmp_path / "ru", RU, RU_HEADERS, blur_dates=True)
    found = taken_in(one, "2024-03.csv", csv_bytes(rows))
    assert sorted(row["contact_date"].day for row in found) == [8, 16, 16, 24, 24]
    assert [row["contact_date"].day for row in found if row["key_ru_full"] is None] == [16]
    assert {row["age_band"] for row in found} == {"30-34"}  # told by the true day, before it goes
    plain = laptop(tmp_path / "plain", RU, RU_HEADERS)
    true_days = {row["contact_date"].day for row in taken_in(plain, "2024-03.csv", csv_bytes(rows))}
    assert true_days == {2, 5, 10, 12}


def test_the_order_of_rows_tells_nothing(tmp_path: Path) -> None:
    one = laptop(tmp_path / "ru", RU, RU_HEADERS, blur_dates=True)
    rows = [ru_row(at, **{"Имя матери": name}) for at, name in enumerate(("Анна", "Елена", "Ольга", "Мария"), 1)]
    there, back = (taken_in(one, "2024-03.csv", csv_bytes(some)) for some in (rows, rows[::-1]))
    assert [row["key_ru_full"] for row in there] == [row["key_ru_full"] for row in back]
