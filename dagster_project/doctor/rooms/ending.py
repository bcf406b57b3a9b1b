"""Retention: old rows end by themselves, once a month. Here it is seen when they did not.

Add here: another thing that should have ended.
Keep out: ending it (warehouse/privacy), and how many rows that are.
"""

from collections.abc import Iterator
from datetime import timedelta

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, soon, well
from warehouse.privacy import expire
from warehouse.release import rooms
from warehouse.settings import months_before

# The schedule runs on the first of a month; what is due since then is nobody's fault yet.
_GRACE_MONTHS = 1
_REMEDY = "crossings retain, then crossings retain --apply"


def look(case: Case) -> Iterator[Finding]:
    here = case.settings
    if case.facts is None or case.keyring is None:
        return
    due = expire.due(here, case.keyring)
    limit = months_before(here.rows_until, _GRACE_MONTHS)
    late = [month for month in (*due.reduced, *due.removed) if month < limit]
    if late:
        said = f"Contacts of {len(late)} months are older than they are kept."
        yield soon("due", said, "retention", _REMEDY)
    if due.unpublished:
        said = "Person-months cannot go, because some of their periods were never published."
        yield soon("unpublished", said, "retention", _REMEDY)
    if rooms.expired(here, case.at - timedelta(days=_GRACE_MONTHS * 31)):
        yield soon("refused_releases", "Refused releases lie longer than they are kept.", "refused", _REMEDY)
    if not late:
        yield well("in_time", "Nothing is kept longer than it may be.")
