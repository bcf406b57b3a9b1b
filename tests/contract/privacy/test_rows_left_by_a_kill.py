"""Rows that a kill left in landing are read by nobody, and yet hers: they end with the next erasure or rebuild."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from erase_network import Network, do_erase

from warehouse import database
from warehouse.intake.landing import land, stopped
from warehouse.intake.load.admit import admit
from warehouse.intake.rebuild import rebuild
from warehouse.privacy import erase


class Killed(BaseException):
    """As a signal: nothing catches it."""


def die(*_: object, **__: object) -> None:
    raise Killed


def left_while_landing(network: Network, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Killed between the rows and their manifest. The partner takes the file away before it is read again."""
    network.deliver(month=5)
    before = objects(network)
    with monkeypatch.context() as patch:
        patch.setattr(land, "write_manifest", die)
        with pytest.raises(Killed):
            network.warehouse.receive("ru_test")
    for file in (network.warehouse.settings.demo / "ru_test").glob("*2023-05*"):
        file.unlink()
    (path,) = objects(network) - before
    return path


def left_while_refused(network: Network, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Killed between the refusal and the end of the rows, which the next intake of this partner would bring."""
    settings, vault = network.warehouse.settings, network.warehouse.vault
    network.deliver(month=5)
    network.warehouse.receive("ru_test")
    ((delivery_id,),) = network.warehouse.rows("select delivery_id from raw.delivery where status = 'pending'")
    with monkeypatch.context() as patch:
        patch.setattr(land, "drop_rows", die)
        with pytest.raises(Killed):
            admit(settings, vault, "ru_test", {delivery_id: "too_many_refused"})
    return settings.landing / "ru_test" / (delivery_id + land.OBJECT)


def left_of_a_first_delivery(network: Network, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of a partner that has nothing else in landing."""
    path = left_while_landing(network, monkeypatch)
    alone = network.warehouse.settings.landing / "new_partner" / path.name
    alone.parent.mkdir()
    return path.rename(alone)


def objects(network: Network) -> set[Path]:
    return {path for path in network.warehouse.settings.landing.glob("*/*.age") if len(path.name) == 64 + 4}


@pytest.mark.parametrize("leave", [left_while_landing, left_while_refused, left_of_a_first_delivery])
@pytest.mark.parametrize("ends", ["erasure", "erasure without a database", "rebuild"])
def test_rows_of_which_no_manifest_tells_end(
    network: Network,
    monkeypatch: pytest.MonkeyPatch,
    leave: Callable[[Network, pytest.MonkeyPatch], Path],
    ends: str,
) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    others = objects(network)
    left = leave(network, monkeypatch)
    stopped.write(settings, vault, "nobody", stopped.Stopped(settings.as_of, is_kept=True))
    others |= set((settings.landing / stopped.FOLDER).iterdir())  # a mark is called as rows are
    assert land.unseal(left.read_bytes(), vault).startswith(b"PAR1")

    if ends == "erasure":
        do_erase(network)
    elif ends == "erasure without a database":
        shutil.rmtree(settings.working)
        erase.again(settings, vault)
    else:
        rebuild(settings, vault)

    assert objects(network) == others


def test_rows_that_no_key_opens_stay_to_be_named(network: Network) -> None:
    """Nobody can say that they are rows, and an erasure waits for whoever knows."""
    foreign = network.warehouse.settings.landing / "ru_test" / ("f" * 64 + land.OBJECT)
    foreign.write_bytes(b"age-encryption.org/v1\nanother")
    rebuild(network.warehouse.settings, network.warehouse.vault)
    assert foreign.exists()


def test_a_delivery_is_landed_under_the_lock_that_the_removing_takes(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that rows whose manifest is about to come are never taken for rows without one."""
    settings = network.warehouse.settings
    is_locked: list[bool] = []
    real = land.land

    def landing(*arguments: object) -> None:
        with pytest.raises(database.Locked), database.exclusive(settings, wait_seconds=0):
            pass
        is_locked.append(True)
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(land, "land", landing)
    network.deliver(month=5)
    network.take()
    assert is_locked == [True] * 3
