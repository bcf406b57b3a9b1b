"""`crossings dbt`: what could have written into the database makes the next build a whole one."""

import pytest

from dagster_project.actions import asking_dbt
from dagster_project.actions.asking_dbt import READING, WITHOUT_DATABASE


@pytest.mark.parametrize(
    "line",
    [
        "build", "seed", "run --select pub_release", "snapshot", "clone", "retry", "run-operation x",
        "--log-level debug seed", "--threads 1 build", "--target-path show run", "--quiet run", "docs", "docs show",
        "tset",
    ],
)  # fmt: skip
def test_whatever_is_not_known_to_read_is_taken_for_writing(line: str) -> None:
    assert asking_dbt._command(line.split()) not in (*READING, *WITHOUT_DATABASE)


@pytest.mark.parametrize("line", ["show --inline x", "test", "compile", "docs generate --static", "source freshness"])
def test_what_reads_leaves_the_mark_of_the_build(line: str) -> None:
    assert asking_dbt._command(line.split()) in READING


@pytest.mark.parametrize("line", ["", "ls --resource-type source", "parse", "docs serve", "--version"])
def test_what_needs_no_database_waits_for_nobody(line: str) -> None:
    assert asking_dbt._command(line.split()) in WITHOUT_DATABASE
