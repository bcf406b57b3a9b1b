"""Services, needs, referrals, rights violations and injecting, counted again in plain Python from the accepted rows.

The linkage is taken as it is; everything after it is done anew, with dictionaries and sets.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest
from persons_in_words import persons_in_words
from pipeline_home import Home

CONTACTS = """
select
    person.scope, person.person_id, contact.partner_code, contact.country, contact.contact_date, contact.referral_made,
    contact.referral_completed, contact.referral_completed_date, contact.referral_kind, contact.violation_kind,
    contact.perpetrator_group, contact.injects_drugs, contact.svc_legal, contact.need_legal, contact.move_reason,
    contact.intended_stay, contact.amount_condoms, contact.settings
from raw.contact as contact
inner join raw.contact_token as token using (delivery_id, row_no)
inner join intermediate.int_person_token as person on person.scope = token.scope and person.token = token.token
inner join raw.partner as partner on partner.partner_code = contact.partner_code
where partner.safe_to_show and person.scope = lower(contact.country)
"""
TIERS = ((0, "same_day"), (7, "1-7 d"), (30, "8-30 d"), (90, "31-90 d"))
Person = tuple[str, int]


class Met(NamedTuple):
    """One contact of a linked person."""

    scope: str
    person: int
    partner: str
    country: str
    day: date
    referral_made: bool
    referral_completed: bool
    completed_on: date | None
    referral_kind: str | None
    violation: str | None
    perpetrator: str | None
    injects: str | None
    legal: bool
    needs_legal: bool
    reason: str | None
    stay: str | None
    condoms: int | None
    settings: str

    @property
    def who(self) -> Person:
        return self.scope, self.person

    @property
    def half_year(self) -> date:
        return date(self.day.year, 1 if self.day.month < 7 else 7, 1)


@pytest.fixture(scope="module")
def contacts(built_home: Home) -> list[Met]:
    return [Met(*row) for row in built_home.rows(CONTACTS)]


def sets(home: Home, table: str, label: str, period_type: str, **where: str) -> dict[tuple[Any, ...], set[Person]]:
    conditions = "".join(f" and {name} = '{value}'" for name, value in where.items())
    rows = home.rows(
        f"select period_start, {label}, scope, person_id from {table} where period_type = '{period_type}'{conditions}"
    )
    found: dict[tuple[Any, ...], set[Person]] = defaultdict(set)
    for start, said, scope, person in rows:
        found[start, said].add((scope, person))
    return found


def test_referrals_are_made_completed_in_their_tier_or_never(built_home: Home, contacts: list[Met]) -> None:
    made: dict[tuple[date, Person], list[Met]] = defaultdict(list)
    for contact in contacts:
        if contact.referral_made:
            made[contact.half_year, contact.who].append(contact)
    expected: dict[tuple[Any, ...], set[Person]] = defaultdict(set)
    for (start, who), referrals in made.items():
        expected[start, "made"].add(who)
        for tier in {tier for referral in referrals for tier in tiers(referral)}:
            expected[start, tier].add(who)
            expected[start, "completed"].add(who)
        if not any(referral.referral_completed for referral in referrals):
            expected[start, "never_completed"].add(who)
    assert sets(built_home, "marts.fct_person_referral", "referral_step", "half_year", referral_group="any") == expected
    assert {step for _, step in expected} >= {"made", "completed", "never_completed", "8-30 d", "31-90 d"}


def tiers(one: Met) -> Iterator[str]:
    if one.referral_completed:
        assert one.completed_on is not None
        lag = (one.completed_on - one.day).days
        yield next((tier for most, tier in TIERS if lag <= most), ">90 d")


def test_violations_are_counted_by_who_did_it_with_third_parties_folded(built_home: Home, contacts: list[Met]) -> None:
    expected: dict[tuple[Any, ...], set[Person]] = defaultdict(set)
    for contact in contacts:
        if contact.violation or contact.perpetrator:
            folded = {"third_party": "other", None: "not_recorded"}.get(contact.perpetrator, contact.perpetrator)
            expected[date(contact.day.year, 1, 1), folded].add(contact.who)
    assert sets(built_home, "marts.fct_person_violation", "perpetrator_group", "year") == expected
    assert {said for _, said in expected} == {"state", "client", "other"}


def test_whoever_said_yes_once_in_a_year_injects_and_whoever_answered_was_asked(
    built_home: Home, contacts: list[Met]
) -> None:
    said: dict[tuple[date, Person], set[str | None]] = defaultdict(set)
    for contact in contacts:
        said[date(contact.day.year, 1, 1), contact.who].add(contact.injects)
    expected: dict[tuple[Any, ...], set[Person]] = defaultdict(set)
    for (start, who), answers in said.items():
        is_asked = bool(answers & {"yes", "no"})
        expected[start, "asked" if is_asked else "not_asked"].add(who)
        if "yes" in answers:
            expected[start, "yes"].add(who)
    assert sets(built_home, "marts.fct_person_injecting", "injecting_answer", "year") == expected


def test_a_need_for_legal_help_is_unmet_without_any_legal_help_in_the_half_year(
    built_home: Home, contacts: list[Met]
) -> None:
    helped = {(contact.half_year, contact.who) for contact in contacts if contact.legal}
    needed = {(contact.half_year, contact.who) for contact in contacts if contact.needs_legal}
    for code, expected in {"legal": helped, "need_legal": needed, "unmet_legal": needed - helped}.items():
        found = sets(built_home, persons_in_words("pub_services"), "service_code", "half_year", service_code=code)
        assert {(start, who) for (start, _), persons in found.items() for who in persons} == expected, code


def test_who_moved_says_why_and_for_how_long(built_home: Home, contacts: list[Met]) -> None:
    expected: dict[tuple[Any, ...], set[Person]] = defaultdict(set)
    for contact in contacts:
        for answer in (contact.reason and f"reason_{contact.reason}", contact.stay and f"stay_{contact.stay}"):
            if answer:
                expected[date(contact.day.year, 1, 1), answer].add(contact.who)
    assert sets(built_home, "marts.fct_person_move_reason", "move_answer", "year") == expected
    assert len({answer for _, answer in expected}) == 13


def test_condoms_are_given_out_to_people_and_their_mean_is_of_a_hundred(built_home: Home, contacts: list[Met]) -> None:
    given: dict[tuple[str, date], dict[Person, int]] = defaultdict(lambda: defaultdict(int))
    expected: dict[tuple[Any, ...], set[Person]] = defaultdict(set)
    for contact in contacts:
        if contact.condoms:
            given[contact.country, contact.half_year][contact.who] += contact.condoms
            expected[contact.half_year, "condoms"].add(contact.who)
    assert sets(built_home, "marts.fct_person_commodity", "commodity", "half_year", commodity="condoms") == expected
    found = built_home.rows(
        "select country_code, period_start, persons, total, mean_tenths from marts.fct_stratum_mean "
        "where mean_measure = 'condoms_per_person_all'"
    )
    assert {(country, start): (persons, total) for country, start, persons, total, _ in found} == {
        stratum: (len(people), sum(people.values())) for stratum, people in given.items()
    }
    for _, _, persons, total, mean in found:
        assert mean == (None if persons < 100 else (20 * total + persons) // (2 * persons))
    assert built_home.rows("select count(*) > 0 from published.pub_commodities where amount > 0") == [(True,)]


def test_every_table_of_support_has_cells_to_show(built_home: Home) -> None:
    for table in (
        "pub_services", "pub_referrals", "pub_violations", "pub_injecting", "pub_event_windows", "pub_move_reasons",
        "pub_commodities",
    ):  # fmt: skip
        assert built_home.rows(f"select count(*) > 0 from published.{table} where status = 'shown'") == [(True,)], table


def test_windows_compare_the_same_partners_and_the_others_say_why_not(built_home: Home) -> None:
    said = built_home.rows("select event_code, status, partners from published.pub_event_windows group by all")
    statuses = {code: {status for one, status, _ in said if one == code} for code, _, _ in said}
    assert statuses["demo_ru_police_2022"] == {"shown"}
    assert statuses["fi_border_2023"] == {"open"}
    assert statuses["ua_war_2022"] == {"not_observable"}
    assert {partners for code, _, partners in said if code == "demo_ru_police_2022"} == {2}
