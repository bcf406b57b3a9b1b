"""The channel of alerts is down, refuses, or breaks off: the release stays, it is said that somebody was not told, and
each is told once when it is up again."""

from pathlib import Path

import mail_server
import pytest
from conftest import Noted
from faulty_way import Kind, way_to
from small_network import settings_of
from small_releases import QUARTER, Home, entry

from warehouse import vault
from warehouse.alerts import notify
from warehouse.errors import CrossingsError

FAULTS: tuple[tuple[Kind, int], ...] = (
    *(("refuses", 0), ("rubbish", 0), ("breaks off", 0), ("breaks off", 40)),
    *(("resets", 10), ("resets", 80), ("hangs", 20)),
)
PEOPLE = ("a@example.org", "b@example.org")


def test_a_release_with_a_channel_that_is_down(tmp_path: Path, noted: Noted) -> None:
    here = settings_of(tmp_path)
    vault.init_demo(here)
    home = Home(here, vault.load(here))
    with mail_server.running() as box, way_to(box.port) as way:
        home.declare(*(entry(box.address(person).replace(f":{box.port}", f":{way.port}")) for person in PEOPLE))
        for number, (kind, at) in enumerate(FAULTS):
            release = f"2024-02-{number + 1:02}-aaa"
            box.arrived.clear()
            home.publish(release, [("shift_broken", "UA", QUARTER)])
            way.fail(kind, at)
            first = home.tell()
            assert len(first.untold) == len(PEOPLE), (kind, at)
            with pytest.raises(CrossingsError, match=f"People see release {release}, but 2 of 2") as told:
                notify.refuse_untold(first)
            assert not any(person in str(told.value) for person in PEOPLE)
            assert here.current.resolve().name == release
            way.mend()
            assert home.tell().told == [1, 2]
            assert home.tell().knew == [1, 2]
            assert sorted(to for to, _ in box.arrived) == sorted(PEOPLE)
    noted("alert channel down", len(FAULTS), "the release is served; said how many were not told; each told once later")
