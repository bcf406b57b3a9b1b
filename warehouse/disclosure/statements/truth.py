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
from warehouse.release import true_cells

# A closed cell is as it was counted on the day it closed; while a restatement waits, all are as they are now. Noise as
# the macro cell_key gives it.
_CELLS = """
with sealed as (
    select table_name, cell, true_count, key_sum, partner_counts
    from raw.closed_cell semi join counted_period using (period_type, period_start)
    where true_count is not null and not exists (from raw.restatement)
),
cell as (
    select * from ({counted}) as counted anti join sealed using (table_name, cell)
    union all
    from sealed where true_count > 0
)
select cell.*, cell.true_count + perturbation.noise as perturbed_count
from cell
cross join raw.cell_key as secret
inner join seeds.perturbation as perturbation
    on perturbation.true_count = least(cell.true_count, 5)
    and md5_number_lower(secret.cell_key || '|' || cast(cell.key_sum as varchar)) // 2 % 4294967296
        between perturbation.key_low and perturbation.key_high - 1
order by cell.table_name, cell.cell
"""
# Periods of which something is due, and closed ones that share a month with them, where the ledger knows their persons.
_PERIODS = """
create or replace temp table counted_period as
with month as (
    select period_type, period_start, month_start from intermediate.int_period_month
    union select period_type, period_start, month_start from intermediate.int_event_month
),
due as (select distinct period_type, period_start from intermediate.int_due)
select * from due
union
select period_type, period_start
from raw.closed_cell semi join (
    from month semi join (from month semi join due using (period_type, period_start)) as due_month using (month_start)
) as near using (period_type, period_start)
group by period_type, period_start having count(*) = count(true_count)
"""


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
    """Read the cells that the last build counted, and those of the ledger that share a month with them, for the grains
    that are published. `con` has attached the working database.

    Raises ReleaseRefused where there are none: without true cells nothing can be judged.
    """
    truth = Truth(patterns=patterns(con, "declared.allowed_grain"))
    grain_of = {each.pattern_id: each.grain for each in truth.patterns}
    wanted = set(grains)
    [(catalog,)] = con.execute("select current_database()").fetchall()
    if (counted := true_cells.of(con, catalog)) == true_cells.NONE:
        raise ReleaseRefused(
            "The working database holds no true cells to judge a release by. `crossings run` makes them."
        )
    con.execute(_PERIODS)
    for table, cell, persons, key_sum, own, perturbed in con.execute(_CELLS.format(counted=counted)).fetchall():
        pattern_id, period_type, period_start, *values = cell.split("|")
        if (grain := grain_of.get(pattern_id)) not in wanted:
            continue
        truth.dims[grain] = dims = cell_tables()[table].dimensions
        start = date.fromisoformat(period_start)
        key = Key(grain, pattern_id, period_type, start, tuple(zip(dims, values, strict=True)))
        truth.persons[key], truth.sets[key], truth.computed[key] = persons, key_sum, perturbed
        truth.partners[key] = tuple(map(int, own.split("|"))) if own else ()
    with_cells = set(truth.dims)
    for each in truth.patterns:  # where nobody is counted any more, cells have the names that they have in the ledger
        if each.grain in wanted - with_cells:
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
    truth.periods = frozenset(con.execute("from counted_period").fetchall())
    truth.noise, truth.variance = int((noise or (0,))[0]), float((variance or (0,))[0])
    return truth
