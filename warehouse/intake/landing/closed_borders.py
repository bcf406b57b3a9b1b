"""Closed numbers have the borders of their day: a city stays in the region in which its cells have closed.

A city that moved would take its people along in what is computed anew, and leave them where they were in what is
closed: denominators would be of other places than numerators, and a hidden number of the city could be had by
subtraction.

Add here: another way in which a network could move a border.
Keep out: what may be shown of places (dbt/macros), and places under fire (under_fire.py).
"""

import duckdb

from warehouse.errors import ConfigError
from warehouse.networks.network import Network

# The name of a cell: pattern, kind and start of the period, then the dimensions of its table.
_CLOSED = """
select split_part(cell, '|', 6) as city_code, list_sort(list(distinct split_part(cell, '|', 5))) as region_codes
from raw.closed_cell
where table_name = 'pub_reach' and split_part(cell, '|', 6) <> 'all'
group by city_code
order by city_code
"""


def require(con: duckdb.DuckDBPyConnection, network: Network) -> None:
    """Raises ConfigError that names every city that has moved."""
    now = {str(row["place_code"]): str(row["region_code"]) for row in network.places("city")}
    closed: dict[str, list[str]] = dict(con.execute(_CLOSED).fetchall())
    # In several, where it had moved before this was asked: either of them is one in which its numbers have closed.
    moved = [
        f"{city} is in {now[city]}, and in {' and '.join(was)} where its numbers have closed"
        for city, was in closed.items()
        if city in now and now[city] not in was
    ]
    if moved:
        raise ConfigError(
            f"places.csv: {'; '.join(moved)}. A border that moves would change numbers that were published. Put the "
            "region back. If the city belongs to another one from now on, give it a new code there, and say in the "
            "partners' `city_days` when the old one ends and the new one begins."
        )
