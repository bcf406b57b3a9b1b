"""Is a release fit to leave: each rule about published tables is seen to stop one."""

import gc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from expectations.engine import Session
from expectations.release import validate_release
from expectations.release_tables import TABLES, TableRules
from expectations.verdict import Failure
from warehouse.audiences import Audience, audiences, find
from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.release.contracts import contracts

# Which table, how a row of it is spoiled, and what is said of it.
SPOILED = [
    ("pub_reach", "persons = 4", "release_small", "persons"),
    ("pub_reach", "status = 'few'", "release_hidden", "persons"),
    ("pub_reach", "persons = null", "release_shown", "persons"),
    ("pub_reach", "status = 'suppressed'", "release_status", "status"),
    ("pub_reach", "status = null", "release_status", "status"),
    ("pub_setting_share", "share = 1.2, share_high = 1.3", "release_share", "share"),
    ("pub_setting_share", "persons = null, status = 'few'", "release_hidden", "share"),
    ("pub_setting_share", "share_low = 0.6", "release_interval", "interval"),
    ("pub_setting_transitions", "probability = -0.1, probability_low = -0.2", "release_share", "share"),
    ("pub_coverage", "coverage_low = 0.9", "release_interval", "interval"),
    ("pub_coverage", "denominator_point = 1000", "release_interval", "interval"),
    ("pub_population_estimates", "high = 0.1", "release_interval", "interval"),
    ("pub_population_estimates", "status = 'few'", "release_hidden", "estimate"),
]
WAYS = Counter((table, rule, column) for table, _, rule, column in SPOILED)


def publish(folder: Path, audience: str) -> Path:
    """One audience's file in which every table has rows that are fit."""
    path = folder / audience / "warehouse.duckdb"
    path.parent.mkdir(parents=True)
    with duckdb.connect(str(path)) as con:
        con.execute("create schema published")
        for table, rules in TABLES.items():
            if rules.is_for(find(audience)):
                columns = ", ".join([*_columns(rules), *_places(table, rules, find(audience))])
                rows = 0 if table == "pub_holds" or _is_abroad(table, find(audience)) else 20
                con.execute(f"create table published.{table} as select {columns} from range({rows}) as t(i)")
    return path


def _is_abroad(table: str, audience: Audience) -> bool:
    said = contracts()[table].countries
    return bool(audience.country and said and said.about not in (None, "", audience.country))


def _places(table: str, rules: TableRules, audience: Audience) -> Iterator[str]:
    """The columns by which the table says its country, and those of the conditions, all of them fit."""
    said = contracts()[table].countries
    assert said is not None
    country = audience.country or "FI"
    if table == "pub_holds":
        yield "'' as table_name"
    for column in sorted(said.columns - {rules.inside}):
        yield f"'{country.lower() if column in said.scope else country}' as {column}"
    if said.not_national and not rules.inside:
        yield "'answer_coverage' as kind"


def _columns(rules: TableRules) -> Iterator[str]:
    yield "i as row_no"
    if rules.has_persons or rules.shares or rules.estimates:
        yield "'shown' as status"
    if rules.has_persons:
        yield "cast(10 as bigint) as persons"
    ends = [column for interval in rules.intervals for column in interval]
    yield from (f"cast({0.3 + 0.1 * (place % 3)} as double) as {column}" for place, column in enumerate(ends))
    if rules.inside:
        yield f"'' as {rules.inside}"
    yield from (f"cast(0.4 as double) as {share}" for share in rules.shares if share not in ends)


def change(path: Path, statement: str) -> list[Failure]:
    with duckdb.connect(str(path)) as con:
        con.execute(statement)
    return validate_release(path)


@pytest.mark.parametrize("audience", audiences())
def test_a_fit_release_has_no_failure(tmp_path, audience):
    assert validate_release(publish(tmp_path, audience)) == []


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory) -> dict[tuple[str, str], int]:
    """One file in which each row is spoiled in another way."""
    path = publish(tmp_path_factory.mktemp("spoiled"), "regional")
    statements = [
        f"update published.{table} set {how} where row_no = {place}" for place, (table, how, *_) in enumerate(SPOILED)
    ]
    return {(each.rule, each.column): each.count for each in change(path, "; ".join(statements))}


@pytest.mark.parametrize(("table", "how", "rule", "column"), SPOILED, ids=[f"{row[0]} {row[1]}" for row in SPOILED])
def test_a_spoiled_cell_stops_the_release(spoiled, table, how, rule, column):
    assert spoiled[rule, f"{table}.{column}"] >= WAYS[table, rule, column]


def test_five_persons_are_shown_and_four_are_not(tmp_path):
    five_and_four = "update published.pub_reach set persons = case when row_no = 0 then 4 else 5 end"

    failures = change(publish(tmp_path, "regional"), five_and_four)

    assert [(each.rule, each.count) for each in failures] == [("release_small", 1)]


def test_only_the_donor_audience_is_rounded_to_five(tmp_path):
    unrounded = "update published.pub_reach set persons = 12 where row_no = 0"

    assert change(publish(tmp_path, "regional"), unrounded) == []
    assert [(each.rule, each.count) for each in change(publish(tmp_path, "donor"), unrounded)] == [
        ("release_rounded", 1)
    ]


def test_a_missing_table_and_an_empty_one_stop_the_release(tmp_path):
    failures = change(
        publish(tmp_path, "regional"), "drop table published.pub_moves; delete from published.pub_release"
    )

    assert [(each.rule, each.column) for each in failures] == [
        ("release_table_missing", "pub_moves"),
        ("release_empty", "pub_release"),
    ]


def test_a_file_without_tables_is_told_what_it_lacks(tmp_path):
    path = tmp_path / "donor" / "warehouse.duckdb"
    path.parent.mkdir()
    duckdb.connect(str(path)).close()

    wanted = {table for table, rules in TABLES.items() if rules.is_for_donors and not rules.is_optional}
    assert {(each.rule, each.column) for each in validate_release(path)} == {
        ("release_table_missing", table) for table in wanted
    }


def test_a_file_is_looked_at_once_and_leaves_nothing_open(tmp_path, monkeypatch, caplog):
    seen: list[tuple[str, int]] = []
    original = Session.validate
    monkeypatch.setattr(
        Session, "validate", lambda self, view, suite: seen.append((view, len(suite))) or original(self, view, suite)
    )

    broken = "update published.pub_reach set persons = 4; update published.pub_origins set persons = 4"
    failures = change(publish(tmp_path, "regional"), broken)
    gc.collect()

    assert [(each.rule, each.column, each.count) for each in failures] == [
        ("release_small", "pub_reach.persons", 20),
        ("release_small", "pub_origins.persons", 20),
    ]
    assert len(seen) == 1
    assert seen[0][1] > 100
    assert not [record for record in caplog.records if record.name.startswith("sqlalchemy")]


def test_a_table_that_speaks_of_partners_never_leaves_to_donors(tmp_path):
    path = publish(tmp_path, "donor")

    failures = change(path, "create table published.pub_reporting as select 1 as row_no")

    assert [(each.rule, each.column) for each in failures] == [("release_table_forbidden", "pub_reporting")]


def test_a_table_that_nobody_has_declared_never_leaves(tmp_path):
    failures = change(publish(tmp_path, "regional"), "create table published.pub_extra as select 1 as row_no")

    assert [(each.rule, each.column) for each in failures] == [("release_table_forbidden", "pub_extra")]


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ReleaseRefused, match="regional"):
        validate_release(tmp_path / "regional" / "warehouse.duckdb")


def test_an_own_overlap_never_leaves_to_donors(tmp_path):
    own = "update published.pub_population_estimates set lists = 'fixed_site+outreach' where row_no = 0"

    assert change(publish(tmp_path, "regional"), own) == []
    assert [(each.rule, each.count) for each in change(publish(tmp_path, "donor"), own)] == [("release_forbidden", 1)]


# Which table, and how a row of Ukraine's file comes to speak of another country.
FOREIGN = [
    ("pub_reach", "country_code = 'RU'"),
    ("pub_reach", "country_code = 'all'"),
    ("pub_reach", "country_code = null"),
    ("pub_reach", "region_code = 'RU-NW'"),
    ("pub_reach", "city_code = 'fi_helsinki'"),
    ("pub_said_flows", "said_country = 'FI'"),
    ("pub_said_flows", "linked_scope = 'fi_ua'"),
    ("pub_flow_matrix", "scope = 'ru'"),
    ("pub_flow_matrix", "destination_place = 'FI-S'"),
    ("pub_moves", "scope = 'fi_ua'"),
    ("pub_reporting", "partner_alias = 'RU-A'"),
    ("pub_alerts", "country_code = 'FI'"),
    ("pub_alerts", "kind = 'answer_moves'"),
    ("pub_mapping_shares", "area_code = 'RU-SIB'"),
    ("pub_population_estimates", "lists = 'fixed_site+outreach'"),
]
FORGOTTEN = """
alter table published.pub_violations add column areas varchar;
update published.pub_violations set areas = case when row_no = 1 then 'UA-W, RU-NW' else 'UA-W, UA-S' end;
alter table published.pub_violations add column more varchar;
update published.pub_violations set more = case row_no when 2 then 'RU' when 3 then 'RUN' end;
"""


@pytest.fixture(scope="module")
def abroad(tmp_path_factory) -> dict[str, int]:
    """Ukraine's file with each of these rows in it: how many rows of which table are said to be foreign."""
    path = publish(tmp_path_factory.mktemp("abroad"), "ua")
    statements = [
        f"update published.{table} set {how} where row_no = {place}" for place, (table, how) in enumerate(FOREIGN)
    ]
    failures = change(path, "; ".join([*statements, FORGOTTEN]))
    return {str(each.column): each.count for each in failures if each.rule == "release_foreign"}


@pytest.mark.parametrize("table", dict(FOREIGN))
def test_each_foreign_row_stops_the_file_of_a_country(abroad, table):
    assert abroad[f"{table}.row"] == Counter(table for table, _ in FOREIGN)[table]


def test_a_text_that_no_declaration_speaks_of_gives_a_foreign_row_away(abroad):
    assert abroad["pub_violations.row"] == 2
    assert len(abroad) == len(dict(FOREIGN)) + 1


def test_people_may_come_from_another_country_and_the_dictionary_may_name_any(tmp_path):
    named = """
        update published.pub_origins set origin_code = 'RU';
        alter table published.pub_indicators add column why varchar;
        update published.pub_indicators set why = 'RU and FI';
    """

    assert change(publish(tmp_path, "ua"), named) == []


def test_a_country_file_may_lack_rows_where_a_country_has_none_but_not_its_people(tmp_path):
    path = publish(tmp_path, "fi")

    assert change(path, "delete from published.pub_corridors; delete from published.pub_said_flows") == []
    assert [each.rule for each in change(path, "delete from published.pub_reach")] == ["release_empty"]


def test_the_file_of_a_country_without_partners_holds_what_is_not_about_people(tmp_path):
    path = publish(tmp_path, "fi")

    assert change(path, "delete from published.pub_reporting; delete from published.pub_reach") == []
    assert [each.rule for each in change(path, "delete from published.pub_indicators")] == ["release_empty"]


def test_the_whole_file_and_the_donors_file_may_name_every_country(tmp_path):
    for audience in ("regional", "donor"):
        assert change(publish(tmp_path, audience), "update published.pub_reach set country_code = 'RU'") == []


def test_a_held_table_has_no_row(tmp_path):
    hold = "insert into published.pub_holds select 1, 'pub_reach'"

    path = publish(tmp_path, "donor")
    assert [(each.rule, each.column) for each in change(path, hold)] == [("release_held", "pub_reach.row")]
    regional_alone = "insert into published.pub_holds select 2, 'pub_moves'"
    assert change(path, f"delete from published.pub_reach; {regional_alone}") == []


def test_a_folder_that_is_no_audience_is_refused(tmp_path):
    path = publish(tmp_path, "fi")
    path.parent.rename(tmp_path / "pl")

    with pytest.raises(ConfigError, match="no audience 'pl'"):
        validate_release(tmp_path / "pl" / "warehouse.duckdb")
