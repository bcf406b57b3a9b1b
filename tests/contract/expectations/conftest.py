"""A working database in memory with deliveries that are fit."""

from collections.abc import Callable, Iterator

import duckdb
import pytest
from fit_rows import AS_OF, PARTNER, add_delivery, working_database

from expectations.delivery import judge_pending
from expectations.verdict import Failure

Judged = dict[str, list[Failure]]


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with working_database() as con:
        add_delivery(con, "first")
        add_delivery(con, "second")
        yield con


@pytest.fixture
def judge(con: duckdb.DuckDBPyConnection) -> Callable[[], Judged]:
    return lambda: judge_pending(con, AS_OF).get(PARTNER, {})
