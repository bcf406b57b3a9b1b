"""Whichever short cut the counting takes: every cell before disclosure control, and every partner's part of it, is
count(distinct person) over the person sets in words, by every allowed grain of the demo network."""

import csv
import re

import pytest
from persons_in_words import persons_in_words
from pipeline_home import Home

from warehouse import database, vault
from warehouse.definitions.cells import cell_tables
from warehouse.release import cell_members
from warehouse.settings import PROJECT_ROOT

RANK = {"month": 1, "quarter": 2, "half_year": 3, "year": 4, "fiscal_year": 4, "before_event": 4, "after_event": 4}
TABLES = (
    "pub_reach",
    "pub_setting_share",
    "pub_setting_transitions",
    "pub_coverage",
    "pub_origins",
    "pub_moves",
    "pub_flow_matrix",
    "pub_event_windows",
)
# Not by the numbers of sets, which could be those of two: what was said of a person in a month of a window.
IN_WINDOWS = """
(with said as (
    select scope, person_id, record_key, partner_code, country_code, month_start, setting_group as answer
    from intermediate.int_published_person_month
    union all
    select scope, person_id, record_key, partner_code, country, month_start, 'violation'
    from intermediate.int_published_contact
    where violation_kind is not null or perpetrator_group is not null
)
select said.*, period_type, period_start, event_window, window_measure, window_violation
from said
inner join intermediate.int_event_month using (country_code, month_start)
inner join intermediate.int_event_partner using (event_code, partner_code)
inner join (values
    ('reached', 'none', ['indoor', 'outdoor', 'remote', 'not_recorded']),
    ('recorded', 'none', ['indoor', 'outdoor', 'remote']),
    ('indoor', 'none', ['indoor']),
    ('none', 'reported', ['violation'])
) as counted (window_measure, window_violation, answers) on list_contains(answers, answer))
"""


def _patterns() -> list[dict[str, str]]:
    with (PROJECT_ROOT / "dbt" / "seeds" / "disclosure_pattern.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["table_name"] in TABLES]


@pytest.mark.parametrize("pattern", _patterns(), ids=lambda pattern: pattern["pattern_id"])
def test_a_cell_holds_the_distinct_persons_of_its_grain(built_home: Home, pattern: dict[str, str]) -> None:
    table = pattern["table_name"]
    cells, persons = cell_tables()[table].name, IN_WINDOWS if table == "pub_event_windows" else persons_in_words(table)
    shown = [name for name in pattern["dimensions"].split("|") if name]
    kinds = [
        kind
        for kind, rank in RANK.items()
        if rank >= RANK[pattern["finest_period"]] and (kind != "fiscal_year" or pattern["with_fiscal_year"] == "1")
    ]
    grain = ", ".join(["period_type", "period_start", *shown])
    where = f"period_type in ({', '.join(map(repr, kinds))})"
    if pattern["country_code"] != "all":
        where += f" and country_code = '{pattern['country_code']}'"
    person = "distinct (scope, person_id)"
    keys = "map_values(map_from_entries(list(distinct ((scope, person_id), record_key))))"
    expected = " union all ".join(
        f"select {grain}, {who} as partner_code, count({person}) as persons, list_sum({keys}) % 4294967296 as key_sum "
        f"from {persons} where {where} group by all"
        for who in ("'all'", "partner_code")
    )
    found = f"select {grain}, partner_code, persons, key_sum from marts.fct_cell_{cells} where "
    found += f"pattern_id = '{pattern['pattern_id']}'"

    assert built_home.rows(f"select count(*) > 0 from ({found})") == [(True,)]
    assert built_home.rows(f"({found}) except all ({expected})") == []
    assert built_home.rows(f"({expected}) except all ({found})") == []


def _cells() -> dict[str, str]:
    """Model of cells → its published table, as the models say it."""
    folder = PROJECT_ROOT / "dbt" / "models" / "marts" / "cells"
    found = {path.stem: re.search(r"'(pub_\w+)'", path.read_text()) for path in folder.glob("fct_cell_*.sql")}
    return {name: match.group(1) for name, match in found.items() if match}


def test_the_members_of_every_cell_are_those_that_are_counted(built_home: Home) -> None:
    """By them the ledger knows who entered or left a closed cell: no cell may be missing there, and no person."""
    counted = " union all ".join(
        f"select '{table}' as table_name, "
        f"concat_ws('|', pattern_id, period_type, period_start, {', '.join(cell_tables()[table].dimensions)}) as cell, "
        f"persons, key_sum % 4294967296 as key_sum from marts.{cells} where partner_code = 'all' and persons > 0"
        for cells, table in _cells().items()
    )
    with database.reader(built_home.settings, vault.load(built_home.settings)) as con:
        con.execute(f"create temp table wanted as {counted}")
        assert cell_members.find(con)
        found = (
            "select table_name, cell, count(*) as persons, sum(record_key) % 4294967296 as key_sum "
            "from (select distinct in_cell.cell_no, person.record_key from unit_cell as in_cell "
            f"inner join unit_person as person on {cell_members.IS_IN}) "
            "inner join asked using (cell_no) group by all"
        )
        tables = con.execute(f"select count(distinct table_name) from ({found})").fetchall()
        differing = con.execute(
            f"select (select count(*) from (from wanted except all ({found}))), "
            f"(select count(*) from (({found}) except all from wanted))"
        ).fetchall()

    assert len(_cells()) > 20
    assert (tables, differing) == ([(len(_cells()),)], [(0, 0)])
