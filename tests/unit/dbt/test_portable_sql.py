"""The models run on DuckDB today and on Spark tomorrow: no construct that only one of them has."""

import re
from pathlib import Path

import pytest

DBT = Path(__file__).resolve().parents[3] / "dbt"
# One file for each engine says what it alone can say; the macros in them have the same names for all.
OWN_WORDS = DBT / "macros" / "duckdb.sql"
SPARKS_WORDS = DBT / "macros" / "spark.sql"
SHARED = ("models/**/*.sql", "macros/*.sql", "tests/**/*.sql")
FILES = sorted({path for each in SHARED for path in DBT.glob(each)} - {OWN_WORDS, SPARKS_WORDS})
FORBIDDEN = {
    "grouping() of several columns": r"\bgrouping\s*\([^()]*,",
    "FILTER without WHERE": r"\bfilter\s*\((?!\s*where)",
    "EXCLUDE": r"\bexclude\b",
    "QUALIFY": r"\bqualify\b",
    "a list function": r"\b(list_\w+|array_\w+|unnest|list)\s*\(",
    "md5_number": r"\bmd5_number\w*",
    "an unsigned type": r"\b(u|uhuge|utiny|usmall)(bigint|int|integer|smallint|tinyint)\b",
    "a cast with ::": r"::\s*[a-z]",
}


def _sql(text: str) -> str:
    without_jinja_comments = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    return re.sub(r"--[^\n]*", "", without_jinja_comments).lower()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DBT)))
def test_a_file_uses_only_what_both_engines_have(path: Path) -> None:
    sql = _sql(path.read_text())
    assert [name for name, pattern in FORBIDDEN.items() if re.search(pattern, sql)] == []


def test_what_one_engine_alone_can_say_is_chosen_by_the_engine() -> None:
    said = re.findall(r"macro (\w+)\(", OWN_WORDS.read_text())
    sparks = re.findall(r"macro spark__(\w+)\(", SPARKS_WORDS.read_text())
    doors = {name for name in said if not name.startswith("duckdb__")}
    assert {name.removeprefix("duckdb__") for name in said if name.startswith("duckdb__")} == doors
    assert set(sparks) == doors
    assert set(re.findall(r"adapter\.dispatch\('(\w+)'\)", OWN_WORDS.read_text())) == doors


@pytest.mark.parametrize(
    ("name", "sql"),
    [
        ("grouping() of several columns", "select grouping(a, b)"),
        ("FILTER without WHERE", "count(*) filter (x > 1)"),
        ("EXCLUDE", "select * exclude (a)"),
        ("QUALIFY", "select a qualify row_number() over () = 1"),
        ("a list function", "select list_distinct(a)"),
        ("md5_number", "select md5_number_lower(a)"),
        ("an unsigned type", "cast(a as ubigint)"),
        ("a cast with ::", "a::date"),
    ],
)
def test_the_lint_sees_each_of_them(name: str, sql: str) -> None:
    assert re.search(FORBIDDEN[name], sql)
