"""Family "structure": trouble that used to be told as another one.

Add here: a file whose refusal sent its partner looking in the wrong place.
Keep out: the words themselves (tests/unit/contract/test_contract_letter_words.py).
"""

import bz2
import io
import lzma
import tarfile
from collections.abc import Callable

from corpus.making import csv_of, lines, text, with_cells, with_column, zipped
from corpus.meant import contacts
from corpus.outcomes import Family, loads, refused

FAMILY = Family("structure")
RU = contacts(8)
TABLE = lines(RU)
TOLD = {"totals_rows": 1}


def tar() -> bytes:
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode="w") as archive:
        entry = tarfile.TarInfo("export.csv")
        entry.size = len(csv_of(RU))
        archive.addfile(entry, io.BytesIO(csv_of(RU)))
    return memory.getvalue()


_ARCHIVES: dict[str, Callable[[], bytes]] = {
    "a tar": tar,
    "a bzip2": lambda: bz2.compress(csv_of(RU)),
    "an xz": lambda: lzma.compress(csv_of(RU)),
    "a 7z": lambda: b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(range(256)) * 8,
    "a rar": lambda: b"Rar!\x1a\x07\x01\x00" + bytes(range(256)) * 8,
    "an old rar": lambda: b"Rar!\x1a\x07\x00" + bytes(range(256)) * 8,
    "a cabinet": lambda: b"MSCF\x00\x00\x00\x00" + bytes(range(256)) * 8,
    "a zstd": lambda: b"\x28\xb5\x2f\xfd" + bytes(range(256)) * 8,
}
for _name, _make in _ARCHIVES.items():
    FAMILY.add(f"{_name} named .csv", _make, refused("archive_unknown"))
    FAMILY.add(
        f"{_name} in a zip named .csv", lambda make=_make: zipped(("export.csv", make())), refused("archive_unknown")
    )
FAMILY.add("a zip named .csv", zipped(("export.csv", csv_of(RU))), loads(RU))

_BY_ROWS = {"span": "cadence", "name_pattern": None}
FAMILY.add(
    "no column of dates, where dates tell the period",
    text([[*line[:1], *line[2:]] for line in TABLE]).encode(),
    refused("missing_column", column="contact_date"),
    delivery=_BY_ROWS,
)
FAMILY.add(
    "no column of dates, where the name tells the period",
    text([[*line[:1], *line[2:]] for line in TABLE]).encode(),
    refused("missing_column", column="contact_date"),
)

_LONG = with_column(TABLE, "Группа", ["", "", "да " * 4000, *[""] * 5])
FAMILY.add(
    "a cell of twelve thousand signs in quotes", text(_LONG, quoting=1).encode(), refused("cell_too_long", row_no=4)
)
FAMILY.add(
    "a cell of twelve thousand signs in lines",
    text(with_column(TABLE, "Группа", ["", "", "да\n" * 4000, *[""] * 5])).encode(),
    refused("cell_too_long", row_no=4),
)

_TEN = [""] * 10
for _name, _cells in {
    "counts under every header": ["Итого", "8", "8", "2", "3", "2", "8", "240", "7", "5"],
    "counts under some headers": ["Итого", "8", "", "2", "3", "", "", "240", "", "5"],
    "counts with shares": ["Всего:", "8", "8", "62,5%", "37,5%", "2", "8", "30,0", "7", "5"],
    "the word and the count in one cell": ["", "Итого: 8", "8", "2", "3", "", "", "", "", ""],
    "a word of another kind": ["Загалом", "8", "8", "2", "3", "", "", "", "", ""],
    "a word of Finnish": ["Kaikki yhteensä", "8", "8", "2", "3", "", "", "", "", ""],
}.items():
    FAMILY.add(f"a line of totals: {_name}", text([*TABLE, _cells]).encode(), loads(RU, repaired=TOLD))
FAMILY.add(
    "a contact with a number for a city is no total",
    text(with_cells(TABLE, {(3, 3): "8"})).encode(),
    loads({row: one for row, one in enumerate(RU, 2) if row != 4}, (4, "city", "unknown_label")),
)
