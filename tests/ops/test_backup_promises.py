"""What ends here ends in backups: no piece of it is left in the repository, and nobody comes back with a restore."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from backed_home import Backed, digest_of, restic_that
from erase_network import do_erase

from warehouse import key_rotation, vault
from warehouse.backup import forgetting, image, last
from warehouse.backup.back_up import back_up
from warehouse.intake.landing import erased_persons
from warehouse.intake.rebuild import rebuild
from warehouse.privacy import clean, expire, stop
from warehouse.release import rooms


def _retain(here: Backed) -> None:
    later = replace(here.settings, as_of=datetime(2026, 6, 1, tzinfo=UTC).date(), keep_rows_months=36)
    assert expire.reduce(later, here.vault)


def _stop(here: Backed) -> None:
    stop.remove(here.settings, here.vault, "ru_old")
    here.settings.current.unlink()  # people see no release of this small home
    stop.withdraw(here.settings, here.vault, "ru_old")
    stop.forget_declaration(here.settings, "ru_old")


def _erase(here: Backed) -> None:
    do_erase(here.network)


def _rotate(here: Backed) -> None:
    key_rotation.rotate(here.settings, names=key_rotation.TOKEN_KEY)


def _take_back(here: Backed) -> None:
    here.settings.current.unlink()
    rooms.drop(here.settings, "2023-05-01-aaaa")


@pytest.mark.parametrize("end", [_erase, _retain, _stop, _rotate, _take_back])
def test_no_piece_of_what_ended_is_left_in_the_repository(here: Backed, end: Callable[[Backed], None]) -> None:
    home = here.settings.home
    before = {path: digest_of(path) for path in home.rglob("*") if path.is_file() and "backups" not in path.parts}
    here.back_up()
    held = here.blobs()
    packs = {path.name for path in (here.store / "data").rglob("*") if path.is_file()}
    end(here)
    assert forgetting.is_due(here.settings)
    after = {digest_of(path) for path in home.rglob("*") if path.is_file()}
    gone = {digest for path, digest in before.items() if digest not in after} & held
    assert gone, "nothing that was in the backup has ended, so this test can say nothing"
    done = here.back_up()
    assert done.forgotten == 1
    assert not gone & here.blobs()
    left = {path.name for path in (here.store / "data").rglob("*") if path.is_file()}
    assert packs - left, "the files that held them are there still"
    assert not forgetting.is_due(here.settings)
    assert [snapshot.sequence for snapshot in here.snapshots()] == [2]


def test_killed_between_forgetting_and_removing_the_next_backup_removes_the_pieces(here: Backed) -> None:
    here.back_up()
    before = here.blobs()
    do_erase(here.network)
    with restic_that(here.folder, 'case " $* " in *" prune "*) kill -9 $$;; esac; exec $RESTIC "$@"') as environment:
        assert here.command("backup", **environment).code == 1
    assert forgetting.is_due(here.settings)
    assert before < here.blobs()
    here.back_up()
    assert not before <= here.blobs()
    assert not forgetting.is_due(here.settings)


def test_a_clock_that_is_wrong_keeps_nobody_in_a_backup(here: Backed) -> None:
    """The backup before the erasure says that it was made after it."""
    back_up(here.settings, here.vault, clock=lambda: datetime.now(UTC) + timedelta(hours=1))
    do_erase(here.network)
    assert back_up(here.settings, here.vault, clock=lambda: datetime.now(UTC) - timedelta(hours=1)).forgotten == 1


def test_while_the_repository_is_away_it_is_said_that_it_still_holds_what_ended(here: Backed) -> None:
    here.back_up()
    away = here.store.rename(here.folder / "unplugged")
    _take_back(here)
    ran = here.command("backup")
    assert ran.code == 2, ran.text
    assert "Plug the disk in" in ran.text
    assert forgetting.is_due(here.settings)
    away.rename(here.store)
    ran = here.command("backup")
    assert (ran.code, "1 older backup(s)" in ran.text) == (0, True), ran.text
    assert not forgetting.is_due(here.settings)


def test_a_backup_older_than_an_erasure_brings_nobody_back(here: Backed) -> None:
    """A copy of the repository that was out of reach when she was erased, and the list of a newer backup."""
    here.back_up()
    do_erase(here.network)
    marks = erased_persons.read(here.settings, here.vault)
    there = here.elsewhere()
    beside = erased_persons.beside_the_keys(there)
    beside.write_bytes(b"".join(sorted(marks)))
    there, _ = here.restored()
    rebuild(there, vault.load(there))
    assert erased_persons.read(there, vault.load(there)) == marks
    assert clean.left(there, vault.load(there), []) == 0


def test_the_list_of_the_erased_comes_with_every_restore_from_the_newest_backup(here: Backed) -> None:
    here.back_up()
    do_erase(here.network)
    # Both are in the repository where the second was killed before it had forgotten the first.
    known = last.read(here.settings)
    assert known is not None
    first = here.snapshots()[0].id
    _without_forgetting(here)
    assert len(here.snapshots()) == 2
    there, _ = here.restored(snapshot=first[:8])
    assert erased_persons.read(there, vault.load(there)) == erased_persons.read(here.settings, here.vault)
    assert forgetting.is_due(here.settings)


def test_an_erasure_leaves_no_link_of_a_killed_backup(here: Backed) -> None:
    image.take(here.settings)
    do_erase(here.network)
    assert not image.folder(here.settings).exists()


def _without_forgetting(here: Backed) -> None:
    with restic_that(here.folder, 'case " $* " in *" forget "*) kill -9 $$;; esac; exec $RESTIC "$@"') as environment:
        assert here.command("backup", **environment).code == 1
