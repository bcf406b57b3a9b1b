"""Disclosure control that SQL cannot say: perturbation table, disclosure test, and secondary suppression after it.

Add here: another way to attack a release, or to hide what an attack found.
Keep out: the rules of single cells (one dbt macro), and record keys (vault and intake).
"""
