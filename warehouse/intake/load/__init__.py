"""Loading: landed deliveries into `incoming`, judged ones into `raw`.

Add here: another table that is filled from landing.
Keep out: derived tables (dbt), and returns of organisations (returns/).
"""
