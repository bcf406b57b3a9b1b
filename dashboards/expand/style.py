"""How our dashboards look beyond Superset's theme: colours of words, and what a phone shows.

Add here: a word whose colour must be the same everywhere. Keep out: colour values (sources/palette.py).
"""

from itertools import cycle

from dashboards.sources.labels import area_names, event_names
from dashboards.sources.palette import (
    BLUE,
    CATEGORICAL,
    GOLD,
    GREEN,
    GREY,
    INDIGO,
    PURPLE,
    SOFT_INK,
    VERMILLION,
    WINE,
)
from dashboards.sources.wording import Wording

# One word, one colour, on every chart of every dashboard: by the code of the text.
WORDS = {
    "indoor": BLUE,
    "outdoor": VERMILLION,
    "remote-only": GREY,
    "several-settings": PURPLE,
    "real-change": BLUE,
    "other-mix-of-places": GOLD,
    "other-ways-to-meet": PURPLE,
    "who-reported": GREY,
    "not-explained": WINE,
    "all-partners": GREY,
    "partners-that-reported-every-period": BLUE,
    "woman": INDIGO,
    "man": GREEN,
    "trans-or-non-binary": PURPLE,
    "not-asked": GREY,
    "received-on-time": BLUE,
    "received-late": GOLD,
    "not-received": GREY,
    "on-time": BLUE,
    "late": GOLD,
    "missing": GREY,
    "long-overdue": VERMILLION,
    "accepted-whole": BLUE,
    "accepted-after-repair": GREEN,
    "accepted-without-refused-rows": GOLD,
    "refused-whole": VERMILLION,
    "what-is-left": BLUE,
    "falls-away": GREY,
}

# The band of a country: its edges are series of their own (assets/datasets/pub_coverage.yaml).
EDGE_MARKS = ("__yhat_lower", "__yhat_upper")
EDGES = ("", *(f"{{}}{mark}" for mark in EDGE_MARKS))
EDGE = "edge-lowest-to-highest-estimate"
# Two lines of one place: whose contacts they count.
PARTNERS = ("line-of-all-partners", "line-of-constant-reporters")


def label_colors(wording: Wording) -> dict[str, str]:
    """A country is first in the list of places: it has its colour alone, regions and cities share the others."""
    colors = cycle(CATEGORICAL[0]["colors"])
    places = [(place, color) for place, color in zip(area_names(wording), colors, strict=False)]
    bands = {place + edge.format(wording.text(EDGE)): color for place, color in places for edge in EDGES}
    partners = {f"{place} · {wording.text(who)}": color for place, color in places for who in PARTNERS}
    words = {wording.text(word) + edge: color for word, color in WORDS.items() for edge in ("", *EDGE_MARKS)}
    events = {event + edge: GREY for event in event_names(wording) for edge in ("", EDGE_MARKS[1])}
    arrivals = {f"→ {place}": color for place, color in places}
    return words | bands | partners | events | arrivals


# Who made a page and a star for favourites say nothing to a reader of five pages.
# Superset says with `color-scheme` alone which theme the reader has: `light-dark()` and the media query of a picture
# follow it. A canvas cannot. The map has a ground of its own, and both turn dark where the reader's system is dark.
# A phone: Superset lays every dashboard out in twelve columns of the screen's width. Here the grid is twice as wide as
# the screen, rows wrap, so half-width charts fill the screen one under another; full-width ones scroll in their box.
CSS = """
.dashboard-header-container :is([data-test="fave-unfave-icon"], [data-test="metadata-bar"]) { display: none; }
.pvtTable td.pvtVal:not([style*="background"]) { color: inherit !important; }
.dashboard-chart td { white-space: pre-line; }
.background--white .dashboard-chart td { vertical-align: top; padding: 8px 12px; }
.background--white .dashboard-chart td { color: light-dark(SOFT_INK); }
.background--white div:has(> table > tbody) { height: auto !important; overflow: visible !important; }
.background--white div:has(> table > thead):not(:has(td)) { height: 1px; clip-path: inset(50%); }
.background--white .dashboard-chart td::first-line { font-size: 28px; font-weight: 600; }
.background--white .dashboard-chart td::first-line { color: light-dark(#1f1f1f, #ececec); }
.dashboard-component-chart-holder + .dragdroppable .dashboard-markdown, .grid-column-empty { font-size: 12px; }
.dashboard-markdown :is(th, td) { padding: 3px 16px 3px 0; }
.dashboard-markdown table { margin-bottom: 12px; }
.echarts-tooltip td { max-width: 480px !important; white-space: normal !important; }
.dashboard-markdown img { display: block; max-width: 100%; height: auto; }
.dashboard-markdown img[src$="/footnote.svg"] { width: 100%; height: 18px; }
.grid-column .dashboard-markdown .resizable-container { height: auto !important; }
#deckgl-overlay { background: #fff; }
@media (prefers-color-scheme: dark) { #deckgl-overlay { filter: invert(92%) hue-rotate(180deg); } }
@media (max-width: 700px) {
  .dashboard-header-wrapper { position: static !important; }
  #main-menu .main-nav { display: flex; overflow-x: auto; border: 0; }
  #main-menu .main-nav > li { flex: none; width: auto; padding: 0 12px !important; min-height: 44px; }
  .background--white div:has(td) {
    width: auto !important; max-width: 100% !important; height: auto !important; max-height: none !important;
    overflow: visible !important;
  }
  .background--white :is(table, tbody) { display: block; width: 100% !important; }
  .background--white tr { display: grid !important; grid-template-columns: 1fr 1fr; }
  .background--white td { width: auto !important; }
  .background--white td:first-child { grid-column: 1 / -1; }
  .dashboard-markdown img[src$="/footnote.svg"] { height: 36px; }
  .grid-column .dashboard-markdown { max-width: calc(100vw - 32px); }
  .grid-container > div { width: 200% !important; }
  .grid-container .grid-content, .grid-container .ant-tabs-nav { max-width: 50%; }
  .grid-container .grid-row { flex-wrap: wrap; height: auto !important; }
  .grid-container .grid-row > .dragdroppable-column { max-width: 100%; overflow-x: auto; margin-bottom: 16px; }
  .grid-container .slice_container:has(.ant-empty) div { max-width: calc(100vw - 64px); }
  .grid-container .dashboard-markdown .resizable-container {
    width: 100% !important; max-width: 100% !important; height: auto !important;
  }
}
""".replace("SOFT_INK", ", ".join(SOFT_INK))
