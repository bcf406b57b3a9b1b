"""The monthly end of rows, as steps that Dagster can start by itself.

Add here: another step of retention that needs nobody.
Keep out: the work on rows (warehouse/privacy), and the build afterwards (a sensor starts it).
"""

import dagster as dg

from dagster_project.lib.guard import guarded
from warehouse import vault
from warehouse.privacy import expire
from warehouse.settings import settings


@dg.op(
    out=dg.Out(dg.Nothing),
    description="Contacts that are old enough become person-months. Fails where the clock may be wrong.",
)
def reduce_rows() -> None:
    now = settings()
    with guarded():
        expire.require_likely_day(now, vault.load(now))
        expire.reduce(now, vault.load(now))


@dg.op(
    ins={"after": dg.In(dg.Nothing)}, description="Person-months that are old enough go. Fails for unpublished periods."
)
def remove_person_months() -> None:
    now = settings()
    with guarded():
        expire.remove(now, vault.load(now))


def ending() -> None:
    """The steps in their order."""
    remove_person_months(reduce_rows())
