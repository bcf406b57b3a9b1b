"""Generated passwords stand in one file, for its owner alone, until each is used or all are forgotten."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor

from typer.testing import CliRunner

from dagster_project.cli.dashboards import account
from dashboards import state, workers
from warehouse.settings import Settings


def written(here: Settings) -> dict[str, str]:
    known: dict[str, str] = json.loads(state.passwords_file(here).read_text())
    return known


def test_a_password_that_was_used_goes_and_the_others_stay(place: Settings) -> None:
    state.write_passwords(place, {"donor": "one", "admin": "two"})
    assert stat.S_IMODE(state.passwords_file(place).stat().st_mode) == 0o600
    assert state.forget_passwords(place, "donor", "nobody") == ["donor"]
    assert written(place) == {"admin": "two"}
    state.write_passwords(place, {"steward": "three"})
    assert written(place) == {"admin": "two", "steward": "three"}


def test_many_at_once_forget_each_their_own_and_no_file_is_left(place: Settings) -> None:
    names = [f"account_{number}" for number in range(20)]
    state.write_passwords(place, dict.fromkeys(names, "secret"))
    with ThreadPoolExecutor(8) as pool:
        ended = list(pool.map(lambda name: state.forget_passwords(place, name), names))
    assert ended == [[name] for name in names]
    assert not state.passwords_file(place).exists()


def test_the_command_forgets_all_and_says_how_many(place: Settings) -> None:
    state.write_passwords(place, {"donor": "one", "admin": "two"})
    told = CliRunner().invoke(account, ["forget-passwords"])
    assert (told.exit_code, told.output.strip()) == (0, "2 generated passwords are written nowhere any more.")
    assert not state.passwords_file(place).exists()
    assert CliRunner().invoke(account, ["forget-passwords"]).output.strip() == "No password was written."


def test_other_secrets_make_other_numbers_of_every_session(place: Settings) -> None:
    known = {name: state.secret(place, name) for name in state.SECRET_NAMES}
    number = workers.unreadable(place, "session", "a cookie")
    assert workers.unreadable(place, "session", "a cookie") == number
    state.renew_secrets(place)
    assert not set(known.values()) & {state.secret(place, name) for name in state.SECRET_NAMES}
    assert workers.unreadable(place, "session", "a cookie") != number
    assert stat.S_IMODE((place.superset / "secrets.json").stat().st_mode) == 0o600
