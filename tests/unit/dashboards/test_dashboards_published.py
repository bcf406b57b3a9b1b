"""Only published files can be opened: the address decides, the link is followed, the locks hold in DuckDB itself."""

from pathlib import Path

import duckdb
import pytest
from sqlalchemy.engine import make_url

from dashboards.published import LOCKED, NoRelease, audience_of, current_release, warehouse_file
from warehouse.audiences import audiences
from warehouse.errors import ConfigError


@pytest.mark.parametrize("audience", audiences())
def test_an_audience_is_an_address(audience: str) -> None:
    assert audience_of(make_url(f"duckdb:////published/{audience}")) == audience


@pytest.mark.parametrize(
    "address",
    [
        "duckdb:////etc/passwd",
        "duckdb:///:memory:",
        "duckdb:////published/../working/warehouse.duckdb",
        "duckdb:////published/pl",
        "duckdb:////published/RU",
        "duckdb:////published/ru/../donor",
        "duckdb:////published/regional/",
        "duckdb:////published/regional?access_mode=read_write",
        "duckdb://host/published/regional",
        "sqlite:////published/regional",
        "duckdb:///md:published/regional",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(ConfigError, match="Only the published files"):
        audience_of(make_url(address))


def test_the_link_names_the_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_HOME", str(tmp_path))
    release = tmp_path / "published" / "2024-01-01-abc"
    release.mkdir(parents=True)
    (tmp_path / "published" / "current").symlink_to(release.name)
    assert current_release() == release


def test_without_a_release_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSINGS_HOME", str(tmp_path))
    with pytest.raises(NoRelease, match="crossings run"):
        current_release()


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/passwd')",
        "attach '{other}' as other",
        "copy (select 1) to '{other}'",
        "set enable_external_access = true",
        "create table published.mine as select 1",
        "install httpfs",
    ],
)
def test_the_locks_hold(tmp_path: Path, sql: str) -> None:
    file = warehouse_file(tmp_path, "regional")
    file.parent.mkdir()
    with duckdb.connect(str(file)) as con:
        con.execute("create schema published")
    with duckdb.connect(str(file), read_only=True, config=dict(LOCKED)) as con, pytest.raises(duckdb.Error):
        con.execute(sql.format(other=tmp_path / "other"))
