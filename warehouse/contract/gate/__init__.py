"""The gate: which columns may be read, and whether any of them holds what identifies a person.

Add here: a detector, or a list of words that it needs.
Keep out: what is done with columns that may be read (map/). Detectors of one country stand in
warehouse/definitions/countries.
"""
