"""Names of assets that more than one file of the graph speaks of.

Add here: a key as soon as a second file needs it.
Keep out: keys of single dbt models; those come from the manifest.
"""

import dagster as dg

RAW_CONTACT = dg.AssetKey(["raw", "contact"])  # the trust point: from here on, all rows are accepted rows
CANDIDATE = dg.AssetKey(["release", "candidate"])
CURRENT = dg.AssetKey(["release", "current"])
TOLD = dg.AssetKey(["release", "told"])
REPORTS = dg.AssetKey(["reports", "drafts"])
DASHBOARDS = dg.AssetKey(["dashboards", "superset"])

INTAKE_JOB = "intake"
BUILD_JOB = "build"
RETENTION_JOB = "retention"
BACKUP_JOB = "backup"
BACKUP_CHECK_JOB = "backup_check"
REPORT_JOB = "reports"
EXCHANGE = "exchange"


def exchange(recipient: str) -> dg.AssetKey:
    return dg.AssetKey([EXCHANGE, recipient])


def delivery(code: str) -> dg.AssetKey:
    return dg.AssetKey(["delivery", code])


def raw(code: str) -> dg.AssetKey:
    return dg.AssetKey(["raw", code])
