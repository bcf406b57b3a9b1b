"""A build goes on from the last one only where nothing else has happened to the rows in between."""

import pytest

from warehouse import build_mark, database
from warehouse.intake.rebuild import forget_builds
from warehouse.settings import Settings
from warehouse.vault import Vault


def loaded(place: Settings, keyring: Vault, load_id: int) -> None:
    with database.writer(place, keyring) as con:
        con.execute("insert into raw.touched_delivery values ('d', ?)", [load_id])


def touched(place: Settings, keyring: Vault) -> list[tuple[int]]:
    with database.reader(place, keyring) as con:
        return con.execute("select load_id from raw.touched_delivery order by 1").fetchall()


def test_the_first_build_is_whole_and_the_next_goes_on(place: Settings, keyring: Vault) -> None:
    loaded(place, keyring, 3)
    assert build_mark.begin(place, keyring, "models") == (True, 3)
    loaded(place, keyring, 4)  # while it was building
    build_mark.finish(place, keyring, "models", 3)
    assert touched(place, keyring) == [(4,)]
    assert build_mark.begin(place, keyring, "models") == (False, 4)
    build_mark.finish(place, keyring, "models", 4)
    assert build_mark.begin(place, keyring, "models") == (False, 4)


def test_a_killed_build_and_other_models_are_followed_by_a_whole_one(place: Settings, keyring: Vault) -> None:
    loaded(place, keyring, 1)
    build_mark.begin(place, keyring, "models")
    assert build_mark.begin(place, keyring, "models") == (True, 1)
    build_mark.finish(place, keyring, "models", 1)
    assert build_mark.begin(place, keyring, "other models")[0] is True


@pytest.mark.parametrize("is_whole", [True, False])
def test_rows_that_were_taken_away_under_a_build_are_not_forgotten(
    place: Settings, keyring: Vault, is_whole: bool
) -> None:
    loaded(place, keyring, 1)
    if not is_whole:
        build_mark.begin(place, keyring, "models")
        build_mark.finish(place, keyring, "models", 1)
    assert build_mark.begin(place, keyring, "models")[0] is is_whole
    with database.writer(place, keyring) as con:
        forget_builds(con)
    build_mark.finish(place, keyring, "models", 1)
    assert build_mark.begin(place, keyring, "models")[0] is True


def test_another_set_of_partners_is_followed_by_a_whole_build(place: Settings, keyring: Vault) -> None:
    loaded(place, keyring, 1)
    build_mark.begin(place, keyring, "models")
    build_mark.finish(place, keyring, "models", 1)
    assert build_mark.begin(place, keyring, "models")[0] is False
    with database.writer(place, keyring) as con:
        con.execute(
            "insert into raw.partner (partner_code, alias, country_code, is_demo, safe_to_show, may_be_named, "
            "active_from, cadence, grace_days) "
            "values ('p017', 'P 17', 'FI', false, true, false, date '2023-01-01', 'monthly', 30)"
        )
    build_mark.finish(place, keyring, "models", 1)  # they are not the partners that it began with
    assert build_mark.begin(place, keyring, "models")[0] is True
