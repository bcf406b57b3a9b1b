"""What charts make of published files has one row for each key of its query, in the file of every audience."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
from pipeline_home import Home

from dashboards.sources.catalogue import load
from warehouse import release
from warehouse.audiences import whole


def occurring_twice(file: Path) -> Iterator[str]:
    with duckdb.connect(str(file), read_only=True) as con:
        held = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
        for dataset in load().datasets.values():
            is_whole = file.parent.name == whole().name
            if dataset.key and (is_whole or dataset.reads <= held):  # the file of the whole network has every table
                key = ", ".join(dataset.key)
                twice = f"select {key} from ({dataset.sql}) group by all having count(*) > 1 limit 1"
                if con.execute(twice).fetchone():
                    yield dataset.name


def test_no_chart_has_two_rows_of_one_key(built_home: Home, tmp_path: Path) -> None:
    settings = built_home.settings
    files = release.audience_files(settings, release.candidate_id(settings))
    assert {file.parent.name: list(occurring_twice(file)) for file in files} == {file.parent.name: [] for file in files}
    spoiled = tmp_path / "warehouse.duckdb"
    shutil.copy(files[0], spoiled)
    with duckdb.connect(str(spoiled)) as con:
        con.execute("insert into published.pub_reporting from published.pub_reporting limit 1")
    assert list(occurring_twice(spoiled)) == ["pub_reporting_months"]
