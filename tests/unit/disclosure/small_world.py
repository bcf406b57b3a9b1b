"""Releases of a handful of cells, and the true cells behind them, made by hand.

Add here: another part of a small release that several tests need.
Keep out: assertions.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from warehouse.disclosure.statements import reading
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.disclosure.statements.cells import Key
from warehouse.disclosure.statements.knowledge import Knowledge, knowledge
from warehouse.disclosure.statements.reading import Pattern, Said
from warehouse.disclosure.statements.truth import Truth
from warehouse.settings import PROJECT_ROOT

START = date(2023, 1, 1)
REACH = ("country_code", "region_code", "city_code", "setting_group", "gender", "age_band", "origin_code")
DIMS = {
    "pub_reach": REACH,
    "pub_setting_share": ("country_code", "region_code", "city_code", "share_group", "reporters"),
}


@cache
def patterns() -> list[Pattern]:
    """The real allowed grains."""
    with duckdb.connect() as con:
        con.execute(f"create view seed as from read_csv('{PROJECT_ROOT}/dbt/seeds/disclosure_pattern.csv')")
        return reading.patterns(con, "seed")


def key(grain: str = "pub_reach", period_type: str = "quarter", start: date = START, **values: str) -> Key:
    """A Finnish cell; dimensions that are not said are margins."""
    said = {"country_code": "FI"} | values
    dims = tuple((name, said.get(name, "all")) for name in DIMS[grain])
    pattern = reading.pattern_of(grain, dims, period_type, patterns())
    assert pattern is not None, said
    return Key(grain, pattern.pattern_id, period_type, start, dims)


def truth(persons: Mapping[Key, int], noise: int = 5, partners: Mapping[Key, tuple[int, ...]] | None = None) -> Truth:
    """True cells."""
    return Truth(dict(persons), dict(partners or {}), dict(DIMS), patterns(), noise, 3.0 if noise else 0.0)


def publish(folder: Path, numbers: Mapping[Key, int | None], audience: str = "regional", is_open: bool = False) -> Path:
    """A file with pub_reach alone; None is a hidden number."""
    path = folder / audience / "warehouse.duckdb"
    path.parent.mkdir(parents=True)
    columns = ", ".join(f"{name} varchar" for name in REACH)
    status = "open" if is_open else "few"
    with duckdb.connect(str(path)) as con:
        con.execute("create schema published")
        con.execute(
            f"create table published.pub_reach (period_type varchar, period_start date, {columns}, persons bigint, "
            "status varchar)"
        )
        rows: Iterable[list[Any]] = (
            [
                each.period_type,
                each.period_start,
                *(value for _, value in each.dims),
                persons,
                status if persons is None else "shown",
            ]
            for each, persons in numbers.items()
        )
        con.executemany(f"insert into published.pub_reach values (?, ?, {', '.join('?' * 9)})", list(rows))
    return path


def said(path: Path) -> Said:
    """What a file tells."""
    return reading.read(path, catalogue(), patterns(), DIMS)


def known(folder: Path, numbers: Mapping[Key, int | None], persons: Mapping[Key, int], noise: int = 5) -> Knowledge:
    """What an attacker knows who holds one file with these numbers."""
    return knowledge([said(publish(folder, numbers))], truth(persons, noise))
