"""Ten million contacts with one gigabyte of memory for DuckDB: every model is built, and what is built does not hang on
how much memory there was.

FAULTS_CONTACTS names another number. The limit is a gigabyte for ten million, and not less than half of that. Of a
database that is larger than its limit one model is built at once, by one thread for each gigabyte.
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from built_network import all_tables, copied, raw_tables
from conftest import Noted
from killing import forks

from dagster_project import room_for_a_run
from warehouse.errors import CrossingsError

CONTACTS = int(os.environ.get("FAULTS_CONTACTS", "10000000"))
COMPARED = 1_000_000  # with more, the build without a limit would take as long again


@pytest.mark.timeout(4 * 3600)
@pytest.mark.parametrize("contacts", [CONTACTS])  # each number keeps a line of its own in the table of outcomes
def test_a_build_with_little_memory(contacts: int, tmp_path: Path, noted: Noted) -> None:
    megabytes = max(contacts // 10_000, 500)
    raw = raw_tables(tmp_path / "raw", contacts)
    little = copied(raw, tmp_path / "little") if contacts <= COMPARED else raw
    with forks() as program:
        went = program.to_the_end("build", little, memory=f"{megabytes}MB")
        built = all_tables(little)
        assert sum(rows for rows, _ in built.values()) > 0
        said = f"built in {went['seconds'] / 60:.0f} minutes"
        if contacts <= COMPARED:
            program.to_the_end("build", raw)
            assert all_tables(raw) == built
            said += "; same hash as with all memory"
    noted(f"{megabytes} MB of memory for {contacts:,} contacts", 1, said)


def test_less_memory_than_duckdb_needs_is_said_before_anything_starts(tmp_path: Path, noted: Noted) -> None:
    here = replace(raw_tables(tmp_path / "raw", 100, (0, 1)), memory="20MB")
    with pytest.raises(CrossingsError, match="CROSSINGS_MEMORY allows DuckDB 20MB, and it needs about"):
        room_for_a_run.require(here)
    noted("a limit of memory that is too low", 1, "said before anything starts, with what is needed")
