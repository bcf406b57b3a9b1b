"""When, in what order, and who is told.

Add here: an instance under `defs/` (a schedule, an asset, a check), or a new kind of instance under `lib/`.
Keep out: business rules. What data means is in `dbt/`, what may enter in `warehouse/intake` and `expectations/`.
"""
