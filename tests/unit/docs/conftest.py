"""The scripts that make pages are imported by their names, as they import one another."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "docs"))
