"""What dashboards are made of before Superset: the YAML of assets/, what the network declares, words, map, seats.

Add here: another thing that a source may say.
Keep out: Superset's own form of it (expand), and whether it resolves (lint).
"""
