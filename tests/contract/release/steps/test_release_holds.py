"""What is held back leaves in no file, says so in each, and does not close."""

from datetime import date

import duckdb
import pytest
from small_releases import Build, ticking

from warehouse import database, release
from warehouse.audiences import audiences
from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.release import holds, journal, steps
from warehouse.release.holds import Reason
from warehouse.settings import Settings
from warehouse.vault import Vault


def rows(place: Settings, release_id: str, audience: str, table: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(place.published / release_id / audience / "warehouse.duckdb"), read_only=True) as con:
        return con.execute(f"from published.{table}").fetchall()


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


def test_the_word_of_the_disclosure_test_is_not_for_people(place: Settings) -> None:
    with pytest.raises(ConfigError, match="harm, doubt, agreement, review"):
        holds.hold(place, ["pub_moves"], Reason.PROTECTION, "", by="ann")
    assert journal.held(place) == {}
    assert holds.hold(place, ["pub_moves"], Reason.PROTECTION, "", by=journal.PIPELINE) == ["pub_moves"]


def test_a_hold_names_the_tables_that_are_made_of_the_same_cells() -> None:
    assert holds.same_cells("pub_setting_share") == ["pub_alerts", "pub_setting_trend"]
    assert "pub_said_flows" in holds.same_cells("pub_moves")
    assert holds.same_cells("pub_events") == []
    assert holds.unseen(["pub_setting_share"]) == set()  # the trend still shows it
    assert holds.unseen(["pub_setting_share", "pub_setting_trend", "pub_alerts"]) == {"protected_share"}
