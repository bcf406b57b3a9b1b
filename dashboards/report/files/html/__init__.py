"""A report as one HTML page that needs nothing beside it.

Add here: what only a page can do.
Keep out: colours and rules that other pages need, too (warehouse/style).
"""
