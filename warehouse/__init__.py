"""Where data rests: the only code that opens DuckDB or holds a key.

Add here: a place data passes through between a partner and a published file.
Keep out: when things run (dagster_project), what the data means (dbt), what people see (dashboards).
"""
