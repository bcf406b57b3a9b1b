"""Tables of a release, made for tests of what charts see."""

from collections.abc import Iterator

import duckdb
import pytest
from chart_rows import create_tables


@pytest.fixture
def published() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        create_tables(con)
        yield con
