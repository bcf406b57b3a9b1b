"""How a dashboard is opened for the one who opens it: with her filters, and on a phone in one column.

Add here: another thing that differs between readers who may see the same.
Keep out: who may see it (access/), what it holds (assets/), what is asked of the data (reading/).
"""
