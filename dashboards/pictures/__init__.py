"""A dashboard to take along: as a picture, on paper, as one page for a phone without network.

Runs in the pipeline's environment, without Superset: it asks the running one over HTTP and looks with Chromium.
Add here: a module per step (who asks, what is drawn, what is composed, how it is written).
Keep out: the command line (dagster_project/), what a dashboard holds (assets/), and any database but `pub_release`.
"""
