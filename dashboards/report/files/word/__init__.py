"""A report as a Word document on a template, read again, and made anew around the analyst's own words.

    template       the template of the network, or the shipped one; what it must have
    make_template  how the shipped template is made
    markup         WordprocessingML of single things
    blocks         pieces of a report as Word's content controls
    draft          the document from template and report
    keep           a new draft around the words of an earlier one
    package        the same document is the same file
    reader         what stands in a document

Add here: what only Word can do.
Keep out: what a piece is (files/pieces.py), and colours (warehouse/style).
"""
