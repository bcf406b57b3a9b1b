"""The numbers of protection that several rooms must agree on.

Add here: another number that both Python and dbt hold; a test compares dbt's.
Keep out: thresholds of single grains (dbt/seeds/disclosure_pattern.csv), and what a network asks for besides.
"""

# A group of fewer persons must never be known with certainty: the promise to everybody, whatever a grain's threshold.
SMALLEST_GROUP = 5
