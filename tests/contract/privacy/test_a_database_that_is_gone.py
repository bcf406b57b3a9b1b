"""A working database that is gone: the next run takes in again what landing has, as it was judged once."""

import pytest
from intake_files import csv_bytes, row
from intake_warehouse import Warehouse
from old_network import PARTNERS, deliver, landed_rows

from expectations.delivery import validate_pending
from expectations.verdict import leading_rule
from warehouse import damage
from warehouse.intake.landing import land
from warehouse.intake.load.admit import admit
from warehouse.privacy import expire


@pytest.fixture
def reduced(warehouse: Warehouse) -> Warehouse:
    """A home in which retention has made person-months of old contacts, without its database."""
    deliver(warehouse, 1)
    assert expire.reduce(warehouse.settings, warehouse.vault)
    return warehouse


def lose(warehouse: Warehouse) -> None:
    warehouse.settings.working_db.unlink()
    damage.log(warehouse.settings.working_db).unlink(missing_ok=True)


def statuses(warehouse: Warehouse) -> dict[tuple[str, str], tuple[str, int]]:
    here = warehouse.settings
    manifests = [
        land.read_manifest(here, warehouse.vault, partner, each)
        for partner in PARTNERS
        for each in land.landed(here, partner)
    ]
    return {
        (manifest.partner_code, manifest.delivery_id): (manifest.status, manifest.rows_accepted)
        for manifest in manifests
    }


def run(warehouse: Warehouse) -> list[str]:
    """What a run of the pipeline does with deliveries, and the rules that were broken."""
    for partner in PARTNERS:
        warehouse.receive(partner)
    rules = []
    for partner, found in validate_pending(warehouse.settings, warehouse.vault).items():
        verdicts = {each: leading_rule(failures) for each, failures in found.items()}
        admit(warehouse.settings, warehouse.vault, partner, verdicts)
        rules += [rule for rule in verdicts.values() if rule]
    return rules


def test_person_months_are_taken_in_again_and_not_judged_as_contacts(reduced: Warehouse) -> None:
    state, objects, judged = reduced.state(), landed_rows(reduced), statuses(reduced)
    lose(reduced)

    assert run(reduced) == []

    assert reduced.state() == state
    assert landed_rows(reduced) == objects
    assert statuses(reduced) == judged


def test_no_verdict_takes_the_rows_of_what_was_accepted_once(reduced: Warehouse) -> None:
    state, objects, judged = reduced.state(), landed_rows(reduced), statuses(reduced)
    lose(reduced)

    for partner in PARTNERS:
        reduced.receive(partner)
        admit(
            reduced.settings, reduced.vault, partner, dict.fromkeys(land.landed(reduced.settings, partner), "fit_empty")
        )

    assert reduced.state() == state
    assert landed_rows(reduced) == objects
    assert statuses(reduced) == judged


@pytest.mark.parametrize("is_lost", [False, True])
def test_a_late_part_of_person_months_is_refused_beside_them(reduced: Warehouse, is_lost: bool) -> None:
    contacts = "select * from raw.contact order by all"
    before = reduced.rows(contacts)
    reduced.deliver("20230203_20230210_v9.csv", csv_bytes([row(1, **{"Дата контакта": "04.02.2023"})]), partner="ru_a")
    if is_lost:
        lose(reduced)

    run(reduced)

    assert reduced.rows("select rule from raw.delivery where version = 9") == [("part_of_person_months",)]
    assert reduced.rows(contacts) == before
