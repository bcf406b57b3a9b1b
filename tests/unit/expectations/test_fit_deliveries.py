"""Rules about a delivery as a whole, at their boundaries."""

from fit_rows import add_delivery

from expectations.verdict import Failure, leading_rule

SERVICES = ("information", "legal", "shelter", "tb", "hepatitis", "documents")


def give_one_code(con, delivery_id: str, rows: int, label: str = "full") -> None:
    con.execute(
        "update incoming.contact_token set token = 77 where delivery_id = ? and key_label = ? and row_no <= ?",
        [delivery_id, label, rows],
    )


def test_one_code_on_a_quarter_of_the_rows_is_still_fit(con, rules_of):
    give_one_code(con, "first", 10)

    assert rules_of("first") == set()


def test_one_code_on_more_than_a_quarter_is_not(con, rules_of):
    give_one_code(con, "first", 11)

    assert rules_of("first") == {"fit_same_code"}


def test_a_match_key_typed_for_everybody_is_found_too(con, rules_of):
    give_one_code(con, "first", 40, label="m1")

    assert rules_of("first") == {"fit_same_code"}


def test_a_delivery_of_fewer_than_twenty_linked_rows_is_not_judged_by_shares(con, rules_of):
    add_delivery(con, "small", rows=19)
    give_one_code(con, "small", 19)
    add_delivery(con, "large enough", rows=20)
    give_one_code(con, "large enough", 20)

    assert rules_of("small") == set()
    assert rules_of("large enough") == {"fit_same_code"}


def test_a_delivery_that_says_nothing_of_people_is_not_fit(con, rules_of):
    con.execute(
        "update incoming.contact set settings = 'not_recorded', gender = 'not_asked', age_band = 'not_recorded' "
        "where delivery_id = 'first'"
    )

    assert rules_of("first") == {"fit_says_nothing"}


def test_one_recorded_attribute_is_enough(con, rules_of):
    con.execute("update incoming.contact set settings = 'not_recorded', gender = 'not_asked'")

    assert rules_of("first") == set()


def test_services_all_ticked_or_none_are_not_plausible(con, rules_of):
    con.execute(
        f"update incoming.contact set {', '.join(f'svc_{each} = true' for each in SERVICES)} where delivery_id = 'first'"
    )
    con.execute("update incoming.contact set svc_condoms = false where delivery_id = 'second'")

    assert rules_of("first") == {"fit_services"}
    assert rules_of("second") == {"fit_services"}


def test_half_of_the_rows_refused_is_fit_and_more_is_not(con, rules_of):
    con.execute("update raw.delivery set rows_received = 80, rows_refused = 40 where delivery_id = 'first'")
    con.execute("update raw.delivery set rows_received = 81, rows_refused = 41 where delivery_id = 'second'")

    assert rules_of("first") == set()
    assert rules_of("second") == {"fit_refused_share"}


def test_a_half_loaded_delivery_is_not_fit(con, rules_of):
    con.execute("delete from incoming.contact where delivery_id = 'first' and row_no > 39")

    assert "fit_whole" in rules_of("first")


def test_a_linked_contact_without_its_code_is_not_fit(con, rules_of):
    con.execute("delete from incoming.contact_token where delivery_id = 'first' and row_no = 1 and key_label = 'full'")

    assert rules_of("first") == {"fit_token"}


def test_an_anonymous_contact_with_a_code_is_not_fit(con, rules_of):
    con.execute("update incoming.contact set link_ok = false where delivery_id = 'first' and row_no = 1")

    assert rules_of("first") == {"fit_token"}


def test_a_scope_that_is_switched_off_is_refused(con, rules_of):
    con.execute("update incoming.contact_token set scope = 'ru_ua' where delivery_id = 'first' and row_no = 1")

    assert rules_of("first") == {"fit_scope"}


def test_a_month_without_contacts_is_fit(con, rules_of):
    add_delivery(con, "empty", rows=0)

    assert rules_of("empty") == set()


def test_other_partners_and_judged_deliveries_are_not_looked_at(con, judge):
    give_one_code(con, "first", 40)
    con.execute("update raw.delivery set status = 'accepted' where delivery_id = 'first'")
    con.execute("update raw.delivery set partner_code = 'ru_baikal' where delivery_id = 'second'")

    assert judge() == {}


def test_a_refusal_is_recorded_under_the_rule_of_most_rows():
    failures = [Failure("b", None, 2, ""), Failure("a", None, 2, ""), Failure("c", None, 1, "")]

    assert leading_rule(failures) == "a"
    assert leading_rule([]) is None
