"""Fixtures of the security tests: shapes of files come from the intake tests."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from stolen_installation import Theft

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "unit" / "intake")]


@pytest.fixture(scope="session")
def theft(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Theft]":
    """A running installation whose files were all copied. It takes a minute, so there is one."""
    from stolen_installation import stolen

    with stolen(tmp_path_factory.mktemp("installation")) as done:
        yield done
