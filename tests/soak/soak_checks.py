"""What must be true after each month, and at the end.

Add here: another promise that time could break.
Keep out: figures of time and memory (soak.py), and how truth is known (soak_truth.py).

Messages hold counts of invented people by country and month, never a value of a row.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pipeline_home import Home
from soak_closed import Cells, keep
from soak_month import TIMEOUT
from soak_plan import as_of
from soak_state import Record, Soak
from soak_truth import Key, truth

from warehouse import verdict

_COUNTRIES = """
select scope, country, cast(month_start as varchar), count(distinct person_id)
from intermediate.int_contact_person
group by all
"""
_PARTNERS = """
select partner_code, cast(month_start as varchar), count(distinct person_id) from intermediate.int_contact_person
where scope = lower(country) group by all
"""
# Parts of all people. Who works in several places is in the parts of each, twice or three times, and counted once more
# by herself.
_PARTITIONS = """
with part as (
    select 'places of work' as parts_of, concat_ws(' ', country_code, region_code, city_code, reporters) as place,
        period_type, period_start, setting_group = 'multi_setting' as is_several, persons, base_persons, share
    from published.pub_setting_share
    union all
    select 'moves between them', concat_ws(' ', country_code, setting_from),
        period_type, period_start, false, persons, base_persons, probability
    from published.pub_setting_transitions
)
select parts_of, place, period_type, cast(period_start as varchar), count(*) = count(share) as is_whole,
    sum(persons) filter (share is not null and not is_several) - max(base_persons) as beyond,
    coalesce(max(persons) filter (share is not null and is_several), 0) as several, count(*) + 2 as numbers
from part
group by all
having count(share) filter (not is_several) > 0
    and count(*) filter (is_several) = count(share) filter (is_several)
"""
_NOISE = "select max(abs(noise)) from seeds.perturbation"
_NOT_TAKEN = "select status, count(*) from raw.delivery where status <> 'accepted' group by all order by all"
_MOVES = """
select scope, strftime(moved_on, '%Y-%m-01'), from_city, to_city, count(*)
from intermediate.int_person_move group by all
"""


def check(soak: Soak, step: int) -> Record:
    """Raises AssertionError that tells all that is wrong; gives back what was looked at."""
    home = soak.home(step)
    wrong = list(_released(home, step))
    may_change = step in soak.plan.restating
    cells = keep(soak.folder / "closed.duckdb", home.settings.current.resolve(), step, may_change=may_change)
    wrong += [] if may_change else _closed(cells)
    wrong += [f"{count} deliveries are {status}" for status, count in home.rows(_NOT_TAKEN)]
    partitions = home.rows(_PARTITIONS)
    wrong += _sums(partitions, home.rows(_NOISE)[0][0])
    told = truth(soak.plan, soak.world, step)
    for what, query, expected in (
        ("persons by country and month", _COUNTRIES, told.of_countries),
        ("persons by partner and month", _PARTNERS, told.of_partners),
        ("moves", _MOVES, told.moves),
    ):
        wrong += _compared(what, home.rows(query), expected)
    assert not wrong, "\n".join([f"after month {step}:", *wrong])
    return {
        "closed_cells": cells.kept,
        "closed_cells_new": cells.new,
        "closed_cells_restated": cells.changed,
        "shown_cells": cells.shown,
        "partitions": len(partitions),
        "partitions_shown_whole": sum(1 for row in partitions if row[4]),
        "figures_compared": len(told.of_countries) + len(told.of_partners) + len(told.moves),
    }


def rebuilt(soak: Soak) -> Record:
    """All published tables, made again from what has landed, have the same hash."""
    home = soak.home(soak.plan.months)
    before = home.digest()
    ran = home.crossings("rebuild", timeout=TIMEOUT)
    assert ran.code == 0, ran.text[-6000:]
    after = home.digest()
    assert after == before, "a rebuild made other tables"
    return {"is_equal": True, "tables": len(home.rows(_TABLES))}


_TABLES = "select 1 from duckdb_tables() where schema_name in ('published', 'donor')"


def _released(home: Home, step: int) -> Iterator[str]:
    """There is a release of this day, and people may see it."""
    release = home.settings.current.resolve().name
    if not release.startswith(as_of(step).isoformat()):
        yield f"the release that people see is {release}: it is not of this month"
    reason = verdict.why_not(home.settings, release, verdict.known_key(home.settings))
    if reason:
        yield reason


def _closed(cells: Cells) -> Iterator[str]:
    if cells.changed:
        where = ", ".join(f"{count} of {table}" for table, count in sorted(cells.by_table.items()))
        yield f"closed cells say something else, and there was no restatement: {where}"


def _sums(partitions: list[tuple[Any, ...]], noise: int) -> Iterator[str]:
    """Shares of all parts sum to 100 % within the random changes of their numbers, those of some of them to no more,
    but for people who are in two parts or in three.
    """
    wrong = [
        f"{parts_of} of {place} in the {period_type} of {start}"
        for parts_of, place, period_type, start, is_whole, beyond, several, numbers in partitions
        if beyond > 2 * several + numbers * noise or (is_whole and beyond < -numbers * noise)
    ]
    if wrong:
        yield f"shares do not sum to all: {len(wrong)} of {len(partitions)}. {'; '.join(sorted(wrong)[:8])}"


def _compared(what: str, rows: list[tuple[Any, ...]], expected: Counter[Key]) -> Iterator[str]:
    found = {tuple(row[:-1]): int(row[-1]) for row in rows}
    different = [key for key in {*found, *expected} if found.get(key, 0) != expected.get(key, 0)]
    if different:
        first = [f"{'/'.join(key)}: {found.get(key, 0)}, not {expected.get(key, 0)}" for key in sorted(different)[:8]]
        yield f"{what}: {len(different)} of {len(expected)} differ from the truth. {'; '.join(first)}"
