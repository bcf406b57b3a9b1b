"""What commands about keys have said, and the secrets that they must not.

Add here: another way to look at what was said. Keep out: what must be true (test_*.py).
"""

import json
from datetime import date
from pathlib import Path

import pytest

DAY = date(2024, 2, 20)


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    return said.out + said.err


def secrets_of(path: Path) -> list[str]:
    return [str(value) for value in json.loads(path.read_text()).values()]
