"""Each rule about a single row is seen to fail, in the delivery it is broken in and in no other."""

from collections import Counter
from collections.abc import Iterator

import duckdb
import pytest
from fit_rows import AS_OF, PARTNER, add_delivery, working_database

from expectations.delivery import judge_pending
from expectations.verdict import Failure

SPOILED = [
    ("settings = null", "fit_empty", "settings"),
    ("contact_date = null", "fit_empty", "contact_date"),
    ("channel = 'carrier_pigeon'", "fit_code", "channel"),
    ("gender = 'F'", "fit_code", "gender"),
    ("age_low = 17", "fit_code", "age_low"),
    ("age_high = 19", "fit_code", "age_low"),
    ("age_low = null", "fit_code", "age_low"),
    ("amount_condoms = 3, svc_condoms = false", "fit_amount", "amount_condoms"),
    ("amount_condoms = -1", "fit_amount", "amount_condoms"),
    ("move_reason = 'work'", "fit_code", "move_reason"),
    ("intended_stay = '3 months'", "fit_code", "intended_stay"),
    ("token_kind = 'plain'", "fit_code", "token_kind"),
    ("origin_kind = 'guess'", "fit_code", "origin_kind"),
    ("migrant_kind = 'yes'", "fit_code", "migrant_kind"),
    ("injects_drugs = 'true'", "fit_code", "injects_drugs"),
    ("referral_kind = 'friend'", "fit_code", "referral_kind"),
    ("violation_kind = 'rude'", "fit_code", "violation_kind"),
    ("perpetrator_group = 'police'", "fit_code", "perpetrator_group"),
    ("country = 'EE'", "fit_code", "country"),
    ("region = 'RU-XX'", "fit_code", "region"),
    ("city = 'ru_omsk'", "fit_code", "city"),
    ("region = 'FI-S'", "fit_code", "region"),
    ("settings = 'street|'", "fit_code", "settings"),
    ("finds_clients = 'street'", "fit_code", "finds_clients"),
    ("birth_year_band = '2000-2005'", "fit_code", "birth_year_band"),
    ("origin_country = 'Ukraine'", "fit_code", "origin_country"),
    ("referral_country = 'ru'", "fit_code", "referral_country"),
    ("previous_place = 'Kyiv'", "fit_code", "previous_place"),
    ("next_place = '12345'", "fit_digits", "next_place"),
    ("source_uid = 'someone@example.org'", "fit_contact_detail", "source_uid"),
    ("source_uid = '+358401234567'", "fit_contact_detail", "source_uid"),
    ("contact_date = date '2023-02-01'", "fit_outside_span", "contact_date"),
    ("contact_date = date '2024-02-21'", "fit_future", "contact_date"),
    ("referral_completed = false", "fit_referral", "referral_completed"),
    ("referral_completed_date = date '2022-12-31'", "fit_referral", "referral_completed_date"),
    ("violation_kind = null", "fit_violation", "violation_kind"),
    ("token_kind = 'none'", "fit_token", "link_ok"),
    ("row_no = 1", "fit_row_no", "row_no"),
    ("source_uid = 'uid-0'", "fit_source_uid", "source_uid"),
]


EXPECTED = Counter((rule, column) for _, rule, column in SPOILED)


def loosen(con: duckdb.DuckDBPyConnection) -> None:
    """Take the table's own not-null rules away, to see that the suite does not lean on them."""
    con.execute("create or replace table incoming.contact as from incoming.contact")


@pytest.fixture(scope="module")
def spoiled() -> Iterator[dict[str, list[Failure]]]:
    """Three deliveries; in one of them each row is spoiled in another way."""
    with working_database() as con:
        for delivery_id in ("before", "spoiled", "after"):
            add_delivery(con, delivery_id, rows=len(SPOILED) + 2)
        loosen(con)
        for row_no, (spoil, _, _) in enumerate(SPOILED, 2):
            con.execute(f"update incoming.contact set {spoil} where delivery_id = 'spoiled' and row_no = {row_no}")
        yield judge_pending(con, AS_OF)[PARTNER]


@pytest.mark.parametrize(("spoil", "rule", "column"), SPOILED, ids=[spoil for spoil, _, _ in SPOILED])
def test_a_spoiled_row_is_found(spoiled, spoil, rule, column):
    """Every way to break a rule has its row: as many rows must be counted as there are ways."""
    found = sum(each.count for each in spoiled["spoiled"] if (each.rule, each.column) == (rule, column))

    assert found >= EXPECTED[rule, column]


def test_only_the_delivery_with_spoiled_rows_is_named(spoiled):
    assert spoiled["before"] == spoiled["after"] == []


def test_a_fit_delivery_has_no_failure_and_optional_columns_may_be_empty(con, judge):
    con.execute(
        "update incoming.contact set source_uid = null, finds_clients = null, birth_year_band = null, "
        "origin_country = null, origin_kind = null, previous_place = null, next_place = null, injects_drugs = null, "
        "referral_kind = null, referral_completed_date = null, referral_country = null, violation_kind = null, "
        "perpetrator_group = null, contact_date = date '2023-01-31' where delivery_id = 'second'"
    )

    assert judge() == {"first": [], "second": []}


def test_a_failure_counts_rows(con, judge):
    con.execute("update incoming.contact set channel = 'x' where delivery_id = 'first' and row_no <= 3")

    assert [failure.count for failure in judge()["first"]] == [3]
