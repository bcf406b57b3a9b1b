"""Parts of a whole over periods, for each series: stacked where they add up to it, as lines where people are in several.

Add here: what parts of a whole need. Keep out: bars of one number each (bars.py).
"""

import altair as alt

from dashboards.report.document import Figure, Value
from dashboards.report.figures import look
from dashboards.report.figures.look import Chart

_HEIGHT, _LEFT, _BETWEEN = 150, 34, 14
_MOST_WHOLE = 1.02  # parts are protected one by one, so that a whole is not always quite one


def chart(figure: Figure, language: str) -> Chart:
    rows = [{**row, "shown": look.number(row.get("value"), "share", language)} for row in figure.rows]
    series = list(dict.fromkeys(str(row["series"]) for row in rows))
    periods = list(dict.fromkeys(str(row["x"]) for row in rows))
    parts = list(dict.fromkeys(str(row["part"]) for row in rows))
    wide = (look.WIDTH - _LEFT - _BETWEEN * (len(series) - 1)) / len(series)
    is_stacked = max(_wholes(rows), default=0.0) <= _MOST_WHOLE
    base = alt.Chart(alt.Data(values=rows))
    x = alt.X("x:N", sort=None, scale=alt.Scale(domain=periods), axis=look.below(periods, wide))
    axis = alt.Axis(title=None, format=".0%", tickCount=5, domain=False, ticks=False)
    end = 1.0 if is_stacked else look.top((row.get("value") for row in rows), is_share=True)
    color = alt.Color(
        "part:N", sort=None, scale=look.palette(parts), legend=alt.Legend(title=figure.titles.get("legend") or None)
    )
    y = alt.Y("value:Q", axis=axis, scale=alt.Scale(domain=[0, end], nice=False), stack="zero" if is_stacked else None)
    if is_stacked:
        order = {part: place for place, part in enumerate(parts)}
        for row in rows:
            row["place"] = order[str(row["part"])]
        drawn: alt.Chart | alt.LayerChart = base.mark_bar(width={"band": 0.8}).encode(
            x=x, y=y, color=color, order=alt.Order("place:Q")
        )
    elif len(periods) > 1:
        drawn = alt.layer(
            base.mark_line(strokeWidth=2).encode(x=x, y=y, color=color),
            base.mark_point(filled=True, size=22, opacity=1).encode(x=x, y=y, color=color),
        )
    else:
        drawn = base.mark_bar().encode(x=x, y=y, color=color, xOffset=alt.XOffset("part:N", sort=parts))
    drawn = drawn.properties(width=wide, height=_HEIGHT)
    if len(series) == 1:
        return look.titled(drawn, figure.titles.get("y", ""))
    facets = drawn.facet(column=alt.Column("series:N", sort=series, title=None), spacing=_BETWEEN)
    return look.titled(facets, figure.titles.get("y", ""))


def _wholes(rows: list[dict[str, Value]]) -> list[float]:
    sums: dict[tuple[Value, Value], float] = {}
    for row in rows:
        value = row.get("value")
        sums[row["series"], row["x"]] = sums.get((row["series"], row["x"]), 0.0) + float(value or 0)
    return list(sums.values())

