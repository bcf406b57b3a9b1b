"""Reports of tests as files, and the way back: drawings are made once.

Add here: another way to write a file of a test. Keep out: what the reports say (sample_report.py).
"""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sample_report import report

from dashboards.report.document import Report
from dashboards.report.figures.draw import Drawing, drawings
from dashboards.report.files.html import page
from dashboards.report.files.mark import Mark
from dashboards.report.files.pdf import paper
from dashboards.report.files.prepared import Prepared
from dashboards.report.files.verify import Outcome, verify
from dashboards.report.files.word import draft, template

KINDS = ("docx", "html", "pdf")


def mark(of: Report) -> Mark:
    return Mark(of.asked, "Invented network")


@cache
def drawn(language: str) -> Mapping[str, Drawing]:
    return drawings(report(language))


def prepared(of: Report, pictures: Mapping[str, Drawing] | None = None) -> Prepared:
    return Prepared(of, mark(of), pictures or drawn(of.asked.language), '{"asked": {}, "blocks": []}\n')


def write(of: Report, kind: str, pictures: Mapping[str, Drawing] | None = None) -> bytes:
    made = prepared(of, pictures)
    if kind == "docx":
        return draft.write(made, template.SHIPPED)
    return page.write(made) if kind == "html" else paper.write(made)


def verified(content: bytes, kind: str = "docx") -> Outcome:
    """Beside the report of its language as it is."""
    return verify(Path(f"report.{kind}"), content, lambda found: prepared(report(found.asked.language)))


def with_part(content: bytes, name: str, old: str, new: str) -> bytes:
    """A Word document with words of one part changed, once."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(written, "w") as after:
        for part in before.namelist():
            said = before.read(part)
            if part == name:
                assert old.encode() in said
                said = said.replace(old.encode(), new.encode(), 1)
            after.writestr(part, said)
    return written.getvalue()
