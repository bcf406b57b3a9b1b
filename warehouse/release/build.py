"""Build a release among the candidates, where nobody reads it.

Add here: a step between the published schemas and a directory that is whole.
Keep out: what one audience's files hold (files/audience_files.py, export.py), and the flip.

A release is named by its day and the digest of its content: the same tables, partners, audiences, holds and
descriptions give the same release, and building it again changes nothing. A directory that bears its final name is
complete, since it is renamed last.

Drafted, it can be tested; nobody can be shown it before it is said what closes with it, which takes longer and is done
once, when no test asks for another draft.
"""

import json
import shutil
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import duckdb

from warehouse import build_mark, database
from warehouse.audiences import audiences
from warehouse.definitions.contracts import contracts
from warehouse.digest import RELEASED, digest
from warehouse.errors import ReleaseRefused
from warehouse.intake.landing.ledger import Book
from warehouse.release import closing, journal, partners_shown, rooms
from warehouse.release.files.audience_files import Content, write_audience
from warehouse.release.files.letter_example import letter_lines
from warehouse.release.journal import Clock
from warehouse.release.one_at_a_time import alone
from warehouse.release.partners_shown import Shown
from warehouse.settings import Settings
from warehouse.vault import Vault

_OF_THE_DAY = "pub_release"
# Another number, another name: when files are written in another way from equal tables.
_FORM = 3


@dataclass(frozen=True)
class Release:
    """A complete release on disk, and what closes when people see it."""

    release_id: str
    path: Path
    closes: Book = field(repr=False, compare=False)


def build(settings: Settings, vault: Vault, clock: Clock = journal.now) -> Release:
    """Draft it, and say what closes with it."""
    with alone(settings):
        built = draft(settings, vault, clock)
        propose(settings, vault, built)
    return built


def draft(settings: Settings, vault: Vault, clock: Clock = journal.now) -> Release:
    """Write every audience's files among the candidates and record which one it is.

    One with the same content that has its passed verdict is that candidate. Refused ones that are old enough go.

    Raises ReleaseRefused when the working database holds no published tables. A full disk and a kill leave the current
    release as it is. After a kill, what is left beside is removed by the next build; after an error at once, or half a
    release would keep a full disk full.
    """
    with alone(settings):
        _clear(settings)
        rooms.expire(settings, clock())
        try:
            return _build(settings, vault)
        except BaseException:
            _clear(settings)
            raise


def propose(settings: Settings, vault: Vault, built: Release) -> None:
    """Note what closes with it, and who is in it.

    Raises ReleaseRefused where the tables are not those of the draft any more.
    """
    with alone(settings):
        if _candidate(settings)["release_id"] != built.release_id or not is_candidate_of(settings, vault):
            raise ReleaseRefused(
                f"The published tables have changed since release {built.release_id} was built from them, so that who "
                "is in its cells is not known any more. `crossings run` builds another one."
            )
        closing.propose(settings, vault, built.closes)


def discard(settings: Settings, built: Release) -> None:
    """Remove a release that nobody must ever see. One that people have seen stays."""
    with alone(settings):
        if built.release_id not in {flip.release for flip in journal.flips(settings)}:
            rooms.drop(settings, built.release_id)


def candidate_id(settings: Settings) -> str:
    """The release that was built last. Raises ReleaseRefused when none was."""
    return _candidate(settings)["release_id"]


def is_candidate_of(settings: Settings, vault: Vault) -> bool:
    """Whether the published tables of the working database are still those that the candidate was built from."""
    made_of = _candidate(settings).get("made_of")
    with database.reader(settings, vault) as con:
        return made_of == digest(con, RELEASED)


def unchanged(settings: Settings, vault: Vault) -> Release | None:
    """The newest release, where nothing closes and one that is built now would differ from it in its day alone."""
    held = journal.held(settings)
    with database.reader(settings, vault) as con:
        if not build_mark.is_nothing_due(con, settings.as_of):
            return None
        content = Content(held, tuple(letter_lines(settings, vault, con)))
        _, shows = _named(con, content, partners_shown.in_tables(con, vault, settings.as_of))
        try:
            newest = _candidate(settings)
        except ReleaseRefused:
            return None
        folder = rooms.folder(settings, newest["release_id"])
        if newest.get("shows") != shows or not folder.exists():
            return None
        book = closing.closing(con, newest["release_id"], held)
        _record(settings, {**newest, "made_of": digest(con, RELEASED)})
    return Release(newest["release_id"], folder, book)


def audience_files(settings: Settings, release_id: str) -> list[Path]:
    """The database file of every audience of a release, that of the whole network first."""
    folder = rooms.folder(settings, release_id)
    return [folder / audience / "warehouse.duckdb" for audience in audiences()]


def _build(settings: Settings, vault: Vault) -> Release:
    held = journal.held(settings)
    with database.reader(settings, vault) as con:
        content = Content(held, tuple(letter_lines(settings, vault, con)))
        partners = partners_shown.in_tables(con, vault, settings.as_of)
        name, shows = _named(con, content, partners)
        release_id = f"{settings.as_of.isoformat()}-{name[:12]}"
        rooms.set_aside(settings, vault, release_id)
        final = rooms.folder(settings, release_id)
        if final.parent == settings.refused or not final.exists():
            final = settings.candidates / release_id
            beside = settings.candidates / f"{rooms.BESIDE}{release_id}"
            for audience in audiences().values():
                write_audience(con, beside / audience.name, audience, release_id, content)
            partners_shown.write(beside, partners)
            beside.rename(final)
            shutil.rmtree(settings.refused / release_id, ignore_errors=True)  # one of this name is judged anew
        book = closing.closing(con, release_id, held)
        made_of = digest(con, RELEASED)
    rooms.drop_unseen(settings, but=release_id)
    _record(settings, {"release_id": release_id, "made_of": made_of, "shows": shows})
    return Release(release_id, final, book)


def _named(con: duckdb.DuckDBPyConnection, content: Content, partners: Shown) -> tuple[str, str]:
    """Hex digests of everything that the files are made of: with the day of the release, and without it."""
    around = [
        repr(list(audiences().values())),
        repr([contracts(schema) for schema in RELEASED]),
        repr([(table, hold.reason, hold.at.date()) for table, hold in content.held.items()]),
        repr(content.letter),
        repr(partners),
    ]
    tables = digest(con, RELEASED, without=content.held)
    tables_without_day = digest(con, RELEASED, without=[*content.held, _OF_THE_DAY])
    without_day = _without_day(con)
    return _hex(str(_FORM), tables, *around), _hex(tables_without_day, repr(without_day), *around)


def _without_day(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """What a release says of itself, but for its day; nothing where there are no published tables."""
    if not con.execute("select 1 from duckdb_tables() where table_name = ?", [_OF_THE_DAY]).fetchall():
        return []
    table = f"{database.ALIAS}.published.{_OF_THE_DAY}"
    return con.execute(f"select * replace (date '0001-01-01' as as_of) from {table}").fetchall()


def _hex(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()


def _clear(settings: Settings) -> None:
    """Remove what a build and a flip that did not finish have left."""
    settings.published.mkdir(parents=True, exist_ok=True)
    for room in (settings.candidates, settings.published):  # an earlier version built among the published ones
        for leftover in room.glob(f"{rooms.BESIDE}*"):
            shutil.rmtree(leftover)
    for leftover in settings.published.glob(".current-*"):
        leftover.unlink(missing_ok=True)


def _candidate(settings: Settings) -> dict[str, str]:
    path = settings.working / "candidate.json"
    if not path.exists():
        raise ReleaseRefused("No release has been built yet. `crossings run` builds one.")
    candidate: dict[str, str] = json.loads(path.read_text())
    return candidate


def _record(settings: Settings, candidate: dict[str, str]) -> None:
    path = settings.working / "candidate.json"
    beside = path.with_suffix(".new")
    try:
        beside.write_text(json.dumps(candidate))
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
