"""How Superset reads published releases: which file, for whom, opened how, for how long, and kept under which name.

Add here: another rule for questions to published files.
Keep out: who may log in (access), and what dashboards show (sources).
"""
