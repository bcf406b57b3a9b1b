"""A join names a number before the scope: DuckDB passes over rows of a large table by the first column of a join."""

import re
from pathlib import Path

import pytest

DBT = Path(__file__).resolve().parents[3] / "dbt"
SPARKS_WORDS = DBT / "macros" / "spark.sql"
FILES = sorted({path for each in ("models/**/*.sql", "macros/*.sql") for path in DBT.glob(each)} - {SPARKS_WORDS})
NUMBERS = "person_id|permissive_person_id|token|other_token|pair_no"
SIDE = r"(?:\{\{ ?\w+ ?\}\}|\w+)"
SCOPE_FIRST = re.compile(
    rf"\bon ({SIDE})\.scope = ({SIDE})\.scope\s+and \1\.(?:{NUMBERS}) = \2\.\w+"
    rf"|same\(\['scope', '(?:{NUMBERS})'"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DBT)))
def test_the_scope_comes_after_the_number(path: Path) -> None:
    assert [found.group() for found in SCOPE_FIRST.finditer(path.read_text())] == []


@pytest.mark.parametrize(
    "sql",
    [
        "on one.scope = other.scope and one.person_id = other.person_id",
        "on {{ alias }}.scope = changed.scope\n        and {{ alias }}.person_id = changed.person_id",
        "same(['scope', 'token'])",
    ],
)
def test_the_lint_sees_it(sql: str) -> None:
    assert SCOPE_FIRST.search(sql)
    assert not SCOPE_FIRST.search("on one.person_id = other.person_id and one.scope = other.scope")
