"""The warehouse's own age key in the corpus, and somebody else's.

Add here: nothing but keys.
Keep out: keys that are used anywhere else.
"""

import pyrage

_KEY = pyrage.x25519.Identity.generate()
IDENTITY = str(_KEY)


def sealed(data: bytes, *, armored: bool = False, for_us: bool = True) -> bytes:
    """A file as a partner seals it."""
    to = _KEY if for_us else pyrage.x25519.Identity.generate()
    return bytes(pyrage.encrypt(data, [to.to_public()], armored=armored))
