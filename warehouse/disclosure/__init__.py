"""The perturbation table of the disclosure control, derived once and kept as a seed.

Add here: how the table is derived and checked.
Keep out: its use (one dbt macro) and the record keys (vault and intake).
"""
