"""Colours: readable by colour-blind people and in grey print, contrast at least 3:1 on white.

Add here: a colour that a chart needs, with its contrast checked by the test beside it.
Keep out: which chart uses it (assets/).
"""

from typing import Any

# Two families after Okabe and Ito, and Tol, darkened where they would be too pale on white.
BLUE, VERMILLION, GREEN = "#0072B2", "#D55E00", "#00795B"
INDIGO, PURPLE, GOLD = "#332288", "#AA4499", "#8A6D00"
GREY, WINE = "#5F6368", "#882255"


def paler(color: str) -> str:
    """The same hue for the quieter of two lines: three parts of white in ten."""
    parts = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(0.7 * part + 0.3 * 255):02X}" for part in parts)


# A map: land lies behind everything, borders are seen on it, names of places are read on it.
LAND, BORDER, INK, PAPER = "#ECECE8", "#8E9194", "#1F1F1F", "#FFFFFF"

CATEGORICAL: list[dict[str, Any]] = [
    {
        "id": "crossings",
        "description": "Colour-blind safe, at least 3:1 on white",
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

# Two ways that cross, and no word.
MARK = "/crossings/static/mark.svg"

THEME: dict[str, Any] = {
    "token": {
        "brandAppName": "Crossings",
        "brandLogoAlt": "Crossings",
        "brandLogoUrl": MARK,
        "brandLogoMargin": "14px 0",
        "brandLogoHref": "/crossings/",
        "brandLogoHeight": "32px",
        "brandSpinnerUrl": None,
        "brandSpinnerSvg": None,
        "colorPrimary": BLUE,
        "colorLink": BLUE,
        "colorError": "#B3261E",
        "colorWarning": GOLD,
        "colorSuccess": GREEN,
        "colorInfo": BLUE,
        "fontUrls": [],
        "fontFamily": "Inter, Helvetica, Arial, sans-serif",
        "fontFamilyCode": "'IBM Plex Mono', 'Courier New', monospace",
        "transitionTiming": 0,
        # Names of bars may have several lines. ECharts takes their height from a Chinese letter, which fonts may lack.
        "echartsOptionsOverridesByChartType": {
            **{
                kind: {"xAxis": {"axisLabel": {"lineHeight": 15}}}
                for kind in ("echarts_timeseries_bar", "echarts_timeseries_line")
            },
            "waterfall": {"xAxis": {"axisLabel": {"interval": 0, "width": 170, "overflow": "break", "lineHeight": 15}}},
            # The chart with events: each line bears its name at its end, and an event is a thin mark.
            "mixed_timeseries": {
                "grid": {"right": 250},
                "yAxis": {"axisLabel": {"color": GREY}},
                "series": {
                    "endLabel": {
                        "show": True,
                        "formatter": "{a}",
                        "color": "inherit",
                        "width": 170,
                        "overflow": "break",
                    },
                    "labelLayout": {"moveOverlap": "shiftY"},
                    "barMaxWidth": 3,
                    "barGap": "-100%",
                },
            },
        },
    },
    "algorithm": "default",
}
