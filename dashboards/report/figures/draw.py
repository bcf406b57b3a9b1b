"""A figure to its two pictures: SVG for pages, PNG at 200 dots an inch for documents. The same figure, the same bytes.

    lines       a line for each series, its interval as a band, a break where a value is missing. Up to four lines bear
                their names at their ends; more have a small chart each, with one scale. Few is a hollow ring at zero.
    bars        lying, names before and numbers behind. Where the same names come in several series they stand together;
                else each series has a part of its own. Flows are bars from one place to another.
    shares      parts of a whole over periods: stacked where they add up to it, as lines where they overlap
    intervals   from low to high, with the likeliest point, and the target where one is set

Add here: another kind of drawing. Keep out: what all charts have in common (look.py).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import altair as alt
import vl_convert

from dashboards.report.document import Figure, Report, Value
from dashboards.report.figures import look
from dashboards.report.figures.look import Chart, Row
from warehouse.style import colours
from warehouse.style.colours import PAPER

DOTS = 200
_POINTS = 72  # an inch; a chart is measured in points
_ID = re.compile(r'\b(id="|url\(#|href="#)')
_LINES_HEIGHT, _LINES_LOW, _LINES_LEFT, _LINES_APART, _BETWEEN = 185, 95, 42, 11.0, 14
_ACROSS = 3  # small charts beside each other
_ROOM_AT_ENDS = 170  # points for names at the ends
_BAR, _HEAD = 13.0, 18  # points: a bar where there is room, a heading
_THINNEST = 4.5
_HIGHEST = 500  # points of all bars together: a figure stays on its page
_MOST_ROOM = 190  # points for names
_SHARES_HEIGHT, _SHARES_LEFT = 150, 34
_MOST_WHOLE = 1.02  # parts are protected one by one, so that a whole is not always quite one
_STEP, _LINE = 24, 11


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


def _lines(figure: Figure, _language: str) -> Chart:
    rows = [
        {**row, "ring": 0 if row.get("status") == "few" and row.get("value") is None else None} for row in figure.rows
    ]
    series = list(dict.fromkeys(str(row["series"]) for row in rows))
    whole = (
        _lines_together(figure, rows, series)
        if len(series) <= look.MOST_DIRECT_LABELS
        else _lines_apart(figure, rows, series)
    )
    return look.titled(whole, figure.titles.get("y", ""))


def _lines_together(figure: Figure, rows: Sequence[Row], series: Sequence[str]) -> Chart:
    names = max((look.width_of(name) for name in series), default=0) + 14 if len(series) > 1 else 10
    wide = look.WIDTH - _LINES_LEFT - min(names, _ROOM_AT_ENDS)
    layers = _line_layers(figure, rows, look.palette(series), wide, title=figure.titles.get("x", ""))
    if len(series) > 1:
        layers.append(_names_of_lines(rows, _end_of_lines(figure, rows), series))
    return alt.layer(*layers, data=alt.InlineData(values=rows)).properties(width=wide, height=_LINES_HEIGHT)


def _lines_apart(figure: Figure, rows: Sequence[Row], series: Sequence[str]) -> Chart:
    wide = (look.WIDTH - _LINES_LEFT - _BETWEEN * (_ACROSS - 1)) / _ACROSS
    color = alt.Scale(domain=list(series), range=[look.FIRST])
    panel = alt.layer(*_line_layers(figure, rows, color, wide)).properties(width=wide, height=_LINES_LOW)
    names = alt.Facet("series:N", sort=list(series), title=None)
    return panel.facet(names, columns=_ACROSS, data=alt.InlineData(values=rows), spacing=_BETWEEN)


def _line_layers(
    figure: Figure, rows: Sequence[Row], scale: alt.Scale, wide: float, title: str = ""
) -> list[alt.Chart]:
    periods = list(dict.fromkeys(str(row["x"]) for row in rows))
    x = alt.X("x:N", sort=None, scale=alt.Scale(domain=periods), axis=look.below(periods, wide, title))
    ground: dict[str, Any] = {
        "scale": alt.Scale(domain=[0, _end_of_lines(figure, rows)], nice=False),
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


def _end_of_lines(figure: Figure, rows: Sequence[Row]) -> float:
    values = (value for row in rows for value in (row.get("value"), row.get("high")))
    return look.top(values, is_share=figure.unit == "share")


def _names_of_lines(rows: Sequence[Row], end: float, series: Sequence[str]) -> alt.Chart:
    """The name of each line beside its last value, moved apart where two would overlap."""
    last = {str(row["series"]): float(str(row["value"])) for row in rows if row.get("value") is not None}
    step = _LINES_APART / _LINES_HEIGHT * end
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


def _bars(figure: Figure, language: str) -> Chart:
    rows = [_bar_row(row) for row in figure.rows]
    series = list(dict.fromkeys(str(row["series"]) for row in rows))
    labels = list(dict.fromkeys(str(row["label"]) for row in rows))
    is_shared = len(series) > 1 and len(rows) >= 0.7 * len(series) * len(labels)
    bar = max(min(_BAR, _HIGHEST / (len(rows) + (len(labels) if is_shared else len(rows)) * 0.4)), _THINNEST)
    lines = _bars_together(rows, labels, bar) if is_shared else _bars_apart(rows, series, bar)
    title = figure.titles.get("x", "") if figure.kind == "bars" else ""  # of flows it says whence
    return look.titled(_bars_drawn(figure, lines, series, language, bar=bar, is_shared=is_shared), title)


def _bar_row(row: Row) -> dict[str, object]:
    named = {} if "label" in row else {"label": f"{row['origin']} → {row['destination']}"}
    return {"series": "", **row, **named}


def _bars_together(rows: Sequence[Mapping[str, object]], labels: Sequence[str], bar: float) -> list[dict[str, object]]:
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


def _bars_apart(rows: Sequence[Mapping[str, object]], series: Sequence[str], bar: float) -> list[dict[str, object]]:
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


def _bars_drawn(
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


def _shares(figure: Figure, _language: str) -> Chart:
    series, periods, parts = (
        list(dict.fromkeys(str(row[name]) for row in figure.rows)) for name in ("series", "x", "part")
    )
    wide = (look.WIDTH - _SHARES_LEFT - _BETWEEN * (len(series) - 1)) / len(series)
    legend = alt.Legend(title=figure.titles.get("legend") or None)
    base = alt.Chart().encode(
        x=alt.X("x:N", sort=None, scale=alt.Scale(domain=periods), axis=look.below(periods, wide)),
        color=alt.Color("part:N", sort=None, scale=look.palette(parts), legend=legend),
    )
    is_stacked = max(_wholes(figure.rows), default=0.0) <= _MOST_WHOLE
    drawn = _stacked(base) if is_stacked else _beside(base, figure.rows, periods, parts)
    drawn = drawn.properties(width=wide, height=_SHARES_HEIGHT)
    order = {part: place for place, part in enumerate(parts)}
    data = alt.InlineData(values=[{**row, "place": order[str(row["part"])]} for row in figure.rows])
    title = figure.titles.get("y", "")
    if len(series) == 1:
        return look.titled(drawn.properties(data=data), title)
    facets = drawn.facet(column=alt.Column("series:N", sort=series, title=None), data=data, spacing=_BETWEEN)
    return look.titled(facets, title)


def _stacked(base: alt.Chart) -> Any:
    y = alt.Y("value:Q", axis=_share_axis(), scale=alt.Scale(domain=[0, 1], nice=False), stack="zero")
    return alt.layer(base.mark_bar(width={"band": 0.8}).encode(y=y, order=alt.Order("place:Q")))


def _beside(base: alt.Chart, rows: Sequence[Row], periods: Sequence[str], parts: Sequence[str]) -> Any:
    end = look.top((row.get("value") for row in rows), is_share=True)
    y = alt.Y("value:Q", axis=_share_axis(), scale=alt.Scale(domain=[0, end], nice=False), stack=None)
    if len(periods) == 1:
        return alt.layer(base.mark_bar().encode(y=y, xOffset=alt.XOffset("part:N", sort=list(parts))))
    points = base.mark_point(filled=True, size=22, opacity=1)
    return alt.layer(base.mark_line(strokeWidth=2).encode(y=y), points.encode(y=y))


def _share_axis() -> alt.Axis:
    return alt.Axis(title=None, format=look.axis_format("share"), tickCount=5, domain=False, ticks=False)


def _wholes(rows: Sequence[Mapping[str, Value]]) -> list[float]:
    """What the parts of each period add up to."""
    sums: dict[tuple[Value, Value], float] = {}
    for row in rows:
        value = row.get("value")
        if isinstance(value, int | float):
            sums[row["series"], row["x"]] = sums.get((row["series"], row["x"]), 0.0) + value
    return list(sums.values())


def _intervals(figure: Figure, language: str) -> Chart:
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


_KINDS: Mapping[str, Callable[[Figure, str], Chart]] = {
    "lines": _lines,
    "bars": _bars,
    "flows": _bars,
    "shares": _shares,
    "intervals": _intervals,
}
