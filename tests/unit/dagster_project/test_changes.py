"""Whether a second `up` has anything to run."""

import os

import pytest
from own_network import own_network
from verdicts import passed

from dagster_project import changes
from warehouse import vault
from warehouse.networks.home import DEMO


@pytest.fixture
def remembered(home):
    """A home in which everything has been run, with a source of one file."""
    vault.init_demo(home)
    source = home.demo / "ru_neva"
    source.mkdir(parents=True)
    (source / "neva_2022-01.csv").write_text("x")
    release = home.published / "2024-02-20-abc"
    release.mkdir(parents=True)
    home.current.symlink_to(release.name)
    passed(home, release.name)
    changes.remember(home, changes.fingerprint(home))
    return home


def test_nothing_has_changed(remembered):
    assert not changes.since_last_run(remembered)


def test_a_new_file_is_a_change(remembered):
    (remembered.demo / "ru_neva" / "neva_2022-02.csv").write_text("y")

    assert changes.since_last_run(remembered)


def test_a_file_sent_again_is_a_change(remembered):
    os.utime(remembered.demo / "ru_neva" / "neva_2022-01.csv", (1, 1))

    assert changes.since_last_run(remembered)


def test_another_day_is_a_change(remembered, monkeypatch):
    from warehouse.settings import settings

    monkeypatch.setenv("CROSSINGS_AS_OF", "2024-02-21")

    assert changes.since_last_run(settings())


def test_a_lost_release_is_a_change(remembered):
    remembered.current.unlink()

    assert changes.since_last_run(remembered)


def test_a_release_that_nobody_may_see_is_a_change(remembered):
    (remembered.published / "2024-02-20-abc" / "note.txt").write_text("added by hand")

    assert changes.since_last_run(remembered)


def test_a_declaration_of_ones_own_is_a_change(remembered):
    own_network(remembered.home)
    remembered.partners.mkdir()
    (remembered.partners / "ru_neva.yaml").write_text((DEMO / "partners" / "ru_neva.yaml").read_text())

    assert changes.since_last_run(remembered)


def test_superset_that_was_set_up_since_is_a_change(remembered):
    remembered.superset.mkdir()
    (remembered.superset / "metadata.db").touch()

    assert changes.since_last_run(remembered)


def test_no_name_of_a_file_is_kept(remembered):
    kept = [path.read_text() for path in (remembered.home / "run").iterdir()]

    assert not [text for text in kept if "neva" in text]
