"""The files of one release, as each audience gets them: database, workbook, Parquet, CSV, and what describes them.

Add here: another form of file.
Keep out: which tables and rows an audience has (contracts), and moving releases about (rooms, flip).
"""
