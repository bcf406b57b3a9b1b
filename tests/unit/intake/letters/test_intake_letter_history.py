"""A letter beside the partner's own last deliveries: its own, of the same length, and never a refused one."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from intake_files import csv_bytes, declaration, prepared, row

from warehouse.contract.manifest import Manifest
from warehouse.intake.landing import land
from warehouse.intake.letters import letter
from warehouse.intake.letters.letter_history import Told, differences, earlier, rows_replaced, usual_rows
from warehouse.settings import Settings
from warehouse.vault import Vault

NOW = Told(date(2023, 7, 1), date(2023, 7, 31), 100, 60)


def month(number: int, rows: int, persons: int | None = 60) -> Told:
    return Told(date(2023, number, 1), date(2023, number, 28), rows, persons)


@pytest.mark.parametrize(
    ("rows", "found"),
    [(75, []), (74, [("rows", 26 / 74)]), (150, []), (151, [("rows", -51 / 151)]), (100, [])],
)
def test_more_than_a_third_above_or_below_the_mean_is_told(rows: int, found: list[tuple[str, float]]) -> None:
    before = [month(number, rows) for number in (4, 5, 6)]
    assert [(each.what, pytest.approx(each.share)) for each in differences(NOW, before)] == found


def test_two_deliveries_are_too_few_to_say_what_is_usual() -> None:
    assert list(differences(NOW, [month(5, 10), month(6, 10)])) == []


def test_persons_are_compared_where_they_are_known() -> None:
    before = [month(number, 100, persons) for number, persons in ((3, None), (4, 120), (5, 120), (6, 120))]
    assert [(each.what, each.usual) for each in differences(NOW, before)] == [("persons", 120)]


def landed(home: Settings, vault: Vault, first: date, last: date, rows: int, **changes: object) -> Manifest:
    made = Manifest(
        f"{len(list(home.landing.rglob('*'))):064}", "ru_test", first, last, 1, datetime(2023, 8, 1, tzinfo=UTC), "d"
    )
    made = replace(made, **{"status": "accepted", "rows_accepted": rows, "persons_by_code": rows // 2, **changes})  # type: ignore[arg-type]
    land.write_manifest(home, vault, made)
    return made


def test_the_winner_of_each_span_just_before_is_shown(home: Settings, vault: Vault) -> None:
    spans = [(date(2023, number, 1), date(2023, number, 28)) for number in range(1, 8)]
    for number, (first, last) in enumerate(spans, 1):
        landed(home, vault, first, last, number * 10)
    landed(home, vault, *spans[5], 666, version=2)
    landed(home, vault, *spans[4], 999, status="refused", version=2)
    landed(home, vault, date(2023, 6, 1), date(2023, 6, 14), 5)
    landed(home, vault, date(2023, 4, 1), date(2023, 6, 30), 500)
    landed(home, vault, date(2023, 9, 1), date(2023, 9, 28), 500)
    landed(home, vault, *spans[3], 40, partner_code="other")
    now = landed(home, vault, date(2023, 8, 1), date(2023, 8, 31), 80)
    assert [told.rows for told in earlier(home, vault, now)] == [20, 30, 40, 50, 666, 70]


def test_usual_is_what_is_replaced_or_else_the_mean_of_three_spans_before(home: Settings, vault: Vault) -> None:
    spans = [(date(2023, number, 1), date(2023, number, 28)) for number in range(1, 5)]
    now = landed(home, vault, *spans[3], 10, status="pending", delivery_id="f" * 64)
    for (first, last), rows in zip(spans[:2], (100, 200), strict=True):
        landed(home, vault, first, last, rows)
    assert usual_rows(home, vault, now) is None
    landed(home, vault, *spans[2], 300)
    assert usual_rows(home, vault, now) == 200
    landed(home, vault, *spans[3], 90)
    landed(home, vault, *spans[3], 80, version=2)
    landed(home, vault, *spans[3], 999, version=3, status="refused")
    assert usual_rows(home, vault, now) == 80


def test_a_refused_delivery_is_compared_with_nothing(home: Settings, vault: Vault) -> None:
    landed(home, vault, date(2023, 6, 1), date(2023, 6, 30), 10)
    assert earlier(home, vault, landed(home, vault, date(2023, 7, 1), date(2023, 7, 31), 10, status="refused")) == []


def test_the_letter_shows_the_months_and_says_what_is_far_from_usual(home: Settings, vault: Vault) -> None:
    for number in (12, 1, 2):
        first = date(2022 if number == 12 else 2023, number, 1)
        landed(home, vault, first, first.replace(day=28), 1200)
    manifest = prepared(csv_bytes([row(number) for number in range(1, 5)])).manifest
    text = letter.write(home, vault, manifest, declaration(language="fi"))
    assert "| maaliskuu 2023 (tämä toimitus) | 4 | 4 |" in text
    assert "| 1.–" not in text
    assert "1\u00a0200 | 600 |" in text
    assert "tavallista vähemmän (keskimäärin 1\u00a0200)" in text


def test_a_letter_with_nothing_before_it_compares_nothing(home: Settings, vault: Vault) -> None:
    manifest = prepared(csv_bytes([row(1)])).manifest
    assert "Beside your own" not in letter.write(home, vault, manifest, declaration())


def test_what_is_replaced_is_the_highest_of_the_same_days_below_this_one(home: Settings, vault: Vault) -> None:
    first, last = date(2023, 7, 1), date(2023, 7, 31)
    now = landed(home, vault, first, last, 1, version=3)
    assert rows_replaced(home, vault, now) is None
    landed(home, vault, first, last, 50)
    landed(home, vault, first, last, 60, version=2)
    landed(home, vault, first, date(2023, 7, 15), 20, version=2)  # a part of the month
    landed(home, vault, first, last, 700, version=4)
    landed(home, vault, first, last, 800, version=2, status="refused")
    landed(home, vault, date(2023, 6, 1), last, 900)
    assert rows_replaced(home, vault, now) == 60


def test_of_two_of_one_version_and_one_time_neither_letter_says_that_it_replaces_the_other(
    home: Settings, vault: Vault
) -> None:
    """Which of them stands above follows from their bytes, and these from a person who was erased since."""
    one, other = (landed(home, vault, date(2023, 7, 1), date(2023, 7, 31), rows) for rows in (50, 60))
    assert [rows_replaced(home, vault, each) for each in (one, other)] == [None, None]
