"""What DuckDB's SQL becomes on its way to Spark. That Spark then answers the same: tests/spark."""

import pytest
from sqlglot.errors import SqlglotError

from warehouse.spark.translation import MARK, of_model, translated


def test_a_query_puts_what_is_missing_last_as_duckdb_does() -> None:
    assert "ORDER BY a NULLS LAST" in of_model("select row_number() over (order by a) as n from x")


def test_a_division_is_one_of_doubles() -> None:
    assert "CAST((0.85 * n) AS DOUBLE) / m" in of_model("select 0.85 * n / m as q from x")


def test_the_division_of_whole_numbers_stays_whole() -> None:
    assert of_model("select a // 2 as h from x") == "SELECT a DIV 2 AS h FROM x"


def test_a_mean_divides_an_exact_sum_once() -> None:
    assert of_model("select avg(y) as v from x") == "SELECT (CAST((SUM(y)) AS DOUBLE) / COUNT(y)) AS v FROM x"


def test_a_mean_over_a_window_is_one_of_doubles() -> None:
    assert "AVG(CAST((y) AS DOUBLE)) OVER (" in of_model("select avg(y) over (partition by z) as v from x")


def test_what_stands_inside_another_is_translated_too() -> None:
    assert "ROUND(CAST((CAST((a) AS DOUBLE) / 3) AS DOUBLE) * 1e2)" in of_model("select round(a / 3, 2) as r from x")


def test_a_part_of_a_date_has_64_bits() -> None:
    assert of_model("select year(d) as y from x") == "SELECT CAST(YEAR(d) AS BIGINT) AS y FROM x"


def test_a_sum_whose_remainder_is_taken_may_be_larger_than_64_bits() -> None:
    assert "SUM(CAST((c) AS DECIMAL(38, 0))) % 8" in of_model("select mod(sum(c), 8) as s from x")


def test_other_sums_stay_as_they_are() -> None:
    assert of_model("select sum(c) as s from x") == "SELECT SUM(c) AS s FROM x"


def test_rounding_to_decimals_multiplies_rounds_and_divides() -> None:
    assert "ROUND(CAST((x) AS DOUBLE) * 1e2) / 1e2" in of_model("select round(x, 2) as r from t")


def test_rounding_to_whole_numbers_stays_as_it_is() -> None:
    assert of_model("select round(x) as r from t") == "SELECT ROUND(x) AS r FROM t"


def test_joined_texts_keep_their_order() -> None:
    said = of_model("select string_agg(p, '|' order by p) as fed_by from x")
    assert "LISTAGG(p, '|') WITHIN GROUP (ORDER BY p NULLS LAST)" in said


def test_only_what_stands_behind_the_mark_is_translated_in_a_statement_that_makes_a_table() -> None:
    said = translated(f"create table s.t using parquet as {MARK} select a // 2 as h from x")
    assert said == "create table s.t using parquet as  SELECT a DIV 2 AS h FROM x"


@pytest.mark.parametrize("asked", ["show tables in s like '*'", "describe extended s.t", "drop table if exists s.t"])
def test_what_dbt_asks_of_spark_itself_stays_as_it_is(asked: str) -> None:
    assert translated(asked) == asked


def test_a_query_of_dbt_is_translated_too_behind_its_comment() -> None:
    assert translated('/* {"app": "dbt"} */\nselect a // 2 as h from x').endswith("SELECT a DIV 2 AS h FROM x")


def test_what_cannot_be_read_is_an_error_and_not_sent_on() -> None:
    with pytest.raises(SqlglotError):
        of_model("select from where")
