"""What `backup` and `restore` do, and how it is told.

Add here: a step of these commands.
Keep out: the work on files (warehouse/backup).
"""

from dagster_project.console import say, step, table, trouble
from warehouse import vault
from warehouse.backup import accounts, back_up, forgetting, repository, snapshot
from warehouse.backup import restore as restoring
from warehouse.errors import CrossingsError, ReleaseRefused
from warehouse.settings import Settings, instead

_MB = 1_000_000
_OTHER_TABLES = (
    "The tables are not those that the backup was made of. People still see the release of the backup. Another version "
    "of this software makes other tables, and so does somebody's erasure since. Where one of these is so, or somebody "
    "has looked at the numbers, `crossings rebuild --as-of-today` goes on without the comparison."
)


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


def as_of_backup(here: Settings) -> Settings:
    """In a home that was just restored: as of the day of the backup, so that both can be compared, and shown to nobody
    before that: what closes on a later day is closed for good. The pipeline's steps are told the same."""
    noted = restoring.noted(here)
    if noted is None or not noted.digest:
        return here
    say(f"As of {noted.as_of}, the day that the backup speaks of.")
    return instead(as_of=noted.as_of.isoformat(), preview="1")


def begin_anew(here: Settings) -> Settings:
    """Somebody has looked at it: what the backup had come to is not asked any more."""
    restoring.settle(here)
    return here


def compare(here: Settings) -> int:
    """After a rebuild: whether it came to what the backup had come to. Gives back the exit code."""
    noted = restoring.noted(here)
    if noted is None:
        return 0
    built = snapshot.built(here, vault.load(here))
    if not noted.digest:
        say("The backup was made during a build, so there is no hash to compare this one with.")
    elif built and built.digest == noted.digest:
        say()
        say(f"✓ All is as it was when the backup was made: every table is the same ({noted.digest[:16]}…).")
    else:
        trouble(_OTHER_TABLES)
        return ReleaseRefused.exit_code
    restoring.settle(here)
    return 0


def after_an_end(settings: Settings) -> None:
    """What ended here ends in backups now, where they can be reached; else with the next one, and that is said."""
    if not settings.backup_repository or not forgetting.is_due(settings):
        return
    try:
        make(settings)
    except CrossingsError as error:
        trouble(f"Backups still hold what is gone here, until the next `crossings backup`. {error}")
