"""The steps by which people come to see another release, each with its line in the journal.

    publish     one that was built and checked becomes current
    roll_back   an earlier one becomes current again, and nothing is published by itself until somebody says so
    resume      the end of that pause without another release

Add here: what must be true of a release before people may see it, whoever asks.
Keep out: the checks of its content (expectations), the moving of the link (flip.py).
"""

from pathlib import Path

import duckdb

from warehouse import verdict
from warehouse.audiences import audiences
from warehouse.contract.declaration.declaration import Declaration
from warehouse.errors import ConfigError, ReleaseRefused
from warehouse.first_row import first_row
from warehouse.intake.landing import stopped, under_fire
from warehouse.intake.partners.declared import declared
from warehouse.networks import home
from warehouse.release import holds, journal, partners_shown, places_under_fire, rooms
from warehouse.release.flip import flip
from warehouse.release.journal import Clock, Entry
from warehouse.release.one_at_a_time import alone
from warehouse.release.partners_shown import Named
from warehouse.settings import Settings
from warehouse.vault import Vault

_REPORTING = "pub_reporting"


def publish(settings: Settings, vault: Vault, release_id: str, *, by: str, clock: Clock = journal.now) -> bool:
    """Make it current, and say whether it was not.

    Raises ReleaseRefused without a passed verdict on exactly its bytes, or where it shows a held table, or a partner or
    a place that is not safe to show.

    It ends a pause: publishing it is the word that the pause waits for.
    """
    with alone(settings):
        verdict.require(settings, release_id, vault.verdict_key.public_key())
        refuse_held(settings, release_id)
        refuse_unsafe(settings, vault, release_id)
        journal.settle(settings)
        before = shown(settings)
        flip(settings, vault, release_id)
        if before != release_id or journal.paused(settings):
            journal.write(settings, Entry(clock(), journal.PUBLISHED, release_id, by))
    return before != release_id


def roll_back(settings: Settings, vault: Vault, release_id: str, *, by: str, clock: Clock = journal.now) -> None:
    """Make an earlier release current, and pause: the pipeline builds and checks, but publishes nothing by itself.

    What closed with the release that is left stays closed: people have seen it.
    """
    with alone(settings):
        verdict.require(settings, release_id, vault.verdict_key.public_key())
        refuse_held(settings, release_id)
        refuse_unsafe(settings, vault, release_id)
        journal.settle(settings)
        left = shown(settings) or ""
        if left == release_id:
            raise ReleaseRefused(
                f"People see {release_id} already. `crossings release list` says which others there are."
            )
        flip(settings, vault, release_id)
        rooms.drop_packages(settings, left)
        journal.write(settings, Entry(clock(), journal.ROLLED_BACK, release_id, by, instead_of=left))


def resume(settings: Settings, *, by: str, clock: Clock = journal.now) -> bool:
    """End a pause, so that the next build is published, as without one. Says whether there was one."""
    if journal.paused(settings) is None and not settings.preview:
        return False
    journal.write(settings, Entry(clock(), journal.RESUMED, shown(settings) or "", by))
    return True


def shown(settings: Settings) -> str | None:
    """The release that people see."""
    return settings.current.resolve().name if settings.current.exists() else None


def why_not_shown(settings: Settings) -> str | None:
    """Why the dashboards show nothing, although a release was published; None where they show it. It needs no keys."""
    if not settings.current.is_symlink():
        return None
    return verdict.why_not(settings, settings.current.resolve().name, verdict.known_key(settings))


def named(settings: Settings, release_id: str) -> str:
    """The release of this name, or of these first letters, in whichever room it lies; every command asks here.

    Raises ConfigError that names those on disk.
    """
    on_disk = rooms.names(settings)
    matching = [name for name in on_disk if name == release_id] or [
        name for name in on_disk if name.startswith(release_id)
    ]
    if len(matching) != 1 or not release_id:
        why_not = "is there" if not matching else "is meant by that alone"
        raise ConfigError(f"No release {release_id!r} {why_not}. On disk: {', '.join(on_disk) or 'none'}.")
    return matching[0]


def refuse_held(settings: Settings, release_id: str) -> None:
    """Raises ReleaseRefused where the release shows rows of a table that is held."""
    # What the pipeline held was said of another release: an earlier one was protected as it is.
    held = {table: entry for table, entry in journal.held(settings).items() if not entry.is_of_pipeline}
    open_tables = sorted(set().union(*(_filled(path, set(held)) for path in _files(settings, release_id))))
    if open_tables:
        raise ReleaseRefused(
            f"Release {release_id} shows {', '.join(open_tables)}, held back since "
            f"{held[open_tables[0]].at.date()}. `crossings release publish` makes one without it, "
            f"`crossings release unhold {open_tables[0]}` ends the hold."
        )


def refuse_unsafe(settings: Settings, vault: Vault, release_id: str) -> None:
    """Raises ReleaseRefused where the release shows a partner that is not safe to show, or that is not declared, or was
    stopped with all that it sent, or alone one that may not be named, or says a number of a place under fire."""
    partners = declared(settings, vault)
    in_force = stopped.in_force(settings, vault, partners)
    safe = [partner for partner in in_force if partner.safe_to_show]
    unsafe = [partner for partner in partners if partner.code not in {one.code for one in safe}]
    named = named_in(settings, release_id)
    if names := sorted(_unsafe_names(vault, named, safe, unsafe)):
        raise ReleaseRefused(
            f"Release {release_id} shows {', '.join(names)}: no partner that is safe to show is called so today, or "
            "another one was called so then, or its numbers stand alone and may not any more. `crossings run` makes a "
            "release without them."
        )
    if named.is_silent and unsafe:
        raise ReleaseRefused(
            f"Release {release_id} does not say which partners it shows, since pub_reporting was held: one that is not "
            "safe to show may be in it. `crossings run` makes a release without it."
        )
    regional, *_ = _files(settings, release_id)
    if places_under_fire.are_said_in(regional, under_fire.of_today(in_force, home.network(settings))):
        raise ReleaseRefused(
            f"Release {release_id} says numbers of a place that is under fire, as rollups.csv has it today. "
            "`crossings run` makes a release without them."
        )


def named_in(settings: Settings, release_id: str) -> Named:
    """The partners whose rows may be in the release. What was not safe to show then is in none. Raises duckdb.Error and
    ValueError where it is damaged."""
    regional, *_ = _files(settings, release_id)
    names: list[tuple[str]] = []
    with duckdb.connect() as con:
        con.execute(f"attach '{regional}' as release (read_only)")
        found = con.execute(
            f"select 1 from duckdb_tables() where database_name = 'release' and table_name = '{_REPORTING}'"
        )
        if first_row(found):  # else a version that did not publish who reports
            names = con.execute(f"select distinct partner_alias from release.published.{_REPORTING}").fetchall()
        is_held = _REPORTING in holds.said_in(con)
    marks = partners_shown.read(rooms.folder(settings, release_id))
    return Named(marks, frozenset(alias for (alias,) in names), is_held)


def _unsafe_names(vault: Vault, named: Named, safe: list[Declaration], unsafe: list[Declaration]) -> set[str]:
    """What nobody who is safe is called today, and what somebody else was called then, or who stood alone; where no
    mark tells who that was, what both are called."""
    nobody = {*named.names} - {partner.alias for partner in safe}
    return nobody | named.told_of_others(vault, safe) | (named.untold & {partner.alias for partner in unsafe})


def held_in(settings: Settings, release_id: str) -> list[str]:
    """Tables that the release itself says are held back."""
    for path in _files(settings, release_id):
        with duckdb.connect() as con:
            con.execute(f"attach '{path}' as release (read_only)")
            return holds.said_in(con)
    return []


def _files(settings: Settings, release_id: str) -> list[Path]:
    folder = rooms.folder(settings, release_id)
    files = [folder / audience / "warehouse.duckdb" for audience in audiences()]
    return [path for path in files if path.is_file()]


def _filled(path: Path, tables: set[str]) -> set[str]:
    """Those of the tables that have a row in a file."""
    if not tables:
        return set()
    with duckdb.connect() as con:
        con.execute(f"attach '{path}' as release (read_only)")
        in_file = con.execute("select table_name from duckdb_tables() where database_name = 'release'").fetchall()
        return {
            table
            for (table,) in in_file
            if table in tables and first_row(con.execute(f"select 1 from release.published.{table} limit 1"))
        }
