"""What `keys lock` and `unlock` do, and how it is told.

Add here: another thing that somebody must know in the minute after a warehouse was opened.
Keep out: how keys are sealed (warehouse/keys), and passphrases in arguments.
"""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from dagster_project import processes, web_services
from dagster_project.console import say
from warehouse import database, vault
from warehouse.errors import ConfigError
from warehouse.intake.landing import erased_persons, land, requests
from warehouse.keys import escrow, locked, place
from warehouse.settings import Settings
from warehouse.vault import Vault


def lock(settings: Settings, out: Path | None) -> None:
    path = out or settings.locked_keys
    locked.lock(settings, path, _passphrase("A passphrase for the keys", is_twice=True), datetime.now(UTC).date())
    say(f"✓ Written: {path}. Whoever has it and the passphrase has the keys.")
    say("After a power cut: `crossings unlock`. After a change of keys make another one, and destroy this one.")


def unlock(settings: Settings, file: Path | None, from_escrow: Path | None, identities: Sequence[Path]) -> None:
    if place.of(settings).read() is not None:
        vault.load(settings)
        say(f"✓ The warehouse is open: its keys are in the {place.of(settings).name}.")
        return
    if from_escrow is not None:
        made_on = escrow.restore(settings, from_escrow, identities)
    else:
        path = file or settings.locked_keys
        if not path.is_file():
            raise ConfigError(
                f"{path} is not there. Name the file of `crossings keys lock`, or open the escrow: "
                "`crossings unlock --escrow FILE --identity A --identity B`."
            )
        made_on = locked.unlock(settings, path, _passphrase("Passphrase"))
    say(f"✓ The warehouse is open. The keys of {made_on.isoformat()} are in the {place.of(settings).name}.")
    _tell_waiting(settings)
    _restart_pages(settings)


def bring_back_list(settings: Settings, keyring: Vault) -> None:
    """The second copy of the list of the erased lies beside the keys, and a power cut takes it with them.

    Raises Sealed where the keys are those of another landing.
    """
    if settings.landing.is_dir():
        land.require_right_key(settings, keyring)
        with database.exclusive(settings):
            erased_persons.write(settings, keyring, erased_persons.read(settings, keyring))


def _tell_waiting(settings: Settings) -> None:
    keyring = vault.load(settings)
    bring_back_list(settings, keyring)
    say("Deliveries have waited at their sources, and nothing that had come is lost.")
    if number := len(list(requests.waiting(settings, keyring))):
        say(f"{number} request(s) of partners wait: `crossings status` names their commands.")
    say("Next: `crossings run` takes in what waits now. Without it, the schedule does tomorrow morning.")


def _restart_pages(settings: Settings) -> None:
    """Dagster's processes that began without keys know no partner, and ask for none again by themselves."""
    wanted = web_services.dagster(settings)
    ran = [service for service in wanted if processes.restart(settings, service)]
    for service in ran:
        processes.wait_until_answering(settings, service)


def _passphrase(what: str, *, is_twice: bool = False) -> str:
    if sys.stdin.isatty():
        said: str = typer.prompt(what, hide_input=True, confirmation_prompt=is_twice and "Once more", err=True)
        return said
    return sys.stdin.readline().rstrip("\n")
