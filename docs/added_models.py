"""Models of dbt that stand for tables which each release adds by itself, so that a model of a chart may read them.

They have the columns of warehouse/definitions/added.yaml, and no row.

Add here: another such table that a chart reads.
Keep out: what a release puts into it (warehouse/release).
"""

from collections.abc import Mapping
from functools import cache

from warehouse.definitions.contracts import ADDED, Contract, contracts
from warehouse.definitions.made_files import made_of
from warehouse.settings import PROJECT_ROOT

READ_BY_CHARTS = ("pub_holds",)
_CHARTS = "dbt/models/charts"
_MADE = made_of(str(ADDED.relative_to(PROJECT_ROOT)))


@cache
def models() -> Mapping[str, str]:
    """Path of a file of dbt → its text."""
    tables = [contracts()[name] for name in READ_BY_CHARTS]
    said = "\n".join([f"# {_MADE}", "version: 2", "models:", *map(_properties, tables), ""])
    return {f"{_CHARTS}/{table.table}.sql": _sql(table) for table in tables} | {f"{_CHARTS}/_added.yml": said}


def _sql(table: Contract) -> str:
    columns = ",\n".join(f"        cast(null as {column.kind}) as {column.name}" for column in table.columns)
    return f"-- {_MADE}\nwith added as (\n    select\n{columns}\n    where false\n)\nselect * from added\n"


def _properties(table: Contract) -> str:
    columns = [
        f"      - {{name: {column.name}, data_type: {column.kind}, description: '{column.description}'}}"
        for column in table.columns
    ]
    return "\n".join(
        [
            f"  - name: {table.table}",
            "    description: Stands for the table that each release adds to its files; it has no row here.",
            "    config: {contract: {enforced: true}}",
            "    columns:",
            *columns,
        ]
    )
