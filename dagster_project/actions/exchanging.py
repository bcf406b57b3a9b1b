"""What `crossings release exchange` does, in its order: one recipient after the other, and all mistakes at the end.

Add here: what is said of a package.
Keep out: what is in one (warehouse/release/exchange).
"""

from collections.abc import Sequence
from dataclasses import replace

from dagster_project.console import say, trouble
from warehouse import vault
from warehouse.errors import ConfigError, CrossingsError
from warehouse.release.exchange import declared, package
from warehouse.release.exchange.package import Made, Wish
from warehouse.settings import Settings
from warehouse.vault import Vault


def exchange(settings: Settings, recipients: Sequence[str], wish: Wish) -> int:
    """Packages of these recipients, or of all. A mistake of one keeps no other from its packages.

    Gives back the exit code of the first one that failed, or 0.
    """
    keyring = vault.load(settings)
    wanted = list(dict.fromkeys(recipients)) or declared.codes(settings)
    if wish.withdraw and (not recipients or wish.formats):
        raise ConfigError("--withdraw takes everything back from the recipients that you name, in every format.")
    if not wanted and not package.orphans(settings, keyring):
        raise ConfigError(
            "The network declares no recipient, so nothing was made: `crossings network add-recipient` adds one."
        )
    ended = [_one(settings, keyring, replace(wish, recipient=recipient)) for recipient in wanted]
    for code in package.orphans(settings, keyring):
        trouble(
            f"{code} was sent numbers, and the network names it no more: nothing withdraws them. Put its lines back, "
            f"or take everything back: `crossings release exchange {code} --withdraw`."
        )
    return next((exit_code for exit_code in ended if exit_code), 0)


def _one(settings: Settings, keyring: Vault, wish: Wish) -> int:
    try:
        made = package.make(settings, keyring, wish)
    except CrossingsError as error:
        trouble(f"{wish.recipient}: {error}")
        return error.exit_code
    for one in made:
        say(f"{'✓' if one.folder else '·'} {_said(one)}")
    for note in dict.fromkeys(note for one in made for note in one.notes):
        trouble(f"{wish.recipient}: in no cell of this release, so nothing was sent of it: {note}")
    return 0


def _said(one: Made) -> str:
    if one.folder is None:
        return f"{one.recipient}, {one.format}: nothing to send, and nothing to take back."
    gone = f", {one.withdrawn} withdrawn" if one.withdrawn else ""
    state = "" if one.is_new else " (as it was)"
    return f"{one.recipient}, {one.format}: {one.numbers} numbers{gone}{state}: {one.folder}"
