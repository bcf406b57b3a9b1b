"""Intake: the receiving dock. Pull, read by the contract, land, load, then a letter back.

    pull/       fetch a partner's files into memory
    landing/    what is kept of them for good
    partners/   declarations in force, and where they are kept
    letters/    what a partner is told
    load/, returns/    landed deliveries and returns into the database
    receive/    the order of all that for one partner; `check` reads one file as a dry run
    rebuild     fill the raw tables from landing alone
    scaffold/   a declaration proposed from a sample file

What stands between pulling and landing (read, gate, map, tokens) is warehouse/contract: the sealing tool does it too.

Add here: a step of that way, in the room of its verb.
Keep out: Dagster, expectations, and anything that derives numbers from rows. A received file lives in memory only.
"""
