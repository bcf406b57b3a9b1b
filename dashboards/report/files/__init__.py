"""The files of a report, written and read again: a Word document, a PDF, an HTML page, and the JSON of its sources.

    mark       what a file says it is: release, edition, language, period, network
    prepared   a report with its drawings and the JSON of its sources, which every file holds
    pieces     what a file must hold, block by block, and what stands in one
    verify     the two beside each other
    word/, pdf/, html/    one room for each kind of file, its writer and its reader

Add here: another kind of file, with a reader that finds its blocks.
Keep out: what a report says (content/), how a chart is drawn (figures/), and where files are put (dagster_project/).
"""
