"""What `crossings release …` does, in its order, and how it is told.

Add here: a step of one of these commands.
Keep out: how releases are built, moved and compared (warehouse/release/), and what a release must be (expectations/).
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import duckdb

from dagster_project.console import say, step, table, trouble
from dashboards import first_answers
from warehouse import release, vault, verdict
from warehouse.audiences import whole
from warehouse.errors import ConfigError, ReleaseRefused, Sealed
from warehouse.first_row import first_row
from warehouse.privacy import stop
from warehouse.release import difference, due, holds, journal, one_at_a_time, rooms, steps
from warehouse.settings import Settings
from warehouse.vault import Vault

_UNIT = 1024


def show(settings: Settings) -> None:
    """Every release on disk, and how it stands."""
    rows, total = [], 0
    newest_first = sorted(rooms.names(settings), key=lambda name: _made(settings, name), reverse=True)
    for name in newest_first:
        folder = release.folder(settings, name)
        size = _size(folder)
        total += size
        rows.append((name, name[:10], _cells(folder), _held(settings, name), _said(size), _state(settings, name)))
    table("Releases", ["release", "day", "cells", "held back", "size", ""], rows)
    say(f"Retained: {_said(total)}.")
    key = verdict.known_key(settings)
    for name in newest_first:
        if reason := verdict.why_not(settings, name, key):
            say(f"Not shown to anybody{', though the link names it' * (name == steps.shown(settings))}: {reason}")
    tell_standing(settings)


def show_due(settings: Settings) -> None:
    """What closes with the next release, and what on the next day on which anything does."""
    closings = due.look(settings, vault.load(settings))
    columns = ["table", "period", "from", "closes on"]
    for title, each in (("Closes with the next release", closings.due), ("Closes next", closings.later)):
        if each:
            table(title, columns, [(one.table, one.period_type, one.period_start, one.closes_on) for one in each])
    if not closings.due:
        say(f"Nothing closes with a release of {settings.as_of}.")
    if closings.restating:
        say(f"A restatement of {closings.restating} is pending: the next release may change what has closed.")


def tell_standing(settings: Settings) -> None:
    """What keeps the newest numbers from people: a pause, and holds; and whether they see what must not be shown."""
    if shown := steps.shown(settings):
        # Sealed, or with a declaration that cannot be read, nobody can say so; other commands tell that.
        with suppress(ConfigError, Sealed, duckdb.Error, ValueError):
            _tell_unsafe(settings, shown)
    pause = journal.paused(settings)
    if pause:
        say(
            f"Paused: rolled back from {pause.instead_of} on {pause.at:%Y-%m-%d %H:%M} UTC by {pause.by}. Nothing is "
            "published by itself until `crossings release publish`."
        )
    if journal.waits(settings) and (built := _waiting(settings)):
        say(
            f"Waits for a preview: {built}. Advisers see it on the dashboards' page Releases; "
            "`crossings release publish` shows it to everybody."
        )
    for name, entry in journal.held(settings).items():
        say(f"Held back: {name}, since {entry.at:%Y-%m-%d}, {holds.LABELS[holds.Reason(entry.reason)]}.")


def _tell_unsafe(settings: Settings, shown: str) -> None:
    try:
        steps.refuse_unsafe(settings, vault.load(settings), shown)
    except ReleaseRefused as unsafe:
        trouble(f"People still see what must not be shown any more. {unsafe}")


def publish(settings: Settings, release_id: str | None) -> None:
    """The candidate, or a named one; checked again, for what a release must be may have changed since it was built."""
    with one_at_a_time.alone(settings):
        _publish(settings, release_id)
    first_answers.ask(settings)
    tell_standing(settings)


def _publish(settings: Settings, release_id: str | None) -> None:
    keyring = vault.load(settings)
    name = steps.named(settings, release_id) if release_id else _newest(settings, keyring)
    steps.refuse_held(settings, name)  # at once, before the checks that take their time
    _judge(settings, keyring, name)
    check(settings, name)
    is_new = steps.publish(settings, keyring, name, by=journal.account())
    if settings.working_db.exists():
        # The cells that close with it. A kill before this loses nothing: the next run closes them before it builds.
        release.close(settings, keyring)
    say(f"✓ People see {name}." if is_new else f"✓ People see {name} already.")
    _withdraw_unsafe(settings, keyring)


def rollback(settings: Settings, release_id: str | None) -> None:
    name = steps.named(settings, release_id) if release_id else journal.previous(settings)
    if name is None:
        raise ReleaseRefused("No earlier release is known. `crossings release list` says which are there: name one.")
    keyring = vault.load(settings)
    steps.refuse_held(settings, name)
    verdict.require(settings, name, keyring.verdict_key.public_key())
    steps.refuse_unsafe(settings, keyring, name)
    check(settings, name)
    with one_at_a_time.alone(settings):  # what goes may be what another process builds or tests
        steps.roll_back(settings, keyring, name, by=journal.account())
        say(f"✓ People see {name} again.")
        _withdraw_unsafe(settings, keyring)
    first_answers.ask(settings)
    tell_standing(settings)


def _withdraw_unsafe(settings: Settings, keyring: Vault) -> None:
    if withdrawn := stop.withdraw_unsafe(settings, keyring):
        say(f"Removed, for they show a partner or a place that is not safe to show any more: {', '.join(withdrawn)}.")


def check(settings: Settings, release_id: str) -> None:
    """Raises ReleaseRefused with every expectation that one of the files does not meet."""
    from expectations.release import validate_files

    with step(f"the checks of {release_id}") as ending:
        files = release.audience_files(settings, release_id)
        is_fit = not validate_files(files)  # all at once, and one by one to say whose file it is
        one_by_one = [] if is_fit else [(path, validate_files([path])) for path in files]
        failures = [f"{path.parent.name}: {failure}" for path, found in one_by_one for failure in found]
        ending.is_good = not failures
    if failures:
        raise ReleaseRefused(
            "\n".join([f"Release {release_id} is not fit to leave. People see what they saw before.", *failures])
        )


def _judge(settings: Settings, keyring: Vault, release_id: str) -> None:
    """Raises ReleaseRefused without a passed verdict on its bytes; the tests run where they have not judged them."""
    from dagster_project import judging

    with step(f"the verdict on {release_id}") as ending:
        ending.is_good = False
        judging.judge(settings, keyring, release_id)
        ending.is_good = True


def diff(settings: Settings, before: str, after: str, only: str | None) -> int:
    """Counts, and keys of one table. Gives back 0 where nothing differs, else 1."""
    old, new = steps.named(settings, before), steps.named(settings, after)
    for name in (old, new):
        verdict.require(settings, name, verdict.known_key(settings))
    found = list(difference.differences(settings, old, new))
    if only and only not in {each.table for each in found}:
        raise ConfigError(f"Neither release has a table {only!r}. There are: {', '.join({e.table: 0 for e in found})}.")
    found = [each for each in found if only in (None, each.table)]
    differing = [each for each in found if each.is_any]
    rows = [
        (
            each.audience, each.table, each.added, each.removed, each.status, each.number, each.closed,
            "held" if each.is_held else "",
        )
        for each in differing
    ]  # fmt: skip
    heads = ["audience", "table", "added", "removed", "other status", "other number", "closed and changed", ""]
    table(f"From {old} to {new}", heads, rows)
    if only:
        for cell in difference.changed(settings, old, new, only):
            say(f"{cell.kind:8} {cell.audience:9} {cell.key}")
    closed = sum(each.closed for each in differing)
    if closed:
        trouble(
            f"{closed} closed cell(s) changed. Only a withdrawal or a restatement may do that: find out which it was."
        )
    else:
        # What people are divided by may be declared anew.
        say(f"{len(differing)} of {len(found)} tables differ; every closed cell has the same number of people.")
    return 1 if differing else 0


def as_of(settings: Settings, day: date) -> int:
    entry = journal.on_day(settings, day)
    if entry is None:
        begun = journal.flips(settings)
        known = f"The journal begins on {begun[0].at:%Y-%m-%d}." if begun else "Nothing was ever published."
        trouble(f"No release is known that people saw on {day}. {known}")
        return 1
    say(f"{entry.release}")
    if not release.folder(settings, entry.release).is_dir():
        say(f"no longer on disk: {settings.published / entry.release}")
        return 0
    say(f"{verdict.require(settings, entry.release, verdict.known_key(settings))}")
    return 0


def hold(settings: Settings, tables: Sequence[str], reason: holds.Reason, seen_in: str | None) -> None:
    looked_at = steps.named(settings, seen_in) if seen_in else steps.shown(settings) or ""
    new = holds.hold(settings, tables, reason, looked_at, by=journal.account())
    say(f"✓ Held back: {', '.join(new)}." if new else "✓ Held back already.")
    others = sorted({cell for name in tables for cell in holds.same_cells(name)} - set(journal.held(settings)))
    if others:
        say(f"Made of the same cells, and not held: {', '.join(others)}.")
    say("People see it until the next release: `crossings release publish` makes one without it now.")


def unhold(settings: Settings, tables: Sequence[str]) -> None:
    ended = holds.unhold(settings, tables, by=journal.account())
    say(f"✓ Not held any more: {', '.join(ended)}. `crossings release publish` makes a release that shows it.")


def _newest(settings: Settings, keyring: Vault) -> str:
    """The candidate; built anew from the same tables where the holds are others now."""
    name = release.candidate_id(settings)
    is_whole = release.folder(settings, name).is_dir()
    if not is_whole or steps.held_in(settings, name) != list(journal.held(settings)):
        if not release.is_candidate_of(settings, keyring):
            raise ReleaseRefused(
                "The published tables have changed since the release was built, and nobody has tested them all yet. "
                "`crossings run` builds and tests a release that knows what is held."
            )
        with step("a release that knows what is held"):
            name = release.build(settings, keyring).release_id
    if name in journal.taken_back(settings):
        raise ReleaseRefused(
            f"The newest release, {name}, is the one that was rolled back from. If it is to be shown all the same, "
            f"say so: `crossings release publish {name}`."
        )
    return name


def _waiting(settings: Settings) -> str | None:
    """The release that was built last, if it passed its tests and people do not see it."""
    try:
        built = release.candidate_id(settings)
    except ReleaseRefused:
        return None
    is_fit = verdict.why_not(settings, built, verdict.known_key(settings)) is None
    return built if is_fit and built != steps.shown(settings) else None


def _state(settings: Settings, name: str) -> str:
    """How it stands, in a word or two."""
    key = verdict.known_key(settings)
    known = verdict.read(settings, name, key) if key else None
    unfit = verdict.why_not(settings, name, key)
    if known and known.refusals:
        state = "refused"
    elif known is None:
        state = "no verdict"
    else:
        state = "changed" if unfit and known.is_passed else "not judged" if unfit else ""
    if name == steps.shown(settings) and not unfit:
        return "now"
    return state or ("rolled back" if name in journal.taken_back(settings) else "")


def _held(settings: Settings, name: str) -> str:
    try:
        return ", ".join(steps.held_in(settings, name))
    except duckdb.Error:
        return "cannot be read"


def _cells(folder: Path) -> int | None:
    """Cells of the file of the whole network: rows that have a status. None where it cannot be read."""
    try:
        with duckdb.connect() as con:
            con.execute(f"attach '{folder / whole().name / 'warehouse.duckdb'}' as release (read_only)")
            tables = con.execute(
                "select table_name from duckdb_columns() where database_name = 'release' and column_name = 'status'"
            ).fetchall()
            counts = [first_row(con.execute(f"select count(*) from release.published.{name}")) for (name,) in tables]
    except duckdb.Error:
        return None
    return sum(int(count[0]) for count in counts if count)


def _made(settings: Settings, name: str) -> tuple[str, float]:
    """Its day, and when its file was written: names of one day have no order."""
    file = release.folder(settings, name) / whole().name / "warehouse.duckdb"
    return name[:10], file.stat().st_mtime if file.exists() else 0.0


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _said(size: int) -> str:
    return f"{size / _UNIT**2:.1f} MB"
