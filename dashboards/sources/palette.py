"""Colours as Superset takes them: its colour schemes, and its light and its dark theme.

Add here: another scheme or token of a theme.
Keep out: values of colours that anything else uses too (warehouse/style/colours.py), which chart uses which (assets/),
and what the frame is called (brand.py).
"""

from typing import Any

from warehouse.style.colours import (
    BLUE,
    CARE,
    GOLD,
    GOOD,
    GREEN,
    GREY,
    INDIGO,
    LINK,
    PAPER,
    PURPLE,
    SOFT_INK,
    STOP,
    VERMILLION,
    WINE,
)
from warehouse.style.sheet import FONT


def quieter(color: str) -> str:
    """The same hue for the second of two lines: one half of it is grey."""
    parts = ((int(color[place : place + 2], 16), int(GREY[place : place + 2], 16)) for place in (1, 3, 5))
    return "#" + "".join(f"{(part + grey) // 2:02X}" for part, grey in parts)


CATEGORICAL: list[dict[str, Any]] = [
    {
        "id": "crossings",
        "description": "Colour-blind safe, at least 3:1 on white and on dark",
        "label": "Crossings",
        "isDefault": True,
        "colors": [BLUE, VERMILLION, GREEN, INDIGO, PURPLE, GOLD, GREY, WINE],
    }
]

SEQUENTIAL: list[dict[str, Any]] = [
    {
        "id": "crossings_blue",
        "description": "Light to dark, readable in grey",
        "label": "Crossings blue",
        "isDiverging": False,
        "isDefault": True,
        "colors": ["#F1F6FA", "#C6DCEC", "#8FBBDA", "#4F93C1", "#1F6BA5", "#0B4A7D"],
    }
]


def _tokens(theme: int, grid: str) -> dict[str, Any]:
    """`theme`: 0 is light, 1 is dark."""
    words = SOFT_INK[theme]
    # Names of bars may have several lines. ECharts takes their height from a Chinese letter, which fonts may lack.
    charts: dict[str, Any] = {
        kind: {"xAxis": {"axisLabel": {"lineHeight": 15}}, "legend": {"selector": False}}
        for kind in ("echarts_timeseries_bar", "echarts_timeseries_line")
    }
    # On a phone bars stand close: one says its value where no other value stands. Names beside lying bars have lines.
    charts["echarts_timeseries_bar"] |= {
        "series": {"labelLayout": {"hideOverlap": True}},
        "yAxis": {"axisLabel": {"lineHeight": 15, "width": 140, "overflow": "break"}},
    }
    charts["waterfall"] = {"xAxis": {"axisLabel": {"lineHeight": 15, "interval": 0, "width": 170, "overflow": "break"}}}
    # Few lines: each bears its name at its end, broken where a phone has no more room.
    name = {"show": True, "formatter": "{a}", "color": words, "lineHeight": 14, "width": 120, "overflow": "break"}
    layout = {"moveOverlap": "shiftY"}
    charts["echarts_timeseries"] = {"grid": {"right": 130}, "series": {"endLabel": name, "labelLayout": layout}}
    # The same with events, each of them a thin mark. There are more lines, so that names move away from theirs.
    marked = name | {"formatter": "{line|●} {a}", "rich": {"line": {"color": "inherit", "fontSize": 14}}}
    # Superset gives the colours of a theme neither to two vertical axes nor to the scale of a heat map.
    charts["mixed_timeseries"] = {
        "grid": {"right": 130},
        "yAxis": {"axisLabel": {"color": words}, "splitLine": {"lineStyle": {"color": grid}}},
        "series": {"endLabel": marked, "labelLayout": layout, "barMaxWidth": 3, "barGap": "-100%"},
    }
    # Names of places that people went to stand beside the last column, also on a phone.
    charts["sankey_v2"] = {"series": {"left": 8, "right": 185, "label": {"width": 180, "overflow": "truncate"}}}
    charts["heatmap_v2"] = {"visualMap": {"textStyle": {"color": words}}}
    return {
        "colorTextDescription": words,
        "colorTextPlaceholder": words,
        "brandSpinnerUrl": None,
        "brandSpinnerSvg": None,
        "fontUrls": [],
        "fontFamily": FONT,
        "fontFamilyCode": "'IBM Plex Mono', 'Courier New', monospace",
        "transitionTiming": 0,
        "echartsOptionsOverridesByChartType": charts,
        "colorPrimary": LINK[theme],
        "colorLink": LINK[theme],
        "colorError": STOP[theme],
        "colorWarning": CARE[theme],
        "colorSuccess": GOOD[theme],
        "colorInfo": LINK[theme],
    }


THEME: dict[str, Any] = {"token": _tokens(0, grid="#F0F0F0"), "algorithm": "default"}

# Letters on a button are dark there, since its colour is light.
THEME_DARK: dict[str, Any] = {
    "token": _tokens(1, grid="#303030"),
    "components": {"Button": {"primaryColor": PAPER[1]}},
    "algorithm": "dark",
}
