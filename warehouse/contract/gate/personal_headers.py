"""Headers that name a particular of a person: a filled column under one of them is a leak, whatever is in it.

Add here: another way in which forms write such a header. The words are in the two text files.
Keep out: what stands in the columns (identifiers.py, names.py).
"""

import re
from pathlib import Path

from warehouse.contract.fold import fold

# Headers that promise a person's particulars. A filled column under one of them is a leak whatever is in it.
IDENTIFYING_HEADERS = frozenset(
    map(fold, Path(__file__).with_name("identifying_headers.txt").read_text(encoding="utf-8").splitlines())
)
# In a header, the person whose particular it is.
_WHOSE = frozenset(
    map(fold, Path(__file__).with_name("whose_particulars.txt").read_text(encoding="utf-8").splitlines())
)


def promises_a_person(header: str) -> bool:
    """Whether a header names a particular of a person, whoever of the people in the form it is."""
    last = re.split(r"[/.]", header.strip(" :*?."))[-1]
    words = re.findall(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?", last)
    bare = " ".join(word for word in words if fold(word) not in _WHOSE)
    return not {fold(header.strip(" :*")), fold(last), fold(bare), fold(bare.rstrip("."))}.isdisjoint(
        IDENTIFYING_HEADERS
    )
