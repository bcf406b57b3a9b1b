"""Sums give hidden cells away where numbers are exact, and do not where they are changed at random."""

from datetime import date

import numpy as np
import pytest
from small_world import key, known

from warehouse.disclosure.inference.bounds import small_rests, tighten
from warehouse.disclosure.inference.rows import (
    Relation,
    relations,
    rows,
)
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.disclosure.statements.cells import UNKNOWN, Cells, Key

START = date(2023, 4, 1)  # of no half-year
WHOLE, WOMAN, MAN = key(), key(gender="woman"), key(gender="man")
TRANS, NOT_ASKED = key(gender="trans_or_nonbinary"), key(gender="not_asked")
TRUE = {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: 3}


def solved(knowledge):
    cells = knowledge.cells
    related = relations(cells, catalogue())
    return cells, related, tighten(rows(related, cells.shown), cells.low, cells.high)


def test_one_hidden_sibling_of_exact_numbers_is_the_difference(tmp_path):
    cells, _, found = solved(known(tmp_path, {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: None}, TRUE, noise=0))
    number = cells.index[TRANS]
    assert (found.low[number], found.high[number]) == (3, 3)


def test_two_hidden_siblings_of_exact_numbers_are_a_group_together(tmp_path):
    shown = {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: None, NOT_ASKED: None}
    cells, related, found = solved(known(tmp_path, shown, TRUE, noise=0))
    number = cells.index[TRANS]
    assert (found.low[number], found.high[number]) == (0, 3)
    assert small_rests(related, cells.hidden, found) == [cells.index[WHOLE]]


def test_who_is_in_a_wide_band_alone_is_what_its_narrow_bands_leave(tmp_path):
    """Two of the twenty were recorded as 18-24 and no finer: exact numbers tell so, changed ones do not."""
    wide, narrow, other = key(age_band="18-24"), key(age_band="18-19"), key(age_band="20-24")
    true = {WHOLE: 30, wide: 20, narrow: 11, other: 7, key(age_band="25+"): 10}
    cells, related, found = solved(known(tmp_path / "exact", true, true, noise=0))
    assert Relation("one", cells.index[WHOLE], (cells.index[wide], cells.index[key(age_band="25+")])) in related
    assert small_rests(related, cells.hidden, found) == [cells.index[wide]]
    cells, related, found = solved(known(tmp_path / "changed", true | {wide: 21}, true))
    assert small_rests(related, cells.hidden, found) == []


def test_a_hidden_narrow_band_is_no_more_than_its_wide_band_leaves(tmp_path):
    wide, narrow, other = key(age_band="18-24"), key(age_band="18-19"), key(age_band="20-24")
    true = {wide: 20, narrow: 3, other: 16}
    cells, _, found = solved(known(tmp_path, true | {narrow: None}, true, noise=0))
    assert (found.low[cells.index[narrow]], found.high[cells.index[narrow]]) == (0, 4)


def test_numbers_that_are_changed_at_random_leave_a_choice(tmp_path):
    cells, related, found = solved(known(tmp_path, {WHOLE: 31, WOMAN: 19, MAN: 7, TRANS: None}, TRUE))
    number = cells.index[TRANS]
    assert found.low[number] == 0
    assert found.high[number] > 4
    assert small_rests(related, cells.hidden, found) == []


def test_overlapping_parts_give_a_lower_bound_alone(tmp_path):
    """A person may work in several settings: the rest may hold many who are counted elsewhere, too."""
    outdoor, indoor = key(setting_group="outdoor"), key(setting_group="indoor")
    cells, _, found = solved(
        known(tmp_path, {WHOLE: 30, outdoor: 28, indoor: None}, {WHOLE: 30, outdoor: 28, indoor: 9}, 0)
    )
    number = cells.index[indoor]
    assert (found.low[number], found.high[number]) == (2, 30)


def test_months_bound_their_quarter_and_do_not_add_up_to_it(tmp_path):
    months = [key(period_type="month", start=date(2023, month, 1)) for month in (1, 2, 3)]
    shown = {WHOLE: None, **dict.fromkeys(months, 12)}
    cells, _, found = solved(known(tmp_path, shown, {WHOLE: 20, **dict.fromkeys(months, 12)}, noise=0))
    number = cells.index[WHOLE]
    assert (found.low[number], found.high[number]) == (12, 36)


def test_two_numbers_are_two_sets_of_persons(tmp_path):
    """The same persons have the same number everywhere, so a region with another number than its only city has more."""
    region, city = key(region_code="FI-W"), key(region_code="FI-W", city_code="fi_tampere")
    related = [Relation("inside", 0, (1,))]
    assert known(tmp_path, {region: 9, city: 11}, {region: 10, city: 9}).cells.shown.tolist() == [9, 11]
    found = tighten(rows(related, np.array([9, 11])), np.array([5, 6]), np.array([14, 16]))
    assert found.low.tolist() == [7, 6]
    assert found.high.tolist() == [14, 13]


def test_rows_that_contradict_each_other_are_left_out(tmp_path):
    related = [Relation("inside", 0, (1,)), Relation("one", 2, (3,))]
    found = tighten(rows(related, np.zeros(4, dtype=np.int64)), np.array([5, 20, 7, 0]), np.array([9, 30, 7, UNKNOWN]))
    assert found.dropped.tolist() == [0]
    assert (found.low[3], found.high[3]) == (7, 7)


@pytest.mark.parametrize(
    ("kind", "persons", "broken"),
    [("one", 5, 1), ("cover", 5, 0), ("inside", 5, 0), ("cover", 1, 1), ("most", 5, 1), ("most", 1, 0)],
)
def test_a_world_that_breaks_a_relation_is_noticed(kind, persons, broken):
    made = rows([Relation(kind, 0, (1, 2))], np.zeros(3, dtype=np.int64))
    assert len(made.broken_in(np.array([6, persons, 4]))) == broken


HALVES = [(date(2023, 1, 1), True), (date(2023, 7, 1), True), (START, False)]


@pytest.mark.parametrize(("start", "is_half_year"), HALVES)
def test_six_months_around_an_event_that_are_a_half_year_are_inside_it(start: date, *, is_half_year: bool) -> None:
    """Those who were met by partners of gaps alone would be what the one leaves of the other."""
    half_year = key(period_type="half_year", start=date(start.year, 1 if start.month < 7 else 7, 1))
    dims = {"country_code": "FI", "event_window": "e/after", "window_measure": "reached", "window_violation": "all"}
    window = Key("pub_event_windows", "any", "after_event", start, tuple(dims.items()))
    cells = Cells.of([half_year, window])
    found = [each for each in relations(cells, catalogue()) if each.whole == 0]
    assert found == ([Relation("inside", 0, (1,))] if is_half_year else [])


@pytest.mark.parametrize("has_both", [True, False])
def test_parts_are_all_of_their_whole_only_where_each_of_them_has_a_cell(*, has_both: bool) -> None:
    """Whose place of work is recorded, and of whom no contact says it: the second is counted by half-year alone."""
    whole = key(period_type="half_year", start=START)
    recorded = key("pub_setting_share", "half_year", START, share_group="recorded")
    dims = {"country_code": "FI", "link_measure": "setting_not_recorded"}
    nowhere_said = Key("pub_quality", "any", "half_year", START if has_both else date(2022, 7, 1), tuple(dims.items()))
    found = relations(Cells.of([whole, recorded, nowhere_said]), catalogue())
    assert (Relation("one", 0, (1, 2)) in found) == has_both
    assert not [each for each in found if each.kind == "one" and len(each.parts) == 1]
