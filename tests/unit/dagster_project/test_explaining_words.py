"""What `crossings explain` prints of a cell, for every status, of files and of what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from dagster_project.actions import explaining
from warehouse.errors import ConfigError
from warehouse.release.deliveries_behind import Delivery
from warehouse.release.explaining import Explained
from warehouse.release.written_periods import Period

DELIVERY = Delivery(
    "ru_neva", date(2023, 1, 1), date(2023, 1, 31), 2, date(2023, 2, 3), 0, "accepted", 12, 10, 2,
    {"under_age": 2, "phone": 0},
)  # fmt: skip
HALF = Delivery(
    "ru_neva", date(2023, 2, 1), date(2023, 2, 14), 1, date(2023, 3, 1), 14, "refused", 0, 0, 0, {"phone": 0}
)


def about(status, published, *, restated=(), deliveries=(), missing=None, counted_on=date(2023, 7, 3)):
    return Explained(
        "2024-02-20-abc", "pub_reach", Period("quarter", date(2023, 1, 1)), {"country_code": "RU"}, published, status,
        date(2023, 5, 16) if status == "shown" else None, restated, date(2023, 5, 16), counted_on, 5,
        deliveries, missing or {},
    )  # fmt: skip


def told(cell, capsys):
    explaining.tell(cell)
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("few", "Too few to show, or none. A cell is hidden where its number is below 5"),
        ("gap", "No partner that works there has reported. It is not a zero."),
        ("open", "It is due to close on 2023-05-16; the first release from then on counts it."),
        ("not_observable", "Not observable. It is not a zero."),
        ("no_denominator", "There is no population estimate"),
    ],
)
def test_a_hidden_cell_says_why(status, words, capsys):
    said = told(about(status, {"persons": None, "status": status}), capsys)
    assert words in said
    assert "persons:" not in said
    assert "No delivery of this place and period has come." in said


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (
            {"status_label": "not observable: nobody is linked, or no partner works there"},
            "Not observable: nobody is linked, or no partner works there. It is not a zero.",
        ),
        (
            {"status_label": "not observable", "reason": "no partner reported in every month of both windows"},
            "Not observable: no partner reported in every month of both windows. It is not a zero.",
        ),
        ({"status_label": "not observable", "reason": ""}, "Not observable. It is not a zero."),
    ],
)
def test_what_could_not_be_observed_has_the_reason_of_its_row(published, words, capsys):
    said = told(about("not_observable", {"status": "not_observable", **published}), capsys)
    assert words in said
    assert "sealed" not in said


def test_a_shown_cell_says_its_number_since_when_and_what_a_restatement_changed(capsys):
    change = {
        "restated_in": "2024-03-01", "status_before": "few", "persons_before": None, "status": "shown", "persons": 20
    }  # fmt: skip
    said = told(about("shown", {"persons": 20, "status": "shown"}, restated=[change]), capsys)
    assert "persons: 20" in said
    assert "It was due to close on 2023-05-16, and closed with the first release from then on." in said
    assert "The restatement of 2024-03-01 changed it: before few, since then 20." in said


@pytest.mark.parametrize(
    ("counted_on", "release"),
    [(date(2023, 12, 1), "the release of 2023-12-01."), (None, "the first release from then on.")],
)
def test_a_cell_is_due_to_close_on_one_day_and_closes_with_a_release(counted_on, release, capsys):
    said = told(about("shown", {"persons": 20}, counted_on=counted_on), capsys)
    assert f"It was due to close on 2023-05-16, and closed with {release} Since then its people are the same" in said


def test_files_are_told_by_their_days_rows_and_rules_and_months_that_are_missing(capsys):
    said = told(
        about("shown", {"persons": 20}, deliveries=[DELIVERY, HALF], missing={"ru_neva": [date(2023, 3, 1)]}), capsys
    )
    assert "under_age (2" in said
    assert "2023-01 " in said
    assert "Missing from ru_neva: 2023-03." in said


@pytest.mark.parametrize(
    ("counted_from", "replaced_days", "status", "words"),
    [
        (date(2023, 2, 3), 31, "shown", "version 2: replaced"),
        (date(2023, 2, 3), 14, "shown", "version 2: replaced on 14 of 31 days"),
        (date(2023, 7, 3), 0, "shown", ""),
        (date(2023, 7, 4), 0, "shown", "version 2: accepted after the release of 2023-07-03"),
        (date(2023, 7, 4), 0, "gap", "version 2: accepted after the release of 2023-07-03"),
        (date(2023, 7, 4), 0, "open", ""),
        (None, 0, "shown", ""),
    ],
)
def test_a_file_that_is_not_in_the_number_says_why(counted_from, replaced_days, status, words):
    file = replace(DELIVERY, counted_from=counted_from, replaced_days=replaced_days)
    assert explaining._not_in_it(file, about(status, {"persons": 20})) == words
    assert explaining._not_in_it(replace(file, status="refused"), about(status, {"persons": 20})) == ""
    assert explaining._not_in_it(file, about(status, {"persons": 20}, counted_on=None)) in ("", words)


def test_a_dimension_without_an_equals_sign_is_said_without_repeating_it():
    with pytest.raises(ConfigError, match="1 argument") as error:
        explaining.wanted(["a name of somebody"])
    assert "somebody" not in str(error.value)
