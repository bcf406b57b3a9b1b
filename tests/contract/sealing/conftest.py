"""Fixtures of sealing across rooms: a laptop whose files a real warehouse takes in."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2] / "unit" / "sealing")]
