"""How everything of ours looks that people see: colours, and one sheet for all pages beside Superset.

    colours    of pages, letters, charts and maps, each said once
    sheet      the CSS with which every page begins: the partner's letter, the sealing page, exports, our own pages

Add here: a colour, or a rule of CSS that at least two pages need.
Keep out: what a single page needs (its own CSS), which chart has which colour (dashboards/), and anything to fetch.
"""
