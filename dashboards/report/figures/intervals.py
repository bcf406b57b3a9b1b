"""Ranges beside each other: from low to high, with the point that is likeliest and the target, where one is set.

Add here: what ranges need. Keep out: bars, which begin at zero (bars.py).
"""

import altair as alt

from dashboards.report.document import Figure
from dashboards.report.figures import look
from dashboards.report.figures.look import Chart
from warehouse.style import colours

_STEP, _LINE = 24, 11
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
    lines = look.in_lines(labels, _MOST_ROOM)
    before = max(look.width_of(line) for label in labels for line in lines[label]) + 10
    step = max(_STEP, max(map(len, lines.values())) * _LINE + 6)
    values = (row.get(name) for row in figure.rows for name in ("high", "point", "target"))
    end = look.top(values, is_share=figure.unit == "share")
    axis = alt.Axis(title=None, format=look.axis_format(figure.unit), tickCount=6, domain=False, ticks=False)
    x = alt.X("low:Q", axis=axis, scale=alt.Scale(domain=[0, end], nice=False))
    names = alt.Axis(
        title=None,
        domain=False,
        ticks=False,
        labelColor=look.INK,
        labelPadding=6,
        labelExpr=look.expression(lines),
        grid=False,
    )
    y = alt.Y("label:N", sort=labels, axis=names)
    base = alt.Chart(alt.InlineData(values=rows))
    layers: list[alt.Chart] = [
        base.mark_rule(strokeWidth=7, color=colours.BLUE, opacity=0.35, strokeCap="round").encode(
            x=x, x2="high:Q", y=y
        ),
        base.mark_point(filled=True, size=60, color=colours.BLUE, opacity=1).encode(x=alt.X("point:Q"), y=y),
        base.mark_text(align="left", baseline="middle", dx=8).encode(x=alt.X("end:Q"), y=y, text="shown:N"),
    ]
    if any(row.get("target") is not None for row in rows):
        name = figure.titles.get("legend", "")
        aims = [{**row, "kind": name} for row in rows]
        legend = alt.Legend(title=None, symbolType="square") if name else None
        color = alt.Color("kind:N", scale=alt.Scale(domain=[name], range=[colours.VERMILLION]), legend=legend)
        ticks = alt.Chart(alt.InlineData(values=aims)).mark_tick(thickness=2.5, size=18, opacity=1)
        layers.append(ticks.encode(x=alt.X("target:Q"), y=y, color=color))
    wide = look.WIDTH - before - 30
    whole = alt.layer(*layers).properties(width=wide, height=step * len(labels))
    return look.titled(whole, figure.titles.get("x", ""))
