"""The dashboards of the demo network, read once for all tests that only look at them.

Keep out: catalogues of other networks, and changes: a test that needs another one makes it with `replace`.
"""

from dashboards.sources.catalogue import load

SOURCES = load()
