"""Requests at a partner's source: kept sealed where its signature proves whose they are, told, and dealt with once."""

from pathlib import Path

import pyrage
import pytest
from intake_files import put
from intake_sources import described, hurry
from intake_warehouse import Warehouse
from signing_partner import SIG, Signing, signing, without_signature

from dagster_project import status
from warehouse.intake.landing import land, requests
from warehouse.keys import begin

DELIVERIES = "select status, rule from raw.delivery order by all"


@pytest.fixture
def partner(warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Signing:
    hurry(monkeypatch)
    return signing(warehouse, tmp_path / "laptop")


def kept(partner: Signing) -> list[Path]:
    return sorted((partner.warehouse.settings.requests / partner.code).glob("*"))


def rules(partner: Signing) -> list[str | None]:
    return [receipt.rule for receipt in partner.warehouse.take(partner.code)]


def test_a_request_is_kept_as_it_was_received_and_is_no_delivery(partner: Signing) -> None:
    sent = partner.request()
    assert rules(partner) == []
    (path,) = kept(partner)
    assert (path.name, path.read_bytes()) == (sent.name, sent.read_bytes())
    assert path.stat().st_mode & 0o077 == 0
    assert partner.warehouse.rows(DELIVERIES) == []
    assert rules(partner) == []
    assert kept(partner) == [path]


def test_it_is_found_whatever_the_pattern_of_deliveries(partner: Signing) -> None:
    partner.declare(described("{demo}/ru_laptop", pattern="*.csv.age"))
    partner.request()
    assert rules(partner) == []
    assert len(kept(partner)) == 1


def test_status_says_how_many_of_whom_wait_and_which_command_deals_with_each(
    partner: Signing, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = {kind: partner.request(kind) for kind in ("withdraw", "apart", "nonsense")}
    partner.send(partner.packed())
    partner.warehouse.take(partner.code)
    status.summary(partner.warehouse.settings)
    said = capsys.readouterr().out
    assert "Requests that wait: 3 of ru_laptop." in said
    for kind, told in (("withdraw", "crossings erase"), ("apart", "crossings split"), ("nonsense", "and remove it)")):
        assert f"{told} {partner.warehouse.settings.requests / 'ru_laptop' / sent[kind].name}\n" in said


def test_without_requests_status_says_nothing_of_them(partner: Signing, capsys: pytest.CaptureFixture[str]) -> None:
    partner.send(partner.packed())
    partner.warehouse.take(partner.code)
    status.summary(partner.warehouse.settings)
    assert "Requests" not in capsys.readouterr().out


def test_a_request_with_a_wrong_signature_is_refused_and_not_kept(partner: Signing) -> None:
    sent = partner.request()
    put(sent.parent, sent.name + SIG, partner.sign("request_0000000000000000.age", sent.read_bytes()))
    assert rules(partner) == ["signature_wrong"]
    assert kept(partner) == []
    assert rules(partner) == []


def test_a_request_under_another_name_is_refused(partner: Signing) -> None:
    """Or one that was dealt with could be brought again."""
    sent = partner.request()
    partner.send(sent, name="request_0123456789abcdef.age")
    assert rules(partner) == ["signature_wrong"]
    assert [path.name for path in kept(partner)] == [sent.name]


def test_a_request_of_another_partner_is_refused(partner: Signing, tmp_path: Path) -> None:
    other = signing(partner.warehouse, tmp_path / "other", "ru_other")
    partner.request(folder=other.source)
    assert rules(other) == ["signature_wrong"]
    assert kept(other) == []


def test_a_request_whose_signature_comes_later_is_kept_then(partner: Signing) -> None:
    sent = partner.request()
    signature = without_signature(sent)
    assert rules(partner) == ["signature_missing"]
    put(sent.parent, sent.name + SIG, signature)
    assert rules(partner) == []
    assert len(kept(partner)) == 1
    assert partner.warehouse.rows(DELIVERIES) == []


def test_of_a_partner_without_a_key_none_is_kept_until_it_has_one(partner: Signing) -> None:
    partner.declare(signing_key=None, demo=True)
    partner.request()
    assert rules(partner) == ["request_unsigned"]
    assert kept(partner) == []
    partner.declare()
    assert rules(partner) == []
    assert len(kept(partner)) == 1
    assert partner.warehouse.rows(DELIVERIES) == []


def test_a_request_that_we_cannot_open_is_refused(partner: Signing) -> None:
    """Kept, it would stand in the way of every change of the file keys."""
    partner.request(recipient=pyrage.x25519.Identity.generate().to_public())
    assert rules(partner) == ["sealed_for_another"]
    assert kept(partner) == []


@pytest.mark.parametrize("size", [0, requests.MAX_BYTES + 1])
def test_a_request_of_a_size_that_none_has_is_not_kept(partner: Signing, size: int) -> None:
    name = "request_0123456789abcdef.age"
    put(partner.source, name, b"x" * size)
    put(partner.source, name + SIG, partner.sign(name, b"x" * size))
    assert rules(partner) == ["file_too_large"]
    assert kept(partner) == []


def test_what_is_dealt_with_is_not_taken_in_again(partner: Signing) -> None:
    partner.request()
    partner.warehouse.take(partner.code)
    (path,) = kept(partner)
    settings = partner.warehouse.settings
    assert requests.partner_of(settings, path) == partner.code
    requests.done(settings, path)
    assert rules(partner) == []
    (mark,) = kept(partner)
    assert mark.read_bytes() == b"", "the codes in it are gone"
    assert list(requests.waiting(settings, partner.warehouse.vault)) == []


def test_a_file_elsewhere_is_nobodys_checked_request(partner: Signing, tmp_path: Path) -> None:
    sent = partner.request()
    settings = partner.warehouse.settings
    assert requests.partner_of(settings, sent) is None
    requests.done(settings, sent)
    assert sent.exists(), "only what lies in requests/ is ours to remove"


def test_a_request_in_the_drop_folder_is_kept_and_gone_from_there(partner: Signing) -> None:
    folder = partner.warehouse.settings.home / "drop" / partner.code
    partner.request(folder=folder)
    assert rules(partner) == []
    assert len(kept(partner)) == 1
    assert list(folder.iterdir()) == []


def test_requests_are_among_what_a_change_of_the_file_keys_seals_anew(partner: Signing) -> None:
    partner.request()
    partner.warehouse.take(partner.code)
    (path,) = kept(partner)
    assert path in set(begin.objects(partner.warehouse.settings))
    assert b"persons" in land.unseal(path.read_bytes(), partner.warehouse.vault)
