"""A report as a PDF by typst. Compiler and letters are inside its package: no system decides how it looks.

Add here: what else a PDF says of itself. Keep out: how it looks (report.typ).
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from dashboards.report.document import Figure, Paragraph, Slot, Table
from dashboards.report.figures.draw import Drawing
from dashboards.report.files import pieces
from dashboards.report.files.pieces import Piece
from dashboards.report.files.prepared import Prepared
from warehouse.style.sheet import VARIABLES

_PAGE = Path(__file__).with_name("report.typ")
# Both come with typst. The second has the signs that the first lacks.
_FONTS = ("Libertinus Serif", "DejaVu Sans Mono")
_WIDEST = 6.4  # inches between the margins


def write(made: Prepared) -> bytes:
    """A PDF that programs reading aloud can read (PDF/UA-1)."""
    with tempfile.TemporaryDirectory(prefix="crossings-report-") as name:
        folder = Path(name)  # for its owner alone
        (folder / "report.typ").write_bytes(_PAGE.read_bytes())
        (folder / "report.json").write_text(made.lineage, encoding="utf-8")
        (folder / "data.json").write_text(json.dumps(_data(made), ensure_ascii=False))
        for number, drawing in enumerate(made.drawings.values()):
            (folder / f"{number}.png").write_bytes(drawing.png)
        return typst.compile(
            folder / "report.typ",
            format="pdf",
            ignore_system_fonts=True,
            timestamp=datetime.combine(made.mark.day, time(), UTC),
            pdf_standards=["ua-1"],
        )


def _data(made: Prepared) -> dict[str, Any]:
    report = made.report
    return {
        "title": pieces.clean(report.title),
        "subtitle": pieces.clean(report.subtitle),
        "footer": pieces.clean(report.footer),
        "mark": str(made.mark),
        "language": report.asked.language,
        "words": dict(report.words),
        "fonts": _FONTS,
        "colours": {name: pair[0] for name, pair in VARIABLES.items()},
        "pieces": list(_pieces(made)),
    }


def _pieces(made: Prepared) -> Iterator[dict[str, Any]]:
    has_contents = False
    for piece in pieces.pieces(made.report):
        if piece.kind == "chapter" and not has_contents:
            has_contents = True
            yield {"kind": "contents"}
        yield {"kind": piece.kind, **_piece(piece, made.drawings)}


def _piece(piece: Piece, drawings: Mapping[str, Drawing]) -> dict[str, Any]:
    block = piece.block
    if isinstance(block, Slot):
        return {"prompts": piece.lines}
    if isinstance(block, Table):
        columns = pieces.columns(block)
        rows = [[columns.broken(pieces.clean(cell)) for cell in row] for row in (block.head, *block.rows)]
        about = {"caption": piece.lines[0], "note": pieces.clean(block.note), "dense": columns.is_dense}
        return {**about, "head": rows[0], "rows": rows[1:], "widths": columns.letters, "align": columns.sides}
    if isinstance(block, Figure):
        drawing = drawings[block.id]
        return {
            "caption": piece.lines[0],
            "note": pieces.clean(block.note),
            "picture": f"{list(drawings).index(block.id)}.png",
            "alternative": piece.alternative,
            "width": min(drawing.inches[0], _WIDEST),
        }
    return {"text": pieces.clean(block.text) if isinstance(block, Paragraph) else piece.lines[0]}
