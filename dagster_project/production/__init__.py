"""One server in use: which processes it keeps, the files that keep them, and what is missing or wrong on it.

Add here: a process that a server keeps (units.py), a file for the system it runs on (files.py), a check (checks/).
Keep out: how a demonstration starts its processes (dagster_project/processes.py), and what these processes do.
"""
