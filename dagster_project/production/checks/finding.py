"""One thing that is missing or wrong, and how to mend it.

Add here: nothing. Keep out: finding it (the modules beside).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Whole sentences, without a password, a key or the name of a partner."""

    what: str
    remedy: str
