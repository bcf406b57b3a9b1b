"""Retention: old rows end by themselves, once a month. Here it is seen when they did not.

Add here: another thing that should have ended.
Keep out: ending it (warehouse/privacy), and how many rows that are.
"""

from collections.abc import Iterator
from datetime import timedelta

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, soon, well
from warehouse.release import rooms

_GRACE = timedelta(days=31)
_REMEDY = "crossings retain, then crossings retain --apply"


def look(case: Case) -> Iterator[Finding]:
    if rooms.expired(case.settings, case.at - _GRACE):
        yield soon("refused_releases", "Refused releases lie longer than they are kept.", "refused", _REMEDY)
    if case.facts is None:
        return
    if case.facts.kept_too_long:
        said = f"Contacts of {case.facts.kept_too_long} months are older than they are kept."
        yield soon("due", said, "retention", _REMEDY)
    else:
        yield well("in_time", "Nothing is kept longer than it may be.")
