"""What disclosure control costs: CPU of the protected marts against unprotected ones of the same cells.

    python tests/bench/bench_protected.py [CONTACTS …]        a million when nothing is said

Protected: the models that count the cells with their keys, each contributing partner's part of every cell, and the
disclosure macro over the declared domain, by dbt (cell_change_*, fct_cell_*, protected_*). dbt's own share, the same
command in an empty warehouse, is subtracted.

Unprotected: `count(distinct person_id)` by the same patterns, dimensions and periods of the same person sets
(tests/oracles/persons_in_words.py), a statement for each pattern and kind of period, into tables of the same encrypted
database. Once with the person sets as views, which spell out numbers in words, and once with them as tables, which were
made before and are not counted.

Add here: another way of asking for the same cells.
Keep out: assertions on time, and how the person sets came about (bench_models.py).
"""

import csv
import multiprocessing
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import network_rows
from bench_models import MILLION, TABLES, _build
from measured import peak_mb, spent

from warehouse import database, vault
from warehouse.definitions.cells import cell_tables
from warehouse.settings import DEMO_AS_OF, PROJECT_ROOT, Settings, settings

sys.path.insert(0, str(Path(__file__).parents[1]))
from persons_in_words import persons_in_words

BAR = 1.25
RANK = {"month": 1, "quarter": 2, "half_year": 3, "year": 4, "fiscal_year": 4}
# Table, as it is published, by the name of its models.
PUBLISHED = {one.name: table for table, one in cell_tables().items() if one.name in TABLES}
COUNTED_AT_ONCE = ("share",)  # without increments: cells are counted in the model of the cells itself


def main() -> None:
    for contacts in [int(text) for text in sys.argv[1:]] or [MILLION]:
        with tempfile.TemporaryDirectory(prefix="crossings-bench-") as folder:
            empty, full = (_home(Path(folder, name)) for name in ("empty", "full"))
            for here, rows in ((empty, 0), (full, contacts)):
                keys = vault.load(here)
                network_rows.declare(here, keys)
                if rows:
                    network_rows.add(here, keys, rows, (0, network_rows.MONTHS))
                _build(here, keys, [f"+protected_{name}" for name in TABLES])
                _in_words(here, "as_views", "view")
            own, _ = _apart(protected, empty)
            ours, ours_peak = _apart(protected, full)
            views, views_peak = _apart(unprotected, full, "as_views")
            _in_words(full, "as_tables", "table")
            tables, tables_peak = _apart(unprotected, full, "as_tables")
            _tell(contacts, own, (ours - own, ours_peak), (views, views_peak), (tables, tables_peak), _cells(full))


def _home(path: Path) -> Settings:
    real = settings()
    here = Settings(path, PROJECT_ROOT, DEMO_AS_OF, real.host, 1, 2, path.with_suffix(".json"))
    here.home.mkdir()
    vault.init_demo(here)
    return here


def _apart(side: Callable[..., tuple[float, float]], *arguments: Any) -> tuple[float, float]:
    """In a process of its own: CPU seconds, and the largest memory of whatever did the work."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(side, arguments)


def protected(here: Settings) -> tuple[float, float]:
    """CPU seconds of a whole build of the cells and of their protected numbers."""
    keys = vault.load(here)
    select = [
        model
        for name in TABLES
        for model in (f"cell_change_{name}", f"fct_cell_{name}", f"protected_{name}")
        if name not in COUNTED_AT_ONCE or not model.startswith("cell_change_")
    ]
    return _build(here, keys, select, whole=True), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def unprotected(here: Settings, schema: str) -> tuple[float, float]:
    with database.writer(here, vault.load(here)) as con:
        # As many as dbt's own connection has.
        con.execute("set threads = 2; set enable_progress_bar = false")
        con.execute("drop schema if exists unprotected cascade; create schema unprotected")
        statements = list(_counts(here, schema))

        def ask() -> None:
            for statement in statements:
                con.execute(statement)

        return spent(ask), peak_mb()


def _counts(here: Settings, schema: str) -> Iterator[str]:
    """The same cells in SQL as one writes it by hand."""
    with (here.dbt_project / "seeds" / "disclosure_pattern.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["table_name"] not in PUBLISHED.values():
                continue
            shown = [name for name in row["dimensions"].split("|") if name]
            columns = ", ".join(["period_start", *shown])
            of_country = "" if row["country_code"] == "all" else f" and country_code = '{row['country_code']}'"
            for kind, rank in RANK.items():
                if rank < RANK[row["finest_period"]] or (kind == "fiscal_year" and row["with_fiscal_year"] != "1"):
                    continue
                yield (
                    f"create or replace table unprotected.{row['pattern_id']}_{kind} as "
                    f"select {columns}, count(distinct person_id) as persons from {schema}.{row['table_name']} "
                    f"where period_type = '{kind}'{of_country} group by {columns}"
                )


def _in_words(here: Settings, schema: str, kind: str) -> None:
    with database.writer(here, vault.load(here)) as con:
        con.execute(f"create schema {schema}")
        for table in PUBLISHED.values():
            con.execute(f"create {kind} {schema}.{table} as from {persons_in_words(table)}")


def _cells(here: Settings) -> tuple[int, int]:
    """Cells of each side. They are as many, or one side does not do the other's work."""
    with database.reader(here, vault.load(here)) as con:
        ours = " union all ".join(
            f"select count(*) as n from marts.fct_cell_{name} where partner_code = 'all'" for name in TABLES
        )
        names = con.execute("select table_name from duckdb_tables() where schema_name = 'unprotected'").fetchall()
        theirs = " union all ".join(f"select count(*) as n from unprotected.{name}" for (name,) in names)
        counts = [con.execute(f"select cast(sum(n) as bigint) from ({each})").fetchall() for each in (ours, theirs)]
    return counts[0][0][0], counts[1][0][0]


def _tell(
    contacts: int,
    own: float,
    ours: tuple[float, float],
    views: tuple[float, float],
    tables: tuple[float, float],
    cells: tuple[int, int],
) -> None:
    print(f"Protected marts, {contacts:,} contacts, {cells[0]:,} cells (unprotected {cells[1]:,}); wanted: {BAR} x")
    print(f"  dbt's own, subtracted                     {own:7.2f} CPU s")
    print(f"  protected                                 {ours[0]:7.2f} CPU s   {ours[1]:5.0f} MB")
    for what, (seconds, peak) in {"as views": views, "as tables": tables}.items():
        print(
            f"  unprotected, person sets {what:<12}     {seconds:7.2f} CPU s   {peak:5.0f} MB   "
            f"protected is {ours[0] / seconds:5.2f} x"
        )


if __name__ == "__main__":
    main()
