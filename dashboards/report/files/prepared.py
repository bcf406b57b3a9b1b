"""A report with all that a file of it needs: its drawings, what it says it is, and the JSON of its sources.

Add here: what else every kind of file takes in. Keep out: how it is put into one (word/, pdf/, html/).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboards.report.document import Report
from dashboards.report.figures.draw import Drawing
from dashboards.report.files.mark import Mark


@dataclass(frozen=True)
class Prepared:
    """`drawings`: of each figure, by its identity. `lineage`: JSON as text, as it lies beside the files."""

    report: Report
    mark: Mark
    drawings: Mapping[str, Drawing]
    lineage: str
