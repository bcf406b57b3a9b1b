"""Receiving: what a partner has sent, taken in step by step until it waits for a verdict, or checked as a dry run.

    receive        the order of the steps; `check` reads one file and keeps nothing
    arrival        a file with what lay beside it
    deduplicate    what is known of a file already, and when known content counts once more
    other_codes    files whose codes are made in another way than those of the erased

Add here: a step between the source and landing.
Keep out: the steps inside the file (warehouse/contract), and the verdict of expectations.
"""
