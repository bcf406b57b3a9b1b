"""When something must be done now: everybody who hears of failures is told, once for each matter, and when it is well.

A matter is a code of the doctor. What was told is kept by the caller, as codes by recipient, so that it also holds
while the warehouse is sealed: then the list of recipients cannot be read, and one mailbox of the settings is told.

Add here: another reason to tell, or not to.
Keep out: which matters there are (dagster_project/doctor), and what they are: the message says that there is one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from warehouse.alerts import recipients, sending, words
from warehouse.alerts.notify import mailbox
from warehouse.alerts.sending import Sent
from warehouse.alerts.words import Message
from warehouse.settings import Settings
from warehouse.vault import Vault

SEALED = "sealed"  # who is told by the setting: no key is there to make a digest of the address

Known = Mapping[str, frozenset[str]]  # recipient → matters that it was told of and that are not mended


@dataclass
class Told:
    """What came of it. `known` is what to keep; `untold` how many a message did not reach."""

    known: dict[str, frozenset[str]] = field(default_factory=dict)
    sent: int = 0
    untold: int = 0


def tell(settings: Settings, vault: Vault | None, matters: frozenset[str], known: Known) -> Told:
    """Everybody of what is new to them. Whom it does not reach is told next time; nothing is raised for that."""
    told = Told()
    if vault is None:
        # Who was told before is kept: the list can be read again when the warehouse is opened.
        told.known |= known
        _one(told, SEALED, settings.sealed_alert or None, matters, known, words.in_every_language)
        return told
    for one in recipients.read(settings, vault):
        if one.hears_failures:
            _one(told, mailbox(vault, one), one.address, matters, known, _in(one.language))
    if known.get(SEALED):
        # Open again: whoever was told that it is sealed hears of the end of it, whatever else there is.
        _one(told, SEALED, settings.sealed_alert or None, frozenset(), known, words.in_every_language)
    return told


def _in(language: str) -> Callable[[Callable[[str], Message]], Message]:
    return lambda of: of(language)


def _one(
    told: Told,
    who: str,
    address: str | None,
    matters: frozenset[str],
    known: Known,
    in_language: Callable[[Callable[[str], Message]], Message],
) -> None:
    """A matter that comes while another lasts is told; well again is said once, when none is left."""
    before = known.get(who, frozenset())
    if matters - before:
        of = words.of_failure
    elif before and not matters:
        of = words.of_well
    else:
        told.known[who] = matters
        return
    if address is None and who == SEALED:
        return
    if sending.send(address, in_language(of)) is Sent.TAKEN:
        told.known[who], told.sent = matters, told.sent + 1
    else:
        told.known[who], told.untold = before, told.untold + 1
