"""Is it fit: is this delivery fit to enter, is this release fit to leave.

Add here: an expectation, in the suite of what it judges (`contacts.py`, `deliveries.py`, `release.py`).
Keep out: repairing data (the gate and the models do that), and any row value: results carry rules and counts.

Importing this package is cheap. Great Expectations takes seconds to import and is imported by `engine.py` alone.
"""
