"""Fetch from a stopped partner again, where its stop has deleted nothing.

Every other room asks the mark: without it, the declaration alone decides, as if the partner had never been stopped.

Add here: another thing that must be so before a partner comes back.
Keep out: stopping (stop.py).
"""

from collections.abc import Set as AbstractSet

from warehouse.errors import ConfigError
from warehouse.intake.landing import stopped
from warehouse.intake.landing.stopped import Stopped
from warehouse.intake.partners.declared import declared
from warehouse.privacy import rewrite_database
from warehouse.settings import Settings
from warehouse.vault import Vault


def pulls(settings: Settings, vault: Vault, code: str) -> None:
    """Files are fetched again, also those that have come meanwhile, and the declaration alone says until when."""
    with rewrite_database.alone(settings):
        mark = pause(settings, vault, code)
        if mark is not None:
            stopped.forget(settings, vault, code)


def pause(settings: Settings, vault: Vault, code: str) -> Stopped | None:
    """The mark of a partner that may be fetched from again; None where it was not stopped. Raises ConfigError for one
    whose rows were deleted, and for a code that no declaration has."""
    mark = stopped.read(settings, vault, code)
    if mark is not None and not mark.is_kept:
        raise ConfigError(
            f"{code} was stopped with --now, and that is final: its rows were deleted, and no backup or file of before "
            "may bring them back. If the partner works with the network again, declare it under a new code: "
            "crossings partner add."
        )
    require_declared(code, {one.code for one in declared(settings, vault)})
    return mark


def require_declared(code: str, known: AbstractSet[str]) -> None:
    if code not in known:
        raise ConfigError(f"There is no partner {code!r}. Known partners: {', '.join(sorted(known)) or 'none'}.")
