"""Bars that lie, with their names before and their numbers behind them; flows are bars from one place to another.

Where the same names come in several series they stand together; else each series has a part of its own.
Add here: what bars need. Keep out: parts of a whole (shares.py).
"""

from collections.abc import Mapping, Sequence

import altair as alt

from dashboards.report.document import Figure
from dashboards.report.figures import look
from dashboards.report.figures.look import Chart, Row

_BAR, _HEAD = 13.0, 18  # points: a bar where there is room, a heading
_THINNEST = 4.5
_HIGHEST = 500  # points of all bars together: a figure stays on its page
_MOST_ROOM = 190  # points for names


def chart(figure: Figure, language: str) -> Chart:
    rows = [_row(row) for row in figure.rows]
    series = list(dict.fromkeys(str(row["series"]) for row in rows))
    labels = list(dict.fromkeys(str(row["label"]) for row in rows))
    is_shared = len(series) > 1 and len(rows) >= 0.7 * len(series) * len(labels)
    bar = max(min(_BAR, _HIGHEST / (len(rows) + (len(labels) if is_shared else len(rows)) * 0.4)), _THINNEST)
    lines = _together(rows, labels, bar) if is_shared else _apart(rows, series, bar)
    title = figure.titles.get("x", "") if figure.kind == "bars" else ""  # of flows it says whence
    return look.titled(_drawn(figure, lines, series, language, bar=bar, is_shared=is_shared), title)


def _row(row: Row) -> dict[str, object]:
    named = {} if "label" in row else {"label": f"{row['origin']} → {row['destination']}"}
    return {"series": "", **row, **named}


def _together(rows: Sequence[Mapping[str, object]], labels: Sequence[str], bar: float) -> list[dict[str, object]]:
    """Bars of one name close to each other, the name before the first."""
    out: list[dict[str, object]] = []
    y = 0.0
    for label in labels:
        of = [row for row in rows if row["label"] == label]
        middle = y + (len(of) - 1) * bar / 2
        for row in of:
            out.append({**row, "y": y, "name": "", "head": ""})
            y += bar
        out.append({"series": "", "y": middle, "name": label, "head": "", "value": None, "is_name": True})
        y += bar * 0.45
    return out


def _apart(rows: Sequence[Mapping[str, object]], series: Sequence[str], bar: float) -> list[dict[str, object]]:
    """A heading for each series, its bars below."""
    out: list[dict[str, object]] = []
    y = 0.0
    for name in series:
        if name and len(series) > 1:
            out.append({"series": name, "y": y, "name": "", "head": name, "value": None, "is_name": True})
            y += _HEAD
        for row in (row for row in rows if row["series"] == name):
            out.append({**row, "y": y, "name": row["label"], "head": ""})
            y += bar * 1.4
        y += bar * 0.4
    return out


def _drawn(
    figure: Figure, lines: list[dict[str, object]], series: Sequence[str], language: str, *, bar: float, is_shared: bool
) -> Chart:
    for line in lines:
        line["shown"] = "" if line.get("is_name") else look.number(line.get("value"), figure.unit, language)  # type: ignore[arg-type]
        reach = [value for value in (line.get("value"), line.get("high")) if isinstance(value, int | float)]
        line["reach"] = max(reach, default=0)
    names = [str(line["name"]) for line in lines]
    before = min(max((look.width_of(name) for name in names), default=0) + 8, _MOST_ROOM)
    behind = max((look.width_of(str(line["shown"])) for line in lines), default=0) + 10
    end = max((float(str(line["reach"])) for line in lines), default=1.0) or 1.0
    high = max(float(str(line["y"])) for line in lines) + bar
    base = alt.Chart(alt.InlineData(values=lines))
    x = alt.X("value:Q", axis=None, scale=alt.Scale(domain=[0, end], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-bar / 2, high], reverse=True, nice=False))
    legend = alt.Legend(title=figure.titles.get("legend") or None, values=list(series)) if is_shared else None
    color = alt.Color("series:N", scale=look.palette(series), legend=legend)
    layers = [
        base.mark_bar(size=bar, orient="horizontal").encode(x=x, y=y, color=color),
        base.mark_rule(strokeWidth=1.4, color=look.INK).encode(x=alt.X("low:Q"), x2="high:Q", y=y),
        base.mark_text(align="left", baseline="middle", dx=5, fontSize=min(look.SIZE, bar + 0.5)).encode(
            x=alt.X("reach:Q"), y=y, text="shown:N"
        ),
        base.mark_text(align="right", baseline="middle", dx=-6, limit=_MOST_ROOM).encode(
            x=alt.XDatum(0), y=y, text="name:N"
        ),
        base.mark_text(align="left", baseline="middle", fontWeight="bold", dx=-before).encode(
            x=alt.XDatum(0), y=y, text="head:N"
        ),
    ]
    return alt.layer(*layers).properties(width=look.WIDTH - before - behind, height=high + bar / 2)
