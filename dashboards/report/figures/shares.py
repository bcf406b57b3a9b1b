"""Parts of a whole over periods, for each series: stacked where they add up to it, as lines where they overlap.

Add here: what parts of a whole need. Keep out: bars of one number each (bars.py).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from dashboards.report.document import Figure, Value
from dashboards.report.figures import look
from dashboards.report.figures.look import Chart, Row

_HEIGHT, _LEFT, _BETWEEN = 150, 34, 14
_MOST_WHOLE = 1.02  # parts are protected one by one, so that a whole is not always quite one


def chart(figure: Figure, _language: str) -> Chart:
    series, periods, parts = (
        list(dict.fromkeys(str(row[name]) for row in figure.rows)) for name in ("series", "x", "part")
    )
    wide = (look.WIDTH - _LEFT - _BETWEEN * (len(series) - 1)) / len(series)
    legend = alt.Legend(title=figure.titles.get("legend") or None)
    base = alt.Chart().encode(
        x=alt.X("x:N", sort=None, scale=alt.Scale(domain=periods), axis=look.below(periods, wide)),
        color=alt.Color("part:N", sort=None, scale=look.palette(parts), legend=legend),
    )
    is_stacked = max(_wholes(figure.rows), default=0.0) <= _MOST_WHOLE
    drawn = _stacked(base) if is_stacked else _beside(base, figure.rows, periods, parts)
    drawn = drawn.properties(width=wide, height=_HEIGHT)
    order = {part: place for place, part in enumerate(parts)}
    data = alt.InlineData(values=[{**row, "place": order[str(row["part"])]} for row in figure.rows])
    title = figure.titles.get("y", "")
    if len(series) == 1:
        return look.titled(drawn.properties(data=data), title)
    facets = drawn.facet(column=alt.Column("series:N", sort=series, title=None), data=data, spacing=_BETWEEN)
    return look.titled(facets, title)


def _stacked(base: alt.Chart) -> Any:
    y = alt.Y("value:Q", axis=_axis(), scale=alt.Scale(domain=[0, 1], nice=False), stack="zero")
    return alt.layer(base.mark_bar(width={"band": 0.8}).encode(y=y, order=alt.Order("place:Q")))


def _beside(base: alt.Chart, rows: Sequence[Row], periods: Sequence[str], parts: Sequence[str]) -> Any:
    end = look.top((row.get("value") for row in rows), is_share=True)
    y = alt.Y("value:Q", axis=_axis(), scale=alt.Scale(domain=[0, end], nice=False), stack=None)
    if len(periods) == 1:
        return alt.layer(base.mark_bar().encode(y=y, xOffset=alt.XOffset("part:N", sort=list(parts))))
    points = base.mark_point(filled=True, size=22, opacity=1)
    return alt.layer(base.mark_line(strokeWidth=2).encode(y=y), points.encode(y=y))


def _axis() -> alt.Axis:
    return alt.Axis(title=None, format=look.axis_format("share"), tickCount=5, domain=False, ticks=False)


def _wholes(rows: Sequence[Mapping[str, Value]]) -> list[float]:
    """What the parts of each period add up to."""
    sums: dict[tuple[Value, Value], float] = {}
    for row in rows:
        value = row.get("value")
        if isinstance(value, int | float):
            sums[row["series"], row["x"]] = sums.get((row["series"], row["x"]), 0.0) + value
    return list(sums.values())
