"""From the rules of the published tables to expectations over them.

Add here: how another kind of rule becomes an expectation.
Keep out: which rules a table has (`release_tables.py`).
"""

from collections.abc import Iterable, Mapping

from expectations.library import Expectation, gxe
from expectations.release_tables import REMEDIES, named
from expectations.verdict import notes


def suite(flags: Mapping[str, Iterable[str]]) -> list[Expectation]:
    """One expectation for each flag of each table."""
    return [
        gxe.ExpectColumnValuesToBeInSet(column=named(table, flag), value_set=[False], meta=_notes(flag, table))
        for table, names in flags.items()
        for flag in names
    ]


def _notes(flag: str, table: str) -> dict[str, str]:
    rule, column, remedy = REMEDIES[flag]
    return notes(rule, f"{table}.{column}", remedy)
