"""How Superset reads published releases: which file, for whom, opened how, for how long, and kept under which name.

And how connections to Superset's own store write (store.py).
Add here: another rule for questions to published files.
Keep out: who may log in (access), and what dashboards show (sources).
"""
