"""A home in which a release is due is made once; each test takes a copy of it."""

from collections.abc import Iterator
from typing import Any

import pytest
from pipeline_home import Home
from release_homes import Program, make_due, outcome, running_program


@pytest.fixture(scope="session")
def due(built_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """People see a release, and a later one is due. Copy it; do not write into it."""
    return make_due(built_home, tmp_path_factory.mktemp("due"))


@pytest.fixture(scope="session")
def program(due: Home) -> Iterator[Program]:
    with running_program(due.environment) as running:
        yield running


@pytest.fixture(scope="session")
def undisturbed(due: Home, program: Program, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the release leaves when nothing happens; also how it went, and how many bytes its files take."""
    home = due.copy(tmp_path_factory.mktemp("undisturbed") / "home")
    went = program.publish(home)
    assert went["ended"] == 0, went
    assert not went.keys() & {"error", "traceback"}, went
    released = home.settings.current.resolve().rglob("*")
    size = sum(path.stat().st_size for path in released if path.is_file())
    return {"after": outcome(home), "went": went, "bytes": size}
