"""Charts of a report, drawn from a figure's rows without a browser: SVG for pages, PNG for documents.

    draw        a figure to its two pictures
    look        letters, colours and numbers that all charts have in common

Add here: another kind of drawing, and its rows in report/document.py.
Keep out: which numbers a figure shows and what it is called (content/), and where it stands (files/).
"""
