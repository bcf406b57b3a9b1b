"""Keys that are missing, of another warehouse, or changed in the middle of an intake: said which, nothing is read or
written with them, and with the right ones the outcome is that of an unbroken run."""

import json
import random
import threading
from collections.abc import Callable
from pathlib import Path

from conftest import Noted
from intake_warehouse import Warehouse
from killing import Forks, Went, forks
from release_homes import files
from small_network import PARTNERS, copied, left, made

from warehouse import key_rotation, vault
from warehouse.keys import place

ROTATIONS = 6
Keys = dict[str, str]
BOTH = (*key_rotation.FILE_KEYS, *key_rotation.TOKEN_KEY)


def half_taken(folder: Path, program: Forks) -> Warehouse:
    """One partner's files are in, the other's wait."""
    home = made(folder)
    program.to_the_end("take_in", home.settings, partners=PARTNERS[:1])
    return home


def told(program: Forks, home: Warehouse, change: Callable[[Keys], Keys]) -> Went:
    """What an intake says with other keys, which then are those of before again; and that it left all as it was."""
    there = place.of(home.settings)
    own = there.read() or {}
    before = files(home.settings.home)
    there.replace(change(own))
    went = program.do("take_in", home.settings, partners=PARTNERS)
    there.replace(own)
    assert went["ended"] == 0, went
    assert "traceback" not in went, went
    assert files(home.settings.home) == before
    said = went["error"]
    assert not any(key in said for key in own.values())
    return went


def test_missing_and_wrong_keys(tmp_path: Path, noted: Noted) -> None:
    with forks() as program:
        home = half_taken(tmp_path / "home", program)
        unbroken = copied(home, tmp_path / "unbroken")
        program.to_the_end("take_in", unbroken.settings, partners=PARTNERS)
        foreign = vault.made()
        for name in vault.NAMES:
            went = told(program, home, lambda own, name=name: {k: v for k, v in own.items() if k != name})
            assert went["exit_code"] == 6
            assert f"no key for {name}" in went["error"]
            went = told(program, home, lambda own, name=name: own | {name: foreign[name]})
            assert went["exit_code"] == 6, went
            assert name in went["error"]
        went = told(program, home, lambda _own: foreign)
        assert "WH, NOISE, ERASE are not the key" in went["error"]
        program.to_the_end("take_in", home.settings, partners=PARTNERS)
        assert left(home) == left(unbroken)
    noted("a key missing", len(vault.NAMES), "said which; nothing read or written; same hash with it")
    noted(
        "a key of another warehouse", len(vault.NAMES) + 1, "said which; nothing read or written; same hash without it"
    )


def test_keys_changed_in_the_middle_of_an_intake(tmp_path: Path, lot: random.Random, noted: Noted) -> None:
    """Tokens are others afterwards: what is compared is what does not hang on them."""
    with forks() as program:
        fresh = made(tmp_path / "fresh")
        unbroken = copied(fresh, tmp_path / "unbroken")
        went = program.to_the_end("take_in", unbroken.settings, partners=PARTNERS)
        for number in range(ROTATIONS):
            home = copied(fresh, tmp_path / f"{number}")
            names = (key_rotation.FILE_KEYS, key_rotation.TOKEN_KEY, BOTH)[number % 3]
            change = threading.Timer(
                lot.random() * went["seconds"], key_rotation.rotate, (home.settings,), {"names": names}
            )
            change.start()
            taken = program.do("take_in", home.settings, partners=PARTNERS)
            change.join()
            assert taken["ended"] == 0, taken
            assert "traceback" not in taken, taken
            assert taken.get("exit_code") in (None, 5), taken
            program.to_the_end("take_in", home.settings, partners=PARTNERS)
            assert without_tokens(home) == without_tokens(unbroken)
    noted("keys changed in the middle of an intake", ROTATIONS, "it ends, or says so; then the same rows, each once")


def without_tokens(home: Warehouse) -> list[str]:
    rows = home.rows(
        "select c.* exclude (source_uid), t.scope, k.record_key from raw.contact as c "
        "left join raw.contact_token as t using (delivery_id, row_no) "
        "left join raw.token_key as k on t.scope = k.scope and t.token = k.token"
    )
    return [
        *sorted(map(repr, rows)),
        json.dumps(home.rows("select count(*), count(distinct source_uid) from raw.contact")),
    ]
