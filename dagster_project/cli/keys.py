"""`crossings keys …`: the commands about the warehouse's keys.

Add here: a command about keys, and how it is told.
Keep out: the work itself (warehouse/keys/), keys in arguments or in what is printed, and imports that take seconds.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.console import say, table, trouble
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
    rows = [(name, _origin(name, found, given, where), _purpose(name, found)) for name in vault.NAMES]
    say(f"place               {place.of(here).name}")
    table("Keys", ["key", "from", "what for"], rows)
    kept = place.of(here).read() or {}
    if half_way.is_going_on(kept):
        say(f"A rotation is not finished; former keys are still kept. `{half_way.command(kept)}` ends it.")
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
    """Put the keys of an escrow file back where there are none, and the list of the erased beside them.

    Secret keys are read from files, because the process list shows arguments. Exit code 6 when the two do not open
    both layers, 2 when the file is damaged or keys are there already.
    """
    from dagster_project.actions import unlocking
    from warehouse.keys import disk_of_keys, escrow

    here = settings()
    made_on = escrow.restore(here, file, identity)
    say(f"✓ The keys of {made_on.isoformat()} are back in the {place.of(here).name}.")
    if disk_of_keys.is_shared(here):
        trouble(disk_of_keys.WARNING)
    keyring = vault.load(here)
    _tell_public(keyring)
    unlocking.bring_back_list(here, keyring)


@keys.command("lock")
def keys_lock(
    out: Annotated[
        Path | None, typer.Option("--out", help="The file to write; where CROSSINGS_LOCKED_KEYS says.", dir_okay=False)
    ] = None,
) -> None:
    """Write all keys into one file under a passphrase, for `crossings unlock` after a power cut.

    The passphrase is asked for unseen, twice; where nobody sits at a terminal, it is the first line of the input. An
    existing file is never overwritten, and the home is no place for it.
    """
    from dagster_project.actions import unlocking

    unlocking.lock(settings(), out)


@keys.command("rotate")
def keys_rotate(
    *,
    file_keys: Annotated[
        bool, typer.Option("--file-keys", help="The two keys that can be changed at any time: DB and LANDING.")
    ] = False,
    token_key: Annotated[
        bool, typer.Option("--token-key", help="The key of tokens, WH: a new one is added, and every token wrapped.")
    ] = False,
) -> None:
    """Change the keys of files, the key of tokens, or both.

    --file-keys seals landing, letters, declarations and the working database anew, and drops the old keys when the new
    ones have opened everything. --token-key wraps every token under a further key, makes the working database anew from
    landing, builds and releases; no number changes. Killed at any moment, it leaves a warehouse that can be read; run
    the same command again and it goes on. The disk needs room for the working database a second time.
    """
    from warehouse import key_rotation

    names = (*(key_rotation.FILE_KEYS if file_keys else ()), *(key_rotation.TOKEN_KEY if token_key else ()))
    if not names:
        raise ConfigError(
            "Say which keys: --file-keys changes DB and LANDING, --token-key adds a key to WH. NOISE and ERASE are "
            "not changed: noise and the list of erased persons hang on them."
        )
    here = settings()
    done = key_rotation.rotate(here, _tell_step, names=names)
    if file_keys:
        say(f"✓ New keys for {', '.join(key_rotation.FILE_KEYS)}; the old ones are gone from here.")
        say(f"landing recipient   {done.recipient}")
        say("Next: give this recipient to every partner that encrypts its files; those for the former one stay shut.")
    if token_key:
        say(f"✓ Every token is under a further key: WH has {len(vault.load(here).chain)} now. They belong together.")
    say("Make a new escrow. Keep the former one as long as there are backups from before today: only it opens them.")
    from dagster_project import starting
    from dagster_project.actions import backing_up

    code = starting.build(here) if token_key and done.has_database else 0
    backing_up.after_an_end(here)
    raise typer.Exit(code)


def _tell_step(step: str) -> None:
    if not step.startswith("object "):
        say(f"  {step}")


def _tell_public(keyring: vault.Vault) -> None:
    say(f"landing recipient   {keyring.landing_recipient}   (public: partners encrypt their files for it)")


def _purpose(name: str, found: dict[str, str]) -> str:
    """What a key is for; of the token keys how many there are."""
    count = found.get(name, "").count(vault.CHAINED) + 1
    return vault.PURPOSES[name] + (f" ({count} in a chain)" if count > 1 else "")


def _origin(name: str, found: dict[str, str], given: dict[str, str], where: str) -> str:
    if name in given:
        return "environment"
    return where if name in found else "missing"


def unlock(
    file: Annotated[
        Path | None, typer.Argument(help="A file of `crossings keys lock`; where CROSSINGS_LOCKED_KEYS says.")
    ] = None,
    escrow: Annotated[
        Path | None, typer.Option("--escrow", help="An escrow file in its place, with two identities.", exists=True)
    ] = None,
    identity: Annotated[
        list[Path] | None, typer.Option("--identity", help="File with an age secret key. Twice.", dir_okay=False)
    ] = None,
) -> None:
    """Open a sealed warehouse after a power cut: the keys come back to where CROSSINGS_KEYS_FILE says.

    The passphrase is asked for unseen; where nobody sits at a terminal, it is the first line of the input. It then says
    what waits. Exit code 6 when it does not open, and the warehouse stays sealed.
    """
    from dagster_project.actions import unlocking

    unlocking.unlock(settings(), file, escrow, identity or [])
