"""A file that comes when nothing closes changes what is said of reporting, and no number, though nobody is counted."""

import json
import shutil
from datetime import date

import duckdb
import pytest
from pipeline_home import Home

from warehouse.networks.demo import deliver

pytestmark = pytest.mark.builds(3)

COUNTED = """
from dagster_project import pipeline
from warehouse import database, vault
from warehouse.intake.rebuild import forget_builds
from warehouse.settings import settings
now = settings()
with database.writer(now, vault.load(now)) as con:
    forget_builds(con)
assert pipeline.run(now).exit_code == 0
"""
PERSONS = {"int_person_period", "int_person_move", "fct_person_mobility", "fct_cell_reach", "protected_reach"}


def models_of_the_last_build(home: Home) -> set[str]:
    results = json.loads((home.settings.working / "dbt" / "run_results.json").read_bytes())["results"]
    return {each["unique_id"].rpartition(".")[2] for each in results if each["unique_id"].startswith("model.")}


def persons_of_closed_cells(home: Home) -> list[tuple[object, ...]]:
    with duckdb.connect() as con:
        file = home.settings.current.resolve() / "regional" / "warehouse.duckdb"
        con.execute(f"attach '{file}' as release (read_only)")
        return con.execute("select * from release.published.pub_reach where status <> 'open' order by all").fetchall()


def test_it_is_what_a_whole_build_gives(built_home: Home, tmp_path) -> None:
    homes = [built_home.copy(tmp_path / name) for name in ("not_counted", "counted")]
    with_file, counted = homes
    new = deliver(with_file.settings.demo, date(2024, 2, 18))
    [file] = [path for path in new if "fi_lake" in str(path)]
    for path in new:
        if path != file:
            path.unlink()
    shutil.copy2(file, counted.settings.demo / "fi_lake")

    ran = with_file.crossings("run")
    assert ran.code == 0, ran.text
    forced = counted.python(COUNTED)
    assert forced.code == 0, forced.text

    assert not PERSONS & models_of_the_last_build(with_file)
    assert models_of_the_last_build(counted) >= PERSONS
    assert with_file.digest() == counted.digest() != built_home.digest()
    assert persons_of_closed_cells(with_file) == persons_of_closed_cells(built_home)

    again = with_file.crossings("run")
    assert again.code == 0
    assert "Nothing is new" in again.text
