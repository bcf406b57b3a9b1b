"""From a release that people see to drafts of the trend report, in every edition and language of the network.

Add here: another kind of file that is made of each quarter.
Keep out: which reports wait and how they are made (dashboards/report/), and when (automation.py).
"""

from typing import Any

import dagster as dg

from dagster_project.lib import keys
from dagster_project.lib.guard import guarded
from warehouse.errors import CrossingsError
from warehouse.settings import settings


@dg.asset(
    key=keys.REPORTS,
    deps=[keys.CURRENT],
    group_name="reports",
    kinds={"docx", "pdf", "html"},
    description="Drafts of the trend report of the newest closed quarter and the three before. Words of analysts stay.",
)
def drafts(context: dg.AssetExecutionContext) -> dg.MaterializeResult[Any]:
    now = settings()
    made, troubles = 0, []
    with guarded():
        from dashboards.report import due, making, shelf  # here, not above: drawing takes seconds to import

        for asked, mark in due.reports(now):
            try:
                making.make(now, asked, shelf.folder(now, asked.edition))
            except CrossingsError as error:  # one draft in trouble keeps no other from being made
                troubles.append(f"{shelf.name_of(asked)}: {error}")
                continue
            due.note(now, asked, mark)
            context.log.info(f"{shelf.name_of(asked)}")
            made += 1
        if troubles:
            raise CrossingsError("\n".join(troubles))
    return dg.MaterializeResult(metadata={"made": made})
