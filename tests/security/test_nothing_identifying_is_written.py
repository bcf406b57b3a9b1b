"""Promises 1 and 2: what a partner sends is nowhere on disk, no key is, and what rests is not readable."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pipeline_home import Home

from warehouse import vault

AT_REST = ("landing", "letters", "working")


def _files(home: Home, *rooms: str) -> Iterator[Path]:
    for path in home.path.rglob("*"):
        room = path.relative_to(home.path).parts[0]
        if path.is_file() and not path.is_symlink() and room != "demo" and room in (rooms or (room,)):
            yield path


def _found(home: Home, words: set[bytes], *rooms: str) -> dict[str, int]:
    """How many of (at most fifty of) the words are in which file; never the words."""
    some = sorted(words)[:: max(1, len(words) // 50)]
    hits = {}
    for path in _files(home, *rooms):
        content = path.read_bytes()
        hits[str(path.relative_to(home.path))] = sum(word in content for word in some)
    return {name: count for name, count in hits.items() if count}


@pytest.fixture(scope="module")
def received(built_home: Home) -> str:
    """One month of one partner as it was sent, and the file with telephone numbers."""
    folder = built_home.settings.demo
    return "".join(
        path.read_text(encoding="windows-1251")
        for path in (folder / "ru_neva" / "neva_2022-01.csv", folder / "ru_baikal" / "baikal_2023-05.csv")
    )


def test_tokens_as_the_partner_made_them_are_nowhere(built_home: Home, received: str) -> None:
    tokens = set(re.findall(r"\b[0-9a-f]{64}\b", received))
    assert len(tokens) > 100
    as_text = {token.encode() for token in tokens}
    as_bytes = {bytes.fromhex(token) for token in tokens}
    assert _found(built_home, as_text | as_bytes) == {}


def test_the_telephone_numbers_of_a_refused_file_are_nowhere(built_home: Home, received: str) -> None:
    phones = set(re.findall(r"\+7[\d() -]{10,}", received))
    assert len(phones) > 20
    assert _found(built_home, {phone.strip().encode() for phone in phones}) == {}


def test_names_of_received_files_are_nowhere(built_home: Home) -> None:
    names = {path.name for path in built_home.settings.demo.glob("*/*") if path.parent.name != "truth"}
    assert len(names) > 200
    assert _found(built_home, {name.encode() for name in names}) == {}


def test_no_key_is_in_the_home(built_home: Home) -> None:
    keys = vault.load(built_home.settings)
    texts = {value.encode() for value in json.loads(built_home.keys_file.read_text()).values()}
    assert _found(built_home, texts | {*keys.chain, keys.k_noise, keys.k_erase}) == {}


def test_what_rests_shows_no_row(built_home: Home) -> None:
    """Codes of places, partners and channels stand in every row: encrypted files hold none of them."""
    words = {
        b"ru_irkutsk",
        b"fi_helsinki",
        b"street_outreach",
        b"massage_salon",
        b"trans_or_nonbinary",
        b"cross_border",
    }
    encrypted = [path for path in _files(built_home, *AT_REST) if path.suffix in (".age", ".duckdb")]
    assert len(encrypted) > 200
    in_them = {path.name for path in encrypted if any(word in path.read_bytes() for word in words)}
    assert in_them == set()


def test_only_the_published_files_are_readable_databases(built_home: Home) -> None:
    readable = {path.relative_to(built_home.path).parts[0] for path in _files(built_home) if _is_plain_duckdb(path)}
    assert readable == {"published"}


def _is_plain_duckdb(path: Path) -> bool:
    import duckdb

    if path.suffix != ".duckdb":
        return False
    try:
        duckdb.connect(str(path), read_only=True).close()
    except duckdb.Error:
        return False
    return True


def test_dagster_keeps_no_row_value(built_home: Home) -> None:
    """Its event log and its logs hold counts and codes of rules and partners."""
    stored = b"".join(path.read_bytes() for path in _files(built_home, "dagster", "logs"))
    assert b"fi_lappeenranta" not in stored
    assert b"trans_or_nonbinary" not in stored
