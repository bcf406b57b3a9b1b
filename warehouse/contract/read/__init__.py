"""Reading: from bytes to one sheet of text columns, strictly by the declaration.

    read       the order of the steps, one way for each format
    layouts/   what exporters lay out in their own way
    workbook   a child process, open_workbook, that opens workbooks

Add here: another format, or another oddity of files.
Keep out: what a column means (map/) and whether it may be read (gate/).
"""
