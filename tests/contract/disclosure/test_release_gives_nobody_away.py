"""The disclosure test on the demo network: its release passes, and releases that leak on purpose are refused."""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from pipeline_home import Home

from dagster_project import disclosing
from warehouse import database, vault
from warehouse.disclosure.attacks import all_attacks
from warehouse.disclosure.report import JSON, Report
from warehouse.disclosure.statements import truth
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.disclosure.statements.truth import Truth
from warehouse.estimators.chapman import chapman
from warehouse.release import candidate_id
from warehouse.settings import PROJECT_ROOT, settings

pytestmark = pytest.mark.builds(1)

CELL = "period_type, period_start, country_code, region_code, city_code, setting_group, gender, age_band, origin_code"
FEW = all_attacks.Budget(problems=300)


@pytest.fixture(scope="module")
def true(built_home: Home) -> Truth:
    with database.reader(built_home.settings, vault.load(built_home.settings)) as con:
        return truth.read(con, catalogue().grains)


def files(home: Home, release_id: str) -> dict[str, Path]:
    return {path.parent.name: path for path in (home.settings.published / release_id).glob("*/warehouse.duckdb")}


@pytest.fixture
def leaking(built_home: Home, tmp_path: Path) -> Callable[[Callable[[duckdb.DuckDBPyConnection], None]], Home]:
    """A home with one more release, `leaking`: the real one, with the regional file changed."""

    def make(change: Callable[[duckdb.DuckDBPyConnection], None]) -> Home:
        home = built_home.copy(tmp_path / "home")
        copied = home.settings.published / "leaking"
        shutil.copytree(home.settings.published / candidate_id(home.settings), copied)
        path = copied / "regional" / "warehouse.duckdb"
        path.chmod(0o600)
        with duckdb.connect(str(path)) as con:
            change(con)
        return home

    return make


def recovered_by(report: Report) -> dict[str, int]:
    return {each.name: len(each.recovered) for each in report.attacks if each.recovered}


def without_noise(home: Home) -> Callable[[duckdb.DuckDBPyConnection], None]:
    """pub_reach from the true cells, and no other table: thresholds and `few`, but no random change."""
    with database.reader(home.settings, vault.load(home.settings)) as con:
        cells = con.execute(
            f"select {CELL}, persons as true_persons from marts.fct_cell_reach where partner_code = 'all'"
        ).to_arrow_table()

    def change(con: duckdb.DuckDBPyConnection) -> None:
        con.register("cells", cells)
        con.execute(
            "create table reach as select shown.* replace ("
            "case when status in ('shown', 'few') and true_persons >= 5 then true_persons end as persons, "
            "case when status not in ('shown', 'few') then status when true_persons >= 5 then 'shown' else 'few' end "
            f"as status) from published.pub_reach as shown left join cells using ({CELL})"
        )
        for (name,) in con.execute("select table_name from duckdb_tables() where schema_name = 'published'").fetchall():
            con.execute(f"drop table published.{name}")
        con.execute("create table published.pub_reach as from reach")
        con.execute("drop table reach")

    return change


def test_the_release_of_the_demo_network_gives_no_small_group_away(built_home: Home, true: Truth) -> None:
    name = candidate_id(built_home.settings)
    report = all_attacks.run(name, files(built_home, name), {}, true, all_attacks.Budget())
    assert report.not_examined == []
    assert report.recovered == []
    assert report.is_passed
    tried = {each.name: each.tried for each in report.attacks}
    assert tried["subtraction of margins"] > 5000
    assert min(tried[f"linear programs over {what}"] for what in ("relations", "atoms of persons")) > 500
    squares = next(each for each in report.attacks if each.name == "least squares")
    assert squares.right < 1.25 * squares.blind + 10
    assert report.cpu_seconds < 60


@pytest.mark.exhaustive
def test_the_same_budget_and_seed_give_the_same_report(built_home: Home, true: Truth) -> None:
    name = candidate_id(built_home.settings)
    one, other = (all_attacks.run(name, files(built_home, name), {}, true, all_attacks.Budget(60)) for _ in range(2))
    assert one.attacks == other.attacks
    assert one.problems == other.problems


def test_bounds_of_the_demo_network_hold_the_truth_in_every_cell(built_home: Home, true: Truth) -> None:
    name = candidate_id(built_home.settings)
    test = all_attacks.Test(files(built_home, name), true, all_attacks.Budget(0), catalogue())
    low, high = test.bounds.low, test.bounds.high
    assert not ((test.cells.true < low) | (test.cells.true > high)).any()
    assert len(test.bounds.dropped) == 0


def test_a_release_with_thresholds_alone_is_refused(
    built_home: Home, leaking: Callable[[Callable[[duckdb.DuckDBPyConnection], None]], Home], true: Truth
) -> None:
    home = leaking(without_noise(built_home))
    only = {"regional": files(home, "leaking")["regional"]}
    report = all_attacks.run("leaking", only, {}, true, FEW)
    assert not report.is_passed
    assert recovered_by(report)["subtraction of margins"] > 20
    squares = next(each for each in report.attacks if each.name == "least squares")
    assert squares.right > 1.5 * squares.blind


@pytest.mark.exhaustive
def test_a_release_with_one_estimate_of_a_small_overlap_is_refused_and_no_cell_is_named(
    leaking: Callable[[Callable[[duckdb.DuckDBPyConnection], None]], Home],
) -> None:
    leak = chapman(60, 45, 3)

    def change(con: duckdb.DuckDBPyConnection) -> None:
        con.execute(
            "update published.pub_population_estimates set status = 'shown', low = ?, point = ?, high = ? where rowid "
            "= (select min(rowid) from published.pub_population_estimates where lists <> '' and status = 'few')",
            [round(leak.low or 0), round(leak.point or 0), round(leak.high or 0)],
        )

    home = leaking(change)
    ran = home.crossings("release", "test", "leaking", "--problems", "0")
    assert ran.code == 7, ran.text
    assert "pub_population_estimates: 1 by derived numbers" in ran.text
    assert "|20" not in ran.text
    assert (home.settings.working / JSON).is_file()
    assert not list(home.settings.published.rglob("disclosure-test*"))


def test_the_graph_does_not_flip_what_gives_somebody_away(
    leaking: Callable[[Callable[[duckdb.DuckDBPyConnection], None]], Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = leaking(lambda con: con.execute("alter table published.pub_reach add column contacts bigint"))
    for name, value in home.environment.items():
        if name.startswith("CROSSINGS_"):
            monkeypatch.setenv(name, value)
    (home.settings.working / "candidate.json").write_text('{"release_id": "leaking"}')
    assert [
        (each.rule, each.column, each.count) for each in disclosing.failures(settings(), all_attacks.Budget(0))
    ] == [("disclosed by not examined", "pub_reach", 1)]


def test_every_allowed_grain_is_read_or_named_as_never_published() -> None:
    """A new table of persons must be told to the disclosure test, in its contract."""
    with duckdb.connect() as con:
        seed = con.execute(
            f"select distinct table_name from read_csv('{PROJECT_ROOT}/dbt/seeds/disclosure_pattern.csv')"
        ).fetchall()
    never = {
        "pub_population_estimates",
        "pub_setting_decomposition",
    }  # their cells are in no table, only what is made of them
    assert {name for (name,) in seed} == set(catalogue().grains) | never
