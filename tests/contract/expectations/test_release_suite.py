"""Is a release fit to leave: each rule about published tables is seen to stop one."""

import gc
from collections import Counter

import duckdb
import pytest
from everyday import every_day
from published_file import change, publish

from expectations.engine import Session
from expectations.release import validate_files
from expectations.release_tables import tables
from warehouse.audiences import audiences
from warehouse.errors import ConfigError, ReleaseRefused

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
    ("pub_coverage", "persons = null, status = 'no_denominator'", "release_shown", "persons"),
    ("pub_coverage", "denominator_point = 1000", "release_interval", "interval"),
    ("pub_population_estimates", "high = 0.1", "release_interval", "interval"),
    ("pub_population_estimates", "status = 'few'", "release_hidden", "estimate"),
]
WAYS = Counter((table, rule, column) for table, _, rule, column in SPOILED)


@pytest.mark.parametrize("audience", every_day(audiences(), ["regional", "donor"]))
def test_a_fit_release_has_no_failure(tmp_path, audience):
    assert validate_files([publish(tmp_path, audience)]) == []


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


def test_people_are_told_where_there_is_no_estimate_to_divide_by(tmp_path):
    without = (
        "update published.pub_coverage set status = 'no_denominator', denominator_low = null, "
        "denominator_point = null, "
        "denominator_high = null, coverage_low = null, coverage_point = null, coverage_high = null where row_no = 0"
    )
    assert change(publish(tmp_path, "regional"), without) == []


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

    wanted = {table for table, rules in tables().items() if rules.is_for_donors and not rules.is_optional}
    assert {(each.rule, each.column) for each in validate_files([path])} == {
        ("release_table_missing", table) for table in wanted
    }


def test_a_broken_file_is_looked_at_twice_and_leaves_nothing_open(tmp_path, monkeypatch, caplog):
    seen: list[tuple[str, int]] = []
    original = Session.validate
    monkeypatch.setattr(
        Session, "validate", lambda self, view, suite: seen.append((view, len(suite))) or original(self, view, suite)
    )

    broken = "update published.pub_reach set persons = 4; update published.pub_origins set persons = 4"
    failures = change(publish(tmp_path, "regional"), broken)
    gc.collect()

    assert [(each.rule, each.column, each.count) for each in failures] == [
        ("release_small", "pub_origins.persons", 20),
        ("release_small", "pub_reach.persons", 20),
    ]
    assert len(seen) == 2  # whether any row of a table breaks a rule, then how many
    assert seen[0][1] > 100
    assert not [record for record in caplog.records if record.name.startswith("sqlalchemy")]


@pytest.mark.exhaustive
def test_files_of_all_audiences_are_looked_at_together_and_said_apart(tmp_path, monkeypatch):
    paths = [publish(tmp_path, audience) for audience in audiences()]
    seen: list[str] = []
    original = Session.validate
    monkeypatch.setattr(Session, "validate", lambda self, view, suite: seen.append(view) or original(self, view, suite))
    assert validate_files(paths) == []
    assert len(seen) == 1

    spoiled = {
        "regional": "update published.pub_reach set persons = 4; drop table published.pub_moves",
        "donor": "update published.pub_reach set persons = 12",
        "fi": "update published.pub_reach set country_code = 'RU' where row_no < 3",
    }
    apart = {}
    for path in paths:
        if path.parent.name in spoiled:
            change(path, spoiled[path.parent.name])
        apart[path.parent.name] = validate_files([path])
    assert {name for name, failures in apart.items() if failures} == spoiled.keys()
    assert {each.rule for each in apart["fi"]} == {"release_foreign"}
    assert validate_files(paths) == [failure for path in paths for failure in apart[path.parent.name]]


DECLARED = [
    ("pub_corridors", "corridor"),
    ("pub_flow_matrix", "several regions"),
    ("pub_targets", "target"),
    ("pub_events", "event"),
    ("pub_population_estimates", "population_estimate"),
    ("pub_mapping_audit", "printed mapping"),
    ("pub_violence_survey", "printed mapping"),
]


@pytest.mark.parametrize("of_network", every_day(DECLARED, DECLARED[:2]), ids=lambda pair: pair[0])
def test_what_a_network_declares_is_in_a_new_release(tmp_path, of_network):
    """In one of a network that declares nothing of the kind, or in one that was made before, it may be empty."""
    table, declared = of_network
    path = publish(tmp_path, "regional")
    assert change(path, f"delete from published.{table}") == []

    failures = validate_files([path], {declared})

    assert [(each.rule, each.column) for each in failures] == [("release_empty", table)]


def test_a_table_that_speaks_of_partners_never_leaves_to_donors(tmp_path):
    path = publish(tmp_path, "donor")

    failures = change(path, "create table published.pub_reporting as select 1 as row_no")

    assert [(each.rule, each.column) for each in failures] == [("release_table_forbidden", "pub_reporting")]


def test_a_table_that_nobody_has_declared_never_leaves(tmp_path):
    failures = change(publish(tmp_path, "regional"), "create table published.pub_extra as select 1 as row_no")

    assert [(each.rule, each.column) for each in failures] == [("release_table_forbidden", "pub_extra")]


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ReleaseRefused, match="regional"):
        validate_files([tmp_path / "regional" / "warehouse.duckdb"])


def test_an_own_overlap_never_leaves_to_donors(tmp_path):
    own = "update published.pub_population_estimates set lists = 'fixed_site+outreach' where row_no = 0"

    assert change(publish(tmp_path, "regional"), own) == []
    assert [(each.rule, each.count) for each in change(publish(tmp_path, "donor"), own)] == [("release_forbidden", 1)]


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
        validate_files([tmp_path / "pl" / "warehouse.duckdb"])
