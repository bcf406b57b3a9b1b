"""What is noted beside a home of its backups, without any repository."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from warehouse.backup import forgetting, image, last, repository, snapshot
from warehouse.backup.last import Last
from warehouse.errors import ConfigError, CrossingsError, Locked, Sealed, SourceError
from warehouse.settings import Settings
from warehouse.vault import Vault

KNOWN = Last(datetime(2024, 2, 20, 1, 40, tzinfo=UTC), "ab" * 32, "sftp", 10, 1000, 3, 1, "cd" * 32)


def test_the_last_backup_is_read_as_it_was_written(place: Settings) -> None:
    assert last.read(place) is None
    last.write(place, KNOWN)
    assert last.read(place) == KNOWN
    last.checked(place, datetime(2024, 2, 25, 2, 40, tzinfo=UTC))
    known = last.read(place)
    assert known is not None
    assert known.checked_at == datetime(2024, 2, 25, 2, 40, tzinfo=UTC)
    last.path(place).write_text('{"at": ')
    assert last.read(place) is None


def test_an_end_is_due_until_a_backup_has_cleared_it(place: Settings) -> None:
    forgetting.note(place)
    assert not forgetting.is_due(place)  # no backup was ever made
    last.write(place, KNOWN)
    assert not forgetting.is_due(place)
    forgetting.note(place)
    assert (forgetting.count(place), forgetting.is_due(place)) == (2, True)
    forgetting.path(place).unlink()  # lost: the next end counts on from what backups know
    forgetting.note(place)
    assert forgetting.is_due(place)


def test_an_end_during_a_backup_leaves_its_image_and_counts(place: Settings) -> None:
    image.folder(place).mkdir(parents=True)
    with image.alone(place):
        forgetting.note(place)
        assert image.folder(place).exists()
    forgetting.note(place)
    assert not image.folder(place).exists()
    assert forgetting.count(place) == 2


@pytest.mark.parametrize(
    ("code", "said", "kind"),
    [
        (1, "403 RequestTimeTooSkewed", SourceError),
        (1, "write /x/y: no space left on device", CrossingsError),
        (3, "", CrossingsError),
        (10, "", ConfigError),
        (11, "", Locked),
        (12, "", Sealed),
        (1, "dial tcp: connection refused", SourceError),
        (1, "Fatal: landing/ru_test/123.age", CrossingsError),
    ],
)
def test_what_restic_says_becomes_what_to_do_and_no_name_of_a_file(
    code: int, said: str, kind: type[CrossingsError]
) -> None:
    trouble = repository.trouble(code, said)
    assert type(trouble) is kind or issubclass(type(trouble), kind)
    assert "ru_test" not in str(trouble)


def test_the_password_of_backups_is_the_same_for_the_same_keys_alone(place: Settings, keyring: Vault) -> None:
    other = Vault(keyring.db_key, keyring.chain, b"n" * 32, keyring.k_erase, keyring.landing_identity)
    assert keyring.backup_password != other.backup_password
    assert len(keyring.backup_password) == 64
    rotated = Vault("another", (*keyring.chain, b"w" * 32), keyring.k_noise, keyring.k_erase, "another")
    assert rotated.backup_password == keyring.backup_password


def test_neither_address_nor_password_is_in_what_python_prints(place: Settings) -> None:
    store = repository.Repository("sftp", "sftp:somebody@host:/x", "password", Path("/tmp"))
    assert not [word for word in ("somebody", "password=", "/x") if word in repr(store)]


def test_the_last_backup_is_the_one_with_the_highest_number_whatever_its_time() -> None:
    late, early = datetime(2030, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)
    found = [snapshot.Snapshot("aa1", late, 1, 0), snapshot.Snapshot("ab2", early, 2, 0)]
    assert snapshot.named(found, None).id == "ab2"
    assert snapshot.named(found, "aa").id == "aa1"
    for name in ("a", "x", ""):
        with pytest.raises(ConfigError, match="aa1, ab2"):
            snapshot.named(found, name)


@pytest.mark.parametrize(("said", "is_new_enough"), [("0.14.0", False), ("0.17.0", True), ("1.0.0", True)])
def test_a_restic_that_does_not_say_what_is_wrong_is_refused(tmp_path: Path, said: str, is_new_enough: bool) -> None:
    program = tmp_path / "restic"
    program.write_text(f"#!/bin/sh\necho restic {said} compiled with go\n")
    program.chmod(0o755)
    if is_new_enough:
        repository._require_version(str(program))
    else:
        with pytest.raises(ConfigError, match=r"older than 0\.17"):
            repository._require_version(str(program))
