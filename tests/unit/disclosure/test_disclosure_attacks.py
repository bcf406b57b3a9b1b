"""All attacks together on small releases: what each recovers, what the budget does, and what is not passed over."""

from datetime import date

import numpy as np
import pytest
from small_world import DIMS, key, patterns, publish, truth

from warehouse import yaml_text
from warehouse.disclosure.attacks import all_attacks
from warehouse.disclosure.inference import atoms, blocks
from warehouse.disclosure.statements.catalogue import catalogue
from warehouse.disclosure.statements.cells import UNKNOWN, Cells
from warehouse.disclosure.statements.truth import Truth
from warehouse.settings import PROJECT_ROOT

WHOLE, WOMAN, MAN, TRANS = key(), key(gender="woman"), key(gender="man"), key(gender="trans_or_nonbinary")
TRUE = {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: 3}
EXACT = {WHOLE: 30, WOMAN: 20, MAN: 7, TRANS: None}


def recovered(folder, numbers, true, noise, **budget):
    files = {"regional": publish(folder, numbers)}
    report = all_attacks.run("r", files, {}, truth(true, noise), all_attacks.Budget(**budget))
    return report, {each.name: len(each.recovered) for each in report.attacks if each.recovered}


def test_exact_numbers_are_recovered_by_every_attack_that_adds_up(tmp_path):
    report, found = recovered(tmp_path, EXACT, TRUE, 0)
    assert found == {
        "subtraction of margins": 1,
        "overlapping periods": 1,
        "all audiences together": 1,
        "linear programs over relations": 1,
    }
    assert report.recovered == [("pub_reach", "reach_03", str(TRANS))]
    assert not report.is_passed


def test_changed_numbers_are_recovered_by_none(tmp_path):
    report, found = recovered(tmp_path, EXACT | {WHOLE: 32, WOMAN: 19}, TRUE, 5)
    assert found == {}
    assert report.is_passed
    assert report.problems >= 1


def test_what_one_period_gives_away_another_one_narrows(tmp_path):
    """Three in the half-year and one in its first quarter, both by subtraction: two or three in the second one."""
    numbers, true = {}, {}
    for period_type, start, whole, woman, hidden in (("half_year", 1, 30, 20, 3), ("quarter", 1, 20, 12, 1)):
        cell = {"period_type": period_type, "start": date(2023, start, 1)}
        shown = {key(**cell): whole, key(**cell, gender="woman"): woman, key(**cell, gender="man"): 7}
        trans = key(**cell, gender="trans_or_nonbinary")
        numbers, true = numbers | shown | {trans: None}, true | shown | {trans: hidden}
    for gender, persons in (("all", 12), ("woman", 9), ("man", 1), ("trans_or_nonbinary", 2)):
        second = key(start=date(2023, 4, 1), gender=gender)
        numbers, true = numbers | {second: None}, true | {second: persons}
    _, found = recovered(tmp_path, numbers, true, 0)
    assert (found["subtraction of margins"], found["overlapping periods"]) == (2, 3)


@pytest.mark.parametrize("problems", [0, 50])
def test_the_budget_is_a_number_of_linear_programs(tmp_path, problems):
    report, _ = recovered(tmp_path, EXACT, TRUE, 0, problems=problems)
    assert report.problems <= problems
    assert not report.is_cut


def test_the_clock_cuts_and_the_report_says_so(tmp_path):
    report, _ = recovered(tmp_path, EXACT, TRUE, 0, seconds=-1)
    assert report.is_cut
    assert report.problems == 0


def test_a_relation_that_the_true_cells_break_is_not_examined(tmp_path):
    """The catalogue says that nobody has two genders. Were that wrong, the bounds would be."""
    report, _ = recovered(tmp_path, EXACT, TRUE | {WOMAN: 28}, 0)
    assert ("pub_reach", "a relation of pattern reach_01 does not hold in the true cells") in report.not_examined
    assert not report.is_passed


def test_a_cell_with_two_numbers_is_not_examined(tmp_path):
    """Two numbers of the same persons are two changes, and their mean is closer to the truth."""
    files = {"regional": publish(tmp_path, {WHOLE: 30}), "fi": publish(tmp_path, {WHOLE: 33}, audience="fi")}
    report = all_attacks.run("r", files, {}, truth(TRUE), all_attacks.Budget(0))
    assert report.not_examined == [("pub_reach", "a cell of pattern reach_01 has two numbers")]


def test_people_in_several_settings_are_a_block_of_atoms():
    shares = [key("pub_setting_share", share_group=each) for each in ("recorded", "outdoor", "indoor", "multi_setting")]
    cells = Cells.of(shares)
    cells.shown = np.array([18, 10, 10, 0])
    [found] = [each for each in blocks.blocks(cells, catalogue()) if len(each.cells) == 4]
    numbers = [18, 10, 10]
    low, high = [*numbers, 0], [*numbers, UNKNOWN]
    assert atoms.bound(atoms.matrix(found.block), [3], low, high)[:2] == (2, 2)


def test_settings_and_genders_are_one_block_of_sixty_atoms():
    settings = ("all", "outdoor", "indoor", "remote", "not_recorded")
    genders = ("all", "woman", "man", "trans_or_nonbinary", "not_asked")
    cells = Cells.of(key(setting_group=setting, gender=gender) for setting in settings for gender in genders)
    largest = max(blocks.blocks(cells, catalogue()), key=lambda each: len(each.cells))
    assert (len(largest.cells), largest.block.atoms) == (25, 60)


def test_what_the_test_knows_of_the_rules_is_what_the_macros_say():
    said = yaml_text.read((PROJECT_ROOT / "dbt" / "dbt_project.yml").read_text())["vars"]
    assert Truth().largest_share == said["largest_partner_share"]


def test_every_dimension_of_an_allowed_grain_has_a_structure():
    known = catalogue()
    for each in patterns():
        if each.grain in known.grains:
            assert each.dims - known.grains[each.grain].structure.keys() <= {"country_code"}, each.pattern_id
    assert {grain for grain in DIMS if grain not in known.grains} == set()


def test_services_that_are_guarded_are_read_as_such():
    seed = (PROJECT_ROOT / "dbt" / "seeds" / "dimension_value.csv").read_text().splitlines()
    guarded = {line.split(",")[1] for line in seed if line.startswith("guarded_service_code,")}
    [count] = [each for each in catalogue().tables["pub_services"].counts if each.column == "persons"]
    assert {name for name in guarded if f"'{name}'" not in count.dims["guarded_service_code"]} == set()
