"""Kinds of things in the graph: the partner, the check made of a suite, the dbt models, the guard around each step.

Add here: a kind, once there are two instances of it under `defs/`.
Keep out: instances.
"""
