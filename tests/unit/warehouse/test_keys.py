"""Keys are made once, kept for their owner alone, told of without a value, and copied so that it takes two to open."""

import json
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import pyrage
import pytest

from dagster_project import cli, cli_keys
from warehouse import vault
from warehouse.errors import ConfigError, CrossingsError, Sealed
from warehouse.keys import begin, escrow
from warehouse.keys.place import of
from warehouse.settings import PROJECT_ROOT, Settings
from warehouse.vault import Vault

DAY = date(2024, 2, 20)


@pytest.fixture
def crossings(place: Settings, monkeypatch: pytest.MonkeyPatch):
    """The command line in this process; gives back its exit code."""

    def run(*words: object) -> int:
        monkeypatch.setattr(sys, "argv", ["crossings", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return int(ended.value.code or 0)

    return run


class Person:
    """Somebody who holds one half: a secret key in a file of their own."""

    def __init__(self, path: Path) -> None:
        identity = pyrage.x25519.Identity.generate()
        self.file, self.recipient, self.identity = path, str(identity.to_public()), identity
        path.write_text(f"# created: 2024-02-20\n# public key: {self.recipient}\n{identity}\n")


@pytest.fixture
def two(tmp_path: Path) -> tuple[Person, Person]:
    return Person(tmp_path / "first"), Person(tmp_path / "second")


@pytest.fixture
def written(place: Settings, keyring: Vault, two: tuple[Person, Person], tmp_path: Path) -> Path:
    """An escrow file, and the keys lost."""
    path = tmp_path / "keys.escrow"
    escrow.write(place, [one.recipient for one in two], path, DAY)
    place.keys_file.rename(tmp_path / "lost.json")
    return path


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    return said.out + said.err


def secrets_of(path: Path) -> list[str]:
    return [str(value) for value in json.loads(path.read_text()).values()]


def test_init_makes_every_key_for_its_owner_alone_and_prints_only_the_recipient(crossings, place, capsys) -> None:
    assert crossings("keys", "init") == 0
    assert stat.S_IMODE(place.keys_file.stat().st_mode) == 0o600
    said = shown(capsys)
    assert vault.load(place).landing_recipient in said
    assert not any(secret in said for secret in secrets_of(place.keys_file))


def test_init_never_overwrites(crossings, place, keyring, capsys) -> None:
    before = place.keys_file.read_bytes()
    assert crossings("keys", "init") == 2
    assert "Nothing was overwritten" in shown(capsys)
    assert place.keys_file.read_bytes() == before
    assert [path.name for path in place.keys_file.parent.iterdir()] == [place.keys_file.name]


def test_init_makes_no_keys_for_data_that_others_sealed(crossings, place, capsys) -> None:
    (place.landing / "p017").mkdir(parents=True)
    (place.landing / "p017" / "x.age").touch()
    assert crossings("keys", "init") == 2
    assert "crossings keys restore" in shown(capsys)
    assert not place.keys_file.exists()


def test_init_makes_no_keys_for_a_database_that_is_there(place: Settings) -> None:
    place.working.mkdir(parents=True)
    place.working_db.touch()
    with pytest.raises(ConfigError, match="holds encrypted data already"):
        begin.init(place)


def test_init_has_nothing_to_make_where_the_environment_gives_every_key(
    place: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, key in vault.made().items():
        monkeypatch.setenv(f"CROSSINGS_KEY_{name}", key)
    with pytest.raises(ConfigError, match="nothing to make"):
        begin.init(place)
    assert not place.keys_file.exists()


def test_init_leaves_out_what_the_environment_gives(place: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_KEY_DB", "given")
    assert begin.init(place) == ["ERASE", "LANDING", "NOISE", "WH"]
    assert vault.load(place).db_key == "given"


def test_status_names_origin_and_purpose_of_each_key_and_shows_none(
    crossings, place, keyring, capsys, monkeypatch
) -> None:
    monkeypatch.setenv("CROSSINGS_KEY_DB", "a-key-of-the-environment")
    assert crossings("keys", "status") == 0
    said = shown(capsys)
    assert "environment" in said
    assert all(name in said for name in vault.NAMES)
    assert "record keys of the disclosure control" in said
    assert not any(secret in said for secret in [*secrets_of(place.keys_file), "a-key-of-the-environment"])


def test_status_of_a_sealed_warehouse_names_what_is_missing_and_ends_with_six(
    crossings, place, keyring, capsys
) -> None:
    content = json.loads(place.keys_file.read_text())
    del content["NOISE"]
    place.keys_file.write_text(json.dumps(content))
    assert crossings("keys", "status") == 6
    assert "no key for NOISE." in capsys.readouterr().err


@pytest.mark.parametrize("words", [("rebuild",), ("keys", "status"), ("keys", "rotate", "--file-keys")])
def test_commands_without_keys_end_with_six(crossings, words) -> None:
    assert crossings(*words) == 6


def test_an_escrow_of_missing_keys_is_not_made(crossings, place, two, tmp_path) -> None:
    out = tmp_path / "out"
    assert crossings("keys", "escrow", "--to", two[0].recipient, "--to", two[1].recipient, "--out", out) == 6
    assert not out.exists()


def test_both_identities_in_any_order_bring_the_keys_back(place, keyring, written, two) -> None:
    for order in permutations(two):
        assert escrow.restore(place, written, [one.file for one in order]) == DAY
        assert vault.load(place) == keyring
        assert stat.S_IMODE(place.keys_file.stat().st_mode) == 0o600
        place.keys_file.unlink()


@pytest.mark.parametrize("which", [(0,), (1,), (0, 0), (1, 1)])
def test_either_identity_alone_opens_nothing(place, written, two, which) -> None:
    with pytest.raises(Sealed, match="stays shut"):
        escrow.restore(place, written, [two[number].file for number in which])
    assert not place.keys_file.exists()


def test_the_layers_are_nested_and_the_holder_of_the_outer_one_sees_no_key(written, two, tmp_path) -> None:
    armored = written.read_bytes().split(b"\n", 3)[3]
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(armored, [two[0].identity])
    inner = pyrage.decrypt(armored, [two[1].identity])
    for secret in secrets_of(tmp_path / "lost.json"):
        assert secret.encode() not in inner
        assert secret.encode() not in written.read_bytes()
    assert inner.startswith(b"age-encryption.org/v1")


def test_an_escrow_file_says_its_day_and_notices_damage(place, written, two) -> None:
    data = written.read_bytes()
    assert b"date: 2024-02-20\n" in data
    written.write_bytes(data.replace(b"A", b"B", 1) if data.count(b"A") == 1 else data[:-60] + b"A" + data[-59:])
    with pytest.raises(ConfigError, match="damaged"):
        escrow.restore(place, written, [one.file for one in two])


def test_a_file_of_another_kind_is_no_escrow(place, two, tmp_path) -> None:
    for content in (b"", b"one\ntwo\nthree\nfour", b"crossings-keys-escrow 2\ndate: 2024-02-20\nsha256: 0\n"):
        (tmp_path / "other").write_bytes(content)
        with pytest.raises(ConfigError, match="no escrow file"):
            escrow.restore(place, tmp_path / "other", [one.file for one in two])


def test_restore_never_overwrites_keys(place, keyring, two, tmp_path) -> None:
    path = tmp_path / "keys.escrow"
    escrow.write(place, [one.recipient for one in two], path, DAY)
    before = place.keys_file.read_bytes()
    with pytest.raises(ConfigError, match="Nothing was overwritten"):
        escrow.restore(place, path, [one.file for one in two])
    assert place.keys_file.read_bytes() == before


def test_an_escrow_is_for_two_other_people_and_not_under_the_home(place, keyring, two, tmp_path) -> None:
    first, second = (one.recipient for one in two)
    out = tmp_path / "out"
    for recipients, path in [
        ([first], out),
        ([first, first], out),
        ([first, second, first], out),
        ([first, "age1nonsense"], out),
        ([first, keyring.landing_recipient], out),
        ([first, second], place.home / "out"),
    ]:
        with pytest.raises(ConfigError):
            escrow.write(place, recipients, path, DAY)
        assert not path.exists()


def test_an_escrow_file_is_never_overwritten(place, keyring, two, tmp_path) -> None:
    out = tmp_path / "out"
    out.write_text("something")
    with pytest.raises(ConfigError, match="--out"):
        escrow.write(place, [one.recipient for one in two], out, DAY)
    assert out.read_text() == "something"


def test_escrow_and_restore_from_the_command_line(crossings, place, keyring, two, tmp_path, capsys) -> None:
    out = tmp_path / "out"
    assert crossings("keys", "escrow", "--to", two[0].recipient, "--to", two[1].recipient, "--out", out) == 0
    secrets = secrets_of(place.keys_file)
    place.keys_file.unlink()
    assert crossings("keys", "restore", out, "--identity", two[1].file, "--identity", two[0].file) == 0
    assert vault.load(place) == keyring
    said = shown(capsys)
    assert not any(secret in said for secret in [*secrets, str(two[0].identity), str(two[1].identity)])


def test_a_secret_key_in_the_place_of_its_file_is_not_repeated(place, written, two) -> None:
    with pytest.raises(ConfigError) as caught:
        escrow.restore(place, written, [two[0].file, written])
    assert str(two[0].identity) not in str(caught.value)


def test_the_keyring_is_asked_for_only_where_its_package_is(crossings, place, monkeypatch, capsys) -> None:
    monkeypatch.setenv("CROSSINGS_KEYS", "keyring")
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert crossings("keys", "init") == 2
    assert "not installed" in shown(capsys)
    monkeypatch.setenv("CROSSINGS_KEYS", "drawer")
    assert crossings("keys", "status") == 2


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[tuple[str, str], str]]:
    """The package itself, with a keyring of its own kind in memory: the tests touch nobody's."""
    package = pytest.importorskip("keyring", reason="the package keyring is optional")
    kept: dict[tuple[str, str], str] = {}

    class InMemory(package.backend.KeyringBackend):
        priority = 1

        def get_password(self, service: str, username: str) -> str | None:
            return kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            kept[service, username] = password

    monkeypatch.setenv("CROSSINGS_KEYS", "keyring")
    before = package.get_keyring()
    package.set_keyring(InMemory())
    yield kept
    package.set_keyring(before)


def test_the_keyring_keeps_keys_in_the_place_of_the_file(crossings, place, drawer, capsys) -> None:
    assert crossings("keys", "init") == 0
    assert not place.keys_file.exists()
    assert list(drawer) == [("crossings", str(place.home))]
    before = vault.load(place)
    assert crossings("keys", "init") == 2
    assert vault.load(place) == before
    assert crossings("keys", "rotate", "--file-keys") == 0
    now = vault.load(place)
    assert now.k_wh == before.k_wh
    assert now.landing_identity != before.landing_identity
    assert before.landing_identity not in "".join(drawer.values())
    assert before.landing_identity not in shown(capsys)


def test_a_key_file_is_never_half_written(place: Settings, keyring: Vault) -> None:
    left = place.keys_file.with_name(f".{place.keys_file.name}.part")
    left.write_text("what a killed write left")
    there = of(place)
    there.replace({"DB": "new"})
    assert there.read() == {"DB": "new"}
    assert not left.exists()


def test_a_key_file_behind_a_link_is_replaced_where_it_lies(place: Settings, keyring: Vault, tmp_path: Path) -> None:
    lying = place.keys_file.rename(tmp_path / "lying.json")
    place.keys_file.symlink_to(lying)
    of(place).replace({"DB": "new"})
    assert json.loads(lying.read_text()) == {"DB": "new"}
    assert place.keys_file.is_symlink()


def test_a_key_file_of_another_shape_is_refused(place: Settings, keyring: Vault) -> None:
    place.keys_file.write_text("[1]")
    with pytest.raises(CrossingsError, match="not JSON"):
        vault.load(place)


def test_the_commands_about_keys_answer_without_heavy_libraries() -> None:
    code = f"import sys; import {cli_keys.__name__}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT_ROOT, check=True)
    assert {"dagster", "duckdb", "pyarrow", "pandas"} & set(done.stdout.split()) == set()
