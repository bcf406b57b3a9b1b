"""Earlier releases, audiences, a partner's own rows, derived numbers, guesses: each on a few cells made by hand."""

from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import pytest
from small_world import REACH, key, known, patterns, publish, said, truth

from warehouse.disclosure.attacks import all_attacks, squares
from warehouse.disclosure.attacks.partners import recovered_by_partners
from warehouse.disclosure.attacks.releases import Differences, differences
from warehouse.disclosure.inference import derived, inversion
from warehouse.disclosure.inference.bounds import tighten
from warehouse.disclosure.inference.rows import relations, rows
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.disclosure.statements.cells import UNKNOWN
from warehouse.disclosure.statements.knowledge import knowledge

WHOLE, WOMAN, MAN, TRANS = key(), key(gender="woman"), key(gender="man"), key(gender="trans_or_nonbinary")


def between(now: Path, before: Path, noise: int) -> Differences:
    return differences(now, {"before": before}, catalogue(), truth({WHOLE: 30}), noise)["before"]


def test_a_closed_cell_that_grew_by_two_tells_of_two_where_numbers_are_exact(tmp_path):
    before, now = (publish(tmp_path / str(n), {WHOLE: n, WOMAN: 9}) for n in (30, 32))
    found = between(now, before, noise=0)
    assert (found.tried, found.changed, found.recovered) == (2, 1, [WHOLE])
    assert found.cells == {WHOLE: 32}
    assert between(now, before, noise=5).recovered == []
    assert between(now, now, noise=0).changed == 0


def test_each_of_many_earlier_releases_is_compared(tmp_path):
    now, *before = (publish(tmp_path / str(n), {WHOLE: n, WOMAN: 9}) for n in range(30, 33))
    found = differences(now, dict(zip("ab", before, strict=True)), catalogue(), truth({WHOLE: 30}), noise=0)
    assert {name: (one.changed, one.recovered) for name, one in found.items()} == {
        "a": (1, [WHOLE]),
        "b": (1, [WHOLE]),
    }


def test_an_open_cell_may_change(tmp_path):
    before = publish(tmp_path / "before", {WHOLE: None}, is_open=True)
    found = between(publish(tmp_path / "now", {WHOLE: 32}), before, noise=0)
    assert (found.tried, found.changed) == (0, 0)


def test_a_cell_that_turned_from_few_to_shown_has_changed(tmp_path):
    before = publish(tmp_path / "before", {WHOLE: None})
    found = between(publish(tmp_path / "now", {WHOLE: 7}), before, noise=5)
    assert (found.changed, found.recovered) == (1, [])


def test_rounded_and_exact_numbers_of_a_cell_are_known_together(tmp_path):
    files = [said(publish(tmp_path, {WHOLE: 23})), said(publish(tmp_path, {WHOLE: 25, WOMAN: 15}, audience="donor"))]
    found = knowledge(files, truth({WHOLE: 25, WOMAN: 14}))
    assert found.disagreeing == []
    assert (found.cells.low.tolist(), found.cells.high.tolist()) == ([18, 8], [28, 22])
    assert found.cells.shown.tolist() == [23, -1]
    assert knowledge(reversed(files), truth({WHOLE: 25, WOMAN: 14})).disagreeing == []


def test_audiences_that_are_told_different_numbers_are_noticed(tmp_path):
    files = [said(publish(tmp_path, {WHOLE: 23})), said(publish(tmp_path, {WHOLE: 40}, audience="fi"))]
    assert knowledge(files, truth({WHOLE: 25})).disagreeing == [WHOLE]


def test_numbers_that_were_never_changed_are_taken_for_exact(tmp_path):
    ages = ["18-19", "20-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50+"]
    true = {
        key(period_type="half_year", gender=g, age_band=a): 20
        for g in ("woman", "man", "not_asked", "trans_or_nonbinary")
        for a in ages
    }
    exact = known(tmp_path / "exact", dict(true), true)
    changed = known(tmp_path / "changed", {each: 20 + (-1) ** number * 2 for number, each in enumerate(true)}, true)
    assert (exact.noise, exact.is_perturbed) == (0, False)
    assert (changed.noise, changed.is_perturbed) == (5, True)


def test_one_set_of_persons_in_many_cells_has_one_change_that_may_be_none(tmp_path):
    places = [{}, {"region_code": "FI-W"}, {"region_code": "FI-W", "city_code": "fi_tampere"}]
    settings = [{}, {"setting_group": "indoor"}]
    true = {
        key(period_type=period, **place, **setting): 9
        for period in ("quarter", "half_year", "year")
        for place in places
        for setting in settings
    }
    true |= {key(period_type=period, gender="woman"): 9 for period in ("quarter", "half_year", "year")}
    file = said(publish(tmp_path, dict(true)))
    one, many = truth(true), truth(true)
    one.sets = dict.fromkeys(true, 17)
    assert knowledge([file], one).is_perturbed
    assert not knowledge([file], many).is_perturbed


@pytest.mark.parametrize(("published", "recovered"), [(7, 1), (10, 0)])
def test_a_partner_that_met_ten_of_at_most_twelve_knows_of_the_others(tmp_path, published, recovered):
    """Of 10 persons at most 85 % are one partner's: there are 12 at least, and 7 + 5 at most."""
    file = said(publish(tmp_path, {WHOLE: published}))
    cells = knowledge([file], truth({WHOLE: 12}, partners={WHOLE: (3, 10)})).cells
    found = tighten(rows([], cells.shown), cells.low, cells.high)
    assert recovered_by_partners(cells, found, 0.85) == (2, [0] if recovered else [])


def test_a_partner_that_met_everybody_there_learns_nothing(tmp_path):
    cells = knowledge([said(publish(tmp_path, {WHOLE: 6}))], truth({WHOLE: 7}, partners={WHOLE: (7,)})).cells
    found = tighten(rows([], cells.shown), cells.low, cells.high)
    assert recovered_by_partners(cells, found, 0.85) == (1, [])


def test_least_squares_recovers_exact_sums_and_is_compared_with_blind_guessing(tmp_path):
    found = known(tmp_path, {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: None}, {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: 3}, 0)
    related = relations(found.cells, catalogue())
    guesses = squares.guess(found.cells, rows(related, found.cells.shown))
    assert (guesses.tried, guesses.guessed, guesses.right, guesses.blind) == (1, 1, 1, 1.0)


def share_file(folder: Path, persons: int | None, base: int | None, numerator: int, denominator: int) -> Path:
    """One share of outdoor work, with the counts that stand beside it and those that it is made of."""
    path = folder / "regional" / "warehouse.duckdb"
    path.parent.mkdir(parents=True)
    low, high = inversion.wilson(np.array([numerator]), np.array([denominator]))
    with duckdb.connect(str(path)) as con:
        con.execute("create schema published")
        con.execute(
            "create table published.pub_setting_share as select 'quarter' as period_type, date '2023-01-01' as "
            "period_start, 'FI' as country_code, 'all' as region_code, 'all' as city_code, 'all' as reporters, "
            "'outdoor' as setting_group, ?::bigint as persons, ?::bigint as base_persons, ?::double as share, "
            "?::double as share_low, ?::double as share_high, 'few' as status",
            [persons, base, numerator / denominator, float(low[0]), float(high[0])],
        )
    return path


@pytest.mark.parametrize(
    ("persons", "base", "numerator", "recovered", "strange"),
    [(9, 59, 9, 0, 0), (None, 59, 3, 1, 0), (None, 59, 9, 0, 0), (9, 59, 3, 1, 0)],
)
def test_a_share_must_follow_from_the_counts_beside_it(tmp_path, persons, base, numerator, recovered, strange):
    path = share_file(tmp_path, persons, base, numerator, 59)
    found = derived.invert(path, said(path), catalogue(), lambda _: UNKNOWN)
    assert (found.tried, len(found.recovered), len(found.not_examined)) == (1, recovered, strange)


@pytest.mark.parametrize(("denominator", "strange"), [(310, 0), (311, 1)])
def test_a_bare_share_can_be_of_more_people_than_there_are_by_the_largest_changes(tmp_path, denominator, strange):
    """300 are published, so there are at most 305, and whoever else counted them may have said 310."""
    path = publish(tmp_path, {WHOLE: 300})
    with duckdb.connect(str(path)) as con:
        con.execute(
            "create table published.pub_setting_decomposition as select 'quarter' as period_type, "
            "date '2023-01-01' as period_start, 'FI' as country_code, 'all' as region_code, ?::double as share_after",
            [151 / denominator],
        )
    report = all_attacks.run("release", {"regional": path}, {}, truth({WHOLE: 299}))
    assert len([what for table, what in report.not_examined if "share_after" in what]) == strange


def test_what_the_test_does_not_know_is_not_examined(tmp_path):
    path = publish(tmp_path, {WHOLE: 30})
    with duckdb.connect(str(path)) as con:
        con.execute("alter table published.pub_reach add column contacts bigint")
        con.execute("create table published.pub_new (persons bigint)")
        values = ["quarter", "2023-01-01", "FI", "FI-S", "all", "all", "man", "18-19", "all", 9, "shown", 0]
        con.execute(f"insert into published.pub_reach values ({', '.join('?' * len(values))})", values)
    assert said(path).not_examined == [
        ("pub_new", "table"),
        ("pub_reach", "contacts"),
        ("pub_reach", "1 rows of persons that are of no allowed grain"),
    ]


def test_each_allowed_grain_of_reach_is_told_apart():
    for each in patterns():
        if each.grain == "pub_reach" and each.country in ("all", "FI"):
            values = {name: "x" for name in REACH if name in each.dims} | {"country_code": "FI"}
            assert key(period_type="year", **values).pattern_id == each.pattern_id


@pytest.mark.parametrize(("persons", "is_allowed"), [(9, False), (10, True)])
def test_a_number_below_the_threshold_of_its_grain_is_found_unless_an_earlier_release_has_shown_it(
    tmp_path, persons, is_allowed
):
    stricter = truth({WHOLE: 30, WOMAN: persons})
    stricter.patterns = [replace(each, threshold=10) for each in patterns()]
    files = {"regional": publish(tmp_path, {WHOLE: 30, WOMAN: persons})}

    def found(closed: set[str]) -> list[str]:
        report = all_attacks.run("now", files, {}, stricter, all_attacks.Budget(0), closed)
        (attack,) = [each for each in report.attacks if each.name == "numbers below their threshold"]
        assert attack.tried == 2
        return [cell for _, _, cell in attack.recovered]

    assert found(set()) == ([] if is_allowed else [str(WOMAN)])
    assert found({str(WHOLE), str(WOMAN)}) == []


def test_a_number_below_its_threshold_that_one_audience_alone_is_shown_is_found(tmp_path):
    stricter = truth({WHOLE: 30, WOMAN: 6})
    stricter.patterns = [replace(each, threshold=10) for each in patterns()]
    files = {
        "regional": publish(tmp_path, {WHOLE: 30, WOMAN: None}),
        "donor": publish(tmp_path, {WHOLE: 30, WOMAN: 5}, audience="donor"),
    }
    report = all_attacks.run("now", files, {}, stricter, all_attacks.Budget(0))
    (attack,) = [each for each in report.attacks if each.name == "numbers below their threshold"]
    assert [cell for _, _, cell in attack.recovered] == [str(WOMAN)]
