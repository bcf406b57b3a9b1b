"""One package for each recipient and format: from published cells to a folder that is whole or not there.

    exchange/<recipient>/<format>/<release>-<mapping>/     files, and how to send them

It is whole in itself: everything that the recipient may have of this release, and the deletion of everything else that
it has ever had. So only the newest is kept: an older one would bring back what was withdrawn.

Add here: another step between the cells and the folder.
Keep out: formats, each in its own module, and the command and the asset that ask for packages (dagster_project).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from warehouse.definitions import exchange
from warehouse.errors import ConfigError, Locked
from warehouse.networks import home
from warehouse.networks.exchange_tables import ELEMENTS
from warehouse.release import reading, rooms
from warehouse.release.exchange import cells, check, declared, folders, formats, how_to_send, sent, which
from warehouse.release.exchange.declared import Recipient
from warehouse.release.exchange.job import Job
from warehouse.release.exchange.sent import Book, Package
from warehouse.settings import Settings
from warehouse.vault import Vault

_LOCK_SECONDS = 300


@dataclass(frozen=True)
class Made:
    """What became of one format: its folder, or None where there is nothing to send and nothing to take back."""

    recipient: str
    format: str
    folder: Path | None
    numbers: int
    withdrawn: int
    is_new: bool
    notes: tuple[str, ...] = ()  # values of the mapping that are in no cell of this release


@dataclass(frozen=True)
class Wish:
    """What is asked for. `formats`: some of those that are declared; `release`: the name that is expected."""

    recipient: str
    formats: tuple[str, ...] = ()
    release: str | None = None
    out: Path | None = None
    withdraw: bool = False


def make(settings: Settings, vault: Vault, wish: Wish) -> list[Made]:
    """Every format of a recipient that was asked for. Each package is there as a whole, or as it was before.

    Raises ConfigError with every mistake of the recipient's mapping, ReleaseRefused for a release that must not be sent
    or a number that is not published.
    """
    with _alone(settings):
        release_id = which.release(settings, vault, wish.release)
        book = sent.read(settings, vault, wish.recipient)
        recipient = _recipient(settings, wish, book)
        job = _job(settings, recipient, release_id)
        notes = cells.unknown(_file(settings, recipient, release_id), recipient)
        if notes and not book.formats:
            _refuse_unknown(recipient, notes)
        if wish.withdraw:
            _refuse_to_withdraw(settings, recipient, job)
            book = replace(book, is_withdrawn=True)
        elif book.is_withdrawn and not recipient.has_ended(job.about.day):
            book = replace(book, is_withdrawn=False)
            sent.write(settings, vault, book)
        if wish.withdraw or book.is_withdrawn:
            job = replace(job, cells=())
        made = []
        for code in _wanted(recipient, book, wish):
            book, one = _one_format(settings, vault, job, book, code, wish.out or settings.exchange)
            made.append(replace(one, notes=notes))
        if wish.withdraw:
            sent.write(settings, vault, book)
        return made


def orphans(settings: Settings, vault: Vault) -> list[str]:
    """Recipients whom the network names no more, and who still have numbers that they were sent."""
    known = declared.codes(settings)
    left = [code for code in sent.recipients(settings, vault) if code not in known]
    return [code for code in left if not sent.read(settings, vault, code).is_withdrawn]


def _recipient(settings: Settings, wish: Wish, book: Book) -> Recipient:
    """As it is declared. To take everything back its mapping is not needed, nor its line."""
    if not wish.withdraw:
        return declared.recipient(settings, wish.recipient)
    if not book.formats:
        raise ConfigError(f"{wish.recipient} was never sent anything, so there is nothing to take back.")
    return declared.without_mapping(settings, wish.recipient)


def _refuse_unknown(recipient: Recipient, notes: Sequence[str]) -> None:
    """Of the first package. Later ones are made all the same: they take back what is gone."""
    raise ConfigError(
        f"{len(notes)} value(s) in {ELEMENTS.file} of {recipient.code} are in no cell of the release, so nothing was "
        "made for this recipient:\n" + "\n".join(f"  {note}" for note in notes)
    )


def _refuse_to_withdraw(settings: Settings, recipient: Recipient, job: Job) -> None:
    if recipient.code in declared.codes(settings) and not recipient.has_ended(job.about.day):
        raise ConfigError(
            f"{recipient.code} goes on: the next release would send it everything again. Nothing was made. Write the "
            "day on which it ended into ended_on of recipients.csv, or remove its lines; then run this again."
        )


def _job(settings: Settings, recipient: Recipient, release_id: str) -> Job:
    file = _file(settings, recipient, release_id)
    cells.refuse_other_version(file, recipient)
    with duckdb.connect() as con:
        con.execute(f"attach '{file}' as release (read_only)")
        about = reading.about(con, recipient.audience, release_id)
    found = cells.read(file, recipient) if recipient.elements else []
    return Job(recipient, about, tuple(found), home.network(settings).names(recipient.language))


def _wanted(recipient: Recipient, book: Book, wish: Wish) -> list[str]:
    """Formats that are declared, and those of which the recipient still has numbers; none that is written no more."""
    can = sorted({*recipient.formats, *book.formats} & exchange.formats().keys())
    if strange := sorted(set(wish.formats) - set(can)):
        raise ConfigError(
            f"{recipient.code} takes no {', '.join(strange)}. Its formats, in recipients.csv: {', '.join(can)}."
        )
    return [code for code in can if not wish.formats or code in wish.formats]


def _one_format(settings: Settings, vault: Vault, job: Job, book: Book, code: str, out: Path) -> tuple[Book, Made]:
    """Made, read back and compared; then noted as sent, and last put where people see it."""
    recipient, known = job.recipient, book.of(code)
    has_ended = recipient.has_ended(job.about.day)
    of_format = replace(
        job,
        cells=job.cells if code in recipient.formats else (),
        only=known.earlier.numbers if has_ended else None,
    )
    form = formats.form(code)
    written = form.write(of_format, known.earlier)
    file = _file(settings, recipient, job.about.release_id)
    check.refuse_unpublished(file, recipient.audience.schema_name, form.read(of_format, written.files))
    gone = len(written.withdrawn)
    if not written.files:
        return book, Made(recipient.code, code, None, 0, gone, is_new=False)
    files = {**written.files, how_to_send.FILE: how_to_send.text(of_format, code, written).encode()}
    package = Package(job.about.release_id, recipient.digest, folders.digest(files))
    after = known.with_package(written, package)
    book = replace(book, formats={**book.formats, code: after})
    if after != known:
        sent.write(settings, vault, book)
    folder = out / recipient.code / code / f"{package.release}-{package.mapping}"
    is_new = folders.put(folder, files)
    return book, Made(recipient.code, code, folder, len(written.numbers), gone, is_new)


def _file(settings: Settings, recipient: Recipient, release_id: str) -> Path:
    return rooms.folder(settings, release_id) / recipient.audience.name / "warehouse.duckdb"


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Two at once would each know half of what was sent. Raises Locked."""
    settings.exchange.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with FileLock(settings.exchange / ".lock", timeout=_LOCK_SECONDS):
            yield
    except Timeout:
        raise Locked("Another process is making packages. Run it again when that one has ended.") from None
