"""Attack: differences between releases. A closed cell that changed tells of the persons who made it change.

Add here: another comparison of two releases.
Keep out: the ledger that keeps closed cells as they are (warehouse/intake/landing/ledger.py).

With noise, other persons have another change, so the difference of two numbers is certain within twice the noise only.
Without noise it is the persons themselves. And which cells changed, in all tables, is seen whatever the noise: together
they describe whoever made them change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from warehouse.definitions.protection import SMALLEST_GROUP
from warehouse.disclosure.hiding.restatement import small_groups
from warehouse.disclosure.statements.catalogue import Catalogue
from warehouse.disclosure.statements.cells import Key, is_small_group
from warehouse.disclosure.statements.reading import (
    CLOSED,
    columns_of,
    pattern_of,
    statements,
)
from warehouse.disclosure.statements.truth import Truth


@dataclass
class Differences:
    """Closed cells that two releases have, those that changed, and those whose change is known to be of 1 to 4."""

    tried: int = 0
    changed: int = 0
    is_rounded: bool = False
    cells: dict[Key, int | None] = field(default_factory=dict)  # the changed ones, and what they say now
    recovered: list[Key] = field(default_factory=list)


def differences(
    now: Path, earlier: Mapping[str, Path], known: Catalogue, truth: Truth, noise: int
) -> dict[str, Differences]:
    """Compare one audience's file with those of earlier releases, cell by cell. Gives them back by their name.

    A network keeps dozens of releases, and hardly a closed cell changes: they are compared in the database, and only
    those that changed are looked at one by one.
    """
    step, names = known.rounded_to.get(now.parent.name, 1), sorted(earlier)
    reach = 2 * (noise + step // 2)
    with duckdb.connect(config={"threads": 1}) as con:
        files = {f"release_{number}": path for number, path in enumerate((now, *(earlier[name] for name in names)))}
        _load(con, files, known, truth)
        by_release = {name: Differences(is_rounded=step > 1) for name in names}
        for number, tried in con.execute(_TRIED).fetchall():
            by_release[names[number - 1]].tried = tried
        for number, pattern_id, grain, period_type, start, values, new, old in con.execute(_CHANGED).fetchall():
            dims = tuple(zip(truth.dims[grain], values, strict=True))
            key, difference = Key(grain, pattern_id, period_type, start, dims), by_release[names[number - 1]]
            difference.changed, difference.cells[key] = difference.changed + 1, new
            if new is not None and old is not None and is_small_group(abs(new - old) - reach, abs(new - old) + reach):
                difference.recovered.append(key)
    for difference in by_release.values():
        difference.recovered.sort(key=str)
    return by_release


# A cell that stands in several tables has its number where one of them says it.
_MERGED = """
create table cell as
select release, pattern_id, closed.grain, closed.period_type, period_start, dims, max(persons) as persons
from closed inner join allowed
    on closed.grain = allowed.grain and closed.period_type = allowed.period_type
    and list_transform(closed.dims, lambda value: value <> 'all') = allowed.named
    and coalesce(closed.dims[allowed.country_at], 'all') = allowed.country_code
group by all
"""
_PAIRS = """
from cell as before inner join cell as now
    on now.release = 0 and before.release > 0 and now.grain = before.grain and now.period_type = before.period_type
    and now.period_start = before.period_start and now.dims = before.dims
"""
_TRIED = f"select before.release, count(*) {_PAIRS} group by all order by all"
_CHANGED = (
    "select before.release, now.pattern_id, now.grain, now.period_type, now.period_start, now.dims, "
    "now.persons, before.persons "
    f"{_PAIRS} where now.persons is distinct from before.persons order by all"
)


def _load(con: duckdb.DuckDBPyConnection, files: Mapping[str, Path], known: Catalogue, truth: Truth) -> None:
    """The table `cell`: closed cells of all files, those of `release_0` with the number 0."""
    con.execute(
        "create table closed (release integer, grain varchar, period_type varchar, period_start date, dims varchar[], "
        "persons bigint)"
    )
    columns = {}
    for catalog, path in files.items():
        con.execute(f"attach '{path}' as {catalog} (read_only)")
        columns[catalog] = columns_of(con, catalog)
    for name, table in known.tables.items():
        for count in table.counts:
            dims = truth.dims.get(count.grain, ())
            parts = [
                _closed(number, count.grain, dims, statements(catalog, name, count, columns[catalog][name], dims))
                for number, catalog in enumerate(files)
                if dims and count.column in columns[catalog].get(name, {})
            ]
            if parts:
                con.execute(f"insert into closed {' union all '.join(parts)}")
    _allow(con, truth)
    con.execute(_MERGED)


def _closed(number: int, grain: str, dims: tuple[str, ...], query: str) -> str:
    values = ", ".join(f"cast(d_{name} as varchar)" for name in dims)
    return (
        f"select {number}, '{grain}', period_type, period_start, [{values}], persons "
        f"from ({query}) where status in {CLOSED} or persons is not null"
    )


def _allow(con: duckdb.DuckDBPyConnection, truth: Truth) -> None:
    """The shapes of cells of which a pattern allows exactly one: grain, period, which dimensions are named, country."""
    con.execute(
        "create table allowed (pattern_id varchar, grain varchar, period_type varchar, named boolean[], "
        "country_at integer, country_code varchar)"
    )
    for grain, dims in truth.dims.items():
        at = dims.index("country_code") + 1 if "country_code" in dims else 0
        shapes = con.execute(
            "select distinct period_type, list_transform(dims, lambda value: value <> 'all'), "
            "coalesce(dims[$at], 'all') from closed where grain = $grain",
            {"at": at, "grain": grain},
        ).fetchall()
        for period_type, named, country in shapes:
            values = ["named" if is_named else "all" for is_named in named]
            if at:
                values[at - 1] = country
            pattern = pattern_of(grain, tuple(zip(dims, values, strict=True)), period_type, truth.patterns)
            if pattern:
                row = [pattern.pattern_id, grain, period_type, named, at, country]
                con.execute("insert into allowed values (?, ?, ?, ?, ?, ?)", row)


def profile(changed: Mapping[Key, int | None], truth: Truth) -> tuple[list[Key], int]:
    """Cells of a change that describe a group of fewer than five persons, and cells whose change was judged before.

    `changed`: what the cells say now. Those of the pending restatement are judged by the persons who made them change.
    What the ledger says already is of an earlier restatement, and was judged then. A cell that is not in the ledger was
    withdrawn with a partner, whole. Any other change of a closed cell is nobody's decision, and tells of its persons.
    """
    names = {str(key): key for key in changed}
    pending = names.keys() & truth.changed.keys()
    judged = {name for name in names.keys() & truth.kept.keys() if truth.kept[name] == changed[names[name]]}
    recovered = (names.keys() & truth.kept.keys()) - pending - judged
    recovered |= {name for name in pending if not truth.changed[name]}
    for group in small_groups(truth.changed, pending, SMALLEST_GROUP):
        recovered |= group
    return sorted((names[name] for name in recovered), key=str), len(judged)
