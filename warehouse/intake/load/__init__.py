"""Loading: landed deliveries into memory while they wait for a verdict (`incoming`), accepted ones into `raw`.

Add here: another table that is filled from landing.
Keep out: derived tables (dbt), and returns of organisations (returns/).
"""
