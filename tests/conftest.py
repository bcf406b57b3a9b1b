"""What takes long is made once in a session: the small demo network, and a home in which the pipeline has run.

Add here: a fixture that more than one kind of test needs.
Keep out: fixtures of one room (its own conftest).
"""

import pytest
from pipeline_home import Home


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with keys and the files of the small demo network, and nothing else. Copy it; do not write into it."""
    folder = tmp_path_factory.mktemp("demo")
    home = Home(folder / "home", folder / "keys.json")
    ran = home.crossings("demo")
    assert ran.code == 0, ran.text
    return home


@pytest.fixture(scope="session")
def built_home(demo_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The same after `crossings run`: raw rows, marts and a release. Copy it; do not write into it."""
    home = demo_home.copy(tmp_path_factory.mktemp("built") / "home")
    ran = home.crossings("run")
    assert ran.code == 0, ran.text
    return home
