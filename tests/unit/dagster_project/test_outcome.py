"""What a run ends with: that somebody was not told of a release takes nothing from it, and hides nothing."""

import pytest

from dagster_project.pipeline import Outcome, Trouble

UNTOLD = Trouble("release/told", "1 of 4 recipients were not told of it", 1)
AWAY = Trouble("raw/ua_more", "its source cannot be reached", 3)
LEAKING = Trouble("release/candidate, check disclosure", "somebody can be recovered", 7)


@pytest.mark.parametrize(
    ("is_released", "troubles", "code"),
    [
        (True, [], 0),
        (True, [UNTOLD], 0),
        (True, [AWAY, UNTOLD], 3),
        (False, [AWAY, LEAKING], 7),
        (False, [LEAKING, UNTOLD], 7),
        (False, [UNTOLD], 1),
    ],
)
def test_the_exit_code_is_that_of_the_release(is_released: bool, troubles: list[Trouble], code: int) -> None:
    assert Outcome(is_released, [], troubles).exit_code == code


def test_a_run_that_left_somebody_untold_is_remembered_as_unfinished() -> None:
    assert [Outcome(True, [], troubles).is_told for troubles in ([], [AWAY], [UNTOLD])] == [True, True, False]
