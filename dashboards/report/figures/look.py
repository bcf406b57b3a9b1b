"""What all charts of a report have in common: letters, colours, the way numbers are written, room.

Add here: what a second kind of chart needs.
Keep out: values of colours (warehouse/style/colours.py).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import cycle
from math import ceil, floor, log10
from typing import Any

import altair as alt
from babel.numbers import format_decimal, format_percent, get_decimal_symbol, get_group_symbol

from dashboards.report.document import Value
from dashboards.sources.palette import CATEGORICAL
from warehouse.definitions.languages import LOCALES
from warehouse.style import colours

Row = Mapping[str, Value]
Chart = alt.LayerChart | alt.Chart | alt.FacetChart
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"  # the first is inside the program that draws
SIZE = 9
WIDTH = 455  # points between the margins of A4
INK, SOFT, LINE = colours.INK[0], colours.SOFT_INK[0], colours.LINE[0]
MOST_DIRECT_LABELS = 4
FIRST = CATEGORICAL[0]["colors"][0]
DASH = "–"
_NO_BREAK = "\u00a0"  # before the sign, as in the sentences of a report
_SMALL = 0.1  # shares below it have a decimal
_STEPS = (1, 2, 2.5, 5, 10)  # of an axis, times a power of ten
_LETTER = 4.9  # points, a letter of SIZE on average


def palette(names: Iterable[str]) -> alt.Scale:
    """Series in their order get the colours of the dashboards in theirs, as countries and settings do there."""
    order = list(dict.fromkeys(names))
    return alt.Scale(
        domain=order, range=[color for _, color in zip(order, cycle(CATEGORICAL[0]["colors"]), strict=False)]
    )


def width_of(text: str, size: float = SIZE) -> float:
    """Points, roughly: for room beside a chart."""
    return len(text) * _LETTER * size / SIZE


def number(value: Value, unit: str, language: str) -> str:
    """A value as people of a language write it; a dash where there is none."""
    if not isinstance(value, int | float):
        return DASH
    if unit == "share":
        places = "0.0" if 0 < value < _SMALL else "0"
        return format_percent(value, format=f"#,##{places}{_NO_BREAK}%", locale=LOCALES[language])
    return (
        format_decimal(value, locale=LOCALES[language], decimal_quantization=False)
        if unit == "number"
        else whole(value, language)
    )


def whole(value: float, language: str) -> str:
    return format_decimal(round(value), locale=LOCALES[language])


def axis_format(unit: str) -> str:
    return {"share": ".0%", "people": ",d"}.get(unit, ",~g")


def locale(language: str) -> dict[str, Any]:
    """For the axes: d3's form of what babel knows."""
    there = LOCALES[language]
    return {
        "decimal": get_decimal_symbol(there),
        "thousands": get_group_symbol(there),
        "grouping": [3],
        "currency": ["", ""],
        "minus": "−",
        "percent": f"{_NO_BREAK}%",
    }


def top(values: Iterable[Value], *, is_share: bool = False) -> float:
    """The end of an axis that begins at zero: a round number above all values."""
    highest = max((float(value) for value in values if isinstance(value, int | float)), default=0.0)
    if highest <= 0:
        return 1.0
    fifth = highest / 5
    power = 10.0 ** floor(log10(fifth))
    step = next(step * power for step in _STEPS if step * power >= fifth)
    end = step * ceil(highest / step - 1e-9)
    return min(end, 1.0) if is_share and highest <= 1 else end


def titled(chart: Chart, text: str) -> Chart:
    """What the numbers are stands above them, where it is read first and needs no turned letters."""
    about = alt.TitleParams(text or "", anchor="start", color=SOFT, fontSize=SIZE, fontWeight="normal", offset=8)
    return chart.properties(title=about) if text else chart


def in_lines(names: Sequence[str], room: float) -> dict[str, list[str]]:
    """Names broken at blanks so that each fits `room` points beside its neighbours."""
    return {name: broken(name, room) for name in names}


def expression(lines: Mapping[str, Sequence[str]]) -> str:
    """For an axis: each name in its lines."""
    return f"({json.dumps(lines, ensure_ascii=False)})[datum.label]"


def below(periods: Sequence[str], wide: float, title: str = "") -> alt.Axis:
    """Names of periods below a chart of this width: as many as have room, each in lines, the newest always."""
    room = wide / max(len(periods), 1)
    longest = max((width_of(word) for period in periods for word in period.split(" ")), default=1) + 4
    every = max(1, -int(-longest // room))
    shown = [period for place, period in enumerate(periods) if (len(periods) - 1 - place) % every == 0]
    lines = in_lines(shown, room * every - 3)
    return alt.Axis(
        title=title or None, values=shown, labelAngle=0, labelExpr=expression(lines), labelOverlap=False, grid=False,
        labelPadding=4,
    )  # fmt: skip


def broken(text: str, room: float) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):  # not where a blank must not break
        if lines and width_of(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def configured(chart: Chart) -> dict[str, Any]:
    """The chart as Vega-Lite takes it, in the look of all."""
    axis = {"labelColor": SOFT, "titleColor": SOFT, "gridColor": LINE, "domainColor": LINE, "tickColor": LINE}
    text = {"labelFont": FONT, "titleFont": FONT, "labelFontSize": SIZE, "titleFontSize": SIZE}
    config: dict[str, Any] = {
        "background": None,
        "aria": False,  # it would say in English what the figure's own words say
        "font": FONT,
        "padding": 4,
        "view": {"stroke": None},
        "axis": {**axis, **text, "titleFontWeight": "normal", "labelLimit": 400, "gridWidth": 0.5},
        "legend": {**text, "labelColor": INK, "titleColor": SOFT, "titleFontWeight": "normal", "labelLimit": 300,
                   "orient": "top", "direction": "horizontal", "symbolSize": 60, "offset": 4},
        "header": {"labelFont": FONT, "labelFontSize": SIZE, "labelColor": INK, "labelFontWeight": "bold",
                   "title": None},
        "text": {"font": FONT, "fontSize": SIZE, "color": INK},
        "title": {"font": FONT},
    }  # fmt: skip
    whole_chart: dict[str, Any] = chart.to_dict()
    whole_chart["config"] = config
    return whole_chart
