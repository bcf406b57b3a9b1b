"""A report as a PDF: tagged, with words for its pictures and its JSON inside; and any PDF of a report read again.

    paper     the PDF of a report
    text      words and pictures of any PDF, without what repeats on every page
    reader    the pieces of a report among them, by their words

Add here: what only paper can do.
Keep out: what a piece is (files/pieces.py), and colours (warehouse/style).
"""
