"""Trends of a series of published shares: season taken out, direction tested, slope with its interval.

Add here: statistics of whole series that SQL cannot say. Each has an oracle in tests/unit/trends.
Keep out: persons. Series are made of published cells alone (dbt/models/published/pub_setting_trend.sql).
"""
