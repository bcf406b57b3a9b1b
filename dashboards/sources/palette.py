"""Colours: one palette for the light and the dark theme, for colour-blind people and for grey print.

A chart does not know which theme its reader has. So each colour has a contrast of at least 3:1 on both backgrounds.
Add here: a colour that a chart needs, with its contrast checked by the test beside it.
Keep out: which chart uses it (assets/), and what the frame is called (pages/brand.py).
"""

from typing import Any

# What lies behind a chart, in the light and in the dark theme (Ant Design's colorBgContainer).
BACKGROUNDS = ("#FFFFFF", "#141414")
# Words that stand back behind others, in the one and in the other.
SOFT_INK = ("#5F6368", "#A6ABB0")

# After Okabe and Ito, and Tol, moved to where both backgrounds leave room. The first three differ in grey print.
BLUE, VERMILLION, GREEN = "#0072B2", "#D55E00", "#34A57A"
INDIGO, PURPLE, GOLD = "#6254C9", "#CF6AA9", "#92743B"
GREY, WINE = "#6D7378", "#AC3C4C"


def quieter(color: str) -> str:
    """The same hue for the second of two lines: one half of it is grey."""
    parts = ((int(color[place : place + 2], 16), int(GREY[place : place + 2], 16)) for place in (1, 3, 5))
    return "#" + "".join(f"{(part + grey) // 2:02X}" for part, grey in parts)


# A map: land lies behind everything, borders are seen on it, names of places are read on it.
LAND, BORDER, INK, PAPER = "#ECECE8", "#8E9194", "#1F1F1F", "#FFFFFF"

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


def _tokens(grid: str, words: str) -> dict[str, Any]:
    # Names of bars may have several lines. ECharts takes their height from a Chinese letter, which fonts may lack.
    charts: dict[str, Any] = {
        kind: {"xAxis": {"axisLabel": {"lineHeight": 15}}, "legend": {"selector": False}}
        for kind in ("echarts_timeseries_bar", "echarts_timeseries_line")
    }
    charts["waterfall"] = {"xAxis": {"axisLabel": {"lineHeight": 15, "interval": 0, "width": 170, "overflow": "break"}}}
    # The chart with events: each line bears its name at its end, and an event is a thin mark.
    # Superset gives the colours of a theme neither to two vertical axes nor to the scale of a heat map.
    charts["mixed_timeseries"] = {
        "grid": {"right": 250},
        "yAxis": {"axisLabel": {"color": words}, "splitLine": {"lineStyle": {"color": grid}}},
        "series": {
            "endLabel": {"show": True, "formatter": "{a}", "color": words, "lineHeight": 16},
            "labelLayout": {"moveOverlap": "shiftY"},
            "barMaxWidth": 3,
            "barGap": "-100%",
        },
    }
    charts["heatmap_v2"] = {"visualMap": {"textStyle": {"color": words}}}
    return {
        "brandSpinnerUrl": None,
        "brandSpinnerSvg": None,
        "fontUrls": [],
        "fontFamily": "Inter, Helvetica, Arial, sans-serif",
        "fontFamilyCode": "'IBM Plex Mono', 'Courier New', monospace",
        "transitionTiming": 0,
        "echartsOptionsOverridesByChartType": charts,
    }


THEME: dict[str, Any] = {
    "token": {
        **_tokens(grid="#F0F0F0", words=SOFT_INK[0]),
        "colorPrimary": BLUE,
        "colorLink": BLUE,
        "colorError": "#B3261E",
        "colorWarning": "#8A6D00",
        "colorSuccess": "#00795B",
        "colorInfo": BLUE,
    },
    "algorithm": "default",
}

# Words are written in these, so they are lighter than a line of a chart: 4.5:1. Letters on a button are dark then.
THEME_DARK: dict[str, Any] = {
    "token": {
        **_tokens(grid="#303030", words=SOFT_INK[1]),
        "colorPrimary": "#6CB6E8",
        "colorLink": "#6CB6E8",
        "colorError": "#F28B82",
        "colorWarning": "#E0B341",
        "colorSuccess": "#5CC79C",
        "colorInfo": "#6CB6E8",
    },
    "components": {"Button": {"primaryColor": BACKGROUNDS[1]}},
    "algorithm": "dark",
}
