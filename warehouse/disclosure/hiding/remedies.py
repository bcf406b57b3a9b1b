"""Rounds of hiding and testing, until a release gives nobody away. They end, whatever is found.

    a round     test; hide cells, or hold back tables; build again

Add here: another remedy, weaker than holding a table back.
Keep out: what is found (attacks), which cells help (suppression.py), and the building itself: the caller brings it.

Each round hides at least one more cell of the release, or holds back at least one more table. Cells are hidden for a
number of rounds only, since each costs a build of the published tables. There are finitely many tables, and a release
that shows none of them gives nobody away: the worst case is a table that is held back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from warehouse.errors import ReleaseRefused

ROUNDS = 6


@dataclass(frozen=True)
class Found:
    """What one test found: cells that may be hidden so that it is not found again, and tables that say it."""

    is_passed: bool
    cells: Sequence[str] = ()
    tables: Sequence[str] = ()


@dataclass
class Done:
    """What was done: cells hidden, and tables held back because hiding cells did not help."""

    cells: set[str] = field(default_factory=set)
    tables: list[str] = field(default_factory=list)


def until_passed(
    test: Callable[[], Found],
    hide: Callable[[Sequence[str]], None],
    hold: Callable[[Sequence[str]], Sequence[str]],
    rounds: int = ROUNDS,
) -> Done:
    """Test and mend until the test is passed. `hold` gives back the tables that were not held before.

    Raises ReleaseRefused where something is found although every table that says it is held: a fault of the program.
    """
    done = Done()
    round_no = 0
    while not (outcome := test()).is_passed:
        more = sorted(set(outcome.cells) - done.cells)
        round_no += 1
        if more and round_no <= rounds:
            done.cells.update(more)
            hide(more)
        elif newly_held := hold(outcome.tables):
            done.tables += newly_held
        else:
            raise ReleaseRefused(
                "The disclosure test finds something although every table that shows it is held back: "
                f"{', '.join(outcome.tables)}. People go on seeing the release before. `crossings release test` says "
                "what it is."
            )
    return done
