"""What charts make of published files has one row for each key of its model, in the file of every audience."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
from pipeline_home import Home

from dashboards.sources import chart_models
from warehouse import release, yaml_text
from warehouse.audiences import whole

KEYS = {
    model["name"].removeprefix("chart_"): model["config"]["meta"]["key"]
    for model in yaml_text.read((chart_models.MODELS / "_charts.yml").read_text(encoding="utf-8"))["models"]
    if model["name"].startswith("chart_")
}


def occurring_twice(file: Path) -> Iterator[str]:
    with duckdb.connect(str(file), read_only=True) as con:
        held = {name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()}
        for name in chart_models.names():
            is_whole = file.parent.name == whole().name
            if is_whole or chart_models.tables(name) <= held:  # the file of the whole network has every table
                key = ", ".join(KEYS[name])
                twice = f"select {key} from ({chart_models.sql(name)}) group by all having count(*) > 1 limit 1"
                if con.execute(twice).fetchone():
                    yield name


def test_no_chart_has_two_rows_of_one_key(built_home: Home, tmp_path: Path) -> None:
    settings = built_home.settings
    files = release.audience_files(settings, release.candidate_id(settings))
    assert {file.parent.name: list(occurring_twice(file)) for file in files} == {file.parent.name: [] for file in files}
    spoiled = tmp_path / "warehouse.duckdb"
    shutil.copy(files[0], spoiled)
    with duckdb.connect(str(spoiled)) as con:
        con.execute("insert into published.pub_reporting from published.pub_reporting limit 1")
    assert list(occurring_twice(spoiled)) == ["reporting_months"]
