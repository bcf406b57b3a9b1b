"""How a seed of dbt is written from definitions: CSV with a header, lines ended as git keeps them.

Add here: another way in which a generated seed must be written.
Keep out: rows; each definition knows its own.
"""

import csv
import io
from collections.abc import Iterable, Mapping


def csv_text(said: Iterable[Mapping[str, object]]) -> str:
    """Rows as CSV; the columns are those of the first row. A text that holds a comma is quoted."""
    rows = list(said)
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()
