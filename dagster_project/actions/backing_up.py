"""What `backup` and `restore` do, and how it is told.

Add here: a step of these commands.
Keep out: the work on files (warehouse/backup).
"""

from dagster_project.console import say, step, table, trouble
from warehouse import vault
from warehouse.backup import accounts, back_up, forgetting, repository, snapshot
from warehouse.backup import restore as restoring
from warehouse.errors import CrossingsError
from warehouse.settings import Settings

_MB = 1_000_000


def make(settings: Settings, *, is_new: bool = False, is_checking: bool = False) -> None:
    keyring = vault.load(settings)
    with step("backing up"):
        done = back_up.back_up(settings, keyring, is_new=is_new)
    known = done.known
    size, added = f"{known.bytes / _MB:.1f} MB", f"{done.added_bytes / _MB:.1f} MB"
    say(f"✓ Backup {known.snapshot[:8]}: {known.files} files, {size}; {added} new.")
    if done.forgotten:
        say(f"  {done.forgotten} older backup(s), from before the last erasure or other end, are gone from there.")
    if is_checking:
        with step("reading the whole repository"):
            back_up.check(settings, keyring)
        say("✓ Every byte of the repository is whole.")


def show(settings: Settings) -> None:
    keyring = vault.load(settings)
    found = snapshot.every(repository.of(settings, keyring))
    now = forgetting.count(settings)
    rows = [
        (one.short, one.sequence, f"{one.at:%Y-%m-%d %H:%M}", "" if one.ended >= now else "holds what was erased since")
        for one in found
    ]
    table("Backups, the last one below", ["name", "number", "made at (UTC by that machine)", ""], rows)
    if any(one.ended < now for one in found):
        say("The next `crossings backup` removes what holds more than there should be.")


def restore(settings: Settings, name: str | None) -> int:
    keyring = vault.load(settings)
    with step("restoring"):
        done = restoring.restore(settings, keyring, name)
    made_at = f"{done.snapshot.at:%Y-%m-%d %H:%M} UTC"
    say(f"✓ Backup {done.snapshot.short} of {made_at} (number {done.note.sequence}) is back.")
    say(f"release             {done.note.release or 'none'}")
    say(f"accounts            {'as they were' if done.has_accounts else 'none were in it'}")
    say("Next: `crossings rebuild`, which also says whether all is as it was; then `crossings up`.")
    return 0


def bring_accounts(settings: Settings) -> int:
    if not accounts.bring_back(settings):
        raise CrossingsError("There are no accounts to bring back: no backup was restored here that had any.")
    say("✓ The accounts of the dashboards are as they were.")
    return 0


def compare(settings: Settings) -> None:
    """After a rebuild: whether it came to what the backup had come to. Says nothing in a home that was not restored."""
    noted = restoring.noted(settings)
    if noted is None:
        return
    built = snapshot.built(settings, vault.load(settings))
    if not noted.digest:
        say("The backup was made during a build, so there is no hash to compare this one with.")
    elif built == noted.digest:
        say(f"✓ All is as it was when the backup was made: every table is the same ({built[:16]}…).")
    elif noted.as_of != settings.as_of:
        say(
            f"The backup speaks as of {noted.as_of}, this build as of {settings.as_of}: periods may have closed in "
            f"between. `CROSSINGS_AS_OF={noted.as_of} crossings rebuild` compares like with like."
        )
    else:
        trouble(
            "The tables are not those that the backup was made of. If this is another version of the software, or "
            "somebody was erased since, that is why; if not, look at `crossings status` before anybody quotes a number."
        )


def after_an_end(settings: Settings) -> None:
    """What ended here ends in backups now, where they can be reached; else with the next one, and that is said."""
    if not settings.backup_repository or not forgetting.is_due(settings):
        return
    try:
        make(settings)
    except CrossingsError as error:
        trouble(f"Backups still hold what is gone here, until the next `crossings backup`. {error}")
