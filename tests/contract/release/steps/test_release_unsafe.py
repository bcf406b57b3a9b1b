"""A partner becomes unsafe while nothing is published by itself: no earlier release that shows it stays in reach."""

import pytest
import yaml
from filelock import FileLock
from intake_files import attributes
from own_network import own_network
from small_releases import built

from dagster_project import releasing
from dagster_project.defs.release import current
from warehouse import database, release
from warehouse.release import rooms, steps
from warehouse.settings import Settings
from warehouse.vault import Vault

PARTNERS = {"ru_a": "RU-A", "ru_b": "RU-B"}


@pytest.fixture
def place(place: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """With two partners, both safe to show, and no release yet. What a release must be otherwise is not asked here."""
    for name in rooms.names(place):
        rooms.drop(place, name)
    own_network(place.home)
    place.partners.mkdir(exist_ok=True)
    for code in PARTNERS:
        declare(place, code, is_safe=True)
    monkeypatch.setattr(releasing, "check", lambda *_: None)
    monkeypatch.setattr(releasing.first_answers, "ask", lambda *_: None)
    return place


def declare(place: Settings, code: str, *, is_safe: bool) -> None:
    said = attributes(code=code, alias=PARTNERS[code], safe_to_show=is_safe)
    (place.partners / f"{code}.yaml").write_text(yaml.safe_dump(said, allow_unicode=True))


def built_of(place: Settings, keyring: Vault, persons: int, *codes: str) -> str:
    with database.writer(place, keyring) as con:
        con.execute("create schema if not exists marts")
        con.execute(
            "create or replace table marts.dim_partner as select unnest(?) as partner_code, unnest(?) as alias, "
            "true as safe_to_show, date '2020-01-01' as active_from, 'RU' as country_code, false as may_be_named",
            [list(codes), [PARTNERS[code] for code in codes]],
        )
    return built(place, keyring, persons)


def published_of(place: Settings, keyring: Vault, persons: int, *codes: str) -> str:
    steps.publish(place, keyring, name := built_of(place, keyring, persons, *codes), by="ann")
    return name


def test_whoever_rolls_back_from_a_partner_that_became_unsafe_leaves_no_release_of_it(
    place: Settings, keyring: Vault, capsys: pytest.CaptureFixture[str]
) -> None:
    one = published_of(place, keyring, 10, "ru_a")
    both = [published_of(place, keyring, persons, *PARTNERS) for persons in (11, 12)]
    declare(place, "ru_b", is_safe=False)
    releasing.tell_standing(place)
    assert "People still see" in " ".join("".join(capsys.readouterr()).split())

    releasing.rollback(place, one)

    assert (steps.shown(place), release.releases(place)) == (one, [one])
    told = " ".join("".join(capsys.readouterr()).split())
    assert all(name in told for name in both)
    assert "People still see" not in told


def test_nothing_goes_with_a_rollback_while_another_process_makes_a_release(
    place: Settings, keyring: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = (published_of(place, keyring, persons, "ru_a") for persons in (10, 11))
    is_alone: list[bool] = []
    lock = FileLock(place.working / "release.lock", is_singleton=True)
    monkeypatch.setattr(releasing.stop, "withdraw_unsafe", lambda *_: is_alone.append(lock.is_locked) or [])
    releasing.rollback(place, one)
    assert is_alone == [True]


def test_a_pause_keeps_no_earlier_release_of_a_partner_that_became_unsafe(place: Settings, keyring: Vault) -> None:
    one = published_of(place, keyring, 10, "ru_a")
    earlier, seen = [published_of(place, keyring, persons, *PARTNERS) for persons in (11, 12)]
    steps.roll_back(place, keyring, one, by="ann")
    declare(place, "ru_b", is_safe=False)
    newest = built_of(place, keyring, 13, "ru_a")

    current()

    assert steps.shown(place) == one
    assert set(release.releases(place)) == {one, newest}
    assert {earlier, seen} & set(rooms.names(place)) == set()
    steps.publish(place, keyring, newest, by="ann")
    assert steps.shown(place) == newest
