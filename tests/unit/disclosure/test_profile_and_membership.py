"""Two attacks: which cells changed since an earlier release, and who is in the data at all."""

from pathlib import Path

import numpy as np
import pytest
from small_world import key, publish, truth

from warehouse.disclosure.attacks import all_attacks, membership
from warehouse.disclosure.report import Report
from warehouse.disclosure.statements.cells import Cells, Key

WHOLE, WOMAN = key(), key(gender="woman")
BEFORE: dict[Key, int | None] = {WHOLE: 60, WOMAN: 40}
SEVEN = frozenset(range(7))


def report_of(
    folder: Path, now: dict[Key, int | None], changed: dict[Key, frozenset[int]], kept: dict[Key, int | None]
) -> Report:
    """A release beside an earlier one; the cells of `kept` are in the ledger, those of `changed` may be restated."""
    true = truth({WHOLE: 60, WOMAN: 40})
    true.changed = {str(each): persons for each, persons in changed.items()}
    true.kept = {str(each): number for each, number in kept.items()}
    files, earlier = {"regional": publish(folder / "now", now)}, {"regional": publish(folder / "before", BEFORE)}
    return all_attacks.run("r", files, {"before": earlier}, true, all_attacks.Budget(0), {str(each) for each in kept})


def found(report: Report) -> list[str]:
    return [name for each in report.attacks if each.name == "the profile of a change" for _, _, name in each.recovered]


def test_a_closed_cell_that_changed_without_a_restatement_is_refused(tmp_path: Path) -> None:
    """By one person or by thirty: nobody decided that it may change."""
    report = report_of(tmp_path, {WHOLE: 59, WOMAN: 40}, {}, BEFORE)
    assert found(report) == [str(WHOLE)]
    assert not report.is_passed


@pytest.mark.parametrize(
    ("whole", "woman", "recovered"),
    [
        (SEVEN, SEVEN, []),
        (SEVEN, frozenset(range(4)), [WHOLE, WOMAN]),
        (frozenset(range(12)), SEVEN, []),
        (frozenset(range(9)), SEVEN, [WHOLE]),
        (SEVEN, frozenset(), [WOMAN]),
    ],
)
def test_changed_cells_must_not_describe_fewer_than_five(
    tmp_path: Path, whole: frozenset[int], woman: frozenset[int], recovered: list[Key]
) -> None:
    report = report_of(tmp_path, {WHOLE: 63, WOMAN: 44}, {WHOLE: whole, WOMAN: woman}, BEFORE)
    assert found(report) == sorted(str(each) for each in recovered)


def test_what_an_earlier_restatement_changed_was_judged_then(tmp_path: Path) -> None:
    report = report_of(tmp_path, {WHOLE: 63, WOMAN: 40}, {}, {WHOLE: 63, WOMAN: 40})
    assert found(report) == []
    [said] = [each.note for each in report.attacks if each.name == "the profile of a change"]
    assert said == "1 changed by a restatement before this one."


def test_a_cell_that_was_withdrawn_with_a_partner_is_in_no_ledger(tmp_path: Path) -> None:
    assert found(report_of(tmp_path, {WHOLE: 30, WOMAN: 40}, {}, {WOMAN: 40})) == []


def test_the_area_under_the_curve_is_that_of_all_pairs() -> None:
    random = np.random.default_rng(1)
    score, inside, outside = random.integers(0, 4, 12).astype(float), random.random(12), random.random(12)
    pairs = [(a, b, inside[a] * outside[b]) for a in range(12) for b in range(12)]
    wins = sum(weight * ((score[a] > score[b]) + (score[a] == score[b]) / 2) for a, b, weight in pairs)
    assert membership.area_under_curve(score, inside, outside) == pytest.approx(wins / (inside.sum() * outside.sum()))


def test_who_looks_like_everybody_is_guessed_blindly_and_who_does_not_is_found() -> None:
    names = [
        key(period_type="half_year", gender=gender, age_band=age)
        for gender in ("woman", "man")
        for age in ("20-24", "25-29")
    ]

    def area(*persons: int) -> str:
        cells = Cells.of(names)
        cells.true, cells.shown = np.array(persons), np.array(persons)
        return membership.attack(cells).note

    assert area(20, 20, 20, 20) == "Area under the curve 0.500; blind guessing: 0.500."
    assert area(40, 0, 0, 40) == "Area under the curve 0.750; blind guessing: 0.500."
