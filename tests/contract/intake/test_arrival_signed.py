"""What a partner sealed and signed, from the tool on its laptop to the warehouse: taken, or not even opened."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyrage
import pytest
from intake_files import THEN, attributes, csv_bytes, declaration, put, row
from intake_sources import described, hurry
from intake_warehouse import Warehouse
from sftp_server import PASSWORD, USER, serving
from signing_partner import SIG, Signing, emptied, signing, without_signature

from warehouse.intake.rebuild import rebuild
from warehouse.intake.receive.receive import dry_run
from warehouse.key_rotation import rotate
from warehouse.networks.home import DEMO
from warehouse.sealing import keys

DELIVERIES = "select status, rule from raw.delivery order by all"
REFUSALS = "select rule from raw.refusal order by all"


@pytest.fixture
def partner(warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signing:
    hurry(monkeypatch)
    return signing(warehouse, tmp_path / "laptop")


def refused(partner: Signing) -> list[str | None]:
    """The rules of what was refused, and proof that nothing was taken."""
    receipts = partner.warehouse.take(partner.code)
    assert partner.warehouse.rows("select count(*) from raw.contact") == [(0,)]
    return [receipt.rule for receipt in receipts]


def test_what_the_tool_packed_is_taken_and_its_signature_is_no_delivery(partner: Signing) -> None:
    partner.send(partner.packed())
    (receipt,) = partner.warehouse.take(partner.code)
    assert (receipt.status, receipt.rows_accepted) == ("pending", 2)
    assert partner.warehouse.take(partner.code) == []
    assert partner.warehouse.rows(DELIVERIES) == [("accepted", None)]


def changed(partner: Signing, sent: Path) -> None:
    data = bytearray(sent.read_bytes())
    data[-20] ^= 1
    sent.write_bytes(data)


def cut_short(partner: Signing, sent: Path) -> None:
    sent.write_bytes(sent.read_bytes()[:-1])


def renamed(partner: Signing, sent: Path) -> None:
    """An old file, signature and all, as if it were of the next month."""
    partner.send(sent, name="2023-04-01_2023-04-30_v1.csv.age")
    sent.unlink()


def raised(partner: Signing, sent: Path) -> None:
    """The same days in a version that would go before every other."""
    partner.send(sent, name=sent.name.replace("_v1", "_v9"))
    sent.unlink()


def signed_by_another(partner: Signing, sent: Path) -> None:
    path = partner.laptop.folder / "another.key"
    keys.make_signing_pair(path)
    put(sent.parent, sent.name + SIG, keys.sign(keys.signing_key(path), sent.name, sent.read_bytes()))


def swapped(partner: Signing, sent: Path) -> None:
    """The signature of another file of the same partner."""
    other = partner.packed("2023-05")
    put(sent.parent, sent.name + SIG, other.with_name(other.name + SIG).read_bytes())


def no_signature_at_all(partner: Signing, sent: Path) -> None:
    put(sent.parent, sent.name + SIG, b"\xff\x00 no base64")


def sealed_anew(partner: Signing, sent: Path) -> None:
    """Anybody may seal for the warehouse: its public key is no secret."""
    to = pyrage.x25519.Recipient.from_str(partner.warehouse.vault.landing_recipient)
    put(sent.parent, sent.name, bytes(pyrage.encrypt(b"anything", [to])))


@pytest.mark.parametrize(
    "harm",
    [changed, cut_short, renamed, raised, signed_by_another, swapped, no_signature_at_all, sealed_anew],
    ids=lambda harm: harm.__name__,
)
def test_what_does_not_fit_its_signature_is_refused_and_not_opened(
    partner: Signing, harm: Callable[[Signing, Path], None]
) -> None:
    harm(partner, partner.send(partner.packed()))
    assert refused(partner) == ["signature_wrong"], "and not for what is inside: nobody looked"
    assert refused(partner) == [], "it is told once"


def test_a_file_without_its_signature_waits_and_is_taken_when_that_has_come(partner: Signing) -> None:
    sent = partner.send(partner.packed())
    signature = without_signature(sent)
    assert refused(partner) == ["signature_missing"]
    assert refused(partner) == []
    assert partner.warehouse.rows(DELIVERIES) == [("refused", "signature_missing")], "the status says that it waits"
    put(sent.parent, sent.name + SIG, signature)
    (receipt,) = partner.warehouse.take(partner.code)
    assert receipt.rows_accepted == 2
    assert partner.warehouse.rows(DELIVERIES) == [("accepted", None)], "it waits no longer"
    assert partner.warehouse.rows(REFUSALS) == []
    rebuild(partner.warehouse.settings, partner.warehouse.vault)
    assert partner.warehouse.rows(DELIVERIES) == [("accepted", None)]


def test_a_wrong_signature_after_none_is_told_anew(partner: Signing) -> None:
    sent = partner.send(partner.packed())
    without_signature(sent)
    assert refused(partner) == ["signature_missing"]
    signed_by_another(partner, sent)
    assert refused(partner) == ["signature_wrong"]
    assert partner.warehouse.rows(DELIVERIES) == [("refused", "signature_wrong")]


def test_the_letter_says_how_to_mend_it_and_names_no_file(partner: Signing) -> None:
    sent = partner.send(partner.packed())
    renamed(partner, sent)
    (receipt,) = partner.warehouse.take(partner.code)
    assert "позвоните нам" in receipt.letter
    assert "v1.csv" not in receipt.letter


def test_a_file_of_one_partner_at_the_source_of_another_is_refused(partner: Signing, tmp_path: Path) -> None:
    other = signing(partner.warehouse, tmp_path / "other", "ru_other")
    partner.send(partner.packed(), other.source)
    assert refused(other) == ["signature_wrong"]


def test_a_partner_that_signs_may_not_send_in_clear(partner: Signing) -> None:
    name = "2023-03-01_2023-03-31_v1.csv"
    data = csv_bytes([row(1)])
    put(partner.source, name, data)
    put(partner.source, name + SIG, partner.sign(name, data))
    assert refused(partner) == ["not_sealed"]


def test_what_was_taken_before_its_partner_signed_is_no_news(partner: Signing) -> None:
    partner.warehouse.deliver("x-2023-03.csv", csv_bytes([row(1)]))
    assert len(partner.warehouse.take()) == 1
    path = partner.laptop.folder / "another.key"
    partner.warehouse.declare(signing_key=keys.make_signing_pair(path))
    assert partner.warehouse.take() == []


def test_with_a_new_signing_key_what_was_taken_is_no_news_and_the_rest_must_be_signed_anew(partner: Signing) -> None:
    taken, new = partner.packed("2023-03"), partner.packed("2023-04")
    partner.send(taken)
    assert [receipt.rule for receipt in partner.warehouse.take(partner.code)] == [None]
    partner.declare(signing_key=keys.make_signing_pair(partner.laptop.folder / "another.key"))
    partner.send(new)
    assert [receipt.rule for receipt in partner.warehouse.take(partner.code)] == ["signature_wrong"]
    without_signature(partner.source / taken.name)
    assert partner.warehouse.take(partner.code) == []


def test_what_was_taken_and_comes_again_under_another_name_is_told(partner: Signing) -> None:
    path = partner.packed("2023-03")
    partner.send(path)
    assert [receipt.rule for receipt in partner.warehouse.take(partner.code)] == [None]
    partner.send(path, name="2023-04-01_2023-04-30_v1.csv.age")
    assert [receipt.rule for receipt in partner.warehouse.take(partner.code)] == ["signature_wrong"]
    assert partner.warehouse.rows("select distinct month(contact_date) from raw.contact") == [(3,)]


def test_a_manifest_counts_only_with_a_signature_of_its_own(partner: Signing) -> None:
    sent = partner.send(partner.packed())
    manifest = json.dumps({"start": "2023-03-01", "end": "2023-03-15", "version": 7}).encode()
    beside = put(partner.source, f"{sent.name}.manifest.json", manifest)
    assert refused(partner) == ["signature_missing"]
    put(partner.source, beside.name + SIG, partner.sign(sent.name, manifest))
    assert refused(partner) == ["signature_wrong"], "signed, but as another file"
    put(partner.source, beside.name + SIG, partner.sign(beside.name, manifest))
    (receipt,) = partner.warehouse.take(partner.code)
    assert receipt.span is not None
    assert str(receipt.span[1]) == "2023-03-15"


def test_the_drop_folder_asks_for_the_same_and_is_left_clean(partner: Signing) -> None:
    folder = partner.warehouse.settings.home / "drop" / partner.code
    sent = partner.send(partner.packed(), folder)
    signature = without_signature(sent)
    assert refused(partner) == ["signature_missing"]
    put(folder, sent.name + SIG, signature)
    (receipt,) = partner.warehouse.take(partner.code)
    assert receipt.rows_accepted == 2
    assert list(folder.iterdir()) == []


def test_over_sftp_the_same_is_taken_and_the_same_refused(
    partner: Signing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSINGS_TEST_USER", USER)
    monkeypatch.setenv("CROSSINGS_TEST_PASSWORD", PASSWORD)
    folder = tmp_path / "served" / "exports"
    folder.mkdir(parents=True)
    with serving(folder.parent, tmp_path / "known_hosts") as server:
        login = {"username_env": "CROSSINGS_TEST_USER", "password_env": "CROSSINGS_TEST_PASSWORD"}
        partner.declare(described(server.url("/exports"), known_hosts=str(server.known_hosts), **login))
        sent = partner.send(partner.packed(), folder)
        kept = sent.read_bytes()
        changed(partner, sent)
        assert refused(partner) == ["signature_wrong"]
        put(folder, sent.name, kept, THEN)
        signature = without_signature(sent)
        assert refused(partner) == ["signature_missing"]
        put(folder, sent.name + SIG, signature)
        (receipt,) = partner.warehouse.take(partner.code)
        assert receipt.rows_accepted == 2
        emptied(folder)


def test_a_file_sealed_for_another_is_refused(partner: Signing) -> None:
    name = "2023-03-01_2023-03-31_v1.csv.age"
    data = bytes(pyrage.encrypt(b"x", [pyrage.x25519.Identity.generate().to_public()]))
    put(partner.source, name, data)
    put(partner.source, name + SIG, partner.sign(name, data))
    assert refused(partner) == ["sealed_for_another"]


def test_what_was_sealed_for_the_former_key_opens_while_that_is_known(partner: Signing) -> None:
    """A rotation that was broken off keeps the former key beside the new one until it is finished."""

    def stop(step: str) -> None:
        if step == "objects resealed":
            raise KeyboardInterrupt

    before, after = partner.packed("2023-03"), partner.packed("2023-04")
    with suppress(KeyboardInterrupt):
        rotate(partner.warehouse.settings, stop)
    partner.send(before)
    (receipt,) = partner.warehouse.take(partner.code)
    assert receipt.rows_accepted == 2
    rotate(partner.warehouse.settings)
    partner.send(after)
    assert [one.rule for one in partner.warehouse.take(partner.code)] == ["sealed_for_another"]
    assert partner.warehouse.rows(DELIVERIES) == [("accepted", None), ("refused", "sealed_for_another")], (
        "what was taken still lies there, nobody can open it any more, and that is no news"
    )


def test_a_dry_run_looks_at_the_signature_that_lies_beside(partner: Signing) -> None:
    signs = partner.declaration.model_copy(update={"signing_key": partner.laptop.public})
    path = partner.packed()
    assert dry_run(path, signs, DEMO).rule == "sealed_here", "it fits, and here nobody can open the file"
    signed_by_another(partner, path)
    assert dry_run(path, signs, DEMO).rule == "signature_wrong"
    assert dry_run(path, partner.declaration, DEMO).rule == "sealed_here", "nobody's signature is asked for"
    plain = put(partner.laptop.folder, "x-2023-03.csv", csv_bytes([row(1)]))
    form = declaration(**attributes(signing_key=partner.laptop.public))
    assert dry_run(plain, form, DEMO).status == "pending", "it is checked before it is sealed"
