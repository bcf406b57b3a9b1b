"""Receive what a partner has sent: pull, prepare, land, load, write the letter. And check a file without any of it.

Add here: the order in which a partner's files are dealt with.
Keep out: the steps themselves, and the judging of a delivery as a whole (expectations).
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from pathlib import Path

from warehouse import database
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope import signed
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.findings import Problem, Receipt
from warehouse.contract.keying.second_keying import Keying
from warehouse.contract.manifest import Manifest
from warehouse.contract.map.early_end import Known
from warehouse.contract.prepare import Prepared, asked_of, content_id, empty_id, first_look, prepare, refused, unpacked
from warehouse.errors import CrossingsError
from warehouse.intake import pull
from warehouse.intake.landing import erased_persons, land, requests, stopped
from warehouse.intake.letters import letter, letter_history
from warehouse.intake.load.admit import finish_refusals, resettle
from warehouse.intake.load.load import load_landed
from warehouse.intake.pull import SourceFile
from warehouse.intake.receive import arrival, deduplicate, other_codes
from warehouse.keys import used_keys
from warehouse.networks import home
from warehouse.settings import Settings
from warehouse.tokens.marks import Marks
from warehouse.vault import Vault

Tell = Callable[[str], None]
# Clocks differ by minutes, and by hours where a zone is not said.
CLOCK_SKEW = timedelta(days=1)


def unheard(_: str) -> None:
    """Where nobody listens."""


@dataclass(frozen=True)
class Visit:
    """What the files of one receiving share, and what is said of them beside their receipts."""

    sealed_marks: Callable[[], set[str]]
    tell: Tell
    passed_over: list[tuple[pull.SourceFile, Manifest]] = field(default_factory=list)  # known, with a version in names

    def of_clock(self, receipt: Receipt | None, seen: Manifest) -> None:
        if receipt and seen.is_ahead:
            self.tell(
                f"{seen.partner_code}: the time of the file of delivery {receipt.delivery_id[:12]} lies in the future. "
                "The time at which it came was taken in its place. Ask the partner to set the clock of its server."
            )

    def of_copy(self, receipt: Receipt | None, seen: Manifest, look: deduplicate.Look) -> None:
        """Said once of each copy that changes nothing: its partner may think that something has changed."""
        if receipt is None and look.taken and deduplicate.is_copy(seen, look.deliveries[0]):
            self.tell(
                f"{seen.partner_code}: content of delivery {look.last.delivery_id[:12]} was sent again. "
                "It is known, nothing in it is new, and it was ignored. If it is to stand above a later correction, "
                "the partner sends it with a higher version in its name or manifest."
            )


def receive(settings: Settings, vault: Vault, declaration: Declaration, tell: Tell = unheard) -> list[Receipt]:
    """Take in every file that is not known yet; a receipt for each. What landed is loaded even if the source fails.

    `tell` hears of copies in which nothing is new: they have no receipt.

    Raises SourceError, with partner code and remedy, when the source cannot be reached; Sealed where LANDING is wrong;
    CrossingsError where landing lacks what the database has.
    """
    receipts: list[Receipt] = []
    if stopped.is_stopped(settings, vault, declaration.code):
        return receipts  # a process that began before it was stopped still asks
    land.require_right_key(settings, vault)
    other_codes.note_earlier_requests(settings, vault, declaration)
    visit = Visit(cache(partial(deduplicate.sealed_marks, settings, vault, declaration.code)), tell)
    try:
        with pull.opened(declaration, settings, _held_months(settings, vault, declaration)) as source:
            for file in source.arriving():
                take = _receive_request if file.is_request else partial(_receive_one, visit)
                receipt = take(settings, vault, source, file)
                receipts += [receipt] if receipt else []
            # What came after a file may be what its higher version stands above.
            for file, seen in list(visit.passed_over):
                if not deduplicate.look(settings, vault, declaration, seen).known:
                    receipt = _receive_one(visit, settings, vault, source, file)
                    receipts += [receipt] if receipt else []
    finally:
        _load(settings, vault, declaration.code)
    return receipts


def _load(settings: Settings, vault: Vault, partner: str) -> None:
    with database.writer(settings, vault) as con:
        land.sweep(settings, partner)
        load_landed(con, settings, vault, partner)
        finish_refusals(con, settings, vault, partner)
        known = con.execute(
            "select delivery_id, version, source_at from raw.delivery where partner_code = ? and status <> 'refused'",
            [partner],
        ).fetchall()
        if missing := {delivery_id for delivery_id, *_ in known} - land.landed(settings, partner):
            raise CrossingsError(
                f"{partner}: {settings.landing} is older than the working database and lacks deliveries that are in it "
                f"({len(missing)}): a copy of before was put in its place. Bring the newer one back. If there is none, "
                "`crossings rebuild` makes the database anew from what is there, and the partner sends the rest again."
            )
        for delivery_id, version, source_at in known:
            manifest = land.read_manifest(settings, vault, partner, delivery_id)
            if (manifest.version, manifest.source_at.replace(tzinfo=None)) != (version, source_at):
                resettle(con, settings, vault, manifest)


def check(path: Path, declaration: Declaration, settings: Settings) -> Receipt:
    """The same reading as a dry run, with the letter."""
    manifest = dry_run(path, declaration, home.directory(settings))
    return manifest.receipt(letter.compose(manifest, declaration))


def dry_run(path: Path, declaration: Declaration, root: Path) -> Manifest:
    """What would become of a file: no key, no warehouse, nothing written."""
    opened = unpacked(arrival.from_folder(path), declaration, ())
    prepared = opened if isinstance(opened, Prepared) else prepare(opened, declaration, root, Keying.at_random())
    return prepared.manifest


def _receive_one(
    visit: Visit, settings: Settings, vault: Vault, source: pull.Source, file: pull.SourceFile
) -> Receipt | None:
    declaration = source.declaration
    if source.is_too_large(file):
        prepared = Prepared(deduplicate.too_large(vault, declaration, file))
    else:
        data = source.read(file)
        if declaration.signing_key and deduplicate.is_taken(settings, vault, declaration, data):
            return None
        modified_at = _source_time(settings, vault, declaration.code, file, data)
        arrived = _opened(settings, vault, declaration, arrival.from_source(source, file, data, modified_at))
        if isinstance(arrived, Prepared):
            if (
                arrived.manifest.rule in deduplicate.LATER
                and deduplicate.sealed_mark(file.name, data) in visit.sealed_marks()
            ):
                source.done(file)
                return None
            return _keep(settings, vault, declaration, arrived)
        arrived = _believed(settings, vault, declaration.code, arrived)
        seen = first_look(arrived, declaration)
        seen = seen if arrived.data is data else replace(seen, sealed_as=[deduplicate.sealed_mark(file.name, data)])
        look = deduplicate.look(settings, vault, declaration, seen)
        if not look.known:
            receipt = _read(settings, vault, source, file, arrived, seen)
            visit.of_copy(receipt, seen, look)
            visit.of_clock(receipt, seen)
            return receipt
        if seen.version > 1 and not file.must_be_sealed:
            visit.passed_over.append((file, seen))
        if not deduplicate.news(declaration, seen, look):
            if look.known.status != "refused":
                source.done(file)
            return None
        visit.of_copy(None, seen, look)
        prepared = Prepared(seen)
    return _finish(source, file, prepared, _keep(settings, vault, declaration, prepared))


def _believed(settings: Settings, vault: Vault, partner: str, arrived: Arrived) -> Arrived:
    """A file from the future would stand above every later correction: it takes the time at which it came first."""
    # The end of the day that this home lives in, where that lies ahead: a rehearsal of a later day.
    now = max(datetime.now(UTC), datetime.combine(settings.as_of, time.max, UTC))
    # Snapshots only have an order among themselves, which needs no true time.
    if arrived.is_snapshot or arrived.modified_at <= now + CLOCK_SKEW:
        return arrived
    earlier = land.find(settings, vault, partner, content_id(arrived.data))
    came_at = earlier.source_at if earlier and earlier.source_at <= now else now
    return replace(arrived, modified_at=came_at, is_ahead=True)


def _read(
    settings: Settings, vault: Vault, source: pull.Source, file: pull.SourceFile, arrived: Arrived, seen: Manifest
) -> Receipt | None:
    """Prepare a file and keep it. Somebody may be erased in between: then it is prepared again."""

    declaration = source.declaration
    known = Known(
        partial(letter_history.usual_rows, settings, vault),
        partial(letter_history.rows_replaced, settings, vault),
        partial(letter_history.usual_alike, settings, vault),
    )

    def work(erased: Marks) -> Prepared:
        prepared = prepare(arrived, declaration, home.directory(settings), Keying.of(vault, erased), seen, known)
        # Of a month without any row nobody can come back.
        is_empty = prepared.accepted is not None and not prepared.manifest.rows_received
        if other_codes.waits(vault, declaration, erased) and not is_empty:
            return other_codes.held(seen)
        return other_codes.unless_strangers(settings, vault, declaration, erased, prepared)

    reading = erased_persons.Against(settings, vault, work)
    receipt = _keep(settings, vault, declaration, reading)
    return _finish(source, file, reading.done, receipt)


def _finish(source: pull.Source, file: pull.SourceFile, prepared: Prepared, receipt: Receipt | None) -> Receipt | None:
    # What is refused stays: it is read again when the declaration is mended.
    if prepared.manifest.status != "refused" and (receipt is None or receipt.status != "refused"):
        source.done(file)
    return receipt


def _receive_request(settings: Settings, vault: Vault, source: pull.Source, file: pull.SourceFile) -> Receipt | None:
    """A request is no delivery: what its partner signed, and we can open, waits for a person. The rest is refused."""
    declaration = source.declaration
    if not requests.is_known(settings, declaration.code, file.name):
        data = b"" if source.is_too_large(file) else source.read(file)
        if not 0 < len(data) <= requests.MAX_BYTES:
            return _keep(settings, vault, declaration, Prepared(deduplicate.too_large(vault, declaration, file)))
        sent = arrival.from_source(source, file, data, file.modified_at)
        opened = _opened(settings, vault, declaration, sent) if declaration.signing_key else None
        if not isinstance(opened, Arrived):
            judged = opened or refused(sent, declaration, signed.UNKNOWN)
            return _keep(settings, vault, declaration, judged)
        with database.exclusive(settings):
            if stopped.is_stopped(settings, vault, declaration.code):
                return None
            requests.keep(settings, vault, declaration.code, file.name, data)
    source.done(file)
    return None


def _opened(settings: Settings, vault: Vault, declaration: Declaration, sent: Arrived) -> Arrived | Prepared:
    """The file inside, or its refusal."""
    opened = unpacked(sent, declaration, vault.identities)
    is_told = isinstance(opened, Prepared) and opened.manifest.rule in signed.RULES
    if declaration.signing_key and not is_told:
        deduplicate.waits_no_longer(settings, vault, declaration, sent.data)
    return opened


def _keep(
    settings: Settings, vault: Vault, declaration: Declaration, made: Prepared | erased_persons.Against[Prepared]
) -> Receipt | None:
    """Land it, unless it is known. One process at a time, and each looks again first.

    Another one may have read the same file at the same time: it may be landed meanwhile, even judged, and a verdict
    must not be overwritten.
    """
    with database.exclusive(settings):
        if stopped.is_stopped(settings, vault, declaration.code):
            return None  # stopped while its file was read
        used_keys.note(settings, vault.used_keys)
        prepared = made if isinstance(made, Prepared) else made.now()
        manifest = prepared.manifest
        look = deduplicate.look(settings, vault, declaration, manifest)
        if look.known:
            deduplicate.remember(settings, vault, declaration, manifest, look)
            return None
        if look.is_only_read_anew and deduplicate.reads_the_same(settings, vault, prepared, look.last):
            deduplicate.remember_reading(settings, vault, manifest, look)
            return None
        sent, manifest = manifest, look.manifest
        if land.holder(settings, vault, manifest.content) not in (None, declaration.code):
            # Told, but not kept: the content already belongs to the partner that sent it first.
            problem = Problem(declaration.code, "known_elsewhere")
            manifest = replace(manifest.refused("known_elsewhere"), problems=[problem])
            if letter.place(settings, manifest).exists():
                return None  # it has a letter of these bytes, and they still lie in its folder
            return manifest.receipt(letter.write(settings, vault, manifest, declaration))
        # The letter comes first: what is landed is known, and nobody writes to its partner about it once more.
        text = letter.write(settings, vault, manifest, declaration)
        if prepared.is_lasting:
            if manifest.status != "refused":
                land.forget_elsewhere(settings, declaration.code, manifest.content)
            land.land(settings, vault, manifest, prepared.accepted, prepared.outside)
            deduplicate.remember_another(settings, vault, sent, look)
    return manifest.receipt(text)


def _source_time(settings: Settings, vault: Vault, partner: str, file: SourceFile, data: bytes) -> datetime:
    """The file's own time; for a snapshot that differs from the one before it, a time after that one's.

    A submission that is edited or deleted in Kobo leaves no newer time in its month. By the times in it alone, the
    changed month would rank with the earlier one or before it, and the deleted submission would stay here.
    """
    if not file.is_snapshot:
        return file.modified_at
    month = date.fromisoformat(f"{file.name[:7]}-01")
    landed = land.landed(settings, partner)
    manifests = (land.read_manifest(settings, vault, partner, delivery_id) for delivery_id in landed)
    earlier = [manifest for manifest in manifests if manifest.is_snapshot and _holds(manifest, month)]
    if not earlier:
        return file.modified_at
    last = max(earlier, key=lambda manifest: manifest.rank)
    if last.content in _identities(last, data):
        return last.source_at
    return max(file.modified_at, last.source_at + timedelta(seconds=1))


def _identities(last: Manifest, data: bytes) -> tuple[str, str]:
    """Of what has come, with rows and as a month without any."""
    digest = content_id(data)
    return digest, empty_id(replace(last, delivery_id=digest))


def _held_months(settings: Settings, vault: Vault, declaration: Declaration) -> set[date]:
    """Months of which the last snapshot has rows: they are to be asked for although the interface has nothing of them.

    Not those of another address: the form of last year is not emptied by that of this year. And not those of which only
    person-months are left: partners clear their own servers of old records, too.
    """
    last: dict[date, Manifest] = {}
    for delivery_id in land.landed(settings, declaration.code):
        manifest = land.read_manifest(settings, vault, declaration.code, delivery_id)
        if manifest.is_snapshot and manifest.status != "refused" and manifest.span_start:
            month = manifest.span_start.replace(day=1)
            last[month] = max(last.get(month, manifest), manifest, key=lambda each: each.rank)
    mine = asked_of(declaration)
    held = {month: each for month, each in last.items() if each.rows_received and each.asked == mine}
    return {month for month, each in held.items() if each.reduced_before is None}


def _holds(manifest: Manifest, month: date) -> bool:
    if manifest.status == "refused" or manifest.span_start is None or manifest.span_end is None:
        return False
    return manifest.span_start <= month <= manifest.span_end
