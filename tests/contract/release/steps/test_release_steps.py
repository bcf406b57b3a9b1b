"""Publish, roll back, look back: each step has a line in the journal; what closes is noted before anybody sees it."""

from dataclasses import replace
from datetime import date

import pytest
from intake_files import declaration
from small_releases import Build, built, shown, tables, ticking
from verdicts import passed

from warehouse import database, release
from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.intake.landing import ledger
from warehouse.release import journal, partners_shown, steps
from warehouse.settings import Settings
from warehouse.vault import Vault


def test_each_step_is_written_down_and_a_day_has_its_release(place: Settings, keyring: Vault, build: Build) -> None:
    clock = ticking()
    first = build(10)
    assert steps.publish(place, keyring, first, by="ann", clock=clock)
    second = build(11)
    assert steps.publish(place, keyring, second, by="pipeline", clock=clock)
    assert not steps.publish(place, keyring, second, by="pipeline", clock=clock)
    steps.roll_back(place, keyring, first, by="ann", clock=clock)

    told = [(entry.action, entry.release, entry.by, entry.instead_of) for entry in journal.entries(place)]
    assert told == [
        ("publish", first, "ann", ""),
        ("publish", second, "pipeline", ""),
        ("rollback", first, "ann", second),
    ]
    seen = {day: journal.on_day(place, date(2024, 3, day)) for day in (1, 2, 3, 9)}
    assert {day: entry and entry.release for day, entry in seen.items()} == {1: first, 2: second, 3: first, 9: first}
    assert journal.on_day(place, date(2024, 2, 29)) is None


def test_after_a_rollback_nothing_is_published_until_somebody_says_so(place: Settings, keyring: Vault) -> None:
    first, second = shown(place, keyring, 10), shown(place, keyring, 11)
    assert journal.previous(place) == first
    steps.roll_back(place, keyring, first, by="ann")

    pause = journal.paused(place)
    assert pause is not None
    assert (pause.release, pause.instead_of) == (first, second)
    assert journal.taken_back(place) == {second}
    assert journal.previous(place) is None
    steps.publish(place, keyring, first, by="ann")  # the same one, and yet the word that ends the pause
    assert journal.paused(place) is None
    assert not steps.resume(place, by="ann")
    steps.publish(place, keyring, second, by="ann")
    assert journal.taken_back(place) == set()


def test_with_previews_a_release_waits_but_the_first_and_the_one_after_a_word(
    place: Settings, keyring: Vault, build: Build
) -> None:
    previewed, clock = replace(place, preview=True), ticking()
    assert not journal.waits(previewed)
    steps.publish(previewed, keyring, build(10), by=journal.PIPELINE, clock=clock)
    assert journal.waits(previewed)
    assert not journal.waits(place)
    steps.resume(previewed, by="a", clock=clock)  # as when a partner is stopped
    assert not journal.waits(previewed)
    steps.publish(previewed, keyring, build(11), by=journal.PIPELINE, clock=clock)
    assert journal.waits(previewed)


def test_rolling_back_twice_goes_two_releases_back(place: Settings, keyring: Vault) -> None:
    built = [shown(place, keyring, persons) for persons in (10, 11, 12)]
    for expected in (built[1], built[0]):
        assert journal.previous(place) == expected
        steps.roll_back(place, keyring, expected, by="ann")
        assert steps.shown(place) == expected
    with pytest.raises(ReleaseRefused, match="already"):
        steps.roll_back(place, keyring, built[0], by="ann")
    assert steps.resume(place, by="ann")
    assert journal.paused(place) is None


def test_a_flip_that_was_killed_before_its_line_is_found_by_the_link(
    place: Settings, keyring: Vault, build: Build
) -> None:
    first = shown(place, keyring, 10)
    release.flip(place, keyring, second := build(11))  # and killed
    assert [flip.action for flip in journal.flips(place)] == ["publish", "found"]
    assert journal.previous(place) == first
    steps.roll_back(place, keyring, first, by="ann")
    assert [(entry.action, entry.release) for entry in journal.entries(place)] == [
        ("publish", first),
        ("found", second),
        ("rollback", first),
    ]


def test_a_line_that_a_kill_has_cut_is_not_there_and_a_broken_one_stops_everything(
    place: Settings, keyring: Vault, build: Build
) -> None:
    steps.publish(place, keyring, build(10), by="ann")
    with journal.path(place).open("a") as file:
        file.write('{"at": "2024-03-0')
    assert len(journal.entries(place)) == 1
    steps.publish(place, keyring, build(11), by="ann")
    assert len(journal.entries(place)) == 2
    journal.path(place).write_text("nonsense\n")
    with pytest.raises(ConfigError, match=r"Line 1 of .*backup"):
        journal.held(place)


def test_a_release_is_named_by_its_first_letters_where_they_mean_one(place: Settings, build: Build) -> None:
    first = build(10)
    assert steps.named(place, first[:14]) == first
    build(11)
    for word in ("2024-02-20-", "2030", ""):
        with pytest.raises(ConfigError, match=f"On disk: .*{first}"):
            steps.named(place, word)


def test_nobody_is_shown_a_release_of_which_is_not_noted_what_closes_with_it(
    place: Settings, keyring: Vault, build: Build
) -> None:
    steps.publish(place, keyring, first := build(12), by="ann")
    tables(place, keyring, 10)
    drafted = release.draft(place, keyring)  # and killed then
    passed(place, drafted.release_id, keyring)
    with pytest.raises(ReleaseRefused, match="its build was ended before that"):
        steps.publish(place, keyring, drafted.release_id, by="ann")
    assert steps.shown(place) == first

    waiting = build(10)
    newer = build(11)
    with pytest.raises(ReleaseRefused, match="a newer one has been built"):
        steps.publish(place, keyring, waiting, by="ann")
    steps.publish(place, keyring, newer, by="ann")
    steps.roll_back(place, keyring, first, by="ann")  # people have seen it: what closed with it is closed
    steps.publish(place, keyring, newer, by="ann")


def test_what_people_saw_is_closed_though_its_step_was_killed_and_somebody_rolls_back(
    place: Settings, keyring: Vault
) -> None:
    tables(place, keyring, 10)
    with database.writer(place, keyring) as con:
        con.execute("delete from protected.protected_injecting")
    first = passed(place, release.build(place, keyring).release_id, keyring)
    steps.publish(place, keyring, first, by="ann")
    shown(place, keyring, 11)  # and killed before its cells were closed
    assert ledger.read(ledger.path(place), keyring).cells.num_rows == 0

    steps.roll_back(place, keyring, first, by="ann")

    built(place, keyring, 12)
    assert ledger.read(ledger.path(place), keyring).cells["persons"].to_pylist() == [11]


def test_what_closes_is_not_noted_from_other_tables_than_the_release_shows(place: Settings, keyring: Vault) -> None:
    tables(place, keyring, 16)
    drafted = release.draft(place, keyring)
    with database.writer(place, keyring) as con:
        con.execute("update published.pub_injecting set persons = 17")
    with pytest.raises(ReleaseRefused, match="`crossings run` builds another one"):
        release.propose(place, keyring, drafted)
    assert ledger.read(ledger.proposal(place), keyring).release_id != drafted.release_id


def test_a_release_says_by_keyed_marks_who_was_called_what_when_its_tables_were_made(
    place: Settings, keyring: Vault
) -> None:
    """An alias may pass on, and the declarations may be others by the time it is built."""
    names = {}
    for alias in ("FI-A", "FI-B"):
        with database.writer(place, keyring) as con:
            con.execute("create schema if not exists marts")
            con.execute(
                "create or replace table marts.dim_partner as select *, 'FI' as country_code, false as may_be_named "
                "from (values ('fi_now', ?, true, date '2020-01-01'), "
                "('fi_later', 'FI-C', true, date '2030-01-01'), ('fi_unsafe', 'FI-D', false, date '2020-01-01')) "
                "as v (partner_code, alias, safe_to_show, active_from)",
                [alias],
            )
        names[alias] = built(place, keyring, 10)
    assert names["FI-A"] != names["FI-B"]
    marks = {alias: partners_shown.read(release.folder(place, name)) for alias, name in names.items()}
    assert {alias: list(shown) for alias, shown in marks.items()} == {"FI-A": ["FI-A"], "FI-B": ["FI-B"]}
    assert marks["FI-A"]["FI-A"] != marks["FI-B"]["FI-B"]
    said = (release.folder(place, names["FI-A"]) / partners_shown.FILE).read_text()
    assert "fi_" not in said
    fi_now = declaration(code="fi_now", alias="FI-X", country="FI")
    for alias, name in names.items():
        named = steps.named_in(place, name)
        assert (named.told(keyring, [fi_now]), named.told_of_others(keyring, [fi_now])) == ({alias}, set())
    assert partners_shown.read(release.folder(place, "of-before")) == {}
