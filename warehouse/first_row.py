"""The first row of an answer, with the rest of it let go of.

DuckDB 2 refuses all other work on a connection whose answer was not read to its end, as `fetchone` leaves it.
Add here: nothing.
Keep out: what is asked.
"""

from typing import Any

import duckdb


def first_row(answer: duckdb.DuckDBPyConnection) -> tuple[Any, ...] | None:
    """None where there is no row. For questions with few rows: all are fetched."""
    return next(iter(answer.fetchall()), None)
