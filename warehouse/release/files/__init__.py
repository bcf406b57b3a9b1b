"""The files of one release, as each audience gets them: its rows, as database, workbook, Parquet and CSV, described.

Add here: another form of file.
Keep out: what tables hold (warehouse/definitions/contracts.py), and moving releases about (rooms, flip).
"""
