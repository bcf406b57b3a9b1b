"""The ledger of closed cells: published once, stays, survives a kill."""

from typing import Any

import pytest
from closed_book import ANY, BORDER, FI, FIRST, RU, SECOND, book, declared, kept, publish, see
from verdicts import passed

from warehouse import database, vault
from warehouse.intake.landing import land, ledger
from warehouse.intake.landing.ledger import Book
from warehouse.intake.load import closed_cells
from warehouse.key_rotation import rotate
from warehouse.settings import Settings
from warehouse.vault import Vault


def test_only_what_people_see_closes(place: Settings, keyring: Vault) -> None:
    ledger.write(ledger.proposal(place), keyring, book(FIRST))
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {}
    see(place, SECOND)
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {}
    see(place, FIRST)  # moved by hand: no test has judged it, and the dashboards show none of it
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {}
    passed(place, FIRST, keyring)
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {RU: 20, FI: None, BORDER: 11, ANY: 12}
    assert not ledger.proposal(place).exists()


def test_a_cell_that_is_there_stays_and_a_new_one_is_added(place: Settings, keyring: Vault) -> None:
    one = book(FIRST)
    publish(place, keyring, Book(one.cells.slice(0, 2), {"ru_a": one.partners["ru_a"]}, FIRST))
    ledger.settle(place, keyring)
    publish(place, keyring, book(SECOND, ru=25, fi=9))
    ledger.settle(place, keyring)
    assert kept(place, keyring) == {RU: 20, FI: None, BORDER: 11, ANY: 12}
    assert set(ledger.read(ledger.path(place), keyring).partners) == {"ru_a", "fi_a"}


def test_the_same_release_again_changes_no_byte(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    data = ledger.path(place).read_bytes()
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    ledger.settle(place, keyring)
    assert ledger.path(place).read_bytes() == data


def test_a_kill_between_any_two_writes_loses_nothing(
    place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the flip, and again after the object: the proposal is there until the cells are."""
    publish(place, keyring, book(FIRST))
    real = land.write_whole

    def killed_before(*arguments: Any, **others: Any) -> None:
        raise KeyboardInterrupt

    def killed_after(*arguments: Any, **others: Any) -> None:
        real(*arguments, **others)
        raise KeyboardInterrupt

    for killed in (killed_before, killed_after):
        monkeypatch.setattr(land, "write_whole", killed)
        with pytest.raises(KeyboardInterrupt):
            ledger.settle(place, keyring)
        assert ledger.proposal(place).exists()
    monkeypatch.setattr(land, "write_whole", real)
    with database.writer(place, keyring) as con:
        closed_cells.load(con, place, keyring, declared())
        assert con.execute("select count(*), sum(persons) from raw.closed_cell").fetchall() == [(4, 43)]


def test_nothing_readable_rests_and_no_room_of_a_partner_is_made_of_it(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    ledger.write(ledger.proposal(place), keyring, book(SECOND))
    for file in (ledger.path(place), ledger.proposal(place)):
        assert file.read_bytes().startswith(b"age-encryption.org")
        assert b"ru_a" not in file.read_bytes()
    assert land.partners(place) == []
    assert land.landed(place, ledger.FOLDER) == set()


def test_a_change_of_the_file_keys_takes_it_along(place: Settings, keyring: Vault) -> None:
    publish(place, keyring, book(FIRST))
    ledger.settle(place, keyring)
    ledger.write(ledger.proposal(place), keyring, book(SECOND))
    rotate(place)
    now = vault.load(place)
    assert now.landing_identity != keyring.landing_identity
    assert kept(place, now) == {RU: 20, FI: None, BORDER: 11, ANY: 12}
    assert ledger.read(ledger.proposal(place), now).release_id == SECOND
