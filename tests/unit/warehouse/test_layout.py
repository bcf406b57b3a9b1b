"""A working database of another version is never written to as it is."""

import duckdb
import pytest

from warehouse import layout
from warehouse.errors import ConfigError


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def test_an_empty_file_gets_the_tables_and_says_so(con: duckdb.DuckDBPyConnection) -> None:
    layout.lay(con, anew=False)
    layout.lay(con, anew=False)
    assert con.execute("select count(*) from raw.layout").fetchone() == (1,)
    assert con.execute("select count(*) from raw.contact").fetchone() == (0,)


def test_tables_are_laid_all_or_none(con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(
            layout, "schema", lambda: "create schema raw; create table raw.x (y int); select error('killed');"
        )
        with pytest.raises(duckdb.Error):
            layout.lay(con, anew=False)
    layout.lay(con, anew=False)
    assert con.execute("select count(*) from raw.layout").fetchone() == (1,)


@pytest.mark.parametrize(
    "made_by", ["create table raw.layout as select 'other' as digest", "create table raw.x (y int)"]
)
def test_tables_of_another_version_are_refused_and_made_anew_by_rebuild(
    con: duckdb.DuckDBPyConnection, made_by: str
) -> None:
    con.execute("create schema raw")
    con.execute(made_by)
    con.execute("create table raw.contact (old integer)")
    with pytest.raises(ConfigError, match="crossings rebuild"):
        layout.lay(con, anew=False)
    assert con.execute("select count(old) from raw.contact").fetchone() == (0,)
    layout.lay(con, anew=True)
    assert "settings" in [name for name, *_ in con.execute("describe raw.contact").fetchall()]
