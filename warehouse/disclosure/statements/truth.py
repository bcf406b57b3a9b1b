"""The true cells of the working database: to judge what was recovered, never to be told.

Add here: another fact that only whoever runs the warehouse knows.
Keep out: anything that an attacker could use, but what a partner knows of its own rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import duckdb

from warehouse.definitions.cells import cell_tables
from warehouse.disclosure.statements.cells import Key
from warehouse.disclosure.statements.reading import Pattern, patterns
from warehouse.disclosure.statements.rich_persons import RichPersons
from warehouse.errors import ReleaseRefused
from warehouse.first_row import first_row

# As the macro cell_key says it.
KEY = "cast(md5_number_lower(secret.cell_key || '|' || cast(cell.key_sum as varchar)) // 2 % 4294967296 as bigint)"
_FIXED = ("pattern_id", "period_type", "period_start", "partner_code", "persons", "key_sum")


@dataclass
class Truth:
    """Persons of each true cell, those of each partner in it, the dimensions of each grain, and the perturbation table.

    `sets`: the cell key of each cell; the same persons have the same one, and the same random change. `computed`: the
    number that would be published of these persons, which a closed cell that other rows are behind does not say.
    `noise`: the largest change of the perturbation table; `variance`: its largest row's. `changed`: persons, as marks,
    who have entered or left a closed cell that the pending restatement may change. `kept`: the number of each closed
    cell. Both by the name of the cell. `periods`: type and first day of those whose persons are counted, since
    something closes in them; None where all are. `reports`: which reports the numbers of an area and a period are made
    of. `rich`: who stands in most cells that close now.
    """

    persons: dict[Key, int] = field(default_factory=dict)
    partners: dict[Key, tuple[int, ...]] = field(default_factory=dict)
    dims: dict[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)
    noise: int = 0
    variance: float = 0.0
    largest_share: float = 0.85
    sets: dict[Key, int] = field(default_factory=dict)
    computed: dict[Key, int] = field(default_factory=dict)
    changed: dict[str, frozenset[int]] = field(default_factory=dict)
    kept: dict[str, int | None] = field(default_factory=dict)
    reports: dict[tuple[str, str, str], str] = field(default_factory=dict)
    rich: RichPersons = field(default_factory=RichPersons)
    periods: frozenset[tuple[str, date]] | None = None


def read(con: duckdb.DuckDBPyConnection, grains: Iterable[str]) -> Truth:
    """Read the tables fct_cell_* of the working database that `con` has attached, for the grains that are published.

    Raises ReleaseRefused where there are none: without true cells nothing can be judged.
    """
    truth = Truth(patterns=patterns(con, "declared.allowed_grain"))
    grain_of = {each.pattern_id: each.grain for each in truth.patterns}
    wanted = set(grains)
    columns: dict[str, list[str]] = {}
    for table, column in con.execute(
        "select table_name, column_name from duckdb_columns() where database_name = current_database() "
        "and schema_name = 'marts' and starts_with(table_name, 'fct_cell_') order by table_name, column_index"
    ).fetchall():
        columns.setdefault(table, []).append(column)
    if not columns:
        raise ReleaseRefused(
            "The working database holds no true cells to judge a release by. `crossings run` makes them."
        )
    for table, names in columns.items():
        _read_table(con, truth, table, tuple(name for name in names if name not in _FIXED), grain_of, wanted)
    counted = set(truth.dims)
    for each in truth.patterns:  # where nobody is counted any more, cells have the names that they have in the ledger
        if each.grain in wanted - counted:
            named = cell_tables()[each.grain].dimensions if each.grain in cell_tables() else sorted(each.dims)
            truth.dims[each.grain] = tuple(dict.fromkeys((*truth.dims.get(each.grain, ()), *named)))
    noise = first_row(con.execute("select max(abs(noise)) from seeds.perturbation"))
    variance = first_row(
        con.execute(
            "select max(v) from (select sum(noise * noise * (key_high - key_low)) / 4294967296.0 as v "
            "from seeds.perturbation group by true_count)"
        )
    )
    rows = con.execute(
        "select cell, list(mark) filter (mark is not null) from raw.closed_cell left join raw.cell_change "
        "using (table_name, cell) where restating is not null group by cell"
    ).fetchall()
    truth.changed = {cell: frozenset(marks or ()) for cell, marks in rows}
    truth.kept = dict(con.execute("select cell, persons from raw.closed_cell").fetchall())
    areas = con.execute(
        "select area_code, period_type, cast(period_start as varchar), reports from marts.dim_area_reports"
    )
    truth.reports = {(area, kind, start): reports for area, kind, start, reports in areas.fetchall()}
    periods = con.execute("select distinct period_type, period_start from intermediate.int_due").fetchall()
    truth.periods = frozenset((kind, start) for kind, start in periods)
    truth.noise, truth.variance = int((noise or (0,))[0]), float((variance or (0,))[0])
    return truth


def _read_table(
    con: duckdb.DuckDBPyConnection,
    truth: Truth,
    table: str,
    dims: tuple[str, ...],
    grain_of: dict[str, str],
    wanted: set[str],
) -> None:
    rows = con.execute(
        f"with cell as (select pattern_id, period_type, period_start, {', '.join(dims)}, "
        "sum(persons) filter (partner_code = 'all') as persons, "
        "list(persons order by persons) filter (partner_code <> 'all' and persons > 0) as own, "
        "sum(key_sum) filter (partner_code = 'all') as key_sum "
        f"from marts.{table} group by all having sum(persons) filter (partner_code = 'all') > 0) "
        "select cell.*, perturbation.noise from cell cross join raw.cell_key as secret "
        "inner join seeds.perturbation as perturbation "
        "on perturbation.true_count = least(cell.persons, 5) "
        f"and {KEY} >= perturbation.key_low and {KEY} < perturbation.key_high order by all"
    ).fetchall()
    for pattern_id, period_type, period_start, *values, persons, own, key_sum, noise in rows:
        grain = grain_of.get(pattern_id)
        if grain not in wanted:
            continue
        truth.dims[grain] = dims
        key = Key(grain, pattern_id, period_type, period_start, tuple(zip(dims, values, strict=True)))
        truth.persons[key], truth.sets[key] = int(persons), int(key_sum)
        truth.computed[key] = int(persons + noise)
        truth.partners[key] = tuple(int(each) for each in own or ())
