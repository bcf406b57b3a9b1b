"""Family "bombs": lines without anything in them, by the million.

Add here: another place in which blank lines stand.
Keep out: other files that take memory (bombs.py).
"""

from corpus.making import csv_of
from corpus.meant import contacts
from corpus.outcomes import Family, loads

FAMILY = Family("bombs")
RU = contacts(8)
MANY = 20_000_000
_HEAD, _BODY = csv_of(RU).split(b"\r\n", 1)
_QUOTED, _CELLS = csv_of(RU, quoting=1).split(b"\r\n", 1)
FAMILY.add("20 MB of blank lines at the end", lambda: csv_of(RU) + b"\n" * MANY, loads(RU))
FAMILY.add(
    "20 MB of blank lines at the end, as Windows writes them", lambda: csv_of(RU) + b"\r\n" * (MANY // 2), loads(RU)
)
FAMILY.add("20 MB of blank lines of blanks", lambda: csv_of(RU) + b"  \t\r\n" * (MANY // 5), loads(RU))
FAMILY.add(
    "20 MB of blank lines between header and contacts",
    lambda: _HEAD + b"\r\n" + b"\n" * MANY + _BODY,
    loads(RU, first=MANY + 2),
)
FAMILY.add(
    "20 MB of blank lines before the last contact",
    lambda: csv_of(RU[:-1]) + b"\n" * MANY + csv_of(RU[-1:]).split(b"\r\n", 1)[1],
    loads({**dict(enumerate(RU[:-1], 2)), MANY + 9: RU[-1]}),
)
FAMILY.add(
    "20 MB of blank lines between quoted contacts",
    lambda: _QUOTED + b"\r\n" + b"\n" * MANY + _CELLS,
    loads(RU, first=MANY + 2),
)
