"""`crossings keys …`: the commands about the warehouse's keys.

Add here: a command about keys, and how it is told.
Keep out: the work itself (warehouse/keys/), keys in arguments or in what is printed, and imports that take seconds.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.telling import say, table
from warehouse import vault
from warehouse.errors import ConfigError
from warehouse.keys import half_way, place
from warehouse.settings import settings

keys = typer.Typer(
    help="The warehouse's own keys: made, looked after, changed. None is ever shown.", no_args_is_help=True
)

Identities = Annotated[
    list[Path], typer.Option("--identity", help="File with an age secret key. Twice, in any order.", dir_okay=False)
]


@keys.command("init")
def keys_init() -> None:
    """Make the keys of a new network, once, and keep them for their owner alone. Print the public part.

    Keys that are there are never overwritten: exit code 2. So is a home that holds data already, which new keys could
    not open. Keys that the environment gives are not made.
    """
    from warehouse.keys import begin

    here = settings()
    made = begin.init(here)
    say(f"✓ Made {', '.join(made)} in the {place.of(here).name}.")
    _tell_public(vault.load(here))
    say("Next: `crossings keys escrow`, before the first delivery. A lost key is lost data.")


@keys.command("status")
def keys_status() -> None:
    """Say which keys are there, from where, and what each is for; never a value. Exit code 6 when one is missing."""
    here = settings()
    found, given = vault.found_keys(here), vault.from_environment()
    where, _, _ = place.of(here).name.partition(" ")  # file or keyring
    rows = [(name, _origin(name, found, given, where), what) for name, what in vault.PURPOSES.items()]
    say(f"place               {place.of(here).name}")
    table("Keys", ["key", "from", "what for"], rows)
    if half_way.is_going_on(place.of(here).read() or {}):
        say("A rotation is not finished; former keys are still kept. `crossings keys rotate --file-keys` ends it.")
    vault.require(here, found)
    _tell_public(vault.load(here))


@keys.command("escrow")
def keys_escrow(
    to: Annotated[list[str], typer.Option("--to", help="An age recipient (age1…). Twice: two people, two keys.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="The file to write; in this folder by default.", dir_okay=False)
    ] = None,
) -> None:
    """Write all keys into one file that two people can open together, and neither alone.

    It carries the date and a checksum. An existing file is never overwritten, and the home is no place for it.
    """
    from warehouse.keys import escrow

    today = datetime.now(UTC).date()
    path = out or Path(f"crossings-keys-{today.isoformat()}.escrow")
    escrow.write(settings(), to, path, today)
    say(f"✓ Written: {path}. Both recipients' secret keys are needed to open it.")
    say("Keep copies in two houses, apart from the data and from both secret keys.")


@keys.command("restore")
def keys_restore(
    file: Annotated[Path, typer.Argument(help="An escrow file.", exists=True, dir_okay=False)], identity: Identities
) -> None:
    """Put the keys of an escrow file back where there are none.

    Secret keys are read from files, because the process list shows arguments. Exit code 6 when the two do not open
    both layers, 2 when the file is damaged or keys are there already.
    """
    from warehouse.keys import escrow

    here = settings()
    made_on = escrow.restore(here, file, identity)
    say(f"✓ The keys of {made_on.isoformat()} are back in the {place.of(here).name}.")
    _tell_public(vault.load(here))


@keys.command("rotate")
def keys_rotate(
    *,
    file_keys: Annotated[
        bool, typer.Option("--file-keys", help="The two keys that can be changed at any time: DB and LANDING.")
    ] = False,
) -> None:
    """Change the keys of files: seal landing, letters, declarations and the working database anew.

    Killed at any moment, it leaves a warehouse that can be used; run it again and it goes on. The old keys are dropped
    when the new ones have opened everything. The disk needs room for the working database a second time.
    """
    from warehouse.keys import rotate

    if not file_keys:
        raise ConfigError(
            "Say which keys: --file-keys changes DB and LANDING. WH, NOISE and ERASE are not changed here."
        )
    done = rotate.rotate(settings(), _tell_step)
    say(f"✓ New keys for {', '.join(rotate.FILE_KEYS)}; the old ones are gone from here.")
    say(f"landing recipient   {done.recipient}")
    say(
        "Next: give this recipient to every partner that encrypts its files; those sealed for the former one stay shut."
    )
    say("Make a new escrow. Keep the former one as long as there are backups from before today: only it opens them.")


def _tell_step(step: str) -> None:
    if not step.startswith("object "):
        say(f"  {step}")


def _tell_public(keyring: vault.Vault) -> None:
    say(f"landing recipient   {keyring.landing_recipient}   (public: partners encrypt their files for it)")


def _origin(name: str, found: dict[str, str], given: dict[str, str], where: str) -> str:
    if name in given:
        return "environment"
    return where if name in found else "missing"
