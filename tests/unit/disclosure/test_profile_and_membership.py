"""Two attacks: which cells changed since an earlier release, and who is in the data at all."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from small_world import key, publish, truth

from warehouse.disclosure.attacks import all_attacks, membership
from warehouse.disclosure.report import Report
from warehouse.disclosure.statements.cells import Cells, Key
from warehouse.disclosure.statements.rich_persons import RichPersons

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
    inside, outside = random.integers(0, 9, 40).astype(float), random.integers(0, 8, 30).astype(float)
    wins = sum((a > b) + (a == b) / 2 for a in inside for b in outside)
    area, half = membership.area_under_curve(inside, outside)
    assert area == pytest.approx(wins / 1200)
    assert 0.1 < half < 0.3  # of nine scores inside


def steady(cells_of_each: int, persons: int = 200) -> tuple[Cells, RichPersons, dict[Key, int]]:
    """A network that is the same in three quarters, but for the random changes: each person in so many cells of her own
    and of nine others, as nobody's numbers ever are, so that it is known beforehand what can be told of her."""
    random = np.random.default_rng(cells_of_each)
    truth_of_all = membership._Noise("a secret of tests")
    quarters = [date(2022, 10, 1), date(2023, 1, 1), date(2023, 4, 1)]
    names = [
        key(start=quarter, setting_group=f"{group}", origin_code=f"{number}", period_type="half_year")
        for quarter in quarters
        for group in range(persons // 10)
        for number in range(cells_of_each)
    ]
    cells = Cells.of(names)
    sums = {name: int(random.integers(2**32)) for name in names}
    for number, name in enumerate(names):
        cells.true[number] = 10
        cells.shown[number] = 10 + truth_of_all.of(10, sums[name])
    middle = [name for name in names if name.period_start == quarters[1]]
    rich = RichPersons([], [], "a secret of tests")
    for person in range(persons):
        for name in middle:
            if name.value("setting_group") == str(person // 10):
                rich.record_keys.append(1000 + person)
                rich.cells.append(str(name))
    return cells, rich, sums


def area(cells_of_each: int) -> float:
    told = membership.attack(*steady(cells_of_each))
    assert told.recovered == []
    return float(told.note.split()[4])


def test_who_stands_in_many_cells_is_guessed_better_than_who_stands_in_few() -> None:
    assert area(1) < 0.6 < 0.7 < area(80)
