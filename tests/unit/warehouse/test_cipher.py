"""The working database is written with OpenSSL's cipher or not at all, and what spills is encrypted too."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from warehouse import another_database, database, spill
from warehouse.errors import Sealed
from warehouse.settings import PROJECT_ROOT, Settings
from warehouse.vault import Vault

CANARY = "canary-in-a-spill"
# The wheel that holds the cipher is not installed.
WITHOUT = "import sys; sys.modules['duckdb_extension_httpfs'] = None\n"
# More than fits: a temporary table stays in the spill as long as it is there.
SPILL = f"create temp table many as select '{CANARY}' || hash(i) || repeat('y', 90) as word from range(400000) t(i)"


def test_the_cipher_notices_a_changed_file(place: Settings, keyring: Vault) -> None:
    with database.writer(place, keyring) as con:
        con.execute("checkpoint crossings")
        assert con.execute("select cipher from duckdb_databases() where encrypted").fetchall() == [("GCM",)]


def test_without_the_cipher_nothing_is_opened_and_the_sentence_says_what_is_missing(
    place: Settings, keyring: Vault
) -> None:
    code = (
        "from warehouse import database, vault; from warehouse.errors import Sealed\n"
        "from warehouse.settings import settings\n"
        "try:\n    with database.writer(settings(), vault.load(settings())): print('written')\n"
        "except Sealed as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT + code],
        env=os.environ | {"PYTHONPATH": str(PROJECT_ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "duckdb-extension-httpfs" in done.stdout
    assert "written" not in done.stdout
    assert not place.working_db.exists()


def test_duckdb_itself_refuses_to_encrypt_without_it(tmp_path: Path) -> None:
    with duckdb.connect() as con:
        con.execute("set autoload_known_extensions = false; set autoinstall_known_extensions = false")
        with pytest.raises(duckdb.Error):
            con.execute(f"attach '{tmp_path / 'x.duckdb'}' as x (encryption_key 'k'); create table x.t as select 1")


def test_a_connection_that_allows_the_unsafe_cipher_is_refused(place: Settings) -> None:
    with duckdb.connect() as con:
        con.execute("set force_mbedtls_unsafe = true")
        with pytest.raises(Sealed, match="force_mbedtls_unsafe"):
            database.load_encryption(con)


@pytest.mark.parametrize("options", ["", "(encryption_key 'k', encryption_cipher 'CTR')"])
def test_a_working_database_of_another_kind_is_refused(place: Settings, options: str) -> None:
    place.working.mkdir(parents=True)
    with database.protected(place) as con:
        con.execute(f"attach '{place.working_db}' as crossings {options}")
        with pytest.raises(Sealed, match="not encrypted with GCM"):
            database.require_sealed(con)


OPENED = {
    "the working database": database.writer,
    "a rotation": lambda place, _: another_database._connection(place),
    "nothing yet": lambda place, _: contextlib.closing(database.protected(place)),
}


def spilled(con: duckdb.DuckDBPyConnection, place: Settings) -> bytes:
    place.working.mkdir(parents=True, exist_ok=True)
    con.execute("set memory_limit = '40MB'; set threads = 1")
    con.execute(SPILL)
    return b"".join(path.read_bytes() for folder in spill.folders(place) for path in folder.iterdir())


@pytest.mark.parametrize("what", OPENED)
def test_what_does_not_fit_into_memory_is_encrypted_on_the_disk(place: Settings, keyring: Vault, what: str) -> None:
    with OPENED[what](place, keyring) as con:
        found = spilled(con, place)
    assert len(found) > 1_000_000
    assert CANARY.encode() not in found


def test_without_that_setting_it_could_be_read(place: Settings) -> None:
    with contextlib.closing(database.protected(place)) as con:
        con.execute("set temp_file_encryption = false")
        assert CANARY.encode() in spilled(con, place)
