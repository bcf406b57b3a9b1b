"""Before a build nobody is left in the database who has gone, whatever was killed or copied back."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import dagster as dg
import pyrage
import pytest
from erase_network import Network, do_erase, environment

from warehouse.backup import forgetting
from warehouse.errors import ConfigError
from warehouse.intake.landing import erased_persons
from warehouse.intake.rebuild import rebuild
from warehouse.privacy import clean, erase, expire, rewrite_database, stop, subject_request


class Killed(BaseException):
    """As a signal: nothing catches it."""


def catch_up(network: Network) -> bool:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    return clean.catch_up(settings, vault, erase.declared_by_code(settings, vault))


def kill_erasure(network: Network, step: str) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    declared = erase.declared_by_code(settings, vault)
    path = network.request(settings.home.parent / "requests")
    asked = subject_request.read(settings, vault, declared, path, subject_request.WITHDRAW)

    def tell(said: str) -> None:
        if said == step:
            raise Killed

    with pytest.raises(Killed):
        erase.erase(settings, vault, [asked], tell)


def copy_back(network: Network, folder: Path, what: str) -> Callable[[], None]:
    """Keep a copy of the home, or of its database alone. What is given back puts it into its place."""
    settings = network.warehouse.settings
    shutil.copytree(settings.home, folder)

    def back() -> None:
        if what == "home":
            shutil.rmtree(settings.home)
            shutil.copytree(folder, settings.home)
        else:
            shutil.copy(folder / "working" / settings.working_db.name, settings.working_db)

    return back


@pytest.mark.parametrize("step", ["listed", "landing cleaned"])
def test_an_erasure_that_was_killed_is_not_built_upon(network: Network, never_met: Network, step: str) -> None:
    kill_erasure(network, step)
    network.take()
    ended = forgetting.count(network.warehouse.settings)

    assert catch_up(network)

    assert network.raw() == never_met.raw()
    assert network.landed() == never_met.landed()
    assert forgetting.count(network.warehouse.settings) == ended + 1
    assert not catch_up(network)


@pytest.mark.parametrize("what", ["home", "database"])
def test_what_was_copied_back_from_before_an_erasure_is_not_built_upon(
    network: Network, never_met: Network, tmp_path: Path, what: str
) -> None:
    back = copy_back(network, tmp_path / "drawer", what)
    do_erase(network)
    back()
    network.take()
    assert network.raw() != never_met.raw()

    assert catch_up(network)

    assert network.raw() == never_met.raw()
    assert network.landed() == never_met.landed()
    assert network.told() == never_met.told()


@pytest.mark.parametrize("end", ["a partner is stopped", "old rows become person-months"])
def test_a_database_that_was_copied_back_from_before_rows_ended_is_not_built_upon(
    network: Network, tmp_path: Path, end: str
) -> None:
    """Alone, from a copy of one file: landing beside it knows what has ended."""
    settings, vault = network.warehouse.settings, network.warehouse.vault
    if end == "old rows become person-months":
        settings = replace(settings, as_of=date(2033, 6, 1))
    back = copy_back(network, tmp_path / "drawer", "database")
    assert stop.remove(settings, vault, "ru_test") if end == "a partner is stopped" else expire.reduce(settings, vault)
    ended = network.raw()
    back()
    assert network.raw() != ended

    assert catch_up(network)

    assert network.raw() == ended
    assert not catch_up(network)


def test_a_copy_that_was_cleaned_apart_is_not_taken_for_the_home(network: Network, tmp_path: Path) -> None:
    """Both were written anew once. The one holds what had ended in the other."""
    settings, vault = network.warehouse.settings, network.warehouse.vault
    copy = tmp_path / "drawer"
    shutil.copytree(settings.home, copy)
    rewrite_database.refilled(replace(settings, home=copy), vault)
    assert stop.remove(settings, vault, "ru_test")
    ended = network.raw()
    shutil.copy(copy / "working" / settings.working_db.name, settings.working_db)
    assert network.raw() != ended

    assert catch_up(network)

    assert network.raw() == ended


@pytest.mark.parametrize("content", [b"", b"something else"])
def test_a_word_that_was_damaged_costs_one_more_cleaning(network: Network, content: bytes) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    assert stop.remove(settings, vault, "ru_test")
    (settings.landing / "rewritten").write_bytes(content)
    assert catch_up(network)
    assert not catch_up(network)


def test_what_no_key_opens_is_named_and_nothing_is_built(network: Network, tmp_path: Path) -> None:
    settings = network.warehouse.settings
    back = copy_back(network, tmp_path / "drawer", "database")
    do_erase(network)
    back()
    stranger = pyrage.x25519.Identity.generate().to_public()
    shut = settings.landing / "ru_test" / f"{'f' * 64}.manifest.age"
    shut.write_bytes(pyrage.encrypt(b"{}", [stranger]))
    with pytest.raises(ConfigError, match=shut.name):
        catch_up(network)
    shut.unlink()
    assert catch_up(network)


def test_free_blocks_of_a_file_that_was_filled_in_its_place_are_not_taken_for_clean(
    network: Network, tmp_path: Path
) -> None:
    back = copy_back(network, tmp_path / "drawer", "database")
    do_erase(network)
    back()
    rebuild(network.warehouse.settings, network.warehouse.vault)
    assert catch_up(network)
    assert not catch_up(network)


def test_an_ordinary_build_has_nothing_to_catch_up_with(network: Network, tmp_path: Path) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault
    assert not catch_up(network)
    do_erase(network)
    network.deliver(month=5)
    network.take()
    rebuild(settings, vault)
    assert not catch_up(network)
    shutil.rmtree(settings.working)
    rebuild(settings, vault)
    assert not catch_up(network)
    declaration = erase.declared_by_code(settings, vault)["ru_test"]
    changed = declaration.model_copy(update={"tokens": declaration.tokens.model_copy(update={"key_number": 2})})
    before = erased_persons.read(settings, vault)
    assert erase.confirm_repeated(settings, vault, changed)
    assert erased_persons.read(settings, vault) != before
    assert not catch_up(network)


@pytest.mark.parametrize("moment", ["before its folders go", "before the database"])
def test_a_stop_that_was_killed_is_not_built_upon(
    network: Network, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    settings, vault = network.warehouse.settings, network.warehouse.vault

    def kill(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        if moment == "before the database":
            patch.setattr(rewrite_database, "refilled", kill)
        else:
            patch.setattr(stop, "_forget_pairs", kill)
        with pytest.raises(Killed):
            stop.remove(settings, vault, "ru_test")

    assert catch_up(network)

    for table in ("contact", "contact_token", "delivery", "partner"):
        assert network.warehouse.rows(f"select count(*) from raw.{table} where partner_code = 'ru_test'") == [(0,)]
    assert not catch_up(network)
    assert stop.remove(settings, vault, "ru_test")
    assert not (settings.landing / "ru_test").exists()


def test_the_step_before_a_build_catches_up_and_says_so(
    network: Network, never_met: Network, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in environment(network.warehouse).items():
        monkeypatch.setenv(name, value)
    from dagster_project.defs import transform

    kill_erasure(network, "landing cleaned")
    transform.raw_contact(dg.build_asset_context())

    assert network.raw()["contact"] == never_met.raw()["contact"]
    assert "was cut off" in capfd.readouterr().err
