"""A full disk is told as one, whoever noticed it; any other error stays what it is."""

import errno
import sqlite3

import dagster as dg
import duckdb
import pytest

from dagster_project.lib.guard import EXIT_CODE, guarded
from warehouse import disk
from warehouse.errors import CrossingsError

NOTICED = (
    OSError(errno.ENOSPC, "No space left on device"),
    duckdb.IOException('Could not write file "x": No space left on device'),
    duckdb.OutOfMemoryException("failed to offload data block; see the setting max_temp_directory_size"),
    sqlite3.OperationalError("database or disk is full"),
)


@pytest.mark.parametrize("error", NOTICED, ids=lambda error: type(error).__name__)
def test_a_full_disk_is_told_with_what_to_do(error: Exception) -> None:
    with pytest.raises(CrossingsError, match=r"The disk is full.*Make room"), disk.told_when_full():
        raise error


def test_it_is_told_too_when_something_else_failed_after_it() -> None:
    later = duckdb.FatalException("the database has been invalidated")
    later.__context__ = NOTICED[0]
    with pytest.raises(CrossingsError, match="The disk is full"), disk.told_when_full():
        raise later


@pytest.mark.parametrize("error", [OSError(errno.EACCES, "Permission denied"), duckdb.IOException("no such file")])
def test_other_errors_stay_what_they_are(error: Exception) -> None:
    with pytest.raises(type(error)) as raised, disk.told_when_full():
        raise error
    assert raised.value is error


def test_a_step_of_the_pipeline_says_it() -> None:
    with pytest.raises(dg.Failure) as raised, guarded():
        raise NOTICED[1]
    assert raised.value.description == disk.FULL
    assert raised.value.metadata[EXIT_CODE].value == 1
