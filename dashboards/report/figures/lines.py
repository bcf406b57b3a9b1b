"""Series over periods: a line each, with its interval as a band, and a break where a value is missing.

Up to four lines bear their names at their ends; more of them have a small chart each, with one scale. A value that is
too small to show is a hollow ring on the ground.
Add here: what lines need. Keep out: what other charts need too (look.py).
"""

from collections.abc import Sequence
from typing import Any

import altair as alt

from dashboards.report.document import Figure
from dashboards.report.figures import look
from dashboards.report.figures.look import Chart, Row

_HEIGHT, _LOW, _LEFT, _APART, _BETWEEN = 185, 95, 42, 11.0, 14
_ACROSS = 3  # small charts beside each other
_MOST_ROOM = 170  # points for names at the ends


def chart(figure: Figure, _language: str) -> Chart:
    rows = [
        {**row, "ring": 0 if row.get("status") == "few" and row.get("value") is None else None} for row in figure.rows
    ]
    series = list(dict.fromkeys(str(row["series"]) for row in rows))
    whole = _together(figure, rows, series) if len(series) <= look.MOST_DIRECT_LABELS else _apart(figure, rows, series)
    return look.titled(whole, figure.titles.get("y", ""))


def _together(figure: Figure, rows: Sequence[Row], series: Sequence[str]) -> Chart:
    names = max((look.width_of(name) for name in series), default=0) + 14 if len(series) > 1 else 10
    wide = look.WIDTH - _LEFT - min(names, _MOST_ROOM)
    layers = _layers(figure, rows, look.palette(series), wide, title=figure.titles.get("x", ""))
    if len(series) > 1:
        layers.append(_names(rows, _end(figure, rows), series))
    return alt.layer(*layers, data=alt.InlineData(values=rows)).properties(width=wide, height=_HEIGHT)


def _apart(figure: Figure, rows: Sequence[Row], series: Sequence[str]) -> Chart:
    wide = (look.WIDTH - _LEFT - _BETWEEN * (_ACROSS - 1)) / _ACROSS
    color = alt.Scale(domain=list(series), range=[look.FIRST])
    panel = alt.layer(*_layers(figure, rows, color, wide)).properties(width=wide, height=_LOW)
    names = alt.Facet("series:N", sort=list(series), title=None)
    return panel.facet(names, columns=_ACROSS, data=alt.InlineData(values=rows), spacing=_BETWEEN)


def _layers(figure: Figure, rows: Sequence[Row], scale: alt.Scale, wide: float, title: str = "") -> list[alt.Chart]:
    periods = list(dict.fromkeys(str(row["x"]) for row in rows))
    x = alt.X("x:N", sort=None, scale=alt.Scale(domain=periods), axis=look.below(periods, wide, title))
    ground: dict[str, Any] = {
        "scale": alt.Scale(domain=[0, _end(figure, rows)], nice=False),
        "axis": alt.Axis(title=None, format=look.axis_format(figure.unit), tickCount=5, domain=False, ticks=False),
    }
    y = alt.Y("value:Q", **ground)
    color = alt.Color("series:N", scale=scale, sort=None, legend=None)
    base = alt.Chart().encode(x=x, color=color)
    return [
        base.mark_area(opacity=0.16).encode(y=alt.Y("low:Q", **ground), y2="high:Q"),
        base.mark_line(strokeWidth=2).encode(y=y),
        base.mark_point(filled=True, size=22, opacity=1).encode(y=y),
        base.mark_point(filled=False, size=30, strokeWidth=1.2, opacity=1).encode(y=alt.Y("ring:Q", **ground)),
    ]


def _end(figure: Figure, rows: Sequence[Row]) -> float:
    values = (value for row in rows for value in (row.get("value"), row.get("high")))
    return look.top(values, is_share=figure.unit == "share")


def _names(rows: Sequence[Row], end: float, series: Sequence[str]) -> alt.Chart:
    """The name of each line beside its last value, moved apart where two would overlap."""
    last = {str(row["series"]): float(str(row["value"])) for row in rows if row.get("value") is not None}
    step = _APART / _HEIGHT * end
    heights: list[float] = []
    for value in sorted(last.values()):
        heights.append(max(value, heights[-1] + step if heights else 0.0))
    down = max(heights[-1] - end, 0) if heights else 0
    ordered = sorted(last, key=last.__getitem__)
    placed = [{"series": name, "value": height - down} for name, height in zip(ordered, heights, strict=True)]
    words = alt.Chart(alt.InlineData(values=placed)).mark_text(align="left", dx=4, fontWeight="bold")
    named: alt.Chart = words.encode(
        x=alt.value("width"),
        y=alt.Y("value:Q"),
        text="series:N",
        color=alt.Color("series:N", scale=look.palette(series), legend=None),
    )
    return named
