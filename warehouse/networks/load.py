"""Put the home's network into the working database, where dbt finds it as a source.

Add here: nothing for a new column or file; tables.py lists them.
Keep out: what is derived from it (dbt).
"""

import duckdb

from warehouse.errors import ConfigError
from warehouse.first_row import first_row
from warehouse.networks.network import Network
from warehouse.networks.tables import LOADED, Table, Value

Con = duckdb.DuckDBPyConnection


def load(con: Con, network: Network) -> None:
    """All tables of the schema `network`, within the caller's transaction.

    Raises ConfigError for a database built of an invented network where this one is real, or the other way round: rows
    of the one would stand in tables of the other.
    """
    before = first_row(con.execute("select is_invented from network.itself"))
    if before is not None and bool(before[0]) != network.is_invented:
        raise ConfigError(
            f"The working database was filled for {_called(is_invented=bool(before[0]))}, and the home's network is "
            f"{_called(is_invented=network.is_invented)}. Nothing was changed. Take an empty home for it."
        )
    itself: dict[str, Value] = {
        "is_invented": int(network.is_invented),
        "smallest_shown": network.smallest_shown,
        "digest": network.digest,
    }
    rows = {**network.loaded, "itself": [itself]}
    for table in LOADED:
        _fill(con, table, rows.get(table.name, []))


def digest(con: Con) -> str:
    """Of the network that the database holds; '' before one was loaded."""
    row = first_row(con.execute("select digest from network.itself"))
    return str(row[0]) if row else ""


def _fill(con: Con, table: Table, rows: list[dict[str, Value]]) -> None:
    con.execute(f"delete from network.{table.name}")
    names = list(dict.fromkeys(column.name for column in table.all_columns))
    if rows:
        con.executemany(
            f"insert into network.{table.name} ({', '.join(names)}) values ({', '.join('?' * len(names))})",
            [[row[name] for name in names] for row in rows],
        )


def _called(*, is_invented: bool) -> str:
    return "an invented network" if is_invented else "a real one"
