"""How files are written that are made of definitions: the line that says so, and seeds of dbt.

A seed is CSV with a header, lines ended as git keeps them. It has no place for the line.

Add here: another way in which such a file must be written.
Keep out: what is in it; each definition knows that.
"""

import csv
import io
from collections.abc import Iterable, Mapping


def made_of(source: str) -> str:
    """What the first lines of such a file say, in a comment."""
    return f"Made of {source}: `make docs`."


def csv_text(said: Iterable[Mapping[str, object]]) -> str:
    """Rows as CSV; the columns are those of the first row. A text that holds a comma is quoted."""
    rows = list(said)
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()
