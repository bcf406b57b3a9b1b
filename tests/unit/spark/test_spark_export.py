"""What is exported for Spark: all rows, and none that can be read without the key."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow.parquet import encryption

from warehouse import database
from warehouse.errors import CrossingsError
from warehouse.settings import Settings
from warehouse.spark import export
from warehouse.vault import Vault

PLANTED = "a word that no file may hold in the clear"


@pytest.fixture
def built(place: Settings, keyring: Vault) -> Settings:
    """A working database with a row of each schema that models read, as a finished build leaves it."""
    with database.writer(place, keyring) as con:
        con.execute("insert into raw.refusal values ('d', 'p', 1, ?, 'r')", [PLANTED])
        con.execute("create schema seeds; create table seeds.setting as select 'street' as setting")
    return place


def test_every_row_comes_back_with_the_key(built: Settings, keyring: Vault) -> None:
    written = export.export(built, keyring)
    path = export.inputs(built) / "raw" / "refusal" / "rows.parquet"
    opened = encryption.create_decryption_properties(footer_key=export.key(keyring))
    assert pq.read_table(path, decryption_properties=opened).to_pylist() == [
        {"delivery_id": "d", "partner_code": "p", "row_no": 1, "column_name": PLANTED, "rule": "r"}
    ]
    assert written.tables == len(list(export.inputs(built).glob("*/*")))


def test_a_table_without_rows_is_exported_with_its_columns(built: Settings, keyring: Vault) -> None:
    export.export(built, keyring)
    path = export.inputs(built) / "raw" / "contact" / "rows.parquet"
    opened = encryption.create_decryption_properties(footer_key=export.key(keyring))
    assert pq.read_table(path, decryption_properties=opened).num_rows == 0


def test_nothing_of_a_row_is_in_any_file_in_the_clear(built: Settings, keyring: Vault) -> None:
    export.export(built, keyring)
    content = b"".join(path.read_bytes() for path in export.folder(built).rglob("*") if path.is_file())
    assert PLANTED.encode() not in content
    assert b"partner_code" not in content  # not the names of columns either: the footer is encrypted


def test_another_key_opens_nothing(built: Settings, keyring: Vault) -> None:
    export.export(built, keyring)
    path = export.inputs(built) / "raw" / "refusal" / "rows.parquet"
    with pytest.raises((OSError, pa.ArrowInvalid)):
        pq.read_table(path, decryption_properties=encryption.create_decryption_properties(footer_key=b"x" * 32))


def test_a_file_is_refused_by_who_has_no_key(built: Settings, keyring: Vault) -> None:
    export.export(built, keyring)
    path = export.inputs(built) / "raw" / "refusal" / "rows.parquet"
    with duckdb.connect() as con, pytest.raises(duckdb.Error):
        con.execute(f"from read_parquet('{path}')")


def test_an_export_takes_the_place_of_the_former_one(built: Settings, keyring: Vault) -> None:
    export.export(built, keyring)
    left = export.inputs(built) / "raw" / "gone"
    left.mkdir()
    export.export(built, keyring)
    assert not left.exists()


def test_without_a_finished_build_nothing_is_written(place: Settings, keyring: Vault) -> None:
    with database.writer(place, keyring):
        pass
    with pytest.raises(CrossingsError, match="no tables of seeds yet"):
        export.export(place, keyring)
    assert not export.folder(place).exists()


def test_the_key_is_another_one_for_another_database(keyring: Vault) -> None:
    from dataclasses import replace

    assert export.key(keyring) != export.key(replace(keyring, db_key="another"))
    assert keyring.db_key not in export.key_text(keyring)


def test_the_folder_lies_within_the_home(place: Settings) -> None:
    assert Path(place.home) in export.folder(place).parents
