"""One file from bytes to accepted rows, in memory: read → gate → map → token. Nothing is written here.

Add here: the order of the steps.
Keep out: the steps themselves, and everything before the bytes (intake/pull) and after the rows (intake/landing).
"""

import hashlib
import traceback
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.envelope import span_manifest
from warehouse.contract.envelope.arrived import Arrived
from warehouse.contract.envelope.unwrap import Identities, unwrapped
from warehouse.contract.findings import FileRefused, Problem, Span, shortened
from warehouse.contract.gate import gate
from warehouse.contract.keying import copies, persons
from warehouse.contract.keying.second_keying import Keying, add_tokens
from warehouse.contract.manifest import Manifest
from warehouse.contract.map import drift, early_end
from warehouse.contract.map.map import Sorted, mapped, sort_rows
from warehouse.contract.map.values import Context
from warehouse.contract.read import odd_records, span
from warehouse.contract.read.decode import decoded, fault, looks_like
from warehouse.contract.read.read import read
from warehouse.contract.read.sheet import Sheet


@dataclass(frozen=True)
class Prepared:
    """What is to be landed. `accepted` is None for a refused file."""

    manifest: Manifest
    accepted: pa.Table | None = None
    outside: int = 0

    @property
    def is_lasting(self) -> bool:
        """A failure of our own is not a verdict on the file: it is told, and the file is read again next time."""
        return self.manifest.rule != "internal_error"


def content_id(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def asked_of(declaration: Declaration) -> str:
    """Which interface is asked: the form of another year is another one."""
    return content_id(declaration.source.url.encode())[:16]


def unpacked(arrived: Arrived, declaration: Declaration, identities: Identities) -> Arrived | Prepared:
    """The file out of its wrappers, or its refusal. The same file is the same delivery, however often it is sealed."""
    try:
        return unwrapped(arrived, declaration, identities)
    except FileRefused as refusal:
        return _refused(first_look(arrived, declaration), refusal.problems)
    except Exception as error:  # noqa: BLE001 - as in prepare: no file may end the receiving of the others
        return _refused(first_look(arrived, declaration), [_our_mistake(error, declaration)])


def refused(arrived: Arrived, declaration: Declaration, rule: str) -> Prepared:
    """A file that is not opened at all."""
    return _refused(first_look(arrived, declaration), [Problem(declaration.code, rule)])


def first_look(arrived: Arrived, declaration: Declaration) -> Manifest:
    """What is known of a file before it is opened: its digest, and what its manifest says, or else its name."""
    declared = _declared(arrived, declaration)
    (first, last), version = declared or ((None, None), 1)
    return Manifest(
        content_id(arrived.data),
        declaration.code,
        first,
        last,
        version,
        arrived.modified_at,
        declaration.reading_digest,
        is_snapshot=arrived.is_snapshot,
        asked=asked_of(declaration) if arrived.is_snapshot else "",
        is_ahead=arrived.is_ahead,
    )


def prepare(
    arrived: Arrived,
    declaration: Declaration,
    root: Path,
    keying: Keying,
    seen: Manifest | None = None,
    known: early_end.Known = early_end.NOTHING,
) -> Prepared:
    """Read one file. Never raises for anything in the file: what is wrong is in the manifest."""
    manifest = seen or first_look(arrived, declaration)
    try:
        if arrived.manifest is not None:
            span_manifest.declared(arrived.manifest, declaration.code)  # refuses the file where it cannot be read
        if manifest.span_start is None and declaration.delivery.span == "name":
            raise FileRefused(Problem(declaration.code, "span_unknown"))  # noqa: TRY301 - one way out for every refusal
        sheet = read(arrived.data, declaration)
        manifest = _dated(manifest, sheet, declaration, arrived)
        return _read_rows(sheet, manifest, Context(declaration, root, _span(manifest)), keying, known)
    except FileRefused as refusal:
        judged = replace(manifest, unread_columns=refusal.unread)
        return _refused(judged, _explained(refusal.problems, arrived.data, declaration))
    except Exception as error:  # noqa: BLE001 - its text may quote a row, so only where it happened is told
        return _refused(manifest, [_our_mistake(error, declaration)])


def _our_mistake(error: Exception, declaration: Declaration) -> Problem:
    """Only the kind of an error and where it happened: its text may quote a row."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    detail = f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"
    return Problem(declaration.code, "internal_error", detail=detail)


def _declared(arrived: Arrived, declaration: Declaration) -> tuple[Span, int] | None:
    if arrived.manifest is None:
        return span.declared(arrived.name, declaration)
    try:
        return span_manifest.declared(arrived.manifest, declaration.code)
    except FileRefused:
        return None


def _refused(manifest: Manifest, problems: list[Problem]) -> Prepared:
    return Prepared(replace(manifest, status="refused", rule=problems[0].rule, problems=problems))


def _dated(manifest: Manifest, sheet: Sheet, declaration: Declaration, arrived: Arrived) -> Manifest:
    """The span where the name does not say it and need not."""
    if manifest.span_start is not None:
        return manifest
    found = span.of_rows(sheet, declaration, arrived.modified_at)
    if found is None:
        gate.match(sheet, declaration)  # a column that is missing is told as such, not as a period
        rows = span.unread_dates(sheet, declaration)
        bad = [Problem(declaration.code, "bad_date", row_no=number, column="contact_date") for number in rows]
        raise FileRefused(Problem(declaration.code, "span_unclear"), *bad)
    return replace(manifest, span_start=found[0], span_end=found[1])


def _span(manifest: Manifest) -> Span:
    if manifest.span_start is None or manifest.span_end is None:
        raise FileRefused(Problem(manifest.partner_code, "span_unknown"))
    return manifest.span_start, manifest.span_end


def _read_rows(sheet: Sheet, manifest: Manifest, context: Context, keying: Keying, known: early_end.Known) -> Prepared:
    declaration = context.declaration
    matched = gate.match(sheet, declaration)
    gate.check(sheet, matched, declaration, context.span[0])
    rows = mapped(sheet, matched, context)
    causes = drift.moved_cells(rows, sheet, matched, context) or drift.moved_headers(sheet, matched, context)
    narrower = odd_records.without_shifted(sheet) if declaration.file.format == "csv" and not causes else sheet
    if narrower is not sheet:
        sheet, rows = narrower, mapped(narrower, matched, context)
    add_tokens(rows, sheet, matched, declaration, keying)
    outcome = sort_rows(rows, declaration.code)
    by_code, joined = persons.counted(outcome.accepted, sheet, matched, declaration)
    manifest = replace(
        manifest,
        # A header without rows is the same file every month and at every partner: its span tells it apart.
        delivery_id=manifest.delivery_id if sheet.rows or sheet.ragged or sheet.faults else empty_id(manifest),
        repaired=sheet.repaired | rows.repaired,
        persons_by_code=by_code,
        persons_joined=joined,
        rows_accepted=outcome.accepted.num_rows,
        rows_refused=outcome.refused,
        rows_received=outcome.accepted.num_rows + outcome.refused,
        problems=outcome.problems,
        unread_columns=[position + 1 for position in matched.unknown],
    )
    if causes:  # they stand for all that cannot be read
        return Prepared(replace(manifest.refused(causes[0].rule), problems=causes))
    changes = drift.found(rows, sheet, matched, context, outcome.outside)
    changes = changes or early_end.found(sheet, rows, manifest, declaration, known)
    if changes := changes or copies.found(outcome.accepted, sheet, matched, manifest, declaration, known):
        held = replace(manifest.refused(changes[0].rule), problems=[*changes, *shortened(manifest.problems)])
        # What stands in the wrong column says of nobody that she is out of scope.
        are_ages = all(change.rule != "ages_implausible" for change in changes)
        return Prepared(held, outside=outcome.outside if are_ages else 0)
    return _within_limit(manifest, outcome, declaration)


def _within_limit(manifest: Manifest, outcome: Sorted, declaration: Declaration) -> Prepared:
    share = manifest.rows_refused / manifest.rows_received if manifest.rows_received else 0
    if share <= declaration.delivery.refuse_above:
        return Prepared(manifest, outcome.accepted, outcome.outside)
    rule = "too_many_refused"
    problem = Problem(declaration.code, rule, count=manifest.rows_refused)
    return Prepared(replace(manifest.refused(rule), problems=[problem, *shortened(manifest.problems)]))


def empty_id(manifest: Manifest) -> str:
    """The identity of a file without rows, of which the manifest has the digest."""
    text = f"empty|{manifest.delivery_id}|{manifest.partner_code}|{manifest.span_start}|{manifest.span_end}"
    return content_id(text.encode())


def _explained(problems: list[Problem], data: bytes, declaration: Declaration) -> list[Problem]:
    """Headers that nobody recognises are most often good headers in another encoding."""
    rules = {problem.rule for problem in problems}
    if declaration.file.format != "csv" or not rules <= {"header_not_found", "missing_column", "wrong_encoding"}:
        return problems
    if "wrong_encoding" in rules and (known := fault(data, declaration.file)):
        return [Problem(declaration.code, known[0], row_no=known[1])]
    is_utf_8 = not data.isascii() and decoded(data, "utf-8") is not None
    if rules & {"wrong_encoding"} or (is_utf_8 and "utf" not in (declaration.file.encoding or "").lower()):
        seems, agreed = looks_like(data), (declaration.file.encoding or "utf-8").lower()
        return [Problem(declaration.code, "wrong_encoding", detail=None if seems == agreed else seems)]
    return problems
