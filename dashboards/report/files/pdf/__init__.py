"""A report as a PDF: tagged, with words for its pictures and its JSON inside.

Add here: what only paper can do.
Keep out: what a piece is (files/pieces.py), and colours (warehouse/style).
"""
