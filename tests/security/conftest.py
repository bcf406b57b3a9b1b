"""Fixtures of the security tests: shapes of files come from the intake tests."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "unit" / "intake")]
