"""A published file for each test of what a report says."""

from pathlib import Path

import pytest
from tiny_release import Tiny


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    return Tiny(tmp_path / "warehouse.duckdb")
