"""Small networks that are drawn, released month by month, and attacked: one release, and all of them together.

Partners have gaps, stop and come new, files and single rows come late, persons are erased between two closings. The SQL
is the one that dbt compiles; persons of cells are counted here, by plain SQL; what the attacker makes of the numbers is
written down here once more, from who reported alone: a gap is nobody.

Add here: another way in which rows come and go between two closings.
Keep out: the disclosure test itself (tests/unit/disclosure).
"""

import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest
from compiled_models import SEEDS, compiled_models
from own_network import demo_as_dbt_reads_it
from tables_of_cells import READ_BY_EVERY_CELL, TYPED

from warehouse.definitions.cells import area, measure
from warehouse.disclosure.hiding.restatement import may_change, small_groups
from warehouse.disclosure.inference import bounds
from warehouse.disclosure.inference import rows as rows_of
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.disclosure.statements.cells import Cells, Key

MODELS = ("allowed_grain", "dim_area_reports", "compared_closed", "protected_reach", "protected_event")
TABLES = {"pub_reach": "reach", "pub_event_windows": "event"}
CITIES = {"fi_helsinki": "FI-S", "fi_tampere": "FI-W", "fi_turku": "FI-S"}
MONTHS = [date(2022, month, 1) for month in range(1, 13)]
DAYS = [date(2022 + month // 12, month % 12 + 1, 20) for month in range(3, 18, 2)]
EVENT = "closure"  # in July
WINDOWS = (("before", date(2022, 1, 1), date(2022, 7, 1)), ("after", date(2022, 8, 1), date(2023, 2, 1)))
SMALLEST, NOISE = 5, 5
COMPILED_FOR = "2024-01-01"

OWN_TABLES = """
drop table compared.compared_closed; drop table marts.dim_area_reports;
create table raw.partner (partner_code varchar, may_be_named boolean, safe_to_show boolean);
create table intermediate.int_period_month (
    period_type varchar, period_start date, period_end date, month_start date, period_rank integer);
create table intermediate.int_event_month (
    event_code varchar, country_code varchar, event_window varchar, window_side varchar, period_type varchar,
    period_start date, window_end date, period_end date, period_rank integer, month_start date);
create table intermediate.int_event_partner (event_code varchar, partner_code varchar, counted_from date);
create table arrived (
    person bigint, record_key bigint, partner_code varchar, city_code varchar, region_code varchar, month_start date,
    setting_group varchar, gender varchar, age_band varchar, origin_code varchar, arrived date, erased date);
create table contact as from arrived limit 0;
create view intermediate.int_contact_person as
select 'fi' as scope, partner_code, 'FI' as country, city_code as city, month_start from contact;
"""
KINDS = {"month": (1, 1), "quarter": (3, 2), "half_year": (6, 3), "year": (12, 4)}  # months, rank
# Who is in which cell: a person once, however often she was met.
MEMBERS_OF_REACH = """
select distinct
    pattern_id, period_type, period_start, 'FI' as country_code,
    case when contains(pattern.dimensions, '|region_code|') then region_code else 'all' end as region_code,
    case when contains(pattern.dimensions, '|city_code|') then city_code else 'all' end as city_code,
    case when contains(pattern.dimensions, '|setting_group|') then setting_group else 'all' end as setting_group,
    case when contains(pattern.dimensions, '|gender|') then gender else 'all' end as gender,
    case when contains(pattern.dimensions, '|age_band|') then band else 'all' end as age_band,
    case when contains(pattern.dimensions, '|origin_code|') then origin_code else 'all' end as origin_code,
    partner_code, person, record_key
from contact
inner join (
    select value as age_band, unnest([value, part_of]) as band from seeds.dimension_value where dimension = 'age_band'
) as band using (age_band)
inner join intermediate.int_period_month using (month_start)
inner join declared.allowed_grain as pattern
    on pattern.table_name = 'pub_reach' and pattern.country_code in ('all', 'FI') and band is not null
    and period_rank >= case finest_period when 'month' then 1 when 'quarter' then 2 when 'half_year' then 3 else 4 end
"""
MEMBERS_OF_EVENT = """
select distinct
    'event_windows_01' as pattern_id, period_type, period_start, 'FI' as country_code, event_window,
    unnest(case setting_group when 'indoor' then ['reached', 'recorded', 'indoor'] else ['reached', 'recorded'] end)
        as window_measure,
    'all' as window_violation, partner_code, person, record_key
from contact inner join intermediate.int_event_month using (month_start)
semi join intermediate.int_event_partner using (partner_code)
"""
CELLS = """
create or replace table marts.fct_cell_{name} as
with member as ({members}),
counted as (
    from member union all by name (select distinct * replace ('all' as partner_code) from member)
)
select * exclude (person, record_key), count(*) as persons, sum(record_key) % 4294967296 as key_sum
from counted group by all
"""


@dataclass
class Closed:
    """A cell as it was published, and the persons that it was counted of."""

    key: Key
    persons: int | None
    status: str
    members: frozenset[int]
    released: int


@dataclass
class Network:
    """One drawn network in a database of its own, as its releases go by."""

    con: duckdb.DuckDBPyConnection
    sql: Mapping[str, str]
    months: set[tuple[str, str, date]] = field(
        default_factory=set
    )  # partner, declared city, month: who reported at all
    ledger: dict[str, Closed] = field(default_factory=dict)
    before: dict[str, Closed] = field(default_factory=dict)  # as the releases before the restatement said
    changed: dict[str, frozenset[int]] = field(
        default_factory=dict
    )  # who has entered or left what the restatement changes
    pending: str = ""

    def release(self, number: int, day: date) -> None:
        """What closes by that day, after what has come and gone by then."""
        con = self.con
        con.execute(
            "create or replace table contact as select * from arrived where arrived <= $day and erased > $day",
            {"day": day},
        )
        con.execute("update marts.fct_place_completeness set counted_on = $day", {"day": day})
        con.execute("update marts.fct_partner_month set is_received = (received_on <= $day)::integer", {"day": day})
        con.execute(
            "create or replace table intermediate.int_event_partner as "
            "select $event as event_code, partner_code, null::date as counted_from "
            "from marts.fct_partner_month semi join intermediate.int_event_month using (month_start) "
            "where is_received = 1 group by partner_code "
            "having count(*) = (select count(distinct month_start) from intermediate.int_event_month)",
            {"event": EVENT},
        )
        for table, members in (("reach", MEMBERS_OF_REACH), ("event", MEMBERS_OF_EVENT)):
            con.execute(CELLS.format(name=table, members=members))
        con.execute(f"create or replace table marts.dim_area_reports as {self.sql['dim_area_reports']}")
        con.execute(f"create or replace table compared.compared_closed as {self.sql['compared_closed']}")
        if self.pending:
            self._allow()
            con.execute(f"create or replace table compared.compared_closed as {self.sql['compared_closed']}")
        for table, name in TABLES.items():
            self._close(table, name, number, day)
        con.execute("update raw.closed_cell set restating = null")

    def _members(self, name: str) -> dict[tuple[Any, ...], frozenset[int]]:
        members = MEMBERS_OF_REACH if name == "reach" else MEMBERS_OF_EVENT
        found: dict[tuple[Any, ...], set[int]] = defaultdict(set)
        for row in self.con.execute(f"select * exclude (partner_code, record_key) from ({members})").fetchall():
            found[row[:-1]].add(row[-1])
        return {cell: frozenset(persons) for cell, persons in found.items()}

    def _close(self, table: str, name: str, number: int, day: date) -> None:
        sql = self.sql[f"protected_{name}"].replace(COMPILED_FOR, day.isoformat())
        self.con.execute(f"create or replace temp table now as from ({sql}) where status <> 'open'")
        columns = self.con.table("now").columns
        dims = columns[columns.index("period_start") + 1 : columns.index("persons")]
        named = f"pattern_id, period_type, period_start, {', '.join(dims)}"
        members = self._members(name)
        for cell, persons, status, *values in self.con.execute(
            f"select cell, persons, status, {named} from now order by cell"
        ).fetchall():
            known = self.ledger.get(cell)
            if known is None or (known.persons, known.status) != (persons, status):
                if known is not None:
                    self.before[cell] = known
                pattern, kind, start, *said = values
                key = Key(table, pattern, kind, start, tuple(zip(dims, said, strict=True)))
                met = members.get(tuple(values), frozenset())
                self.ledger[cell] = Closed(key, persons, status, met, number if known is None else known.released)
        self.con.execute(
            "delete from raw.closed_cell where (table_name, cell) in "
            "(select (table_name, cell) from now where status_before is not null)"
        )
        self.con.execute(
            "insert into raw.closed_cell by name select table_name, cell, persons, status, first_published, "
            "restated_in, period_type, period_start, counted_on, fed_by "
            "from now anti join raw.closed_cell as known using (table_name, cell)"
        )

    def _allow(self) -> None:
        """What the restatement may change: as warehouse/release/restating.py decides, of the persons themselves."""
        now = {"pub_reach": self._members("reach"), "pub_event_windows": self._members("event")}
        erased = {
            row[0] for row in self.con.execute("select person from arrived where erased < '2100-01-01'").fetchall()
        }
        changed: dict[str, frozenset[int]] = {}
        for cell, closed in self.ledger.items():
            key = closed.key
            name = (key.pattern_id, key.period_type, key.period_start, *(value for _, value in key.dims))
            if difference := (closed.members ^ now[key.grain].get(name, frozenset())) - erased:
                changed[cell] = difference
        alike = self.con.execute(
            "select list(cell order by counted_on, cell) from compared.compared_closed "
            "group by measure, reports having count(*) > 1"
        ).fetchall()
        for (cells,) in alike:
            of_first = changed.get(cells[0])
            for cell in cells:
                changed.pop(cell, None)
            changed |= dict.fromkeys(cells, of_first) if of_first else {}
        allowed = may_change(changed, dict.fromkeys(changed, SMALLEST))
        allowed -= {cell for (cells,) in alike if not set(cells) <= allowed for cell in cells}
        self.changed = {cell: changed[cell] for cell in allowed}
        self.con.execute(
            "update raw.closed_cell set restating = ? where cell in (select unnest(?))",
            [self.pending, sorted(allowed)],
        )


def draw(con: duckdb.DuckDBPyConnection, rng: random.Random) -> set[tuple[str, str, date]]:
    """Partners, who reported when, and contacts: when each came, and when its person was erased."""
    never = date(2100, 1, 1)
    cities = rng.sample(sorted(CITIES), rng.choice([1, 1, 2, 3]))
    partners = {f"p{number}": rng.sample(cities, rng.randint(1, len(cities))) for number in range(rng.randint(2, 4))}
    everybody_gone = set(rng.choice([[], MONTHS[:3], MONTHS[3:6], MONTHS[6:], MONTHS[9:], MONTHS[3:]]))
    received: dict[tuple[str, date], date] = {}
    for partner, works in partners.items():
        con.execute("insert into raw.partner values (?, false, true)", [partner])
        first, last = (0, 12) if rng.random() < 0.6 else sorted(rng.sample(range(13), 2))
        for city in works:
            con.execute("insert into raw.partner_city values (?, ?, '2020-01-01', null)", [partner, city])
        for number, month in enumerate(MONTHS):
            is_gap = month in everybody_gone or not first <= number < last or rng.random() < 0.1
            late = rng.choice([0, 0, 0, 0, rng.randint(20, 250)])
            received[partner, month] = never if is_gap else month + timedelta(days=45 + late)
            con.execute(
                "insert into marts.fct_partner_month values (?, ?, 0, ?)", [partner, month, received[partner, month]]
            )
    erased = {
        person: DAYS[0] + timedelta(days=rng.randint(0, 400)) for person in rng.sample(range(150), rng.randint(0, 6))
    }
    rows = []
    for person in range(rng.randint(40, 150)):
        gender, age, origin = (
            rng.choice(["woman", "woman", "man"]),
            rng.choice(["20-24", "25-29", "35-39"]),
            rng.choice(["none", "cross_border"]),
        )
        key = rng.randrange(2**32)
        for _ in range(rng.choice([1, 2, 4, 8])):
            partner = rng.choice(sorted(partners))
            month, city = rng.choice(MONTHS), rng.choice(partners[partner])
            came = received[partner, month]
            if came < never:
                came += timedelta(days=rng.choice([0] * 12 + [rng.randint(10, 250)]))
                setting = rng.choice(["indoor", "indoor", "outdoor"])
                rows.append(
                    (
                        person,
                        key,
                        partner,
                        city,
                        CITIES[city],
                        month,
                        setting,
                        gender,
                        age,
                        origin,
                        came,
                        erased.get(person, never),
                    )
                )
    if rows:
        con.executemany(f"insert into arrived values ({', '.join('?' * 12)})", rows)
    return {
        (partner, city, month)
        for (partner, month), day in received.items()
        if day < never
        for city in partners[partner]
    }


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return compiled_models(tmp_path_factory.mktemp("compiled_other_day"), MODELS)


def network(sql: Mapping[str, str], seed: int) -> Network:
    con = duckdb.connect(config={"threads": 1})
    con.execute(
        "attach ':memory:' as crossings; use crossings; create schema seeds; create schema marts; "
        "create schema raw; create schema intermediate"
    )
    demo_as_dbt_reads_it(con)
    for name in TYPED:
        con.execute(f"create table seeds.{name} as from read_csv('{SEEDS / name}.csv', all_varchar = false)")
    con.execute(f"create table declared.allowed_grain as {sql['allowed_grain']}")
    con.execute(READ_BY_EVERY_CELL)
    con.execute("alter table marts.fct_partner_month add column received_on date")
    con.execute(OWN_TABLES)
    for kind, (months, rank) in KINDS.items():
        for month in MONTHS:
            start = date(2022, (month.month - 1) // months * months + 1, 1)
            end = date(2023 if start.month + months > 12 else 2022, (start.month + months - 1) % 12 + 1, 1)
            con.execute(
                "insert into intermediate.int_period_month values (?, ?, ?, ?, ?)", [kind, start, end, month, rank]
            )
    for side, start, end in WINDOWS:
        for month in (each for each in MONTHS if start <= each < end):
            con.execute(
                "insert into intermediate.int_event_month values (?, 'FI', ?, ?, ?, ?, ?, '2023-02-01', 4, ?)",
                [EVENT, f"{EVENT}/{side}", side, f"{side}_event", start, end, month],
            )
    rng = random.Random(seed)
    made = Network(con, sql)
    made.months = draw(con, rng)
    for number, closing_day in enumerate(DAYS):
        if number == len(DAYS) - 1 and rng.random() < 0.5:
            made.pending = closing_day.isoformat()
        made.release(number, closing_day)
    return made


def pairs(drawn: Network, ledger: Mapping[str, Closed]) -> list[tuple[Closed, Closed]]:
    """Shown cells that count the same of the same reports, as it is published who reported, and have two numbers."""
    months_of: dict[tuple[str, date], set[date]] = defaultdict(set)
    for table in ("int_period_month", "int_event_month"):
        for kind, start, month in drawn.con.execute(
            f"select period_type, period_start, month_start from intermediate.{table}"
        ).fetchall():
            months_of[kind, start].add(month)
    in_windows = set.union(*(months for (kind, _), months in months_of.items() if kind.endswith("_event")))
    partners_of_event = {p for p, _, _ in drawn.months if in_windows <= {m for q, _, m in drawn.months if q == p}}
    alike: dict[tuple[str, frozenset[Any]], list[Closed]] = defaultdict(list)
    for closed in ledger.values():
        key, values = closed.key, dict(closed.key.dims)
        place, months = area(key.grain, values), months_of[closed.key.period_type, closed.key.period_start]
        reports = frozenset(
            (partner, city, month)
            for partner, city, month in drawn.months
            if month in months
            and place in (city, CITIES[city], "FI")
            and (key.grain == "pub_reach" or partner in partners_of_event)
        )
        if reports and closed.persons is not None:
            alike[measure(key.grain, values, f"{key.period_type}|{key.period_start}"), reports].append(closed)
    return [
        (first, other)
        for cells in alike.values()
        for first in cells[:1]
        for other in cells[1:]
        if first.persons != other.persons
    ]


def certain(ledger: Mapping[str, Closed], noise: int = NOISE) -> list[Key]:
    """Hidden cells that bounds say to be of one to four persons, rightly. A gap is nobody."""
    cells = Cells.of(closed.key for closed in ledger.values())
    for number, closed in enumerate(ledger.values()):
        cells.true[number] = len(closed.members)
        if closed.persons is not None:
            cells.shown[number] = closed.persons
            cells.low[number], cells.high[number] = max(SMALLEST, closed.persons - noise), closed.persons + noise
        elif closed.status == "gap" and not closed.members:
            cells.high[number] = 0
    rows = rows_of.rows(rows_of.relations(cells, catalogue()), cells.shown)
    rows = rows.without_broken(cells.true, cells.true >= 0)  # cells of several days
    limits = bounds.tighten(rows, cells.low, cells.high)
    return [
        key
        for number, key in enumerate(cells.keys)
        if cells.hidden[number] and limits.low[number] >= 1 and limits.high[number] < SMALLEST
    ]


def groups(drawn: Network) -> list[frozenset[str]]:
    """Cells of the restatement that describe fewer than five persons: all that differ, in all tables together."""
    differing = set(drawn.before)
    assert differing <= set(drawn.changed), "a closed cell changed that nobody restated"
    return small_groups(drawn.changed, differing, SMALLEST) if differing else []


def attacked(drawn: Network) -> dict[str, int]:
    """How much an attacker finds in each release alone, and in all of them together."""
    one = [
        {cell: closed for cell, closed in drawn.ledger.items() if closed.released <= number}
        for number in range(len(DAYS))
    ]
    all_of_them = drawn.ledger | {f"before {cell}": closed for cell, closed in drawn.before.items()}
    return {
        "pairs": max(len(pairs(drawn, each)) for each in one[2::2]),
        "bounds": len(certain(drawn.ledger)) + len(certain({**drawn.ledger, **drawn.before})),
        "groups": len(groups(drawn)),
        "cells": sum(closed.persons is not None for closed in all_of_them.values()),
        "restated": len(drawn.before),
    }


EVERY_DAY = 6
ALL, AT_ONCE = 500, 20


@pytest.mark.parametrize(
    "seeds",
    [range(EVERY_DAY)]
    + [pytest.param(range(at, at + AT_ONCE), marks=pytest.mark.exhaustive) for at in range(0, ALL, AT_ONCE)],
    ids=lambda seeds: f"{seeds.start}-{seeds.stop}",
)
def test_no_release_gives_a_small_group_away_alone_or_with_all_others(compiled: dict[str, str], seeds: range) -> None:
    shown = 0
    for seed in seeds:
        found = attacked(network(compiled, seed))
        assert (found["pairs"], found["bounds"], found["groups"]) == (0, 0, 0), seed
        shown += found["cells"]
    assert shown > 20 * len(seeds)


def test_without_the_rule_the_pairs_tell_who_came_or_went(compiled: dict[str, str]) -> None:
    unruled = compiled | {"compared_closed": f"from ({compiled['compared_closed']}) where false"}
    assert sum(attacked(network(unruled, seed))["pairs"] for seed in range(EVERY_DAY)) > 0


def test_without_random_changes_bounds_give_small_groups_away(compiled: dict[str, str]) -> None:
    exact = compiled | {
        name: compiled[name].replace("noise.noise", "0") for name in ("protected_reach", "protected_event")
    }
    assert sum(len(certain(network(exact, seed).ledger, noise=0)) for seed in range(EVERY_DAY)) > 0


def test_a_restatement_of_all_that_changed_describes_small_groups(
    compiled: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("test_same_people_other_day.may_change", lambda changed, thresholds: set(changed))
    assert sum(len(groups(network(compiled, seed))) for seed in range(EVERY_DAY)) > 0
