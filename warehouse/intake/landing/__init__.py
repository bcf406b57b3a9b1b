"""Landing: what is kept for good, encrypted, and filled again into a database that was lost.

    land, current_key    the objects themselves, and rows brought to the token key of now
    erased_persons, erasure_filter, cannot_link    what was decided about persons
    ledger, closed_sets, person_months    what must stay as it was published
    withdrawn_partners, under_fire    what is taken back of that
    requests, stopped    what partners asked for, and who is none any more

Add here: another thing that must outlive the working database.
Keep out: databases (load/), and the decisions themselves (warehouse/privacy).
"""
