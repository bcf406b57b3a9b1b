"""A copy of the source tree for each test."""

from pathlib import Path

import another_tree
import pytest
from another_tree import Tree


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return another_tree.copied(tmp_path / "tree")
