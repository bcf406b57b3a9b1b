"""Does the key LANDING open what lies in landing: asked before anything is sealed with it.

A wrong one would seal what comes next, and nobody with the right one could open that.

Add here: nothing.
Keep out: marks of the keys that open nothing (warehouse/keys/used_keys.py).
"""

from itertools import islice

import pyrage

from warehouse.errors import Sealed
from warehouse.intake.landing import land
from warehouse.keys import place
from warehouse.settings import Settings
from warehouse.vault import Vault

_ASKED = 3  # more than one: a single file may be damaged


def require(settings: Settings, vault: Vault) -> None:
    """Raises Sealed where it opens none of the first few. Of an empty landing nothing is asked."""
    asked = list(islice(settings.landing.glob("*/*" + land.MANIFEST), _ASKED))
    for path in asked:
        try:
            land.unseal(path.read_bytes(), vault)
        except (pyrage.DecryptError, FileNotFoundError):  # gone: somebody is being erased, or refused anew
            continue
        return
    if any(path.exists() for path in asked):
        raise Sealed(
            f"The key LANDING (in the {place.of(settings).name}, or in CROSSINGS_KEY_LANDING) does not open what is in "
            f"{settings.landing}, so nothing was taken in. Bring back this home's own keys: `crossings unlock`, or "
            "`crossings keys restore`. If the keys were changed while this was running, run it again."
        )
