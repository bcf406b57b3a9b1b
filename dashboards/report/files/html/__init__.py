"""A report as one HTML page that needs nothing beside it, and the page read again.

    page      the page of a report
    reader    what stands in a page

Add here: what only a page can do.
Keep out: colours and rules that other pages need, too (warehouse/style).
"""
