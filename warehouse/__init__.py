"""Where data rests: the only code that opens DuckDB or holds a key.

Add here: a place data passes through between a partner and a published file.
Keep out: when things run (dagster_project), what the data means (dbt), what people see (dashboards).
"""

import os

# Asked before Arrow is loaded. Its own allocator gives memory back at once, and the kernel then clears the same pages
# again and again: a delivery of a million rows took a sixth more CPU seconds.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
