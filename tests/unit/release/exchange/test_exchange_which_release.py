"""Which release a package is made of: the one that people see and no other; and which packages are kept."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from exchange_home import (
    DAYS,
    DONOR,
    FUND,
    Sender,
    first_rows,
    late_rows,
)

from warehouse.errors import ReleaseRefused
from warehouse.release import rooms, steps
from warehouse.release.exchange import sent


def test_only_the_release_that_people_see_is_sent_and_why_another_is_not_is_said(here: Sender) -> None:
    with pytest.raises(ReleaseRefused, match="no release yet"):
        here.make(FUND)
    first = here.publish(DAYS[0], first_rows())
    never = here.release(DAYS[1], late_rows(first_rows()), name="aaaaaaaaaaaa")
    second = here.publish(DAYS[2], late_rows(first_rows()))
    with pytest.raises(ReleaseRefused, match="never shown to people"):
        here.make(FUND, release=never)
    with pytest.raises(ReleaseRefused, match="older than what people see"):
        here.make(FUND, release=first)
    assert here.make(FUND, release=second)

    clock = datetime(2024, 4, 21, tzinfo=UTC)
    steps.roll_back(here.settings, here.vault, first, by="somebody", clock=lambda: clock)
    with pytest.raises(ReleaseRefused, match="was taken back on 2024-04-21"):
        here.make(FUND, release=second)


def test_an_altered_or_refused_release_is_not_sent(here: Sender) -> None:
    name = here.publish(DAYS[0], first_rows())
    file = here.published(DONOR)
    content = file.read_bytes()
    file.chmod(0o600)
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(ReleaseRefused, match=f"The files of release {name} are not those that were tested"):
        here.make(FUND)
    assert not list(here.settings.exchange.glob("*/*"))


def test_a_release_of_another_version_is_told_as_what_it_is(here: Sender) -> None:
    here.publish(DAYS[0], first_rows())
    here.change("recipient_elements.csv", "pub_reach,persons,gender=woman", "pub_services,persons,service_code=legal")
    with pytest.raises(ReleaseRefused, match=r"has no pub_services\.persons, pub_services\.service_code"):
        here.make(FUND)


def test_packages_of_a_release_that_goes_go_with_it(here: Sender) -> None:
    first = here.publish(DAYS[0], first_rows())
    here.make(FUND)
    assert list(here.settings.exchange.glob(f"*/*/{first}-*"))
    rooms.drop(here.settings, first)
    assert not list(here.settings.exchange.glob("*/*/*"))
    assert sent.read(here.settings, here.vault, FUND).of("dxf2").earlier.numbers


def test_only_the_newest_package_is_kept_and_nothing_half_written(here: Sender) -> None:
    here.publish(DAYS[0], first_rows())
    here.make(FUND)
    left = here.settings.exchange / FUND / "dxf2" / ".beside-left-by-a-kill"
    left.mkdir()
    second = here.publish(DAYS[1], late_rows(first_rows()))
    here.make(FUND)
    for room in (here.settings.exchange / FUND).iterdir():
        assert [path.name[: len(second)] for path in room.iterdir()] == [second]


def test_a_package_goes_to_another_folder_where_one_is_named(here: Sender, tmp_path: Path) -> None:
    here.publish(DAYS[0], first_rows())
    made = here.make(FUND, "dxf2", out=tmp_path / "stick")["dxf2"]
    assert made.folder is not None
    assert made.folder.is_relative_to(tmp_path / "stick")
    assert not list(here.settings.exchange.glob("*/*"))
