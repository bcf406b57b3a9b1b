"""Landing: what is kept of a delivery for good, encrypted, so that the working database can be made again from it.

    landing/<partner>/<delivery_id>.age            accepted rows as Parquet, with whole tokens
    landing/<partner>/<delivery_id>.manifest.age   span, version, counts, verdict, problems; written last: it commits
    landing/outside/<mark>.age                     a count of rows out of scope, without saying whose

Add here: what else must survive the loss of the working database.
Keep out: file names, refused rows, and rows out of scope beyond their pooled count.
"""

import hmac
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pyrage

from warehouse.intake.findings import Problem, Receipt
from warehouse.settings import Settings
from warehouse.vault import Vault

MANIFEST = ".manifest.age"
OBJECT = ".age"
OUTSIDE = "outside"
PART_SECONDS = 3600
# Past it, Parquet would spell out every token: objects three times as large, written and read half as fast.
MAX_DICTIONARY_BYTES = 1 << 26


@dataclass(frozen=True)
class Manifest:
    """What is known of one delivery besides its rows."""

    delivery_id: str
    partner_code: str
    span_start: date | None
    span_end: date | None
    version: int
    source_at: datetime
    reading_digest: str
    status: str = "pending"
    rule: str | None = None
    rows_received: int = 0
    rows_accepted: int = 0
    rows_refused: int = 0
    repaired: dict[str, int] = field(default_factory=dict)  # what was mended on reading → how many rows
    persons_by_code: int | None = None  # among the accepted rows, by the partner's own codes
    persons_joined: int | None = None  # the same after joining codes that are one person
    problems: list[Problem] = field(default_factory=list)
    unread_columns: list[int] = field(default_factory=list)

    @property
    def declared(self) -> tuple[date | None, date | None]:
        return self.span_start, self.span_end

    @property
    def rank(self) -> tuple[int, datetime, str]:
        """Of two accepted deliveries that cover a day, the one of the higher rank is that day's."""
        return self.version, self.source_at, self.delivery_id

    def refused(self, rule: str) -> "Manifest":
        return replace(self, status="refused", rule=rule, rows_accepted=0, rows_refused=self.rows_received)

    def receipt(self, letter: str) -> Receipt:
        span = (self.span_start, self.span_end) if self.span_start and self.span_end else None
        counts = (self.rows_received, self.rows_accepted, self.rows_refused)
        return Receipt(
            self.delivery_id, self.partner_code, self.status, span, *counts, self.rule, self.problems, letter
        )

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), default=lambda value: value.isoformat()).encode()

    @staticmethod
    def from_json(data: bytes) -> "Manifest":
        content: dict[str, Any] = json.loads(data)
        for name in ("span_start", "span_end"):
            content[name] = date.fromisoformat(content[name]) if content[name] else None
        content["source_at"] = datetime.fromisoformat(content["source_at"]).astimezone(UTC)
        content["problems"] = [Problem(**problem) for problem in content["problems"]]
        return Manifest(**content)


def land(settings: Settings, vault: Vault, manifest: Manifest, accepted: pa.Table | None, outside: int) -> None:
    """Keep a delivery. The manifest comes last: before it is there, nothing has been received."""
    folder = settings.landing / manifest.partner_code
    if accepted is not None:
        _write(folder / (manifest.delivery_id + OBJECT), _parquet(accepted), vault)
    if outside:
        mark = outside_mark(vault, manifest.delivery_id)
        _write(settings.landing / OUTSIDE / (mark + OBJECT), json.dumps({"rows": outside}).encode(), vault)
    write_manifest(settings, vault, manifest)


def write_manifest(settings: Settings, vault: Vault, manifest: Manifest) -> None:
    path = settings.landing / manifest.partner_code / (manifest.delivery_id + MANIFEST)
    _write(path, manifest.to_json(), vault)


def read_manifest(settings: Settings, vault: Vault, partner: str, delivery_id: str) -> Manifest:
    return Manifest.from_json(_read(settings.landing / partner / (delivery_id + MANIFEST), vault))


def read_rows(settings: Settings, vault: Vault, partner: str, delivery_id: str) -> pa.Table:
    data = _read(settings.landing / partner / (delivery_id + OBJECT), vault)
    return pa.parquet.read_table(pa.BufferReader(data))


def find(settings: Settings, vault: Vault, partner: str, delivery_id: str) -> Manifest | None:
    """The manifest of a delivery, if this partner made it."""
    path = settings.landing / partner / (delivery_id + MANIFEST)
    return read_manifest(settings, vault, partner, delivery_id) if path.exists() else None


def drop_rows(settings: Settings, partner: str, delivery_id: str) -> None:
    """A refused delivery keeps its manifest and nothing else."""
    (settings.landing / partner / (delivery_id + OBJECT)).unlink(missing_ok=True)


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


def holder(settings: Settings, delivery_id: str) -> str | None:
    """The partner that delivered this content, if any did."""
    return next((path.parent.name for path in settings.landing.glob(f"*/{delivery_id}{MANIFEST}")), None)


def outside_mark(vault: Vault, delivery_id: str) -> str:
    return hmac.digest(vault.k_wh, f"v1|outside|{delivery_id}".encode(), "sha256")[:16].hex()


def outside_counts(settings: Settings, vault: Vault, known: set[str]) -> Iterator[tuple[str, int]]:
    """Marks and counts that are not among the known ones."""
    for path in sorted((settings.landing / OUTSIDE).glob("*" + OBJECT)):
        mark = path.name.removesuffix(OBJECT)
        if mark not in known:
            yield mark, int(json.loads(_read(path, vault))["rows"])


def _parquet(table: pa.Table) -> bytes:
    """Every column but the numbers of rows and records repeats its values: one dictionary for each, however long."""
    repeating = [name for name in table.column_names if name not in ("row_no", "source_uid")]
    sink = pa.BufferOutputStream()
    pa.parquet.write_table(
        table, sink, compression="zstd", use_dictionary=repeating, dictionary_pagesize_limit=MAX_DICTIONARY_BYTES
    )
    return bytes(sink.getvalue())


def seal(data: bytes, vault: Vault) -> bytes:
    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(vault.landing_recipient)]))


def unseal(data: bytes, vault: Vault) -> bytes:
    return bytes(pyrage.decrypt(data, vault.identities))


def _read(path: Path, vault: Vault) -> bytes:
    return unseal(path.read_bytes(), vault)


def _write(path: Path, data: bytes, vault: Vault) -> None:
    write_whole(path, seal(data, vault))


def write_whole(path: Path, data: bytes, *, only_new: bool = False) -> None:
    """All of it or nothing, whatever happens in between; and on the disk before anybody relies on it.

    With `only_new` a file that is there already, even since a moment ago, raises FileExistsError.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
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
