"""Series over periods: a line each, with its interval as a band, and a break where a value is missing.

Up to four lines bear their names at their ends. A value that is too small to show is a hollow ring on the ground.
Add here: what lines need. Keep out: what other charts need too (look.py).
"""

from collections.abc import Mapping, Sequence

import altair as alt

from dashboards.report.document import Figure
from dashboards.report.figures import look
from dashboards.report.figures.look import Chart, Row

_HEIGHT, _LEFT, _APART = 190, 42, 11.0


def chart(figure: Figure, _language: str) -> Chart:
    rows = [dict(row) for row in figure.rows]
    periods = list(dict.fromkeys(str(row["x"]) for row in rows))
    series = list(dict.fromkeys(str(row["series"]) for row in rows))
    is_direct = len(series) <= look.MOST_DIRECT_LABELS
    end = look.top(value for row in rows for value in (row.get("value"), row.get("high")))
    names = max((look.width_of(name) for name in series), default=0) + 14 if is_direct and len(series) > 1 else 10
    wide = look.WIDTH - _LEFT - min(names, 170)
    base = alt.Chart(alt.Data(values=rows))
    x = alt.X("x:N", sort=None, scale=alt.Scale(domain=periods), axis=_axis(periods, wide, figure.titles.get("x", "")))
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, end], nice=False),
        axis=alt.Axis(title=None, format=look.axis_format(figure.unit), tickCount=5, domain=False, ticks=False),
    )
    legend = None if is_direct else alt.Legend(title=None, columns=4)
    color = alt.Color("series:N", scale=look.palette(series), sort=None, legend=legend)
    layers = [
        base.mark_area(opacity=0.16).encode(x=x, y=alt.Y("low:Q", title=None), y2="high:Q", color=color),
        base.mark_line(strokeWidth=2).encode(x=x, y=y, color=color),
        base.mark_point(filled=True, size=22, opacity=1).encode(x=x, y=y, color=color),
    ]
    if few := [{**row, "value": 0} for row in rows if row.get("value") is None and row.get("status") == "few"]:
        rings = alt.Chart(alt.Data(values=few)).mark_point(filled=False, size=30, strokeWidth=1.2)
        layers.append(rings.encode(x=x, y=y, color=color))
    if is_direct and len(series) > 1:
        layers.append(_names(rows, periods, end, x, y, color))
    whole = alt.layer(*layers).properties(width=wide, height=_HEIGHT)
    return look.titled(whole, figure.titles.get("y", ""))


def _axis(periods: Sequence[str], wide: float, title: str) -> alt.Axis:
    """As many names as have room, each in lines."""
    room = wide / max(len(periods), 1)
    longest = max((look.width_of(word) for period in periods for word in period.split()), default=1) + 4
    every = max(1, -int(-longest // room))
    shown = [period for place, period in enumerate(periods) if (len(periods) - 1 - place) % every == 0]
    return names_below(shown, room * every, title)


def names_below(shown: Sequence[str], room: float, title: str = "") -> alt.Axis:
    lines = look.in_lines(shown, room - 3)
    words = f"({lines_of(lines)})[datum.label]"
    return alt.Axis(
        title=title or None, values=list(shown), labelAngle=0, labelExpr=words, labelOverlap=False, grid=False,
        labelPadding=4,
    )  # fmt: skip


def lines_of(lines: Mapping[str, Sequence[str]]) -> str:
    import json

    return json.dumps(lines, ensure_ascii=False)


def _names(
    rows: Sequence[Row], periods: Sequence[str], end: float, x: alt.X, y: alt.Y, color: alt.Color
) -> alt.Chart:
    """The name of each line beside its last value, moved apart where two would overlap."""
    last: dict[str, Row] = {}
    for row in rows:
        if row.get("value") is not None:
            last[str(row["series"])] = row
    step = _APART / _HEIGHT * end
    placed: list[dict[str, object]] = []
    for name, row in sorted(last.items(), key=lambda item: float(str(item[1]["value"]))):
        lowest = float(str(placed[-1]["value"])) + step if placed else 0.0
        placed.append({"x": periods[-1], "value": max(float(str(row["value"])), lowest), "series": name})
    over = max((float(str(each["value"])) for each in placed), default=0) - end
    for each in placed:
        each["value"] = float(str(each["value"])) - max(over, 0)
    words = alt.Chart(alt.Data(values=placed)).mark_text(align="left", dx=9, fontWeight="bold")
    return words.encode(x=x, y=y, text="series:N", color=color)
