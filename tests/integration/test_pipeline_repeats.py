"""The same deliveries give the same numbers: killed in the middle, in another order.

Both take two whole runs, so they wait for `make test-all`. Of them every day: kills of each room on small networks
(tests/contract/intake, increments, release), and another order in tests/contract/intake and linkage.
Add here: another way in which the same deliveries can come.
Keep out: run again with nothing new (tests/contract/alerts and releases), and a lost database
(tests/security/test_keys_nowhere.py, which makes it again under other keys).
"""

import shutil
from pathlib import Path

import pytest
from pipeline_home import Home

pytestmark = pytest.mark.builds(4)

TAKE_IN = "from dagster_project import pipeline; from warehouse.settings import settings; pipeline.take_in(settings())"

RUNS = """
from collections import Counter
from dagster_project import instance
from warehouse.settings import settings
with instance.opened(settings()) as home:
    print(dict(sorted(Counter(run.status.value for run in home.get_runs()).items())))
"""


@pytest.fixture
def expected(built_home: Home) -> str:
    return built_home.digest()


@pytest.mark.exhaustive
def test_killed_at_three_points_and_run_again_it_gives_the_same(demo_home, built_home, expected, tmp_path):
    home = demo_home.copy(tmp_path / "home")

    assert home.kill_when_it_says("raw/ru_baikal", "run")  # some partners admitted, some only landed
    assert home.kill_when_it_says("staging", "run")  # dbt is writing
    assert home.kill_when_it_says("release/candidate", "run")  # built, not flipped
    assert not home.settings.current.exists()
    ran = home.crossings("run")

    assert ran.code == 0, ran.text
    assert home.digest() == expected
    assert home.settings.current.resolve().name == built_home.settings.current.resolve().name
    told = home.python(RUNS)
    assert told.text.strip() == "{'FAILURE': 3, 'SUCCESS': 4}"  # none is shown as running for ever


@pytest.mark.exhaustive
def test_deliveries_in_another_order_give_the_same(demo_home, expected, tmp_path):
    """The later half first: months, versions and the restatement arrive before what they replace.

    Nothing is published in between. Were it, what has closed by then would stay (tests/contract/ledger).
    """
    home = demo_home.copy(tmp_path / "home")
    aside = tmp_path / "aside"
    set_aside(home.settings.demo, aside, keep_later=True)
    first = home.python(TAKE_IN)
    assert first.code == 0, first.text
    shutil.copytree(aside, home.settings.demo, dirs_exist_ok=True)

    ran = home.crossings("run")

    assert ran.code == 0, ran.text
    assert home.digest() == expected


def set_aside(demo: Path, aside: Path, *, keep_later: bool) -> None:
    """Move the older half of each partner's files away."""
    for folder in demo.iterdir():
        if folder.name == "truth":
            continue
        files = sorted(folder.iterdir(), key=lambda path: (path.stat().st_mtime, path.name))
        (aside / folder.name).mkdir(parents=True)
        for file in files[: len(files) // 2] if keep_later else files[len(files) // 2 :]:
            shutil.move(file, aside / folder.name / file.name)
