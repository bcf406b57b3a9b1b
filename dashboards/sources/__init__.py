"""What dashboards are made of, before Superset: the YAML of assets/, names of codes, words, colours, fixed ids, seats.

Add here: another thing that a source may say.
Keep out: Superset's own form of it (expand), and whether it resolves (lint).
"""
