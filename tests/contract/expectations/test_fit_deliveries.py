"""Rules about a delivery as a whole, at their boundaries. Each test has a delivery of its own in one database."""

from collections.abc import Iterator

import duckdb
import pytest
from fit_rows import AS_OF, add_delivery, working_database

from expectations import deliveries
from expectations.passes import Passes
from expectations.verdict import Failure, leading_rule

Con = duckdb.DuckDBPyConnection
SERVICES = ("information", "legal", "shelter", "tb", "hepatitis", "documents")


@pytest.fixture(scope="module")
def db() -> Iterator[Con]:
    with working_database() as con:
        yield con


@pytest.fixture(scope="module")
def passes(db: Con) -> Passes:
    return Passes(db, AS_OF)


class Delivery:
    """A pending delivery of forty rows, and the rules it breaks."""

    def __init__(self, db: Con, passes: Passes, name: str, rows: int = 40) -> None:
        self._db, self._passes, self.name = db, passes, name
        add_delivery(db, name, rows=rows)

    def change(self, table: str, change: str, where: str = "true") -> None:
        self._db.execute(f"update {table} set {change} where delivery_id = ? and {where}", [self.name])

    def lose(self, table: str, where: str) -> None:
        self._db.execute(f"delete from {table} where delivery_id = ? and {where}", [self.name])

    def give_one_code(self, rows: int, key: str = "token") -> None:
        self.change("incoming.contact_token", f"{key} = 77", f"row_no <= {rows}")

    def broken_rules(self) -> set[str]:
        suites = {deliveries.VIEW: deliveries.suite()}
        return {failure.rule for failure in self._passes.failures([self.name], suites)[0]}


@pytest.fixture
def delivery(db, passes, request) -> Delivery:
    return Delivery(db, passes, request.node.name)


@pytest.mark.parametrize(("rows", "broken"), [(10, set()), (11, {"fit_same_code"})])
def test_one_code_may_stand_on_a_quarter_of_the_rows_and_no_more(delivery, rows, broken):
    delivery.give_one_code(rows)

    assert delivery.broken_rules() == broken


def test_a_match_key_typed_for_everybody_is_found_too(delivery):
    delivery.give_one_code(40, key="m1")

    assert delivery.broken_rules() == {"fit_same_code"}


@pytest.mark.parametrize(("rows", "broken"), [(19, set()), (20, {"fit_same_code"})])
def test_shares_are_judged_from_twenty_linked_rows_on(db, passes, rows, broken):
    delivery = Delivery(db, passes, f"of {rows} rows", rows)
    delivery.give_one_code(rows)

    assert delivery.broken_rules() == broken


def test_a_delivery_that_says_nothing_of_people_is_not_fit(delivery):
    nothing = "settings = 'not_recorded', gender = 'not_asked', age_low = null, age_high = null"
    delivery.change("incoming.contact", nothing)

    assert delivery.broken_rules() == {"fit_says_nothing"}


def test_one_recorded_attribute_is_enough(delivery):
    delivery.change("incoming.contact", "settings = 'not_recorded', gender = 'not_asked'")

    assert delivery.broken_rules() == set()


@pytest.mark.parametrize("change", [", ".join(f"svc_{each} = true" for each in SERVICES), "svc_condoms = false"])
def test_services_all_ticked_or_none_are_not_plausible(delivery, change):
    delivery.change("incoming.contact", change)

    assert delivery.broken_rules() == {"fit_services"}


@pytest.mark.parametrize(("refused", "broken"), [(40, set()), (41, {"fit_refused_share"})])
def test_half_of_the_rows_may_have_been_refused_and_no_more(delivery, refused, broken):
    delivery.change("raw.delivery", f"rows_received = 40 + {refused}, rows_refused = {refused}")

    assert delivery.broken_rules() == broken


def test_a_half_loaded_delivery_is_not_fit(delivery):
    delivery.lose("incoming.contact", "row_no > 39")

    assert "fit_whole" in delivery.broken_rules()


def test_counts_that_do_not_add_up_are_not_fit(delivery):
    delivery.change("raw.delivery", "rows_received = 41")

    assert delivery.broken_rules() == {"fit_whole"}


def test_a_linked_contact_without_its_code_is_not_fit(delivery):
    delivery.lose("incoming.contact_token", "row_no = 1")

    assert delivery.broken_rules() == {"fit_token"}


def test_an_anonymous_contact_with_a_code_is_not_fit(delivery):
    delivery.change("incoming.contact", "link_ok = false", "row_no = 1")

    assert delivery.broken_rules() == {"fit_token"}


def test_a_scope_that_is_switched_off_is_refused(delivery):
    delivery.change("incoming.contact_token", "scope = 'ru_ua'", "row_no = 1")

    assert delivery.broken_rules() == {"fit_scope"}


def test_a_month_without_contacts_is_fit(db, passes):
    assert Delivery(db, passes, "of no rows", rows=0).broken_rules() == set()


def test_a_delivery_of_which_every_row_was_refused_is_not_fit(db, passes):
    delivery = Delivery(db, passes, "of refused rows", rows=0)
    delivery.change("raw.delivery", "rows_received = 3, rows_refused = 3")

    assert delivery.broken_rules() == {"fit_nothing_left", "fit_refused_share"}


def test_other_partners_and_judged_deliveries_are_not_looked_at(con, judge):
    con.execute("update raw.delivery set status = 'accepted' where delivery_id = 'first'")
    con.execute("update raw.delivery set partner_code = 'ru_baikal' where delivery_id = 'second'")

    assert judge() == {}


def test_a_refusal_is_recorded_under_the_rule_of_most_rows():
    failures = [Failure("b", None, 2, ""), Failure("a", None, 2, ""), Failure("c", None, 1, "")]

    assert leading_rule(failures) == "a"
    assert leading_rule([]) is None
