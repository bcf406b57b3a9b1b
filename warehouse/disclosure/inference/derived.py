"""Attack: derived numbers. Whatever is published beside counts must follow from shown counts, or be inverted here.

Add here: what an attacker makes of the solutions of one more formula.
Keep out: the inversions themselves (inversion.py).

A number that follows from the shown numbers of its own row tells nothing new. One that does not is inverted; if all
counts it can be made of have a group of one to four persons, that group is recovered. What can be neither explained nor
inverted is not examined.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.disclosure.inference import inversion
from warehouse.disclosure.statements.catalogue import Catalogue, Derived
from warehouse.disclosure.statements.reading import Said

_CLOSE = 1e-9
Row = Mapping[str, Any]
Bound = Callable[[Row], int]


@dataclass(frozen=True)
class Place:
    """A row of a published table: what its numbers are made of are cells of the same grain, place and periods."""

    table: str
    country: str | None
    period_type: str | None
    starts: tuple[Any, ...]


@dataclass
class Inverted:
    """Numbers tried, those that give a group away, and those neither explained nor inverted, as (table, column).

    `places`: the rows of those that give a group away.
    """

    tried: int = 0
    recovered: list[tuple[str, str]] = field(default_factory=list)
    not_examined: list[tuple[str, str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


def invert(path: Path, file: Said, known: Catalogue, most: Bound, later: Bound | None = None) -> Inverted:
    """Try every derived number of one audience's file. `most`: how many persons a row's denominator can have.

    `later`: how many where no number of those can be one, since the bound comes from a cell that closed before.
    """
    inverted = Inverted()
    with duckdb.connect(config={"threads": 1}) as con:
        con.execute(f"attach '{path}' as release (read_only)")
        for name, columns in file.columns.items():
            for formula in known.tables[name].derived if name in known.tables else ():
                if formula.value in columns:
                    _try(inverted, name, formula, list(_rows(con, name, formula)), most, later or most)
    return inverted


def _try(inverted: Inverted, table: str, formula: Derived, rows: list[Row], most: Bound, later: Bound) -> None:
    inverted.tried += len(rows)
    unexplained = [row for row, is_explained in zip(rows, _explained(formula, rows), strict=True) if not is_explained]
    strange = 0
    for row in unexplained:
        solutions = _solutions(formula, row, most) or _solutions(formula, row, later)
        harmless = next((each for each in solutions if not _is_small(each)), None)
        if harmless is None and solutions:
            inverted.recovered.append((table, formula.value))
            starts = tuple(dict.fromkeys((row["period_start"], row["own_start"])))
            inverted.places.append(Place(table, row["country_code"], row["period_type"], starts))
        strange += not solutions
    if strange:
        inverted.not_examined.append((table, f"{formula.value}: {strange} numbers that follow from nothing shown"))


def _is_small(counts: tuple[int, ...]) -> bool:
    return any(1 <= each < SMALLEST_GROUP for each in counts)


def _solutions(formula: Derived, row: Row, most: Bound) -> list[tuple[int, ...]]:
    value = float(row["value"])
    low, high = (None if row[name] is None else float(row[name]) for name in ("low", "high"))
    if formula.formula == "chapman":
        return _of_chapman(row, value, low, high)
    if formula.formula in ("wilson", "jeffreys") and low is not None and high is not None:
        return list(inversion.interval(value, low, high, formula.formula))
    if formula.formula == "rate" and row["over"]:
        persons = inversion.multiple(value, float(row["over"]))
        return [] if persons is None else [(persons,)]
    if formula.formula in ("wilson", "jeffreys", "ratio", "share"):
        return [(0, 0)] if value in (0.0, 1.0) else list(inversion.fraction(value, most(row)))
    return []


def _of_chapman(row: Row, point: float, low: float | None, high: float | None) -> list[tuple[int, ...]]:
    """The first harmless solution, or all of the others."""
    half = 0.5 if point == round(point) else 0.05
    se = None if row["se"] is None else float(row["se"])
    small: list[tuple[int, ...]] = []
    for each in inversion.chapman(point, low, high, se, half):
        if not _is_small(each):
            return [each]
        small.append(each)
    return small


def _explained(formula: Derived, rows: list[Row]) -> list[bool]:
    """Does the number follow from the shown ones of its row?"""
    is_shown = [row["of"] is not None and row["over"] is not None for row in rows]
    if formula.formula == "total":
        return [row["of"] is not None and row["value"] >= row["of"] for row in rows]
    if formula.formula in ("chapman", "share") or not any(is_shown):
        return [False] * len(rows)
    of, over, value = (np.array([float(row[name] or 0) for row in rows]) for name in ("of", "over", "value"))
    if formula.formula == "difference":
        return list(np.array(is_shown) & (of - over == value))
    capped = np.minimum(of, over) if formula.formula != "rate" else of
    is_explained = np.array(is_shown) & (over > 0) & (np.abs(capped / np.maximum(over, 1) - value) <= _CLOSE)
    if formula.formula in ("wilson", "jeffreys"):
        ends = inversion.wilson if formula.formula == "wilson" else inversion.jeffreys
        lower, upper = ends(capped.astype(np.int64), np.maximum(over, 1).astype(np.int64))
        for name, end in (("low", lower), ("high", upper)):
            is_explained &= np.abs(np.array([np.nan if row[name] is None else row[name] for row in rows]) - end) <= 1e-6
    return list(is_explained)


def _rows(con: duckdb.DuckDBPyConnection, table: str, formula: Derived) -> Iterator[Row]:
    columns = {
        name
        for (name,) in con.execute("select column_name from duckdb_columns() where table_name = ?", [table]).fetchall()
    }
    wanted = {name: getattr(formula, name) for name in ("value", "low", "high", "se", "of", "over")}
    parts = [f"{column if column in columns else 'null'} as {name}" for name, column in wanted.items()]
    others = {"period_start": formula.start, "own_start": "period_start"}
    for name, column in ({"country_code": "country_code", "period_type": "period_type"} | others).items():
        parts.append(f"{column if column in columns else 'null'} as {name}")
    cursor = con.execute(
        f"select {', '.join(parts)} from release.published.{table} "
        f"where {formula.value} is not null and not ({formula.unless})"
    )
    names = [each[0] for each in cursor.description or ()]
    return iter([dict(zip(names, row, strict=True)) for row in cursor.fetchall()])
