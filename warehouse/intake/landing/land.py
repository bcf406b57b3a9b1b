"""Landing: what is kept of a delivery for good, encrypted, so that the working database can be made again from it.

    landing/<partner>/<delivery_id>.age            accepted rows as Parquet, with whole tokens
    landing/<partner>/<delivery_id>.manifest.age   span, version, counts, verdict, problems; written last: it commits
    landing/outside/<mark>.age                     a count of rows out of scope, without saying whose

How rows are encoded, and how more bytes than memory holds are sealed, stands here too.

Add here: what else must survive the loss of the working database.
Keep out: under which key tokens rest (current_key.py); file names, refused rows, and rows out of scope beyond their
pooled count.
"""

import hmac
import json
import os
import re
import time
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet
import pyrage

from warehouse.contract.manifest import Manifest
from warehouse.errors import Sealed
from warehouse.intake.landing import current_key
from warehouse.keys import place
from warehouse.settings import Settings
from warehouse.vault import Vault

MANIFEST = ".manifest.age"
OBJECT = ".age"
OUTSIDE = "outside"
PART_SECONDS = 3600
_PIECE = 1 << 20
_ROWS, _PARQUET = re.compile(r"[0-9a-f]{64}\.age"), b"PAR1"
# Past it, Parquet would spell out every token: objects three times as large, written and read half as fast.
MAX_DICTIONARY_BYTES = 1 << 26
_EACH_ANOTHER = ("row_no", "source_uid")
_ASKED = 3  # more than one: a single file may be damaged


def land(settings: Settings, vault: Vault, manifest: Manifest, accepted: pa.Table | None, outside: int) -> None:
    """Keep a delivery. The manifest comes last: before it is there, nothing has been received.

    Of an age its limits are kept, not the word that they were read from.
    """
    folder = settings.landing / manifest.partner_code
    if accepted is not None:
        _write(folder / (manifest.delivery_id + OBJECT), encoded(kept(accepted, vault)), vault)
    if accepted is not None or not manifest.repeats:
        _count_outside(settings.landing / OUTSIDE / (outside_mark(vault, manifest.content) + OBJECT), outside, vault)
    write_manifest(settings, vault, manifest)


def _count_outside(path: Path, outside: int, vault: Vault) -> None:
    """One count for each content, that of its last reading."""
    if outside:
        _write(path, json.dumps({"rows": outside}).encode(), vault)
    else:
        path.unlink(missing_ok=True)


def kept(accepted: pa.Table, vault: Vault) -> pa.Table:
    """What landing keeps of accepted rows."""
    return current_key.stamped(accepted.select([name for name in accepted.column_names if name != "age_band"]), vault)


def rewrite(settings: Settings, vault: Vault, manifest: Manifest, table: pa.Table | None) -> Manifest:
    """Write a landed delivery anew with these rows; without any, the rows object goes. Gives back what is known now.

    The caller holds the one-writer lock and repeats the whole after a kill: each file is new or old, and whole. Both
    keep their times, which would say whose delivery was changed.
    """
    now = replace(manifest, generation=manifest.generation + 1)
    folder = settings.landing / manifest.partner_code
    rows = folder / (manifest.delivery_id + OBJECT)
    if table is None:
        rows.unlink(missing_ok=True)
    else:
        _write(rows, encoded(current_key.stamped(plain(table), vault)), vault, keep_time=True)
    _write(folder / (manifest.delivery_id + MANIFEST), now.to_json(), vault, keep_time=True)
    return now


def write_manifest(settings: Settings, vault: Vault, manifest: Manifest, *, keep_time: bool = False) -> None:
    path = settings.landing / manifest.partner_code / (manifest.delivery_id + MANIFEST)
    _write(path, manifest.to_json(), vault, keep_time=keep_time)


def read_manifest(settings: Settings, vault: Vault, partner: str, delivery_id: str) -> Manifest:
    return Manifest.from_json(_read(settings.landing / partner / (delivery_id + MANIFEST), vault))


def read_rows(settings: Settings, vault: Vault, partner: str, delivery_id: str) -> pa.Table:
    """The rows with their tokens under the keys of now, under whichever they rest."""
    return current_key.current(read_resting(settings, vault, partner, delivery_id), vault)


def read_resting(
    settings: Settings, vault: Vault, partner: str, delivery_id: str, *, with_dictionaries: bool = False
) -> pa.Table:
    """The rows as they rest: after a change of the token key perhaps still, or again, without the newest keys."""
    data = _read(settings.landing / partner / (delivery_id + OBJECT), vault)
    return decoded(data, with_dictionaries=with_dictionaries)


def find(settings: Settings, vault: Vault, partner: str, delivery_id: str) -> Manifest | None:
    """The manifest of a delivery, if this partner made it."""
    path = settings.landing / partner / (delivery_id + MANIFEST)
    return read_manifest(settings, vault, partner, delivery_id) if path.exists() else None


def forget(settings: Settings, partner: str, delivery_id: str) -> None:
    """A delivery that was refused only for now: what is known of it goes. The caller holds the one-writer lock."""
    (settings.landing / partner / (delivery_id + MANIFEST)).unlink(missing_ok=True)


def drop_rows(settings: Settings, partner: str, delivery_id: str) -> None:
    """A refused delivery keeps its manifest and nothing else."""
    (settings.landing / partner / (delivery_id + OBJECT)).unlink(missing_ok=True)


def drop_untold(settings: Settings, vault: Vault, told: Container[tuple[str, str]]) -> None:
    """Remove rows without a manifest, or whose manifest refuses them: a kill left them, and nobody reads them ever.

    `told`: partner and delivery of every manifest that is not of a refusal. The caller holds the one-writer lock, under
    which deliveries are landed, so that none of them is one whose manifest is about to come.
    """
    for path in settings.landing.glob("*/*" + OBJECT):
        is_told = (path.parent.name, path.name.removesuffix(OBJECT)) in told
        if _ROWS.fullmatch(path.name) and not is_told and _is_rows(path, vault):
            path.unlink()


def _is_rows(path: Path, vault: Vault) -> bool:
    """Marks of stopped partners are called alike. What no key opens stays: an erasure names it and waits for it."""
    try:
        return unseal(path.read_bytes(), vault).startswith(_PARQUET)
    except pyrage.DecryptError:
        return False


def landed(settings: Settings, partner: str) -> set[str]:
    """The deliveries of a partner that are known."""
    folder = settings.landing / partner
    return {path.name.removesuffix(MANIFEST) for path in folder.glob("*" + MANIFEST)}


def sweep(settings: Settings, partner: str) -> None:
    """Remove what a killed write left behind: rows that somebody withdraws later must not lie about in pieces."""
    for part in (settings.landing / partner).glob("*.part"):
        if time.time() - part.stat().st_mtime > PART_SECONDS:
            part.unlink(missing_ok=True)


def partners(settings: Settings) -> list[str]:
    """Whose deliveries are in landing."""
    return sorted({path.parent.name for path in settings.landing.glob("*/*" + MANIFEST)})


def holder(settings: Settings, vault: Vault, delivery_id: str) -> str | None:
    """The partner that delivered this content, if any did. Where it was refused, it may be another partner's."""
    known = (read_manifest(settings, vault, partner, delivery_id) for partner in _knowing(settings, delivery_id))
    return next((manifest.partner_code for manifest in known if manifest.status != "refused"), None)


def forget_elsewhere(settings: Settings, partner: str, delivery_id: str) -> None:
    """Content that was refused at others and belongs to this partner. The caller holds the one-writer lock."""
    for other in _knowing(settings, delivery_id) - {partner}:
        forget(settings, other, delivery_id)


def _knowing(settings: Settings, delivery_id: str) -> set[str]:
    return {path.parent.name for path in settings.landing.glob(f"*/{delivery_id}{MANIFEST}")}


def outside_mark(vault: Vault, delivery_id: str) -> str:
    """Under the first key for ever: a delivery that is read again must find its mark. No code of a person is in it."""
    return hmac.digest(vault.chain[0], f"v1|outside|{delivery_id}".encode(), "sha256")[:16].hex()


def outside_counts(settings: Settings, vault: Vault, known: set[str]) -> Iterator[tuple[str, int]]:
    """Marks and counts that are not among the known ones."""
    for path in sorted((settings.landing / OUTSIDE).glob("*" + OBJECT)):
        mark = path.name.removesuffix(OBJECT)
        if mark not in known:
            yield mark, int(json.loads(_read(path, vault))["rows"])


def seal(data: bytes, vault: Vault) -> bytes:
    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(vault.landing_recipient)]))


def unseal(data: bytes, vault: Vault) -> bytes:
    """Raises pyrage.DecryptError for what these keys do not open, Locked where the keys were changed meanwhile."""
    with _by_keys_of_now(vault):
        return bytes(pyrage.decrypt(data, vault.identities))


def unsealed(path: Path, vault: Vault) -> pa.Buffer:
    """What a large file holds, once in memory. Raises what `unseal` raises, and what reading the file raises."""
    sink = pa.BufferOutputStream()
    with _by_keys_of_now(vault), path.open("rb") as file:
        stream = _Stream(iter(partial(file.read, _PIECE), b""), sink)
        try:
            pyrage.decrypt_io(stream, stream, list(vault.identities))
        except pyrage.DecryptError:
            if stream.error:
                raise stream.error from None
            raise
    return sink.getvalue()


@contextmanager
def _by_keys_of_now(vault: Vault) -> Iterator[None]:
    try:
        yield
    except pyrage.DecryptError:
        vault.require_current()
        raise


def _read(path: Path, vault: Vault) -> bytes:
    return unseal(path.read_bytes(), vault)


def _write(path: Path, data: bytes, vault: Vault, *, keep_time: bool = False) -> None:
    write_whole(path, seal(data, vault), keep_time=keep_time)


def write_sealed(path: Path, pieces: Iterable[bytes], vault: Vault, *, keep_time: bool = False) -> None:
    """Seal piece by piece: more than should be in memory at once. Raises what making or writing a piece raises."""
    with _whole(path, keep_time=keep_time) as file:
        stream = _Stream(pieces, file)
        try:
            pyrage.encrypt_io(stream, stream, [pyrage.x25519.Recipient.from_str(vault.landing_recipient)])
        except pyrage.EncryptError:
            raise stream.error or RuntimeError("sealing ended by itself") from None


def write_whole(path: Path, data: bytes, *, only_new: bool = False, keep_time: bool = False) -> None:
    """All of it or nothing, whatever happens in between; and on the disk before anybody relies on it.

    With `only_new` a file that is there already, even since a moment ago, raises FileExistsError. With `keep_time` the
    file has the times of the one it takes the place of.
    """
    with _whole(path, only_new=only_new, keep_time=keep_time) as file:
        file.write(data)


@contextmanager
def _whole(path: Path, *, only_new: bool = False, keep_time: bool = False) -> Iterator[BinaryIO]:
    """What is written to the file becomes `path` when the caller is done with it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        part.unlink()  # a disk that is full must not stay full of half a file
        raise
    if keep_time and path.exists():
        stood = path.stat()
        os.utime(part, ns=(stood.st_atime_ns, stood.st_mtime_ns))
    if only_new:
        try:
            os.link(part, path)
        finally:
            part.unlink()
    else:
        part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class _Stream:
    """Pieces to read, and a file to write to. Of an error of these pyrage tells the words, which may quote a row, and
    in an error of its own: it is kept here.
    """

    def __init__(self, pieces: Iterable[bytes], file: BinaryIO | pa.NativeFile) -> None:
        self._pieces, self._file, self._left = iter(pieces), file, memoryview(b"")
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        with self._keeping():
            while not self._left and (piece := next(self._pieces, None)) is not None:
                self._left = memoryview(piece)
            taken, self._left = self._left[:size], self._left[size:]
            return bytes(taken)

    def write(self, data: bytes) -> int:
        with self._keeping():
            return int(self._file.write(data))

    def flush(self) -> None:
        with self._keeping():
            self._file.flush()

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self.error = error
            raise


def encoded(table: pa.Table) -> bytes:
    """Every column but the numbers of rows and records repeats its values: one dictionary for each, however long."""
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(
        table,
        sink,
        compression="zstd",
        use_dictionary=_repeating(table.column_names),
        dictionary_pagesize_limit=MAX_DICTIONARY_BYTES,
    )
    return bytes(sink.getvalue())


def decoded(data: bytes, *, with_dictionaries: bool = False) -> pa.Table:
    """The rows again. With their dictionaries they are read in a third of the time, and tables are filled faster."""
    source = pa.BufferReader(data)
    if not with_dictionaries:
        return pa.parquet.read_table(source)
    schema = pa.parquet.read_schema(source)
    repeating = [name for name in _repeating(schema.names) if schema.field(name).type in (pa.string(), pa.binary())]
    return pa.parquet.read_table(pa.BufferReader(data), read_dictionary=repeating).unify_dictionaries()


def plain(table: pa.Table) -> pa.Table:
    """Without dictionaries: one would go on holding the values of rows that are gone."""
    fields = [
        pa.field(field.name, field.type.value_type if pa.types.is_dictionary(field.type) else field.type)
        for field in table.schema
    ]
    return table.cast(pa.schema(fields))


def _repeating(names: list[str]) -> list[str]:
    return [name for name in names if name not in _EACH_ANOTHER]


def require_right_key(settings: Settings, vault: Vault) -> None:
    """Raises Sealed where it opens none of the first few. Of an empty landing nothing is asked."""
    asked = list(islice(settings.landing.glob("*/*" + MANIFEST), _ASKED))
    for path in asked:
        try:
            unseal(path.read_bytes(), vault)
        except (pyrage.DecryptError, FileNotFoundError):  # gone: somebody is being erased, or refused anew
            continue
        return
    if any(path.exists() for path in asked):
        raise Sealed(
            f"The key LANDING (in the {place.of(settings).name}, or in CROSSINGS_KEY_LANDING) does not open what is in "
            f"{settings.landing}, so nothing was taken in. Bring back this home's own keys: `crossings unlock`, or "
            "`crossings keys restore`. If the keys were changed while this was running, run it again."
        )
