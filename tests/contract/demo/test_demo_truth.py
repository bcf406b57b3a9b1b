"""The truth beside the files, against re-derivations that share nothing with it."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import boring_reader
import boring_truth
import pytest
from boring_stays import SCOPES, Contact

from warehouse.networks.demo import Truth


@pytest.fixture(scope="session")
def contacts(truth: Truth) -> list[Contact]:
    rows = truth.table("contacts").to_pylist()
    return [Contact(row["person"], row["contact_date"], row["city_code"], row["partner_code"]) for row in rows]


@pytest.fixture(scope="session")
def rows(network: Path) -> list[boring_reader.Row]:
    return list(boring_reader.good_rows(network))


def test_persons_per_country_month_follow_from_the_contacts(truth: Truth, contacts: list[Contact]) -> None:
    told = {
        (row["scope"], row["country_code"], row["month_start"]): row["persons"]
        for row in truth.table("person_month").to_pylist()
    }
    assert told == boring_truth.person_months(contacts)


def test_stays_follow_from_the_contacts(truth: Truth, contacts: list[Contact]) -> None:
    names = ("scope", "person", "city_code", "first_date", "last_date", "contacts", "partners")
    told = [tuple(row[name] for name in names) for row in truth.table("stays").to_pylist()]
    assert sorted(told) == sorted(boring_truth.stays_of_all(contacts))


def test_moves_follow_from_the_contacts(truth: Truth, contacts: list[Contact]) -> None:
    told = {
        (row["scope"], row["from_city"], row["to_city"], row["month_start"]): (row["moves"], row["persons"])
        for row in truth.table("moves").to_pylist()
    }
    assert told == boring_truth.moves(contacts)


def test_persons_by_place_and_setting_follow_from_the_contacts(truth: Truth) -> None:
    groups = {"street": "outdoor", "highway": "outdoor", "park": "outdoor", "remote_only": "remote"}
    met = defaultdict(set)
    for row in truth.table("contacts").to_pylist():
        for setting in row["settings"].split("|"):
            group = groups.get(setting, setting if setting == "not_recorded" else "indoor")
            met[row["city_code"], row["month_start"], group].add(row["person"])
    told = {
        (row["city_code"], row["month_start"], row["setting_group"]): row["persons"]
        for row in truth.table("place_month").to_pylist()
    }
    assert told == {key: len(persons) for key, persons in met.items()}


def test_persons_are_those_of_the_contacts(truth: Truth, contacts: list[Contact]) -> None:
    told = {row["person"]: row["contacts"] for row in truth.table("persons").to_pylist()}
    counted: dict[int, int] = defaultdict(int)
    for contact in contacts:
        counted[contact.person] += 1
    assert told == counted


def test_the_files_hold_exactly_the_contacts_of_the_truth(
    truth: Truth, contacts: list[Contact], rows: list[boring_reader.Row]
) -> None:
    in_files = sorted((row.partner, row.day, row.city) for row in rows if row.tokens)
    assert in_files == sorted((contact.partner, contact.day, contact.city) for contact in contacts)
    accepted = sum(
        row["rows_accepted"]
        for row in truth.table("deliveries").to_pylist()
        if not row["is_resend"] and (row["partner_code"], row["month"], row["version"]) != ("ua_dnipro", "2022-06", 1)
    )
    assert len(rows) == accepted


def test_strict_linkage_of_the_tokens_gives_the_truth_exactly(truth: Truth, rows: list[boring_reader.Row]) -> None:
    """Full tokens first; then match keys that exactly two full tokens of one birth-year band share."""
    told = truth.table("person_month").to_pylist()
    for scope, links in truth.links.items():
        linked, full_tokens = _link(scope, rows)
        assert (len(full_tokens), len({linked(token) for token in full_tokens})) == (
            links["full_tokens"],
            links["persons"],
        )
        found = boring_truth.person_months(
            Contact(linked(row.tokens[f"t1_{scope}_full"]), row.day, row.city, row.partner)
            for row in rows
            if f"t1_{scope}_full" in row.tokens
        )
        assert {key: count for key, count in found.items() if key[0] == scope} == {
            (row["scope"], row["country_code"], row["month_start"]): row["persons"]
            for row in told
            if row["scope"] == scope
        }


def _link(scope: str, rows: list[boring_reader.Row]) -> tuple[Callable[[str], str], set[str]]:
    bands: dict[str, str] = {}
    buckets = defaultdict(set)
    for row in rows:
        if full := row.tokens.get(f"t1_{scope}_full"):
            bands[full] = row.birth_years
            for label in ("m1", "m2"):
                buckets[label, row.tokens[f"t1_{scope}_{label}"]].add(full)
    parent = {full: full for full in bands}

    def top(full: str) -> str:
        while parent[full] != full:
            full = parent[full]
        return full

    for fulls in buckets.values():
        if len(fulls) == 2:
            one, other = sorted(fulls)
            if bands[one] == bands[other]:
                parent[top(other)] = top(one)
    return top, set(bands)


def test_every_scope_of_the_network_is_told(truth: Truth) -> None:
    assert set(truth.links) == set(SCOPES)
    assert all(links["persons_linked_by_match_key"] >= 10 for links in truth.links.values())
