"""Publish, roll back, hold, look back: every step has a line in the journal, and what is held is shown to nobody."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import duckdb
import pytest
from prepared_home import Prepared, prepared
from verdicts import passed

from warehouse import database, release
from warehouse.audiences import audiences
from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.intake.landing import ledger
from warehouse.release import difference, holds, journal, steps
from warehouse.release.holds import Reason
from warehouse.settings import Settings
from warehouse.vault import Vault

TABLES = """
create schema if not exists published; create schema if not exists published_donor;
create or replace table published.pub_release as select date '2024-02-20' as as_of;
create or replace table published.pub_injecting as
    select
        'year' as period_type, date '2022-01-01' as period_start, country_code, 'all' as setting_group,
        persons, status, false as invented
    from (values ('FI', {persons}, 'shown'), ('RU', 20, 'shown'), ('UA', null, '{open}'))
        as v (country_code, persons, status);
create or replace table published.pub_revisions as
    select
        table_name, 'year' as period_type, date '2022-01-01' as period_start, 'FI' as countries, 'x|FI' as cell,
        '2024-02-20' as restated_in, 'few' as status_before, null::bigint as persons_before, 'shown' as status,
        17::bigint as persons
    from (values ('pub_injecting'), ('pub_reach')) as v (table_name);
create or replace table published_donor.pub_release as from published.pub_release;
create schema if not exists protected;
create or replace table protected.protected_injecting as
    select 'pub_injecting' as table_name, 'i1|FI' as cell, 'FI' as countries, 'year' as period_type,
        date '2022-01-01' as period_start, {persons} as persons, 'shown' as status,
        date '2023-02-15' as first_published, null::varchar as restated_in, 'fi_a' as fed_by;
"""
Build = Callable[..., str]


def ticking() -> journal.Clock:
    """A day for each step, from 2024-03-01 on."""
    days: Iterator[int] = iter(range(100))
    return lambda: datetime(2024, 3, 1, 12, tzinfo=UTC) + timedelta(days=next(days))


def built(place: Settings, keyring: Vault, persons: int, status: str = "open") -> str:
    with database.writer(place, keyring) as con:
        con.execute(TABLES.format(persons=persons, open=status))
    return passed(place, release.build(place, keyring).release_id, keyring)


def shown(place: Settings, keyring: Vault, persons: int) -> str:
    """Built and published: a newer one that is built takes the place of one that waits."""
    steps.publish(place, keyring, name := built(place, keyring, persons), by="ann")
    return name


@pytest.fixture(scope="module")
def with_releases(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Most tests build a release of these numbers, and find its files here; test_release.py writes them."""
    return prepared(
        tmp_path_factory.mktemp("releases"),
        lambda place, keyring: [built(place, keyring, persons) for persons in (12, 11, 10)],
    )


@pytest.fixture
def place(place: Settings, with_releases: Prepared) -> Settings:
    with_releases.copy_to(place)
    return place


@pytest.fixture
def build(place: Settings, keyring: Vault) -> Build:
    return partial(built, place, keyring)


def rows(place: Settings, release_id: str, audience: str, table: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(place.published / release_id / audience / "warehouse.duckdb"), read_only=True) as con:
        return con.execute(f"from published.{table}").fetchall()


def test_each_step_is_written_down_and_a_day_has_its_release(place: Settings, keyring: Vault, build: Build) -> None:
    clock = ticking()
    first = build(10)
    assert steps.publish(place, keyring, first, by="ann", clock=clock)
    second = build(11)
    assert steps.publish(place, keyring, second, by="pipeline", clock=clock)
    assert not steps.publish(place, keyring, second, by="pipeline", clock=clock)
    steps.roll_back(place, keyring, first, by="ann", clock=clock)

    told = [(one.action, one.release, one.by, one.instead_of) for one in journal.entries(place)]
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
    assert [one.action for one in journal.flips(place)] == ["publish", "found"]
    assert journal.previous(place) == first
    steps.roll_back(place, keyring, first, by="ann")
    assert [(one.action, one.release) for one in journal.entries(place)] == [
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


def test_a_held_table_leaves_in_no_file_and_says_so_in_each(place: Settings, keyring: Vault, build: Build) -> None:
    before = build(10)
    clock = ticking()
    assert holds.hold(place, ["pub_injecting"], Reason.HARM, before, by="ann", clock=clock) == ["pub_injecting"]
    assert holds.hold(place, ["pub_injecting"], Reason.REVIEW, before, by="ann", clock=clock) == []

    after = build(10)

    assert after != before
    for audience in audiences():
        said = rows(place, after, audience, "pub_holds")
        assert said == [("pub_injecting", "harm", "it could harm people or a place", date(2024, 3, 1))]
        assert rows(place, before, audience, "pub_holds") == []
    for audience in ("regional", "ru", "fi"):
        assert rows(place, before, audience, "pub_injecting")
        assert rows(place, after, audience, "pub_injecting") == []
    for audience in ("regional", "fi"):  # what held cells said before is held, too
        assert [row[0] for row in rows(place, before, audience, "pub_revisions")] == ["pub_injecting", "pub_reach"]
        assert [row[0] for row in rows(place, after, audience, "pub_revisions")] == ["pub_reach"]
    assert steps.held_in(place, after) == ["pub_injecting"]
    assert build(13) == after  # what is held does not name a release
    with pytest.raises(ReleaseRefused, match=r"shows pub_injecting, held back since 2024-03-01"):
        steps.publish(place, keyring, before, by="ann")
    steps.publish(place, keyring, after, by="ann")
    with pytest.raises(ReleaseRefused, match="shows pub_injecting"):
        steps.roll_back(place, keyring, before, by="ann")
    assert holds.unhold(place, ["pub_injecting"], by="ann") == ["pub_injecting"]
    assert build(10) == before
    steps.roll_back(place, keyring, before, by="ann")


def test_what_nobody_sees_does_not_close(place: Settings, keyring: Vault, build: Build) -> None:
    holds.hold(place, ["pub_injecting"], Reason.DOUBT, "", by="ann")
    steps.publish(place, keyring, build(10), by="ann")
    release.close(place, keyring)
    assert _kept(place, keyring) == []
    holds.unhold(place, ["pub_injecting"], by="ann")
    steps.publish(place, keyring, build(12), by="ann")
    release.close(place, keyring)
    assert _kept(place, keyring) == [("i1|FI", 12)]


def _kept(place: Settings, keyring: Vault) -> list[tuple[object, ...]]:
    with database.writer(place, keyring) as con:
        return con.execute("select cell, persons from raw.closed_cell").fetchall()


def test_mistakes_about_holds_are_told_all_at_once(place: Settings) -> None:
    with pytest.raises(ConfigError, match=r"pub_nothing, pub_release\. Tables that can: .*pub_reach"):
        holds.hold(place, ["pub_nothing", "pub_reach", "pub_release"], Reason.HARM, "", by="ann")
    with pytest.raises(ConfigError, match=r"Not held: pub_reach, pub_moves\. Held are: none"):
        holds.unhold(place, ["pub_reach", "pub_moves"], by="ann")
    assert journal.entries(place) == []


def test_a_hold_names_the_tables_that_are_made_of_the_same_cells() -> None:
    assert holds.same_cells("pub_setting_share") == ["pub_alerts", "pub_setting_trend"]
    assert "pub_said_flows" in holds.same_cells("pub_moves")
    assert holds.same_cells("pub_events") == []
    assert holds.unseen(["pub_setting_share"]) == set()  # the trend still shows it
    assert holds.unseen(["pub_setting_share", "pub_setting_trend", "pub_alerts"]) == {"protected_share"}


def test_a_release_is_named_by_its_first_letters_where_they_mean_one(place: Settings, build: Build) -> None:
    first = build(10)
    assert steps.named(place, first[:14]) == first
    build(11)
    for word in ("2024-02-20-", "2030", ""):
        with pytest.raises(ConfigError, match=f"On disk: .*{first}"):
            steps.named(place, word)


def test_two_releases_differ_in_cells_that_are_counted_and_named(place: Settings, build: Build) -> None:
    first, second = build(10), build(12, "few")

    found = {(one.audience, one.table): one for one in difference.differences(place, first, second) if one.is_any}

    whole = found["regional", "pub_injecting"]
    assert (whole.added, whole.removed, whole.status, whole.number, whole.closed) == (0, 0, 1, 1, 1)
    assert set(found) == {(audience, "pub_injecting") for audience in ("regional", "ua", "fi")}
    assert found["ua", "pub_injecting"].closed == 0  # an open cell may close
    cells = list(difference.changed(place, first, second, "pub_injecting"))
    assert [(one.audience, one.kind) for one in cells][:2] == [("regional", "number"), ("regional", "status")]
    assert "country_code=FI" in cells[0].key
    assert not any(one.is_any for one in difference.differences(place, first, first))


def test_cells_that_came_and_went_are_told_and_a_closed_one_that_went_too(
    place: Settings, keyring: Vault, build: Build
) -> None:
    first = build(10)
    with database.writer(place, keyring) as con:
        con.execute("delete from published.pub_injecting where country_code = 'FI'")
        con.execute("create table published.pub_events as select 'FI' as country_code, 'e1' as event_code")
    second = passed(place, release.build(place, keyring).release_id, keyring)

    found = {(one.audience, one.table): one for one in difference.differences(place, first, second) if one.is_any}

    assert (found["fi", "pub_injecting"].removed, found["fi", "pub_injecting"].closed) == (1, 1)
    assert (found["fi", "pub_events"].added, ("ru", "pub_events") in found) == (1, False)


def test_a_table_that_is_held_in_one_of_them_is_told_apart(place: Settings, build: Build) -> None:
    first = build(10)
    holds.hold(place, ["pub_injecting"], Reason.REVIEW, first, by="ann")
    found = {one.table: one for one in difference.differences(place, first, build(10)) if one.audience == "regional"}
    assert (found["pub_injecting"].is_held, found["pub_injecting"].removed) == (True, 3)
    assert found["pub_injecting"].closed == 0


def test_nobody_is_shown_a_release_of_which_is_not_noted_what_closes_with_it(
    place: Settings, keyring: Vault, build: Build
) -> None:
    steps.publish(place, keyring, first := build(12), by="ann")
    with database.writer(place, keyring) as con:
        con.execute(TABLES.format(persons=10, open="open"))
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


def test_what_closes_is_not_noted_from_other_tables_than_the_release_shows(place: Settings, keyring: Vault) -> None:
    with database.writer(place, keyring) as con:
        con.execute(TABLES.format(persons=16, open="open"))
    drafted = release.draft(place, keyring)
    with database.writer(place, keyring) as con:
        con.execute("update published.pub_injecting set persons = 17")
    with pytest.raises(ReleaseRefused, match="`crossings run` builds another one"):
        release.propose(place, keyring, drafted)
    assert ledger.read(ledger.proposal(place), keyring).release_id != drafted.release_id
