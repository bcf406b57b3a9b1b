"""A partner whose codes are made in another way sends its history anew: nobody who was erased comes back with it."""

from collections.abc import Callable
from typing import Any

import pytest
from erase_network import ANNA, OLD, OTHERS, Network, do_erase, files, number, row_of, tokens, typed
from intake_files import csv_bytes

from dagster_project.actions import erasing
from warehouse.contract.findings import Receipt
from warehouse.errors import ConfigError
from warehouse.intake.landing import erased_persons, land, requests
from warehouse.intake.letters import letter
from warehouse.privacy import erase, subject_request
from warehouse.tokens.first_keying import seal

ANOTHER_KEY = b"another network key, 32 bytes..."
EVERYBODY = (ANNA, *OTHERS)


def erase_typed(network: Network, code: str) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    declared = erase.declared_by_code(settings, vault)
    erase.erase(settings, vault, [subject_request.typed(vault, declared["ru_old"], lambda: code)])


def sealed_history(network: Network) -> None:
    for month in (3, 4):
        rows = [row_of(number(person, 7, month), month, tokens(person, ("ru",))) for person in EVERYBODY]
        network.put("ru_old", f"x-2023-{month:02}_v2.csv", csv_bytes(rows))


def history_under_another_recipe(network: Network) -> None:
    for month in (3, 4):
        network.put("ru_old", f"x-2023-{month:02}_v2.csv", files(EVERYBODY, month)["ru_old"] + b"\r\n")


def resealed(code: str) -> dict[str, str]:
    return {
        f"t1_{scope}_{label}": seal(ANOTHER_KEY + scope.encode(), "demo-1", label, code)
        for scope in ("ru", "fi_ru")
        for label in ("full", "m1")
    }


def history_under_another_key(network: Network, persons: tuple[str, ...] = EVERYBODY) -> None:
    for month in (3, 4):
        rows = [
            row_of(number(person, times, month), month, resealed(person)) for person in persons for times in range(2)
        ]
        network.put("ru_test", f"x-2023-{month:02}_v2.csv", csv_bytes(rows))


def rules(receipts: list[Receipt]) -> list[str | None]:
    return [receipt.rule for receipt in receipts]


@pytest.mark.parametrize(
    ("changes", "history"),
    [
        ({"tokens": {"mode": "sealed", "recipe": "demo-1"}}, sealed_history),
        ({"tokens": {"mode": "unsealed", "recipe": "old-2"}}, history_under_another_recipe),
    ],
)
def test_her_partner_waits_when_it_seals_or_has_another_recipe_and_the_others_do_not(
    network: Network, changes: dict[str, Any], history: Callable[[Network], None]
) -> None:
    erase_typed(network, typed(ANNA))
    is_unsealed = changes["tokens"]["mode"] == "unsealed"
    columns = network.columns() | ({"client_code": ["Код"]} if is_unsealed else {})
    network.warehouse.declare(**OLD | changes | {"columns": columns})
    left = network.landed()["ru_old"]
    history(network)
    network.put("fi_near", "x-2023-05.csv", files(OTHERS, 5)["fi_near"])

    assert rules(network.warehouse.take("ru_old")) == ["codes_changed", "codes_changed"]
    assert network.landed()["ru_old"] == left
    assert rules(network.warehouse.take("fi_near")) == [None]
    assert network.warehouse.receive("ru_old") == []  # told once, and tried again each time


def test_when_her_request_was_repeated_and_confirmed_the_files_are_read_without_her(network: Network) -> None:
    erase_typed(network, typed(ANNA))
    left = len(network.landed()["ru_old"])
    columns = {**network.columns(), "client_code": ["Код"]}
    network.warehouse.declare(**OLD | {"tokens": {"mode": "unsealed", "recipe": "old-2"}, "columns": columns})
    history_under_another_recipe(network)
    network.warehouse.take("ru_old")

    erase_typed(network, typed(ANNA))
    assert rules(network.warehouse.receive("ru_old")) == []  # one repeated request does not speak for all
    erasing.confirm_repeated(network.warehouse.settings, "ru_old")

    assert rules(network.warehouse.take("ru_old")) == [None, None]
    ours = "select count(*) from raw.contact where partner_code = 'ru_old'"
    assert network.warehouse.rows(ours) == [(left,)]
    # What was confirmed is said of the requests until then: who is erased now is not known by the former codes.
    erase_typed(network, typed("bella"))
    network.warehouse.declare(**OLD | {"columns": columns})
    network.put("ru_old", "x-2023-05.csv", files(EVERYBODY, 5)["ru_old"])
    assert rules(network.warehouse.take("ru_old")) == ["codes_changed"]


def test_another_network_key_is_seen_from_days_that_come_again_with_nobody_of_before(network: Network) -> None:
    do_erase(network)
    left = network.landed()["ru_test"]
    history_under_another_key(network)
    assert rules(network.warehouse.take("ru_test")) == ["codes_changed", "codes_changed"]
    assert network.landed()["ru_test"] == left

    # To confirm is not enough while the declaration does not say that the key is another one.
    erasing.confirm_repeated(network.warehouse.settings, "ru_test")
    assert network.warehouse.receive("ru_test") == []
    network.declare_first(tokens={"mode": "sealed", "recipe": "demo-1", "key_number": 2})
    assert rules(network.warehouse.receive("ru_test")) == ["codes_changed", "codes_changed"]  # read, and told, anew
    erasing.confirm_repeated(network.warehouse.settings, "ru_test")
    assert rules(network.warehouse.take("ru_test")) == [None, None]


def test_a_partner_without_a_request_never_waits(network: Network) -> None:
    history_under_another_key(network)
    assert rules(network.warehouse.take("ru_test")) == [None, None]
    do_erase(network, "nobody")
    network.warehouse.declare(**OLD | {"tokens": {"mode": "sealed", "recipe": "demo-1"}})
    sealed_history(network)
    assert rules(network.warehouse.take("ru_old")) == [None, None]


def test_a_resend_by_the_same_codes_does_not_wait(network: Network) -> None:
    do_erase(network)
    for month in (3, 4):
        network.put("ru_test", f"x-2023-{month:02}_v2.csv", files(EVERYBODY, month)["ru_test"] + b"\r\n")
    assert rules(network.warehouse.take("ru_test")) == [None, None]


def test_requests_are_let_in_while_files_wait_and_nothing_is_confirmed_before_they_are_carried_out(
    network: Network,
) -> None:
    do_erase(network)
    network.declare_first(tokens={"mode": "sealed", "recipe": "demo-1", "key_number": 2})
    network.request(network.warehouse.settings.demo / "ru_test")
    network.warehouse.receive("ru_test")
    settings = network.warehouse.settings
    assert len(list(requests.waiting(settings, network.warehouse.vault))) == 1
    with pytest.raises(ConfigError, match="still wait"):
        erasing.confirm_repeated(settings, "ru_test")


def test_requests_of_before_the_marks_count_as_made_by_the_codes_of_now(network: Network) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    erased_persons.add(settings, vault, [b"a token of somebody"])
    done = settings.requests / "ru_test" / ("request_0123456789abcdef" + requests.DONE)
    done.parent.mkdir(parents=True)
    done.touch()
    assert network.warehouse.receive("ru_test") == []
    network.declare_first(tokens={"mode": "sealed", "recipe": "demo-1", "key_number": 2})
    network.put("ru_test", "x-2023-05.csv", files(OTHERS, 5)["ru_test"])
    assert rules(network.warehouse.receive("ru_test")) == ["codes_changed"]


def test_the_letter_says_what_to_do_and_names_nobody(network: Network) -> None:
    do_erase(network)
    network.declare_first(tokens={"mode": "sealed", "recipe": "demo-1", "key_number": 2})
    network.put("ru_test", "x-2023-05.csv", files(EVERYBODY, 5)["ru_test"])
    (receipt,) = network.warehouse.receive("ru_test")
    assert "sheetpack withdraw" in receipt.letter
    assert "{" not in receipt.letter
    assert not list(network.warehouse.settings.letters.glob(f"**/*{ANNA}*{letter.SUFFIX}"))


def test_an_upgrade_that_changes_the_recipe_too_brings_nobody_back(network: Network) -> None:
    """A typed request of before the marks left no file, and the recipe was changed before anything was received."""
    settings, vault = network.warehouse.settings, network.warehouse.vault
    declared = erase.declared_by_code(settings, vault)
    asked = subject_request.typed(vault, declared["ru_old"], lambda: typed(ANNA))
    erase.erase(settings, vault, [asked])
    marks = erased_persons.read(settings, vault)
    keying = declared["ru_old"].keying
    of_old = marks - {keying.asked(vault.k_erase, 1), keying.answered(vault.k_erase, 1)}
    for path in (erased_persons.path(settings), erased_persons.beside_the_keys(settings)):
        path.unlink()
    erased_persons.write(settings, vault, of_old)
    columns = {**network.columns(), "client_code": ["Код"]}
    network.warehouse.declare(**OLD | {"tokens": {"mode": "unsealed", "recipe": "old-2"}, "columns": columns})
    left = network.landed()["ru_old"]
    history_under_another_recipe(network)
    assert rules(network.warehouse.take("ru_old")) == ["codes_changed", "codes_changed"]
    assert network.landed()["ru_old"] == left
    erase_typed(network, typed(ANNA))
    erasing.confirm_repeated(settings, "ru_old")
    assert rules(network.warehouse.take("ru_old")) == [None, None]


def test_the_same_files_sent_again_are_read_once_the_requests_were_repeated(network: Network) -> None:
    erase_typed(network, typed(ANNA))
    columns = {**network.columns(), "client_code": ["Код"]}
    network.warehouse.declare(**OLD | {"tokens": {"mode": "unsealed", "recipe": "old-2"}, "columns": columns})
    for month in (3, 4):
        network.put("ru_old", f"x-2023-{month:02}_v2.csv", files(EVERYBODY, month)["ru_old"])
    assert rules(network.warehouse.take("ru_old")) == ["codes_changed", "codes_changed"]
    erase_typed(network, typed(ANNA))
    erasing.confirm_repeated(network.warehouse.settings, "ru_old")
    assert rules(network.warehouse.take("ru_old")) == [None, None]
    assert network.warehouse.take("ru_old") == []


def test_no_refusal_stays_when_the_same_file_reads_as_before_once_its_partner_waits_no_more(network: Network) -> None:
    erase_typed(network, typed(ANNA))
    columns = {**network.columns(), "client_code": ["Код"]}
    network.warehouse.declare(**OLD | {"tokens": OLD["tokens"] | {"key_number": 2}, "columns": columns})
    for version in (2, 3):
        network.put("ru_old", f"x-2023-03_v{version}.csv", files(EVERYBODY, 3)["ru_old"])
    assert rules(network.warehouse.take("ru_old")) == ["codes_changed", "codes_changed"]
    assert network.warehouse.take("ru_old") == []  # they still wait, and are told once
    assert len(refused(network)) == 2
    erasing.confirm_repeated(network.warehouse.settings, "ru_old")
    assert network.warehouse.take("ru_old") == []
    assert refused(network) == []
    assert network.warehouse.rows("select count(*) from raw.delivery where status = 'refused'") == [(0,)]
    assert network.warehouse.take("ru_old") == []


def test_no_other_copy_of_a_file_stays_refused_when_one_of_them_was_read_anew(network: Network) -> None:
    erase_typed(network, typed(ANNA))
    columns = {**network.columns(), "client_code": ["Код"]}
    network.warehouse.declare(**OLD | {"tokens": {"mode": "unsealed", "recipe": "old-2"}, "columns": columns})
    for version in (2, 3):
        network.put("ru_old", f"x-2023-03_v{version}.csv", files(EVERYBODY, 3)["ru_old"])
    assert rules(network.warehouse.take("ru_old")) == ["codes_changed", "codes_changed"]
    erase_typed(network, typed(ANNA))
    erasing.confirm_repeated(network.warehouse.settings, "ru_old")
    assert rules(network.warehouse.take("ru_old")) == [None]
    assert refused(network) == []
    assert network.warehouse.rows("select count(*) from raw.delivery where status = 'refused'") == [(0,)]
    assert network.warehouse.take("ru_old") == []


def refused(network: Network) -> list[str | None]:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    every = [land.read_manifest(settings, vault, "ru_old", each) for each in land.landed(settings, "ru_old")]
    return [each.rule for each in every if each.status == "refused"]
