"""Relations of models that an earlier version of the project had: a whole build first drops them.

What stands in a schema that dbt builds into, and in no manifest, was made by another version, or by hand. Nothing would
ever build it anew, and a release would take an old published table along. Schemas that are not dbt's are never touched.

Add here: a schema that somebody else than dbt writes.
Keep out: whether a build is whole (warehouse/build_mark.py).
"""

from collections.abc import Mapping
from typing import Any

import duckdb

from warehouse import database

# Rows, the ledger and the network (warehouse/schema.sql, warehouse/networks/tables.py), whatever a manifest may say.
NOT_OF_DBT = frozenset({"main", "network", "raw"})
_BUILT = ("model", "seed", "snapshot")
Relation = tuple[str, str, str]  # schema, name, `table` or `view`


def drop(con: duckdb.DuckDBPyConnection, manifest: Mapping[str, Any]) -> list[str]:
    """Their names. The caller has the working database to itself."""
    former = _former(con, manifest)
    for schema, name, kind in former:
        con.execute(f'drop {kind} {database.ALIAS}."{schema}"."{name}"')
    return [f"{schema}.{name}" for schema, name, _ in former]


def _former(con: duckdb.DuckDBPyConnection, manifest: Mapping[str, Any]) -> list[Relation]:
    known = {(node["schema"], node["alias"]) for node in manifest["nodes"].values() if node["resource_type"] in _BUILT}
    schemas = {schema for schema, _ in known} - NOT_OF_DBT
    relations: list[Relation] = con.execute(
        "select schema_name, table_name, 'table' from duckdb_tables() where database_name = $catalog "
        "union all "
        "select schema_name, view_name, 'view' from duckdb_views() where database_name = $catalog and not internal "
        "order by all",
        {"catalog": database.ALIAS},
    ).fetchall()
    return [each for each in relations if each[0] in schemas and each[:2] not in known]
