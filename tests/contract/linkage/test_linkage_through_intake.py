"""Linkage and moves after a whole run: what partners type with slips, seal and send, against the truth.

Six partners of two countries, some nine thousand invented people and two years, three times, from seeds drawn at run
time. Each partner's export is in its own words, dates and encoding; its laptop seals it with the real tool; `crossings
run` fetches, judges, links, protects and releases it. What is compared are the marts before disclosure control. The
figures are in docs/explanation/linkage.md. `NOISE_SEEDS="1 2 3"` plays given seeds again.

Add here: a bar that linkage must keep from a partner's file to the marts.
Keep out: other ways of keying, which need no whole run (test_linkage_under_noise.py).
"""

import os
import resource
import secrets
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "unit" / "sealing"))

from noisy_intake import Compared, compared
from noisy_network import network, send
from noisy_rows import written

pytestmark = [pytest.mark.exhaustive, pytest.mark.builds(6), pytest.mark.timeout(3600)]

DRAWN = 15_000  # people of the whole network, of whom three in five are met in the pair
GIVEN = os.environ.get("NOISE_SEEDS", "").split()


# Numbers and not seeds: processes that share the tests must agree on their names.
@pytest.fixture(scope="module", params=range(len(GIVEN) or 3))
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Compared:
    """One network from its partners' exports to a release."""
    seed = int(GIVEN[request.param]) if GIVEN else secrets.randbelow(10**6)
    print(f"seed {seed}")  # shown where something fails before there are figures
    made = network(tmp_path_factory.mktemp("through"))
    drawn = written(seed, DRAWN)
    with pytest.MonkeyPatch.context() as own:
        own.setenv("CROSSINGS_HOME", str(made.home.path))  # the tool on the laptops asks it for the network's places
        files = send(made, drawn)
    before = _cpu()
    ran = made.home.crossings("run", timeout=3000)
    spent = _cpu() - before
    assert ran.code == 0, ran.text[-6000:]
    assert made.home.settings.current.exists(), "nothing was released"
    return compared(made, drawn, files, spent)


def _cpu() -> float:
    """CPU seconds of all programs that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_all_rows_arrive_but_those_of_children_and_the_seed_is_told(run: Compared, capsys: pytest.CaptureFixture[str]):
    """A slip in the birth date may make a child of somebody: such a row stays on the laptop."""
    with capsys.disabled():
        print("", run, sep="\n")
    assert run.persons >= 6_000, run
    assert run.lost == run.of_children, run


def test_pairs_within_a_country_are_found_and_few_are_confused(run: Compared):
    assert run.within.precision >= 0.985, run
    assert run.within.recall >= 0.97, run


def test_pairs_across_the_border_are_found_and_few_are_confused(run: Compared):
    assert run.across.precision >= 0.97, run
    assert run.across.recall >= 0.95, run


def test_persons_of_each_month_and_year_are_counted_nearly_right(run: Compared):
    assert run.months.worst <= 0.01, run
    assert run.years.worst <= 0.015, run


def test_moves_are_neither_made_up_nor_lost_within_countries_and_across_the_border(run: Compared):
    assert abs(run.moves_within.off) <= 0.05, run
    assert abs(run.moves_across.off) <= 0.05, run
