"""A network of a home's own, with the demo's places and no other line of it, for tests that declare their own partners.

Add here: another way in which such a network differs.
Keep out: a network with other places (tests/contract/networks/).
"""

import shutil
from pathlib import Path

import duckdb

from warehouse.networks import load, tables
from warehouse.networks.home import DEMO, network_of


def own_network(home: Path, *, is_invented: bool = True) -> Path:
    """The directory of the network, which a second call leaves as it is."""
    directory = home / "network"
    if directory.is_file():  # the home had the demo network
        directory.unlink()
    if not directory.exists():
        directory.mkdir(parents=True, mode=0o700)
        text = (DEMO / "network.yaml").read_text(encoding="utf-8")
        assert text.count("is_invented: true") == 1
        said = text if is_invented else text.replace("is_invented: true", "is_invented: false")
        (directory / "network.yaml").write_text(said, encoding="utf-8")
        shutil.copy(DEMO / "places.csv", directory / "places.csv")
    return directory


def demo_as_dbt_reads_it(con: duckdb.DuckDBPyConnection) -> None:
    """The demo network in the schema `network`, for SQL that dbt compiled; `declared` is empty."""
    con.execute(tables.ddl())
    load.load(con, network_of(DEMO))
    con.execute("create schema declared")
