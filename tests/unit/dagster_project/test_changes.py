"""Whether a second `up` has anything to run."""

import os
import time

import pytest
from own_network import own_network
from prepared_home import prepared
from verdicts import passed

from dagster_project import changes
from warehouse import database, vault
from warehouse.networks.demo.network import PARTNERS
from warehouse.networks.home import DEMO


@pytest.fixture(scope="module")
def after_a_run(tmp_path_factory):
    """A home in which everything has been run, with a source of one file."""

    def run(home, keyring):
        for partner in PARTNERS:
            (home.demo / partner.slug).mkdir(parents=True)
        source = home.demo / "ru_neva"
        (source / "neva_2022-01.csv").write_text("x")
        release = home.published / "2024-02-20-abc"
        release.mkdir(parents=True)
        home.current.symlink_to(release.name)
        passed(home, release.name)
        with database.writer(home, keyring) as con:
            con.execute("create schema declared")
            con.execute("create table declared.allowed_grain as select 45 as delay_days")
            con.execute("insert into raw.build_mark values (1, 'models', true)")
        remember(home)

    return prepared(tmp_path_factory.mktemp("run"), run)


@pytest.fixture
def remembered(home, after_a_run):
    after_a_run.copy_to(home)
    return home


def remember(home):
    changes.remember(home, changes.asked(home), time.time())


def test_nothing_has_changed(remembered):
    assert not changes.since_last_run(remembered)


def test_a_new_file_is_a_change(remembered):
    (remembered.demo / "ru_neva" / "neva_2022-02.csv").write_text("y")

    assert changes.since_last_run(remembered)


def test_a_file_sent_again_is_a_change(remembered):
    os.utime(remembered.demo / "ru_neva" / "neva_2022-01.csv", (1, 1))

    assert changes.since_last_run(remembered)


@pytest.mark.parametrize(
    ("day", "is_change"),
    [
        ("2024-02-29", False),  # nothing closes, nothing becomes due
        ("2024-03-01", True),  # a month begins
        ("2024-02-19", True),  # the clock was set back: what is shown knows more than this day
    ],
)
def test_a_day_is_a_change_when_something_turns_on_it(remembered, monkeypatch, day, is_change):
    from warehouse.settings import settings

    monkeypatch.setenv("CROSSINGS_AS_OF", day)

    assert bool(changes.since_last_run(settings())) is is_change


def test_what_another_command_does_to_the_home_is_a_change(remembered):
    with database.writer(remembered, vault.load(remembered)) as con:
        con.execute("insert into raw.outside_scope values ('mark', 1)")

    assert changes.since_last_run(remembered)


@pytest.mark.parametrize("command", ["update raw.build_mark set is_finished = false", "delete from raw.build_mark"])
def test_a_build_that_is_not_the_last_word_is_not_remembered(remembered, command):
    with database.writer(remembered, vault.load(remembered)) as con:
        con.execute(command)

    remember(remembered)

    assert changes.since_last_run(remembered)


def test_what_was_written_after_a_run_had_ended_is_not_taken_for_its_work(remembered):
    (remembered.published / "note.txt").write_text("by another command")

    changes.remember(remembered, changes.asked(remembered), time.time() - 60)

    assert changes.since_last_run(remembered)


def test_a_build_after_which_nobody_has_looked_at_the_sources_lets_only_builds_rest(remembered):
    changes.remember(remembered, changes.Asked(changes.declared(remembered), sources={}), time.time())

    assert not changes.since_last_build(remembered)
    assert changes.since_last_run(remembered)


@pytest.mark.parametrize("left", ["", '{"home":', "0123456789abcdef", "{}"])
def test_half_a_note_and_that_of_an_earlier_version_count_as_none(remembered, left):
    (remembered.home / "run" / "last-run").write_text(left)

    assert changes.since_last_run(remembered)


def test_a_source_whose_listing_does_not_show_every_change_is_always_fetched(remembered, monkeypatch):
    """A corrected submission of an interface keeps its number and its time."""
    monkeypatch.setattr("warehouse.intake.pull.folder._tag", lambda info: "")
    remember(remembered)

    assert not changes.since_last_build(remembered)
    assert changes.since_last_run(remembered)


def test_pages_that_are_looked_at_are_no_change(remembered):
    for room in ("logs", "dagster", "superset"):
        (remembered.home / room).mkdir(exist_ok=True)
        (remembered.home / room / "written").write_text("while somebody looked")

    assert not changes.since_last_run(remembered)


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


def test_only_the_partner_whose_source_has_changed_has_news(remembered):
    (remembered.demo / "ru_neva" / "neva_2022-03.csv").write_text("y")

    assert changes.since_last_run(remembered) == changes.News(frozenset({"ru_neva"}), is_more=False)


def test_what_comes_after_the_look_is_news_of_the_next_run(remembered):
    asked = changes.asked(remembered)
    (remembered.demo / "ru_neva" / "neva_2022-03.csv").write_text("y")

    assert not changes.since_last_run(remembered, asked)
    assert changes.since_last_run(remembered).partners == {"ru_neva"}
