"""Is a Word draft still what its release says? It is read, the report is made again, and the two are compared.

Add here: what else of the draft is compared.
Keep out: how a report is made again (whoever calls hands that in), and how faults are told to people.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dashboards.report.files import compare, pieces
from dashboards.report.files.compare import Fault
from dashboards.report.files.mark import Mark
from dashboards.report.files.pieces import Own
from dashboards.report.files.prepared import Prepared
from dashboards.report.files.word import reader
from warehouse.errors import ConfigError

# Makes the report of a mark again.
Remake = Callable[[Mark], Prepared]


@dataclass(frozen=True)
class Outcome:
    """`own`: words of the analyst's, which are never wrong; `filled`: the places in which she wrote."""

    mark: Mark
    faults: tuple[Fault, ...]
    own: tuple[Own, ...]
    filled: tuple[str, ...]


def verify(file: Path, content: bytes, remake: Remake) -> Outcome:
    """`remake` makes the report of a mark again; it raises where the release is of another network, or gone.

    Raises ConfigError for a file that is no Word draft of a report, or that cannot be read.
    """
    if file.suffix.lower() != ".docx":
        raise ConfigError(f"{file.name} cannot be checked: only the Word draft can be, a file that ends in .docx.")
    parts = reader.open_parts(content, file.name)
    mark = reader.marked(parts, file.name)
    report = remake(mark).report
    reading = reader.reading(parts, file.name)
    faults = compare.faults(list(pieces.pieces(report)), pieces.clean(report.footer), reading)
    return Outcome(mark, tuple(faults), reading.own, reading.filled)
