"""Erasing in a small network: she leaves every room, and the numbers are those of partners who never met her."""

import re
import shutil

import erase_network
import pytest
from erase_network import ANNA, Network, do_erase

from warehouse import database
from warehouse.errors import ConfigError
from warehouse.intake.landing import cannot_link, erased_persons, land
from warehouse.intake.letters import letter
from warehouse.intake.rebuild import mend, rebuild
from warehouse.privacy import erase, proof, subject_request
from warehouse.tokens.first_keying import FULL


def letters(network: Network) -> list[str]:
    """Every letter, but for the short name of its delivery."""
    settings, vault = network.warehouse.settings, network.warehouse.vault
    texts = [land.unseal(path.read_bytes(), vault).decode() for path in settings.letters.rglob("*" + letter.SUFFIX)]
    return sorted(re.sub(r"\b[0-9a-f]{12}\b", "…", text) for text in texts)


def test_what_is_left_is_what_partners_have_who_never_met_her(network: Network, never_met: Network) -> None:
    assert network.landed() != never_met.landed()
    do_erase(network)
    assert network.landed() == never_met.landed()
    assert network.raw() == never_met.raw()
    assert network.told() == never_met.told()
    assert letters(network) == letters(never_met)


@pytest.mark.parametrize("there_is", ["a database that was not built", "a database that was made anew", "none"])
def test_where_nobody_knows_which_codes_are_hers_nothing_is_erased_until_they_are_linked(
    network: Network, never_met: Network, there_is: str
) -> None:
    """Without the links of a build her code at another partner would stay, beside a proof that nothing of her did. The
    person at the warehouse could not know that she must ask again, so it is refused: one command makes the links."""
    settings, vault = network.warehouse.settings, network.warehouse.vault
    if there_is == "a database that was not built":
        with database.writer(settings, vault) as con:
            con.execute("drop schema intermediate cascade")
    elif there_is == "a database that was made anew":
        settings.working_db.write_bytes(b"x" * 8192)
        assert mend(settings, vault)
    else:
        shutil.rmtree(settings.working)
    before = network.landed()

    with pytest.raises(ConfigError, match="crossings rebuild"):
        do_erase(network)

    assert network.landed() == before
    assert not erased_persons.read(settings, vault)
    rebuild(settings, vault)
    network.link()
    do_erase(network)
    assert network.landed() == never_met.landed()


def test_before_anything_was_accepted_there_are_no_other_codes_to_be_known(network: Network) -> None:
    settings = network.warehouse.settings
    for room in (settings.landing, settings.working):
        shutil.rmtree(room)
    assert len(do_erase(network).proofs) == 1
    network.warehouse.receive("ru_test")
    assert len(do_erase(network, "bella").proofs) == 1
    persons = {one["key_ru_full"] for one in network.landed()["ru_test"]}
    assert len(persons) == 2  # who waits is erased, too


def test_the_next_request_finds_what_is_linked_although_nothing_was_built_in_between(network: Network) -> None:
    do_erase(network, "bella")
    do_erase(network)
    assert {partner: len(rows) for partner, rows in network.landed().items()} == {
        "ru_test": 8,  # two of four persons, twice in each of two months
        "fi_near": 4,
        "ru_old": 8,
    }


def test_times_and_generation_of_files_do_not_tell_whose_were_changed(network: Network) -> None:
    settings = network.warehouse.settings
    files = [path for room in (settings.landing, settings.letters) for path in room.rglob("*.age")]
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in files}
    do_erase(network)
    changed = [path for path in files if path.read_bytes() != before[path][1]]
    assert len(changed) >= 8  # objects and manifests of two partners in two months
    assert all(path.stat().st_mtime_ns == before[path][0] for path in files)
    assert {generation for *_, generation, _ in network.told()} == {0}


@pytest.mark.parametrize("name", ["x-2023-03_v2.csv", "y-2023-03.csv"])
def test_a_resend_does_not_bring_her_back_in_any_name_or_content(
    network: Network, never_met: Network, name: str
) -> None:
    do_erase(network)
    for one in (network, never_met):
        persons = (ANNA, *erase_network.OTHERS) if one is network else erase_network.OTHERS
        for partner, data in erase_network.files(persons, 3).items():
            one.put(partner, name, data + b"\r\n")
        one.take()
    assert network.landed() == never_met.landed()
    assert network.raw() == never_met.raw()
    assert network.told() == never_met.told()
    assert letters(network) == letters(never_met)


def test_the_same_file_sent_again_stays_the_same_delivery(network: Network) -> None:
    do_erase(network)
    before = network.landed(), network.told()
    network.deliver()
    network.take()
    assert (network.landed(), network.told()) == before


def test_what_was_prepared_before_the_erasure_and_is_kept_after_it_is_prepared_again(network: Network) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    reading = erased_persons.Against(settings, vault, len)
    assert reading.now() == 0
    do_erase(network)
    assert reading.done == 0
    assert reading.now() == reading.done > 0


def test_a_code_of_a_partner_that_does_not_seal_is_erased_as_it_was_typed(network: Network) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    declared = erase.declared_by_code(settings, vault)
    erase.erase(
        settings, vault, [subject_request.typed(vault, declared["ru_old"], lambda: " аnna-1990 - f")]
    )  # one Cyrillic letter
    assert len(network.landed()["ru_old"]) == 6
    assert len(network.landed()["ru_test"]) == 16  # nothing links what is sealed with what is not
    for partner, data in erase_network.files((ANNA,), 5).items():
        network.put(partner, "x-2023-05.csv", data)
    network.take()
    assert len(network.landed()["ru_old"]) == 6 + 3


def test_the_list_grows_only_and_says_nothing_but_marks(network: Network) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    do_erase(network)
    first = erased_persons.read(settings, vault)
    do_erase(network, "clara")
    whole = erased_persons.beside_the_keys(settings).read_bytes()
    assert first < erased_persons.read(settings, vault)
    assert land.unseal(erased_persons.path(settings).read_bytes(), vault) == whole
    marks = [whole[start : start + 32] for start in range(0, len(whole), 32)]
    assert marks == sorted(set(marks))
    # Anna: two codes in fi_ru, one each in ru and fi. Her code at ru_old links with nothing. Clara: one each in three.
    # And two for each request: that the partner made it, and by which keying of its codes.
    assert len(marks) == 4 + 3 + 2 * 2


def test_a_proof_is_signed_and_holds_neither_a_token_nor_a_partner(network: Network) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    rest = network.tokens_at_rest()
    (name,) = do_erase(network).proofs
    text = land.unseal((settings.landing / proof.FOLDER / f"{name}.age").read_bytes(), vault).decode()
    assert proof.read(settings, vault, name)["found_afterwards"] == 0
    assert not any(partner in text for partner in ("ru_test", "fi_near", "ru_old"))
    assert not any(token[:16] in text for token in rest)
    forged = text.replace('"found_afterwards": 0', '"found_afterwards": 1')
    land.write_whole(settings.landing / proof.FOLDER / f"{name}.age", land.seal(forged.encode(), vault))
    with pytest.raises(erase.ConfigError, match="signature does not hold"):
        proof.read(settings, vault, name)


def test_two_who_were_split_are_forgotten_with_one_of_them(network: Network) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    rows = network.landed()["ru_test"]
    codes = sorted({row[f"key_ru_{FULL}"] for row in rows})
    pairs = [cannot_link.Pair.of("ru", code, other) for code in codes for other in codes if code < other]
    cannot_link.keep(settings, vault, "0" * 16, pairs)
    do_erase(network)
    assert len(cannot_link.read(cannot_link.files(settings)[0], vault)) == 3  # of six pairs of four codes
    assert len(network.raw()["apart"]) == 3
    do_erase(network, "bella", "clara")
    assert cannot_link.files(settings) == []
    assert network.raw()["apart"] == []


def test_a_person_nobody_knows_is_put_on_the_list_all_the_same(network: Network) -> None:
    before = network.landed(), network.told()
    done = do_erase(network, "nobody")
    assert done.swept.objects_rewritten == 0
    assert (network.landed(), network.told()) == before
    network.put("ru_test", "x-2023-05.csv", erase_network.files(("nobody",), 5)["ru_test"])
    network.take()
    assert network.landed()["ru_test"] == before[0]["ru_test"]
