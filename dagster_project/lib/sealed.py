"""Whether the warehouse is sealed: after a power cut nothing is started by itself until somebody brings the keys.

A run would only fail, every night and every ten minutes. What waits at the sources waits there, and is seen again by
the sensor of new files once the keys are back.

Add here: nothing.
Keep out: opening it (`crossings unlock`).
"""

from warehouse import vault
from warehouse.errors import Sealed
from warehouse.settings import settings

SKIPPED = "The warehouse is sealed, so nothing was started. `crossings unlock` opens it; what waits is then taken in."


def is_sealed() -> bool:
    try:
        vault.load(settings())
    except Sealed:
        return True
    return False


def is_open(_context: object = None) -> bool:
    """As a schedule asks it."""
    return not is_sealed()
