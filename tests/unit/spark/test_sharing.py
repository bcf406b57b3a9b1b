"""Which CTEs Spark computes once: those that are read again, and cost more than a filter."""

from typing import cast

import pytest
from sqlglot import exp

from warehouse.spark import sharing, translation

JOINED = "pair as {} (select t.a, u.b from t inner join u on t.a = u.a)"


FEW = "few as (select a from pair where a > 1)"
MOST, LEAST = "most as (select max(a) as a from few)", "least as (select min(b) as b from pair)"


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (f"with {JOINED} select * from pair", []),
        (f"with {JOINED} select * from pair inner join pair as other on pair.a = other.b", ["pair"]),
        ("with few as (select a from t where a > 1) select * from few cross join few as other", []),
        (f"with {JOINED} select * from s.pair cross join pair", []),
        # By way of a filter that is read twice.
        (f"with {JOINED}, {FEW}, {MOST} select * from few cross join most", ["pair"]),
        # What reads it is kept, and so it is read once.
        (f"with {JOINED}, {LEAST} select * from least cross join least as other", ["least"]),
        (f"with {JOINED}, {FEW}, {LEAST} select * from few cross join least", ["pair"]),
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
