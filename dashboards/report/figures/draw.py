"""A figure to its two pictures: SVG for pages, PNG at 200 dots an inch for documents. The same figure, the same bytes.

Add here: what happens to every picture.
Keep out: how a kind of chart is drawn (the modules beside).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import vl_convert

from dashboards.report.document import Figure, Report
from dashboards.report.figures import bars, intervals, lines, look, shares
from dashboards.report.figures.look import Chart
from warehouse.style.colours import PAPER

DOTS = 200
_POINTS = 72  # an inch; a chart is measured in points
_ID = re.compile(r'\b(id="|url\(#|href="#)')
_KINDS: Mapping[str, Callable[[Figure, str], Chart]] = {
    "lines": lines.chart,
    "bars": bars.chart,
    "flows": bars.chart,
    "shares": shares.chart,
    "intervals": intervals.chart,
}


@dataclass(frozen=True)
class Drawing:
    """`inches`: width and height on paper."""

    svg: str
    png: bytes

    @property
    def inches(self) -> tuple[float, float]:
        wide, high = (int.from_bytes(self.png[start : start + 4], "big") for start in (16, 20))
        return wide / DOTS, high / DOTS

    @property
    def digest(self) -> str:
        return sha256(self.png).hexdigest()


def drawings(report: Report) -> dict[str, Drawing]:
    """Every figure of a report, by its identity."""
    return {block.id: drawn(block, report.asked.language) for block in report.blocks() if isinstance(block, Figure)}


def drawn(figure: Figure, language: str) -> Drawing:
    chart: dict[str, Any] = look.configured(_KINDS[figure.kind](figure, language))
    svg = vl_convert.vegalite_to_svg(chart, format_locale=look.locale(language), show_warnings=False)
    png = vl_convert.svg_to_png(_on_paper(svg), scale=DOTS / _POINTS, ppi=_POINTS)
    # Several pictures stand in one page: their identities must not meet.
    own = sha256(figure.id.encode()).hexdigest()[:8]
    return Drawing(_ID.sub(rf"\g<1>{own}-", svg), png)


def _on_paper(svg: str) -> str:
    """With white behind it: what is half transparent looks alike in every program then."""
    end = svg.index(">") + 1
    return f'{svg[:end]}<rect width="100%" height="100%" fill="{PAPER[0]}"/>{svg[end:]}'
