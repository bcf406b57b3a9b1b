"""The trend report: one release said in words, tables and figures, as a Word document, a PDF and an HTML page.

    content/   what a report says: chapters, sentences by rules, where each number comes from
    figures/   charts of the report
    files/     the three files, made of a report and read again

Add here: what a report is made of.
Keep out: how numbers are computed (dbt) and protected (warehouse/disclosure). A report reads published tables alone.
"""
