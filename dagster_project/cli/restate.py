"""`crossings release restate`: once a year, what is closed may change.

Add here: nothing else that changes a closed cell.
Keep out: the work itself (warehouse/intake/landing/ledger.py), and imports that take seconds.
"""

from dagster_project.console import say
from warehouse import database, vault
from warehouse.intake.landing import ledger
from warehouse.settings import settings


def restate() -> None:
    """Compute all closed cells anew in the next release: the yearly restatement, for what came late.

    It bears today's date, cells that it changes name it, and `pub_revisions` says what they said before. Exit code 2
    when this year has its restatement already, or nothing is closed.
    """
    from dagster_project import releasing

    here = settings()
    with database.exclusive(here):
        ledger.restate(here, vault.load(here), here.as_of)
    say(
        f"The restatement of {here.as_of.isoformat()} is noted. The next release that passes its checks publishes it: "
        "`crossings run`. Until then closed cells say what they said."
    )
    releasing.tell_standing(here)
