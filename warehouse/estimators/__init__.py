"""How many people there are, from lists that overlap: estimators in plain Python, each with its assumptions.

Add here: another estimator, with a published vector as its test.
Keep out: DuckDB, persons and their codes, what is published (dbt decides that), and how results are told.
"""
