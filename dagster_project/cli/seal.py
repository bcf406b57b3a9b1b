"""`crossings seal`: the command for the minute in which strangers stand at the door.

Add here: nothing; it must stay one command without a choice.
Keep out: the work itself (actions/putting_away.py).
"""

import sys
from typing import Annotated

import typer

from warehouse.settings import settings


def seal(
    *, yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether two people hold the escrow.")] = False
) -> None:
    """Seal this machine at once: stop what `up` started, take the keys away, and say what is still readable.

    Nothing is deleted but the keys, which both holders of the escrow bring back with `crossings keys restore`. Without
    an escrow made since the keys last changed, everything encrypted is lost for ever, so it asks. Exit code 1 when
    something could not be ended from here, or when nobody said yes.
    """
    from dagster_project.actions import putting_away

    sys.exit(putting_away.seal(settings(), is_sure=yes))
