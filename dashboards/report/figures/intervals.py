"""Ranges beside each other: from low to high, with the point that is likeliest and the target, where one is set.

Add here: what ranges need. Keep out: bars, which begin at zero (bars.py).
"""

import altair as alt

from dashboards.report.document import Figure
from dashboards.report.figures import look
from dashboards.report.figures.look import Chart
from warehouse.style import colours

_STEP = 26
_MOST_ROOM = 190


def chart(figure: Figure, language: str) -> Chart:
    rows = [
        {
            **row,
            "shown": look.number(row.get("point"), figure.unit, language),
            "end": row["high"] if row.get("high") is not None else 0,
        }
        for row in figure.rows
    ]
    labels = list(dict.fromkeys(str(row["label"]) for row in rows))
    before = min(max(look.width_of(label) for label in labels) + 10, _MOST_ROOM)
    end = look.top(value for row in figure.rows for value in (row.get("high"), row.get("point"), row.get("target")))
    axis = alt.Axis(title=None, format=look.axis_format(figure.unit), tickCount=6, domain=False, ticks=False)
    x = alt.X("low:Q", axis=axis, scale=alt.Scale(domain=[0, end], nice=False))
    names = alt.Axis(
        title=None, domain=False, ticks=False, labelColor=look.INK, labelPadding=6, labelLimit=_MOST_ROOM, grid=False
    )
    y = alt.Y("label:N", sort=labels, axis=names)
    base = alt.Chart(alt.Data(values=rows))
    layers: list[alt.Chart] = [
        base.mark_rule(strokeWidth=7, color=colours.BLUE, opacity=0.35, strokeCap="round").encode(x=x, x2="high:Q", y=y),
        base.mark_point(filled=True, size=60, color=colours.BLUE, opacity=1).encode(x=alt.X("point:Q"), y=y),
        base.mark_text(align="left", baseline="middle", dx=8).encode(x=alt.X("end:Q"), y=y, text="shown:N"),
    ]
    if any(row.get("target") is not None for row in rows):
        aims = [{**row, "kind": figure.titles.get("target", "")} for row in rows]
        name = figure.titles.get("target", "")
        legend = alt.Legend(title=None, symbolType="square") if name else None
        color = alt.Color("kind:N", scale=alt.Scale(domain=[name], range=[colours.VERMILLION]), legend=legend)
        ticks = alt.Chart(alt.Data(values=aims)).mark_tick(thickness=2.5, size=18, opacity=1)
        layers.append(ticks.encode(x=alt.X("target:Q"), y=y, color=color))
    wide = look.WIDTH - before - 30
    whole = alt.layer(*layers).properties(width=wide, height=_STEP * len(labels))
    return look.titled(whole, figure.titles.get("x", ""))
