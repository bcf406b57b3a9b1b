"""From the rules of a published table to expectations over it.

Add here: how another kind of rule becomes an expectation.
Keep out: which rules a table has (`release_tables.py`).
"""

from collections.abc import Iterable

from expectations.library import Expectation, gxe
from expectations.release_tables import REMEDIES
from expectations.verdict import notes


def suite(table: str, flags: Iterable[str]) -> list[Expectation]:
    """One expectation for each flag."""
    return [gxe.ExpectColumnValuesToBeInSet(column=flag, value_set=[False], meta=_notes(flag, table)) for flag in flags]


def _notes(flag: str, table: str) -> dict[str, str]:
    rule, column, remedy = REMEDIES[flag]
    return notes(rule, f"{table}.{column}", remedy)
