"""How often is tried, and how long is waited in between."""

import pytest

from warehouse.intake.pull import patience
from warehouse.intake.pull.troubles import LoginRefused, Trouble, Unreachable


def tried(*outcomes: Trouble | str) -> tuple[list[float], str | Trouble, int]:
    """Waits, the end, and how often something was closed in between."""
    left, waits, closed = list(outcomes), [], []

    def action() -> str:
        outcome = left.pop(0)
        if isinstance(outcome, Trouble):
            raise outcome
        return outcome

    try:
        end: str | Trouble = patience.retried(action, lambda: closed.append(1), waits.append)
    except Trouble as trouble:
        end = trouble
    return waits, end, len(closed)


def test_what_goes_by_is_tried_again_with_growing_waits() -> None:
    waits, end, closed = tried(Unreachable("a"), Unreachable("b"), Unreachable("c"), "good")
    assert end == "good"
    assert closed == 3
    assert [low <= wait <= low + 0.5 for wait, low in zip(waits, (0.5, 1, 2), strict=True)] == [True] * 3


def test_what_does_not_go_by_is_told_at_once() -> None:
    waits, end, _ = tried(LoginRefused())
    assert isinstance(end, LoginRefused)
    assert waits == []


def test_after_the_last_attempt_its_trouble_is_told() -> None:
    waits, end, _ = tried(*(Unreachable(str(number)) for number in range(patience.ATTEMPTS)))
    assert str(end) == "3"
    assert len(waits) == patience.ATTEMPTS - 1


@pytest.mark.parametrize(("asked", "waited"), [(7.0, 7.0), (3600.0, patience.LONGEST_WAIT_SECONDS)])
def test_a_server_may_ask_for_patience_but_not_for_all_of_it(asked: float, waited: float) -> None:
    waits, _, _ = tried(Unreachable("HTTP 429", asked), "good")
    assert waits == [waited]
