"""Eight months of a small network, with what goes wrong in real ones: the soak (tests/soak) in its short form.

Add here: a promise about time that three partners and eight months can show.
Keep out: figures. `make soak` lives through three years and measures them.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.extend(
    str(Path(__file__).parents[1] / folder)
    for folder in ("soak", "contract/linkage", "contract/networks", "unit/intake", "unit/sealing")
)

from soak_checks import check, rebuilt
from soak_month import month
from soak_plan import SHORT
from soak_state import Soak, soak

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(9), pytest.mark.timeout(3600)]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Soak]:
    with pytest.MonkeyPatch.context() as own:
        for name in ("CROSSINGS_HOME", "CROSSINGS_KEYS_FILE"):
            own.setenv(name, "set by the soak")  # and set back afterwards
        yield soak(SHORT, tmp_path_factory.mktemp("soak"))


def test_each_month_is_released_with_the_truth_and_closed_cells_stay(running: Soak) -> None:
    restated = 0
    for step in range(1, SHORT.months + 1):
        month(running, step)
        looked_at = check(running, step)
        restated += looked_at["closed_cells_restated"]
    assert looked_at["closed_cells"] > 1000
    assert looked_at["shown_cells"] > 100
    assert restated > 0


def test_a_rebuild_gives_the_same_tables(running: Soak) -> None:
    assert rebuilt(running)["is_equal"]
