"""Which CTEs Spark computes once: those that are read again, and cost more than a filter."""

from typing import cast

import pytest
from sqlglot import exp

from warehouse.spark import sharing, translation

JOINED = "pair as {} (select t.a, u.b from t inner join u on t.a = u.a)"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (f"with {JOINED} select * from pair", []),
        (f"with {JOINED} select * from pair inner join pair as other on pair.a = other.b", ["pair"]),
        ("with few as (select a from t where a > 1) select * from few cross join few as other", []),
        (f"with {JOINED} select * from s.pair cross join pair", []),
        (
            f"with {JOINED}, few as (select a from pair where a > 1), most as (select max(a) as a from few) "
            "select * from few cross join most",
            ["pair"],  # by way of the filter, which is read twice
        ),
        (
            f"with {JOINED}, most as (select max(a) as a from pair) select * from most cross join most as other",
            ["most"],  # and so the pair is read once
        ),
        (
            f"with {JOINED}, one as (select max(a) as a from pair), two as (select min(b) as b from pair) "
            "select * from one cross join two",
            ["pair"],
        ),
        (f"with {JOINED} select * from pair union all (with pair as (select 1 as a, 2 as b) select * from pair)", []),
        ("select 1 as a", []),
    ],
)
def test_what_is_read_again_is_kept(query: str, kept: list[str]) -> None:
    tree = cast(exp.Query, translation.tree_of(query.format("")))
    assert sharing.read_again(tree) == kept


def test_what_the_models_want_read_anew_is_read_anew() -> None:
    query = f"with {JOINED.format('not materialized')} select * from pair inner join pair as other on pair.a = other.b"
    tree = cast(exp.Query, translation.tree_of(query))
    assert sharing.read_again(tree) == []
    assert "MATERIALIZED" not in tree.sql(dialect="spark")
