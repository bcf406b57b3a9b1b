"""Days as partners write them: agreed formats, months in words, times of day, offsets; and no guessing."""

from datetime import date, datetime
from typing import Any

import pytest
from intake_files import THEN, accepted, csv_bytes, declaration, prepared, row, rules

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.manifest import Manifest
from warehouse.contract.prepare import Prepared
from warehouse.contract.read import days

FIFTH = date(2023, 3, 5)


def partner(date_format: str | list[str], language: str = "ru", **more: str) -> Declaration:
    file = {"format": "csv", "encoding": "utf-8", "delimiter": ";", "date_format": date_format}
    return declaration(file=file, language=language, **more)


@pytest.mark.parametrize(
    ("date_format", "language", "text"),
    [
        ("%d.%m.%Y", "ru", "05.03.2023"),
        ("%d.%m.%Y", "ru", "5.3.2023"),
        ("%d.%m.%Y", "ru", "05.03.2023 14:30"),
        ("%d.%m.%y", "ru", "05.03.23"),
        ("%m/%d/%Y", "en", "3/5/2023 2:33:01 PM"),
        ("%d %B %Y", "ru", "5 марта 2023"),
        ("%d %B %Y", "ru", "05 Март 2023"),
        ("%d %B %Y", "uk", "5 березня 2023"),
        ("%d. %B %Y", "fi", "5. maaliskuuta 2023"),
        ("%d-%b-%Y", "en", "05-Mar-2023"),
        ("%b %d, %Y", "en", "Mar 5, 2023 10:22:05 AM"),
        ("%Y-%m-%d", "en", "2023-03-05T23:30:00"),
        ("%Y-%m-%d", "en", "2023-03-04T22:30:00Z"),
        ("%Y-%m-%d", "en", "2023-03-05T01:30:00.000+03:00"),
        ("%Y/%m/%d %I:%M:%S %p %z", "en", "2023/03/05 4:55:12 PM GMT+2"),
        (["%d.%m.%Y", "%Y-%m-%d"], "ru", "2023-03-05"),
    ],
)
def test_a_day_is_read_as_agreed(date_format: str | list[str], language: str, text: str) -> None:
    assert days.reader(partner(date_format, language))(text) == FIFTH


@pytest.mark.parametrize("text", ["03/05/2023", "5 мая", "2023-03-05", "32.03.2023", "44990", "05,03,2023", ""])
def test_what_was_not_agreed_is_not_read(text: str) -> None:
    assert days.reader(partner("%d.%m.%Y"))(text) is None


def _span(outcome: Prepared) -> tuple[date | None, date | None]:
    manifest: Manifest = outcome.manifest
    return manifest.span_start, manifest.span_end


def test_by_cadence_the_period_of_most_rows_is_the_span_and_slips_are_refused() -> None:
    declared = declaration(delivery={"span": "cadence", "refuse_above": 0.5})
    rows = [row(number) for number in range(9)] + [row(10, **{"Дата контакта": "05.02.2023"})]
    outcome = prepared(csv_bytes(rows), declared, name="register.csv")
    assert _span(outcome) == (date(2023, 3, 1), date(2023, 3, 31))
    assert rules(outcome) == [(11, "contact_date", "date_outside_span")]


def test_a_quarter_is_the_span_of_a_quarterly_partner() -> None:
    declared = declaration(delivery={"span": "cadence", "refuse_above": 0.5}, cadence="quarterly")
    rows = [row(1), row(2, **{"Дата контакта": "05.02.2023"}), row(3, **{"Дата контакта": "05.01.2023"})]
    outcome = prepared(csv_bytes(rows), declared, name="register.csv")
    assert _span(outcome) == (date(2023, 1, 1), date(2023, 3, 31))
    assert len(accepted(outcome)) == 3


@pytest.mark.parametrize(
    ("until", "now", "before", "span"),
    [
        ("2023-03-31", "quarterly", "monthly", (date(2023, 3, 1), date(2023, 3, 31))),
        ("2023-01-31", "quarterly", "monthly", (date(2023, 2, 1), date(2023, 3, 31))),
        ("2022-12-31", "quarterly", "monthly", (date(2023, 1, 1), date(2023, 3, 31))),
        ("2023-04-30", "monthly", "half_yearly", (date(2023, 1, 1), date(2023, 4, 30))),
    ],
)
def test_a_period_lies_within_the_days_for_which_a_cadence_held(until: str, now: str, before: str, span: Any) -> None:
    """The first quarter of a partner that sent by month must not replace a month of which it does not tell."""
    rule = {"until": until, "cadence": before, "grace_days": 20}
    declared = declaration(delivery={"span": "cadence"}, cadence=now, earlier_reporting=[rule])
    assert _span(prepared(csv_bytes([row(1)]), declared, name="register.csv")) == span


def test_rows_that_agree_on_no_period_are_refused() -> None:
    declared = declaration(delivery={"span": "cadence"})
    rows = [row(number, **{"Дата контакта": f"05.{number:02}.2023"}) for number in range(1, 4)]
    assert rules(prepared(csv_bytes(rows), declared, name="register.csv")) == [(None, None, "span_unclear")]


def test_an_export_of_everything_covers_all_from_the_first_day_to_its_last_contact() -> None:
    declared = declaration(delivery={"span": "history", "refuse_above": 0.5})
    rows = [row(1), row(2, **{"Дата контакта": "05.07.2022"}), row(3, **{"Дата контакта": "05.07.2042"})]
    outcome = prepared(csv_bytes(rows), declared, name="register.csv")
    assert _span(outcome) == (date(2022, 1, 1), date(2023, 3, 31)), "it was made in April"
    assert rules(outcome) == [(4, "contact_date", "date_outside_span")], "a day to come widens no span"
    assert datetime(2042, 1, 1, tzinfo=THEN.tzinfo) > THEN


def test_a_name_may_say_the_last_day_alone() -> None:
    declared = declaration(delivery={"name_pattern": r"(?P<end>\d{4}-\d{2}-\d{2})"})
    assert _span(prepared(csv_bytes([row(1)]), declared, name="all-2023-03-31.csv")) == (
        date(2022, 1, 1),
        date(2023, 3, 31),
    )


@pytest.mark.parametrize("text", ["2023/03/05 2:05:01 пп GMT+2", "2023/03/05 2.05.01 ip. UTC+2", "2023/03/05 9:05 дп"])
def test_halves_of_the_day_in_other_languages_do_not_hide_the_day(text: str) -> None:
    assert days.reader(partner("%Y/%m/%d", "uk"))(text) == FIFTH


def test_a_span_that_cannot_be_found_is_told_with_the_dates_that_cannot_be_read() -> None:
    declared = declaration(delivery={"span": "cadence"})
    outcome = prepared(csv_bytes([row(1, **{"Дата контакта": "в марте"})]), declared, name="register.csv")
    assert rules(outcome) == [(None, None, "span_unclear"), (2, "contact_date", "bad_date")]
