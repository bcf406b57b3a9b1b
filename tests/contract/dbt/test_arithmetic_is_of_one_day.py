"""No number is made of cells that were counted on different days, in any model between protected cells and readers.

Half of the cells of one period are given another day, and numbers a thousand times as large. Whatever is made of them
is what it was, or what it is where all of them have the other day, or nothing.
"""

import json
import math
import re
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from typing import Any

import duckdb
import pytest
from duckdb.func import ARROW
from duckdb.sqltypes import BIGINT, DOUBLE, INTEGER, VARCHAR
from pipeline_home import Home

from dagster_project.lib import dbt_child, parsed_project
from warehouse import database, dbt_plugin, vault
from warehouse.definitions.contracts import contracts

Node = dict[str, Any]
Numbers = dict[tuple[Any, ...], float | None]  # table, key, column → number
OTHER_DAY = "date '2031-01-01'"
# Their numbers follow from how many shares of other periods there are: each of these is asked for by itself.
OF_SERIES = {"pub_setting_trend"}
# Divided by an estimate of how many people there are, mostly of another period; that estimate is asked for by itself.
BY_AN_ESTIMATE = {("pub_coverage", "coverage_high"), ("donor_coverage", "coverage_high")}
# How compiled models ask for the day.
GUARD = re.compile(r"(\w+)\.counted_on is not distinct from (\w+)\.counted_on")
DAY = re.compile(r"coalesce\((\w+\.)?counted_on, date '0001-01-01'\)")


@pytest.fixture(scope="module")
def models(built_home: Home) -> dict[str, Node]:
    """Every model of the layer that is made of protected cells, in the order in which they are built."""
    nodes = json.loads(parsed_project.manifest(built_home.settings).read_bytes())["nodes"]
    layer = {
        name: node for name, node in nodes.items()
        if node["resource_type"] == "model" and node["fqn"][1] == "published"
    }  # fmt: skip
    parents = {name: set(node["depends_on"]["nodes"]) & layer.keys() for name, node in layer.items()}
    made: dict[str, Node] = {}
    for name in TopologicalSorter(parents).static_order():
        if layer[name]["name"].startswith("protected_") or parents[name] & made.keys():
            made[name] = layer[name]
    return {node["name"]: node for node in made.values()}


@pytest.fixture
def con(built_home: Home, tmp_path: Any) -> Iterator[duckdb.DuckDBPyConnection]:
    home = built_home.copy(tmp_path / "home")
    with database.writer(home.settings, vault.load(home.settings)) as con:
        con.execute("use crossings")
        for name, quantile in (("jeffreys_low", 0.025), ("jeffreys_high", 0.975)):
            con.create_function(name, dbt_plugin._jeffreys(quantile), [BIGINT, BIGINT], DOUBLE, type=ARROW)
        con.create_function("trend_measure", dbt_plugin._trend_measure, [VARCHAR, INTEGER, VARCHAR], DOUBLE, type=ARROW)
        yield con


class Layer:
    """The published layer over changed cells."""

    def __init__(self, con: duckdb.DuckDBPyConnection, home: Home, models: dict[str, Node]) -> None:
        self.con = con
        folder = dbt_child.target(home.settings) / "compiled" / "crossings"
        self.cells = [name for name in models if name.startswith("protected_")]
        self.sql = {
            name: (folder / node["original_file_path"]).read_text("utf-8")
            for name, node in models.items() if name not in self.cells
        }  # fmt: skip
        self.relation = {name: f"{node['schema']}.{node['alias']}" for name, node in models.items()}
        self.key = {
            name: contracts(node["schema"])[node["alias"]].key
            for name, node in models.items()
            if node["schema"] in ("published", "published_donor") and node["alias"] in contracts(node["schema"])
        }
        for name in self.cells:
            con.execute(f"create temp table built_{name} as from {self.relation[name]}")
        con.execute(
            "create temp table chosen as select period_type, period_start from ("
            + " union all ".join(
                f"select period_type, period_start, '{name}' as of_table from built_{name} where status = 'shown'"
                for name in self.cells
            )
            + ") group by period_type, period_start qualify row_number() over ("
            "partition by period_type order by count(distinct of_table) desc, count(*) desc, period_start desc) = 1"
        )

    def numbers(self, other_day: str, without: Callable[[str], str] = str) -> Numbers:
        """What is published where the cells of the chosen periods that `other_day` (SQL) names were counted on it."""
        moved = f"status = 'shown' and (period_type, period_start) in (from chosen) and ({other_day})"
        for name in self.cells:
            self.con.execute(
                f"create or replace table {self.relation[name]} as select * replace ("
                f"case when {moved} then 1000 * persons else persons end as persons, "
                f"case when {moved} then {OTHER_DAY} else counted_on end as counted_on) from built_{name}"
            )
        said: Numbers = {}
        for name, sql in self.sql.items():
            self.con.execute(f"create or replace table {self.relation[name]} as {without(sql)}")
            if name in self.key and name not in OF_SERIES:
                said.update(self._of_table(name))
        return said

    def _of_table(self, name: str) -> Iterator[tuple[tuple[Any, ...], float | None]]:
        key = self.key[name]
        described = self.con.execute(f"describe {self.relation[name]}").fetchall()
        columns = [
            row[0] for row in described
            if row[0] not in key and row[1].startswith(("BIGINT", "INTEGER", "DOUBLE", "DECIMAL", "HUGEINT"))
        ]  # fmt: skip
        if columns:
            rows = self.con.execute(f"select {', '.join([*key, *columns])} from {self.relation[name]}").fetchall()
            for row in rows:
                for column, number in zip(columns, row[len(key) :], strict=True):
                    yield (name, row[: len(key)], column), None if number is None else float(number)


def same(number: float | None, other: float | None) -> bool:
    return number is not None and other is not None and math.isclose(number, other, rel_tol=1e-9, abs_tol=1e-12)


def mixed(before: Numbers, after: Numbers, some: Numbers) -> set[tuple[str, str]]:
    """Tables and columns with a number that is neither that of one day nor that of the other."""
    return {
        (cell[0], cell[2]) for cell, number in some.items()
        if number is not None and not same(number, before.get(cell)) and not same(number, after.get(cell))
    }  # fmt: skip


def half(seed: int) -> str:
    return f"hash(cell || '{seed}') % 2 = 0"


def test_no_published_number_is_made_of_cells_of_two_days(
    con: duckdb.DuckDBPyConnection, built_home: Home, models: dict[str, Node]
) -> None:
    layer = Layer(con, built_home, models)
    before, after = layer.numbers("false"), layer.numbers("true")
    differing = {cell for cell in before if not same(before[cell], after.get(cell)) and before[cell] is not None}
    assert len({table for table, _, _ in differing}) > 15  # the other day is another number
    for seed in range(2):
        some = layer.numbers(half(seed))
        assert mixed(before, after, some) <= BY_AN_ESTIMATE
        missing = {(cell[0], cell[2]) for cell, number in some.items() if number is None and before[cell] is not None}
        assert {("pub_setting_share", "share"), ("pub_services", "share")} <= missing
        taken = {cell[0] for cell, number in some.items() if cell in differing and same(number, after[cell])}
        assert {"pub_reach", "pub_setting_share"} <= taken


def test_without_the_question_for_the_day_such_numbers_are_there(
    con: duckdb.DuckDBPyConnection, built_home: Home, models: dict[str, Node]
) -> None:
    layer = Layer(con, built_home, models)
    before, after = layer.numbers("false"), layer.numbers("true")
    some = layer.numbers(half(0), lambda sql: DAY.sub("date '0001-01-01'", GUARD.sub("true", sql)))
    tables = {table for table, _ in mixed(before, after, some)}
    assert tables >= {
        "pub_commodities", "pub_flow_totals", "pub_migrant_share", "pub_mobility", "pub_origins",
        "pub_quality", "pub_referrals", "pub_services", "pub_setting_decomposition", "pub_setting_share",
        "pub_setting_transitions", "donor_services", "donor_setting_share",
    }  # fmt: skip
