"""Which release may be sent: the one that people see now, with its passed verdict, and no other.

An older one would bring back numbers that were withdrawn since. After a rollback people see an older one again: that is
sent, and takes back what only the release that was left had.

Add here: another reason why a release must not be sent.
Keep out: why people must not see one (warehouse/verdict), and who may be sent what (declared.py).
"""

from warehouse import verdict
from warehouse.errors import ReleaseRefused
from warehouse.release import journal, steps
from warehouse.settings import Settings
from warehouse.vault import Vault


def release(settings: Settings, vault: Vault, wanted: str | None = None) -> str:
    """Its name. Raises ReleaseRefused that says why the wanted one, or the one that people see, is not sent."""
    shown = steps.shown(settings)
    if shown is None:
        raise ReleaseRefused("People see no release yet, so there is nothing to send. `crossings run` makes one.")
    name = steps.named(settings, wanted) if wanted else shown
    verdict.require(settings, name, vault.verdict_key.public_key())
    if name != shown:
        raise ReleaseRefused(f"{_why_not(settings, name)} People see {shown}: leave --release away, and it is sent.")
    steps.refuse_held(settings, name)
    steps.refuse_unsafe(settings, vault, name)
    return name


def _why_not(settings: Settings, name: str) -> str:
    if name in journal.taken_back(settings):
        left = [entry for entry in journal.entries(settings) if entry.instead_of == name]
        return f"Release {name} was taken back on {left[-1].at:%Y-%m-%d}, so nothing of it is sent."
    if name not in {flip.release for flip in journal.flips(settings)}:
        return f"Release {name} was never shown to people, so nothing of it is sent."
    return f"Release {name} is older than what people see: numbers that were withdrawn since would come back with it."
