"""Copies of a home: cleaned where they are reachable, harmless where they were not."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest
from erase_network import Network, do_erase
from intake_warehouse import Warehouse

from warehouse import database, vault
from warehouse.errors import ConfigError
from warehouse.intake.landing import erased_persons, land
from warehouse.intake.rebuild import rebuild
from warehouse.privacy import clean, erase, proof
from warehouse.vault import Vault


@pytest.fixture
def copy(network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup of yesterday in a folder that the setting names."""
    home = tmp_path / "backups" / "monday"
    shutil.copytree(network.warehouse.settings.home, home)
    name_backups(network, monkeypatch, tmp_path / "backups")
    return home


def name_backups(network: Network, monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    named = replace(network.warehouse.settings, backups=folders)
    monkeypatch.setattr(network, "warehouse", Warehouse(named))


def read_copy(network: Network, home: Path) -> Network:
    return Network(Warehouse(replace(network.warehouse.settings, home=home)))


def test_a_backup_is_cleaned_like_the_home_itself(network: Network, never_met: Network, copy: Path) -> None:
    before = {path.relative_to(copy) for path in copy.rglob("*")}
    done = do_erase(network)
    assert done.copies == 1
    there = read_copy(network, copy)
    after = {path.relative_to(copy) for path in copy.rglob("*")}
    assert after - before == {
        Path("landing/rewritten"),
        Path("landing/suppressed"),
        Path("landing/suppressed/list.age"),
    }
    assert there.landed() == never_met.landed()
    assert there.raw() == never_met.raw()
    assert clean.left(there.warehouse.settings, there.warehouse.vault, []) == 0


def test_copies_beside_the_database_end_with_her_rows(network: Network, copy: Path) -> None:
    for home in (network.warehouse.settings.home, copy):
        inputs = home / "working" / "spark" / "inputs" / "raw" / "contact"
        inputs.mkdir(parents=True)
        (inputs / "rows.parquet").write_bytes(b"rows")
        (home / "working" / "warehouse.duckdb.damaged").write_bytes(b"rows")
    do_erase(network)
    for home in (network.warehouse.settings.home, copy):
        assert not (home / "working" / "spark").exists()
        assert not (home / "working" / "warehouse.duckdb.damaged").exists()


def test_a_database_of_a_backup_under_another_key_is_removed(network: Network, never_met: Network, copy: Path) -> None:
    there = read_copy(network, copy)
    there.warehouse.settings.working_db.unlink()
    keys = network.warehouse.vault
    other = Vault("another", keys.chain, keys.k_noise, keys.k_erase, keys.landing_identity)
    with database.writer(there.warehouse.settings, other):
        pass
    assert do_erase(network).swept.databases_removed == 1
    assert not there.warehouse.settings.working_db.exists()
    assert there.landed() == never_met.landed()


def test_an_object_that_no_key_opens_is_named_and_there_is_no_proof_until_it_is_gone(
    network: Network, copy: Path
) -> None:
    stranger = pyrage.x25519.Identity.generate().to_public()
    foreign = copy / "landing" / "ru_test" / ("f" * 64 + land.OBJECT)
    foreign.write_bytes(pyrage.encrypt(b"x", [stranger]))
    with pytest.raises(ConfigError, match=f"{'f' * 64}"):
        do_erase(network)
    settings, keys = network.warehouse.settings, network.warehouse.vault
    assert not (settings.landing / proof.FOLDER).exists()
    assert len(network.landed()["ru_test"]) == 12  # what can be opened is cleaned all the same
    assert len(read_copy(network, copy).landed()["ru_test"]) == 12
    foreign.unlink()
    do_erase(network)
    assert len(list(proof.every(settings, keys))) == 1


def test_a_folder_that_is_not_there_stops_the_erasure_before_it_begins(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_backups(network, monkeypatch, tmp_path, tmp_path / "away")
    before = network.landed()
    with pytest.raises(ConfigError, match="not there"):
        do_erase(network)
    assert network.landed() == before
    assert not erased_persons.read(network.warehouse.settings, network.warehouse.vault)


@pytest.mark.parametrize("brings_back", ["rebuild", "next delivery", "again"])
def test_what_is_restored_from_an_old_backup_loses_her_when_it_is_loaded(
    network: Network, never_met: Network, tmp_path: Path, brings_back: str
) -> None:
    settings, keys = network.warehouse.settings, network.warehouse.vault
    shutil.copytree(settings.landing, tmp_path / "drawer")
    do_erase(network)
    shutil.rmtree(settings.landing)
    shutil.rmtree(settings.working)
    shutil.copytree(tmp_path / "drawer", settings.landing)
    assert not erased_persons.path(settings).exists()
    if brings_back == "rebuild":
        rebuild(settings, keys)
    elif brings_back == "again":
        erase.again(settings, keys)
        rebuild(settings, keys)
    else:
        network.take()
    assert network.landed() == never_met.landed()
    assert network.raw()["contact"] == never_met.raw()["contact"]
    assert network.raw()["contact_token"] == never_met.raw()["contact_token"]
    if brings_back == "again":
        assert erased_persons.path(settings).exists()
        assert network.told() == never_met.told()


@pytest.mark.parametrize("is_judged_first", [True, False])
def test_an_old_copy_of_a_file_that_waits_does_not_bring_her_back(
    network: Network, never_met: Network, tmp_path: Path, is_judged_first: bool
) -> None:
    settings, keys = network.warehouse.settings, network.warehouse.vault
    for each in (network, never_met):
        each.deliver(with_anna=each is network, month=5)
        for partner in land.partners(settings):
            each.warehouse.receive(partner)
    drawer = tmp_path / "drawer"
    shutil.copytree(settings.landing, drawer)
    do_erase(network)
    for partner in land.partners(settings):
        for delivery_id in land.landed(settings, partner):
            if land.read_manifest(settings, keys, partner, delivery_id).status == "pending":
                for old in (drawer / partner).glob(f"{delivery_id}.*"):
                    shutil.copy(old, settings.landing / partner)
    assert network.landed() != never_met.landed()
    if is_judged_first:
        assert len(network.warehouse.waiting()) == len(never_met.warehouse.waiting())
        assert network.landed() == never_met.landed()
    for each in (network, never_met):
        for partner in land.partners(settings):
            each.warehouse.admit(partner)
    assert network.landed() == never_met.landed()
    assert network.raw()["contact"] == never_met.raw()["contact"]
    assert network.raw()["contact_token"] == never_met.raw()["contact_token"]
    assert network.told() == never_met.told()


def test_a_copy_under_an_older_token_key_is_cleaned_too(network: Network, copy: Path) -> None:
    """The token key was changed after the backup: her tokens there are those of before."""
    settings = network.warehouse.settings
    kept = json.loads(settings.keys_file.read_text())
    kept["WH"] = vault.lengthened(kept["WH"])
    settings.keys_file.write_text(json.dumps(kept))
    keys = vault.load(settings)
    assert len(keys.chain) == 2
    rebuild(settings, keys)
    network.link()
    do_erase(network)
    assert len(network.landed()["ru_test"]) == 12
    assert len(read_copy(network, copy).landed()["ru_test"]) == 12
