"""How our dashboards look beyond Superset's theme: colours of words, and what a phone shows.

Add here: a word whose colour must be the same everywhere. Keep out: colour values (warehouse/style/colours.py).
"""

import re
from itertools import cycle

from dashboards.sources.labels import area_names, event_names
from dashboards.sources.palette import CATEGORICAL, quieter
from dashboards.sources.wording import Wording
from warehouse.style.colours import (
    BLUE,
    BORDER,
    GOLD,
    GREEN,
    GREY,
    INDIGO,
    INK,
    PAPER,
    PURPLE,
    SOFT_INK,
    VERMILLION,
    WINE,
)

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
# Two lines of one place: whose contacts they count. The second is the quieter one.
ALL_PARTNERS, CONSTANT_REPORTERS = "line-of-all-partners", "line-of-constant-reporters"


def label_colors(wording: Wording) -> dict[str, str]:
    """A country is first in the list of places: it has its colour alone, regions and cities share the others."""
    colors = cycle(CATEGORICAL[0]["colors"])
    places = [(place, color) for place, color in zip(area_names(wording), colors, strict=False)]
    bands = {place + edge.format(wording.text(EDGE)): color for place, color in places for edge in EDGES}
    partners = {f"{place} · {wording.text(ALL_PARTNERS)}": color for place, color in places}
    constant = {f"{place} · {wording.text(CONSTANT_REPORTERS)}": quieter(color) for place, color in places}
    words = {wording.text(word) + edge: color for word, color in WORDS.items() for edge in ("", *EDGE_MARKS)}
    events = dict.fromkeys(event_names(wording), GREY)
    arrivals = {f"→ {place}": color for place, color in places}
    return words | bands | partners | constant | events | arrivals


# Who made a page, a star for favourites, and the name of the database that is waited for say nothing to a reader.
# Superset says with `color-scheme` alone which theme the reader has: `light-dark()` and the media query of a picture
# follow it. A canvas cannot. The map has a ground of its own, and both turn dark where the reader's system is dark.
# A title that nobody may change is a field all the same, of one line; beside it is its text, out of sight, by which it
# is measured. On a phone the text is shown, in as many lines as it has.
# A narrow window: Superset lays every dashboard out in twelve columns of its width. Here the grid is twice as wide as
# the window, rows wrap, so half-width charts fill it one under another; full-width ones scroll in their box.
_VALUES = {
    "SOFT_INK": ", ".join(SOFT_INK),
    "INK": ", ".join(INK),
    "PAPER": ", ".join(PAPER),
    "BORDER": BORDER,
    "WHITE": PAPER[0],
}
_CSS = """
.dashboard-header-container :is([data-test="fave-unfave-icon"], [data-test="metadata-bar"]) { display: none; }
.pvtTable td.pvtVal:not([style*="background"]) { color: inherit !important; }
.dashboard-chart div:has(> [data-test="loading-indicator"]) > span { display: none; }
.dashboard-chart td { white-space: pre-line; }
.background--white .dashboard-chart td { vertical-align: top; padding: 8px 12px; }
.background--white .dashboard-chart td { color: light-dark(SOFT_INK); }
.dashboard-chart td img { display: inline-block; width: 88px; height: 18px; margin-inline-end: calc(100% - 88px); }
.background--white div:has(> table > tbody) { height: auto !important; overflow: visible !important; }
.background--white div:has(> table > thead):not(:has(td)) { height: 1px; clip-path: inset(50%); }
.background--white .dashboard-chart td::first-line { font-size: 28px; font-weight: 600; }
.background--white .dashboard-chart td::first-line { color: light-dark(INK); }
.grid-column .dashboard-markdown {
  position: relative; z-index: 1; margin-top: -16px; padding: 0 16px 12px; font-size: 12px;
  background: light-dark(PAPER); border-radius: 0 0 4px 4px;
}
.grid-column .dashboard-markdown:has(details[open]) { z-index: 9; }
.grid-column .dashboard-markdown, .grid-column .dashboard-markdown * { overflow: visible !important; }
.grid-column .dashboard-markdown .dashboard-component-chart-holder { background: transparent; padding: 0; }
.grid-column .dashboard-markdown p { display: inline; margin: 0 0 0 12px; }
.grid-column .dashboard-markdown details { display: inline-block; position: relative; }
.grid-column .dashboard-markdown summary { cursor: pointer; list-style: none; text-decoration: underline dotted; }
.grid-column .dashboard-markdown summary::before {
  content: "i"; display: inline-block; width: 15px; margin-right: 6px; border: 1px solid; border-radius: 50%;
  text-align: center; font: italic 700 11px/13px Georgia, serif;
}
.grid-column .dashboard-markdown details[open] > p:first-of-type {
  display: block; position: absolute; bottom: 24px; inset-inline-start: 0; width: min(560px, 90vw); margin: 0;
  padding: 12px 16px; border: 1px solid BORDER; border-radius: 4px;
  font-size: 14px; background: light-dark(PAPER);
}
.ant-tabs-tab-btn .anchor-link-container { display: none; }
[data-test="dropdown-container-btn"] span:not([class]) { color: light-dark(INK); }
.dashboard-chart td.dt-is-null { color: light-dark(SOFT_INK); }
.ant-modal-footer button[disabled] { display: none; }
.dashboard-markdown :is(th, td) { padding: 3px 16px 3px 0; }
.dashboard-markdown table { margin-bottom: 12px; }
.echarts-tooltip td { max-width: 480px !important; white-space: normal !important; }
.dashboard-markdown img { display: block; max-width: 100%; height: auto; }
.dashboard-markdown img[src$="/footnote.svg"] {
  display: inline-block; width: 540px; height: 18px; vertical-align: bottom;
}
.grid-column .dashboard-markdown .resizable-container { height: auto !important; }
#deckgl-overlay { background: WHITE; }
@media (prefers-color-scheme: dark) { #deckgl-overlay { filter: invert(92%) hue-rotate(180deg); } }
@media (max-width: 700px) {
  .dashboard-header-wrapper { position: static !important; }
  .header-with-actions { height: auto !important; min-height: 64px; padding: 8px 16px !important; }
  .dynamic-title-input[disabled] { position: absolute; opacity: 0; }
  .dynamic-title-input[disabled] + .input-sizer {
    position: static !important; white-space: normal !important; font-size: 18px; line-height: 24px;
  }
  [data-test="filter-bar"] > div { flex-wrap: wrap; height: auto !important; }
  [data-test="filter-bar"] [data-test="filterbar-action-buttons"] { flex: 1 0 100%; justify-content: space-between; }
  [data-test="filter-bar"] button, .ant-tabs-tab, .grid-column .dashboard-markdown summary { min-height: 44px; }
  .grid-column .dashboard-markdown summary { padding-top: 12px; }
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
"""
CSS = re.sub(r"\b[A-Z_]{3,}\b", lambda name: _VALUES[name[0]], _CSS)
# Where each cell has a row of its own (phone.py) the grid is as wide as the screen.
ON_A_PHONE = """
.grid-container > div { width: 100% !important; }
.grid-container .grid-column [data-test="slice-header"] {
  position: sticky; inset-inline-start: 0; width: calc(100vw - 64px);
}
.grid-container .grid-content, .grid-container .ant-tabs-nav { max-width: 100%; }
"""
