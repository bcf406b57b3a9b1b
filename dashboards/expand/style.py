"""How our dashboards look beyond Superset's theme: colours of words, and what a phone shows.

Add here: a word whose colour must be the same everywhere. Keep out: colour values (palette.py).
"""

from itertools import cycle

from dashboards.palette import BLUE, CATEGORICAL, GOLD, GREY, PURPLE, VERMILLION, WINE

# One word, one colour, on every chart of every dashboard.
WORDS = {
    "Indoor": BLUE,
    "Outdoor": VERMILLION,
    "Remote only": GREY,
    "Several settings": PURPLE,
    "Real change": BLUE,
    "Other mix of places": GOLD,
    "Other ways to meet": PURPLE,
    "Who reported": GREY,
    "Not explained": WINE,
}

# The band of a country: its edges are series of their own (assets/datasets/pub_coverage.yaml).
EDGES = ("", ", lowest to highest estimate__yhat_lower", ", lowest to highest estimate__yhat_upper")


def label_colors(countries: list[str]) -> dict[str, str]:
    colors = cycle(CATEGORICAL[0]["colors"])
    return WORDS | {country + edge: color for country, color in zip(countries, colors, strict=False) for edge in EDGES}


# A phone: Superset lays every dashboard out in twelve columns of the screen's width. Here the grid is twice as wide as
# the screen, rows wrap, so half-width charts fill the screen one under another; full-width ones scroll in their box.
CSS = """
.pvtTable td.pvtVal { color: #1f1f1f !important; }
.dashboard-chart td { white-space: pre-line; }
@media (max-width: 700px) {
  .grid-container > div { width: 200% !important; }
  .grid-container .grid-content, .grid-container .ant-tabs-nav { max-width: 50%; }
  .grid-container .grid-row { flex-wrap: wrap; height: auto !important; }
  .grid-container .grid-row > .dragdroppable-column { max-width: 100%; overflow-x: auto; margin-bottom: 16px; }
  .grid-container .dashboard-markdown .resizable-container {
    width: 100% !important; max-width: 100% !important; height: auto !important;
  }
}
"""
