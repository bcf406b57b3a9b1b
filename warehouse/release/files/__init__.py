"""The files of one release, as each audience gets them: its rows, as database, workbook, Parquet and CSV, described.

Add here: another form of file.
Keep out: what tables and columns are declared to hold (contracts), and moving releases about (rooms, flip).
"""
