"""Cells that closed before late rows came, beside cells that close with them: what blocked every later release."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from small_world import key, publish, truth

from warehouse.disclosure.attacks import all_attacks
from warehouse.disclosure.report import Report
from warehouse.disclosure.statements.cells import Key

WHOLE, WOMAN, MAN, TRANS = key(), key(gender="woman"), key(gender="man"), key(gender="trans_or_nonbinary")
QUARTERS = [key(start=date(2023, month, 1)) for month in (1, 4)]
HALF = key(period_type="half_year")


def report_of(
    folder: Path, shown: dict[Key, int | None], true: dict[Key, int], closed: set[Key], noise: int = 0
) -> Report:
    """The disclosure test of one file, without linear programs that need a solver's time."""
    files = {"regional": publish(folder, shown)}
    return all_attacks.run("r", files, {}, truth(true, noise), all_attacks.Budget(50), {str(each) for each in closed})


def test_a_whole_that_closed_before_late_rows_says_nothing_of_a_part_that_closes_with_them(tmp_path: Path) -> None:
    """Thirty were published; then twenty women came late, and gender closes with them: nobody is known of."""
    shown = {WHOLE: 30, WOMAN: 40, MAN: 7, TRANS: None}
    report = report_of(tmp_path, shown, {WHOLE: 50, WOMAN: 40, MAN: 7, TRANS: 3}, {WHOLE})
    assert (report.recovered, report.not_examined) == ([], [])
    assert "1 closed cells are of other persons by now" in report.attacks[0].note


def test_a_whole_of_the_same_persons_still_gives_a_part_away(tmp_path: Path) -> None:
    """Closed before, and nobody came or went since: what it says together with new cells is news, and is refused."""
    true = {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: 3}
    report = report_of(tmp_path, {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: None}, true, {WHOLE})
    assert report.recovered == [("pub_reach", "reach_03", str(TRANS))]


def test_what_closed_cells_alone_give_away_is_no_news(tmp_path: Path) -> None:
    """Nothing that is hidden now takes it back, so it stops no release; the report says how many there are."""
    true = {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: 3}
    shown = {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: None}
    report = report_of(tmp_path / "old", shown, true, set(true))
    assert report.is_passed
    assert "1 more follow from earlier releases alone." in report.attacks[0].note
    assert not report_of(tmp_path / "new", shown, true, {WHOLE, WOMAN}).is_passed


def test_a_period_whose_parts_closed_before_an_erasure_is_no_contradiction(tmp_path: Path) -> None:
    """The half-year closes after persons of its closed quarters were erased: fewer than a quarter alone had said."""
    shown = {QUARTERS[0]: 40, QUARTERS[1]: None, HALF: 33}
    report = report_of(tmp_path, shown, {QUARTERS[0]: 30, QUARTERS[1]: 3, HALF: 33}, {QUARTERS[0], QUARTERS[1]})
    assert report.is_passed


def test_a_cell_that_closed_under_a_lower_threshold_has_no_two_numbers(tmp_path: Path) -> None:
    cell = truth({WHOLE: 6})
    cell.patterns = [
        type(each)(each.pattern_id, each.grain, each.country, each.dims, each.finest, 20) for each in cell.patterns
    ]
    report = all_attacks.run(
        "r", {"regional": publish(tmp_path, {WHOLE: 6})}, {}, cell, all_attacks.Budget(0), {str(WHOLE)}
    )
    assert report.not_examined == []


@pytest.mark.parametrize(("is_closed", "strange"), [(True, 0), (False, 1)])
def test_a_share_that_closes_with_late_rows_is_not_bounded_by_reach_that_closed_before(
    tmp_path: Path, is_closed: bool, strange: int
) -> None:
    """300 were published as reached; the share of the same quarter one year later counts 337 whose rows came since."""
    path = publish(tmp_path, {WHOLE: 300})
    with duckdb.connect(str(path)) as con:
        con.execute(
            "create table published.pub_setting_decomposition as select 'quarter' as period_type, date '2024-01-01' as "
            "period_start, date '2023-01-01' as compare_start, 'FI' as country_code, 151 / 337 as constant_share_before"
        )
    closed = {str(WHOLE)} if is_closed else set()
    report = all_attacks.run("r", {"regional": path}, {}, truth({WHOLE: 299}), all_attacks.Budget(0), closed)
    assert len([what for _, what in report.not_examined if "constant_share_before" in what]) == strange
    assert report.recovered == []
