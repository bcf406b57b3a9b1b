"""A home for letters, and keys that seal them; nothing else of a warehouse.

Add here: another thing that letters rest with.
Keep out: assertions.
"""

from pathlib import Path

import pyrage
import pytest

from warehouse.settings import Settings, settings
from warehouse.vault import Vault


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    real = settings()
    return Settings(tmp_path, real.root, real.as_of, real.host, 1, 2, tmp_path / "k")


@pytest.fixture
def vault() -> Vault:
    return Vault("", (b"",), b"", b"", str(pyrage.x25519.Identity.generate()))
