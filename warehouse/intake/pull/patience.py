"""How long and how often intake tries. Every wait has an end: a server that hangs ends in a message, not in a night.

Add here: another limit of time or size that holds for every kind of source.
Keep out: limits of one partner (its declaration).
"""

import time
from collections.abc import Callable
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from warehouse.intake.pull.troubles import Trouble

ATTEMPTS = 4
FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 60.0  # also where a server asks for more
CONNECT_SECONDS = 20.0
READ_SECONDS = 30.0  # of silence
ATTEMPT_SECONDS = 300.0  # of one attempt, however busy the server seems; the next one goes on where it ended
BLOCK = 1_000_000
PAGE_BYTES = 50_000_000  # one answer of an interface, or one listing page
MB = 1_000_000
T = TypeVar("T")


def retried(action: Callable[[], T], between: Callable[[], None], sleep: Callable[[float], None] = time.sleep) -> T:
    """Try what may go by itself again, with growing waits; what will not is raised at once."""
    backing_off = wait_exponential_jitter(multiplier=FIRST_WAIT_SECONDS, max=10, jitter=FIRST_WAIT_SECONDS)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.wait_seconds if isinstance(error, Trouble) else 0.0
        return min(max(backing_off(state), asked), LONGEST_WAIT_SECONDS)

    retrying = Retrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait,
        retry=retry_if_exception(lambda error: isinstance(error, Trouble) and error.is_transient),
        before_sleep=lambda _: between(),
        sleep=sleep,
        reraise=True,
    )
    return retrying(action)


def deadline() -> float:
    return time.monotonic() + ATTEMPT_SECONDS


def is_past(moment: float) -> bool:
    return time.monotonic() > moment
