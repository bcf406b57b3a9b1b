"""`crossings seal`: the keys go, nothing else does, and what cannot be ended from here is said."""

import io
import json
import os
from pathlib import Path
from threading import Event, Thread

import pytest

from dagster_project import processes, web_services
from warehouse import database, vault
from warehouse.intake.landing import erased_persons
from warehouse.keys import half_way, put_away
from warehouse.settings import Settings


def test_the_keys_go_with_what_a_killed_write_left_and_the_escrow_brings_them_back(
    crossings, place: Settings, keyring, two, tmp_path, capsys
) -> None:
    escrow = tmp_path / "keys.escrow"
    assert crossings("keys", "escrow", "--to", two[0].recipient, "--to", two[1].recipient, "--out", escrow) == 0
    left = place.keys_file.with_name(f".{place.keys_file.name}.part")
    left.write_text(place.keys_file.read_text())
    assert crossings("seal", "--yes") == 0
    assert list(place.keys_file.parent.iterdir()) == []
    assert crossings("status") == 0  # nothing is there yet that a key would have to open
    assert crossings("keys", "status") == 6
    identities = [part for one in two for part in ("--identity", one.file)]
    assert crossings("keys", "restore", escrow, *identities) == 0
    assert vault.load(place) == keyring


def test_the_escrow_brings_the_second_copy_of_the_list_of_the_erased_back(
    crossings, place: Settings, keyring, two, tmp_path
) -> None:
    """It was in the memory that a power cut has emptied. An old copy of landing would bring an erased person back."""
    escrow = tmp_path / "keys.escrow"
    assert crossings("keys", "escrow", "--to", two[0].recipient, "--to", two[1].recipient, "--out", escrow) == 0
    listed = erased_persons.add(place, keyring, [b"token"])
    for path in (place.keys_file, erased_persons.beside_the_keys(place)):
        path.unlink()

    identities = [part for one in two for part in ("--identity", one.file)]
    assert crossings("keys", "restore", escrow, *identities) == 0

    erased_persons.path(place).unlink()
    assert erased_persons.read(place, keyring) == listed


@pytest.mark.parametrize("answer", ["n\n", "\n"])
def test_without_an_escrow_the_keys_stay(crossings, place: Settings, keyring, monkeypatch, capsys, answer: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert crossings("seal") == 1
    said = capsys.readouterr()
    assert "last changed at" in said.out
    assert "keys escrow" in said.err
    assert vault.load(place) == keyring


def test_a_yes_takes_them_away_and_a_second_time_there_is_nothing_to_ask(
    crossings, place: Settings, keyring, monkeypatch, capsys
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert crossings("seal") == 0
    assert not place.keys_file.exists()
    assert crossings("seal") == 0
    assert "No key was there" in capsys.readouterr().out


def test_a_change_of_keys_that_is_not_finished_is_said(
    crossings, place: Settings, keyring, monkeypatch, capsys
) -> None:
    kept = json.loads(place.keys_file.read_text())
    place.keys_file.write_text(json.dumps(kept | {half_way.PREVIOUS: {"LANDING": kept["LANDING"]}}))
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert crossings("seal") == 1
    assert "is not finished, and no escrow holds it" in capsys.readouterr().out


def test_keys_in_the_environment_are_named_and_not_shown(
    crossings, place: Settings, keyring, monkeypatch, capsys, tmp_path
) -> None:
    known = json.loads(place.keys_file.read_text())
    monkeypatch.setenv("CROSSINGS_KEY_DB", known["DB"])
    assert crossings("seal", "--yes") == 1
    said = capsys.readouterr()
    assert "Keys are in the environment: DB." in said.err
    assert [secret for secret in known.values() if secret in said.out + said.err] == []


def test_what_up_started_is_stopped_before_anything_is_asked(
    crossings, place: Settings, keyring, monkeypatch, capsys
) -> None:
    service = processes.Service(web_services.DAGSTER_DAEMON, ["sleep", "600"], {"PATH": os.environ["PATH"]})
    assert processes.start(place, service)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    try:
        assert crossings("seal") == 1
        assert processes.running(place, service.name) is None
    finally:
        processes.stop(place, service.name)
    assert f"Stopped: {service.name}." in capsys.readouterr().out


def test_a_run_that_goes_on_is_said(crossings, place: Settings, keyring, capsys) -> None:
    holds, may_end = Event(), Event()

    def run() -> None:
        with database.exclusive(place):
            holds.set()
            may_end.wait(60)

    running = Thread(target=run)
    running.start()
    holds.wait(60)
    try:
        assert crossings("seal", "--yes") == 1
    finally:
        may_end.set()
        running.join()
    assert "A run is going on" in capsys.readouterr().err
    assert not place.keys_file.exists()


def test_what_is_still_readable_is_told_by_room_and_empty_rooms_are_not(
    crossings, place: Settings, keyring, capsys
) -> None:
    for room in ("published/2024", "logs", "letters"):
        (place.home / room).mkdir(parents=True)
    (place.home / "published" / "2024" / "tables.csv").write_text("1")
    assert crossings("seal", "--yes") == 0
    said = capsys.readouterr().out
    assert f"  published   {put_away.READABLE['published']}" in said
    assert "  logs " not in said
    assert "  letters" not in said


def test_every_room_that_the_settings_call_readable_is_among_them(place: Settings) -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:4] for line in page.splitlines() if line.startswith("| `") and line.count("|") == 4]
    open_rooms = {room.strip(" `").strip("/") for room, _, rest in rows if rest.strip().startswith("readable")}
    assert open_rooms - {"demo", "run"} <= put_away.READABLE.keys()
