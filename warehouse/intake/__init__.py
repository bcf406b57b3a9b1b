"""Intake: the receiving dock. pull → read → gate → map → token → land → load, then a letter back.

    receive   take in what a partner has sent, up to `incoming`; `check` reads one file as a dry run
    admit     put judged deliveries into `raw`, or refuse them
    rebuild   fill the raw tables from landing alone

Add here: a step of that way, one file each.
Keep out: Dagster, expectations, and anything that derives numbers from rows. A received file lives in memory only.

Nothing is imported here: the partner-side tool takes the reading steps along, and none that hold a key or a database.
"""
