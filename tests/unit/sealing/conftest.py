"""Two laptops of two countries.

Add here: another laptop that more than one test needs.
Keep out: what stands on a laptop (laptop.py).
"""

from pathlib import Path

import pytest
from laptop import FI_HEADERS, RU_HEADERS, Laptop, laptop
from laptop_forms import FI, RU


@pytest.fixture
def russian(tmp_path: Path) -> Laptop:
    return laptop(tmp_path / "ru", RU, RU_HEADERS)


@pytest.fixture
def finnish(tmp_path: Path) -> Laptop:
    return laptop(tmp_path / "fi", FI, FI_HEADERS)
