"""Keys changed in a warehouse that has run: no number changes, and no key is in its home or was shown."""

import json
import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest
import tables_alone
from pipeline_home import COMMAND, PROJECT_ROOT, Home

from warehouse import database, vault
from warehouse.digest import digest

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(1)]

ROOMS = ("raw", "staging", "intermediate", "marts", "published", "published_donor")


@pytest.fixture(scope="module")
def rotated(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, set[str], str, str]:
    """The home after a rotation; every key there was, old and new; what the command said; the digest before."""
    folder = tmp_path_factory.mktemp("rotated")
    shutil.copy2(built_home.keys_file, folder / "keys.json")
    copy = built_home.copy(folder / "home")
    home = Home(copy.path, folder / "keys.json", copy.as_of, copy.extra)
    before, old = _digest(home), _keys(home)
    ran = home.crossings("keys", "rotate", "--file-keys")
    assert ran.code == 0, ran.text
    return home, old | _keys(home), ran.text, before


def _keys(home: Home) -> set[str]:
    return set(json.loads(home.keys_file.read_text()).values())


def _holds(content: bytes, keys: set[str]) -> bool:
    return any(key.encode() in content for key in keys)


def _digest(home: Home) -> str:
    with database.reader(home.settings, vault.load(home.settings)) as con:
        return digest(con, ROOMS)


def test_no_table_of_any_room_changes(rotated: tuple[Home, set[str], str, str]) -> None:
    home, _, _, before = rotated
    assert _digest(home) == before


def test_neither_an_old_nor_a_new_key_is_in_the_home_or_was_said(rotated: tuple[Home, set[str], str, str]) -> None:
    home, keys, said, _ = rotated
    assert len(keys) == 7
    assert not any(key in said for key in keys)
    files = [path for path in home.path.rglob("*") if path.is_file()]
    assert len(files) > 200
    assert [path.name for path in files if _holds(path.read_bytes(), keys)] == []


def test_a_lost_database_is_made_again_from_landing_alone_under_the_new_keys(
    rotated: tuple[Home, set[str], str, str], built_home: Home
) -> None:
    home, _, _, _ = rotated
    shutil.rmtree(home.settings.working)
    shutil.rmtree(home.settings.demo / "ru_neva")  # the sources are not asked for what has landed
    is_whole = tables_alone.hides_cells(built_home)
    ran = home.crossings("rebuild") if is_whole else tables_alone.from_landing(home)
    assert ran.code == 0, ran.text
    assert home.digest() == built_home.digest()


def test_the_process_list_shows_no_key(rotated: tuple[Home, set[str], str, str], tmp_path: Path) -> None:
    """Of the command and of all its children, for as long as it runs."""
    home, keys, _, _ = rotated
    first, second = (pyrage.x25519.Identity.generate() for _ in range(2))
    recipients = [word for one in (first, second) for word in ("--to", str(one.to_public()))]
    seen = set()
    for words in (["keys", "escrow", *recipients, "--out", str(tmp_path / "out")], ["keys", "rotate", "--file-keys"]):
        child = subprocess.Popen([*COMMAND, *words], env=home.environment, cwd=PROJECT_ROOT, stdout=subprocess.DEVNULL)
        while child.poll() is None:
            seen |= set(_command_lines())
        assert child.returncode == 0
    assert any("rotate" in line for line in seen)
    assert not any(key in line for line in seen for key in keys | _keys(home))


def _command_lines() -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:  # it has ended meanwhile
            continue
    return found
