"""In what two releases differ: cells that came, went, or say something else, those that were closed apart."""

from small_releases import Build
from verdicts import passed

from warehouse import database, release
from warehouse.release import difference, holds
from warehouse.release.holds import Reason
from warehouse.settings import Settings
from warehouse.vault import Vault


def test_two_releases_differ_in_cells_that_are_counted_and_named(place: Settings, build: Build) -> None:
    first, second = build(10), build(12, "few")

    found = {(one.audience, one.table): one for one in difference.differences(place, first, second) if one.is_any}

    whole = found["regional", "pub_injecting"]
    assert (whole.added, whole.removed, whole.status, whole.number, whole.closed) == (0, 0, 1, 1, 1)
    assert set(found) == {(audience, "pub_injecting") for audience in ("regional", "ua", "fi")}
    assert found["ua", "pub_injecting"].closed == 0  # an open cell may close
    cells = list(difference.changed(place, first, second, "pub_injecting"))
    assert [(cell.audience, cell.kind) for cell in cells][:2] == [("regional", "number"), ("regional", "status")]
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
