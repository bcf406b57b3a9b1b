"""A cell that the disclosure test names is hidden by the next published layer: on a small network, each day."""

from pathlib import Path

from pipeline_home import Home

from dagster_project.lib import dbt_child
from warehouse import database, vault
from warehouse.definitions.cells import cell_tables
from warehouse.disclosure.statements import reading, truth
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.release import suppressing

SHOWN = "select status, persons from protected.protected_reach where cell = "


def test_a_cell_has_one_name_in_the_test_and_in_the_database(northern_home: Home) -> None:
    """Also one of a grain of which nobody is counted here."""
    settings = northern_home.settings
    with database.reader(settings, vault.load(settings)) as con:
        true = truth.read(con, catalogue().grains)
        named = {
            cell
            for table in cell_tables().values()
            for (cell,) in con.execute(f"select cell from protected.protected_{table.name}").fetchall()
        }
    file = settings.current / "regional" / "warehouse.duckdb"
    said = reading.read(file, catalogue(), true.patterns, true.dims)
    closed = (each for statements in said.statements.values() for each in statements if each.is_closed)
    keys = {each.key for each in closed}
    assert {key.grain for key in keys} - {key.grain for key in true.persons}
    assert len(keys) > 1000
    assert {str(key) for key in keys} - named == set()


def test_a_suppressed_cell_is_hidden_and_its_neighbours_are_not(northern_home: Home, tmp_path: Path) -> None:
    home = northern_home.copy(tmp_path / "home")
    settings, keys = home.settings, vault.load(home.settings)
    with database.writer(settings, keys) as con:
        con.execute("delete from raw.closed_cell")  # as before the first release: what closed stays
    one, other = (
        cell for (cell,) in home.rows("select cell from protected.protected_reach where status = 'shown' limit 2")
    )
    before = home.rows(f"{SHOWN} '{other}'")

    suppressing.suppress(settings, keys, [one])
    dbt_child.publish_anew(settings, keys)

    assert home.rows(f"{SHOWN} '{one}'") == [("few", None)]
    assert home.rows(f"{SHOWN} '{other}'") == before
