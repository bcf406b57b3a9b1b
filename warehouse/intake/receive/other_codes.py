"""Files in which the same persons have other codes than before: the list of the erased does not know them by these.

A partner that begins to seal, names another recipe or gets another network key sends its history anew. Somebody who
was erased on its request would come back with it, under a token that nobody has marked. So its files wait until its
requests were repeated, which a person confirms (`crossings erase --repeated`). Partners without a request never wait.

Add here: another sign that codes are made in another way.
Keep out: the marks themselves (warehouse/tokens/marks.py), and what a request does (warehouse/privacy).
"""

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from warehouse import database
from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import Problem
from warehouse.contract.manifest import Manifest
from warehouse.contract.prepare import Prepared
from warehouse.intake.landing import erased_persons, land, requests, suppression_note
from warehouse.intake.landing.erasure_filter import full_columns
from warehouse.settings import Settings
from warehouse.tokens import marks as token_marks
from warehouse.tokens.marks import Marks
from warehouse.vault import Vault

RULE = "codes_changed"
FEWEST = 3  # persons on either side, of whom none is the same: of fewer it tells nothing


def note_earlier_requests(settings: Settings, vault: Vault, declaration: Declaration) -> None:
    """Requests of earlier versions left no mark of how codes were keyed. They count as made by the codes of now where
    something was taken by these; else the partner waits. Typed requests left no file: any partner whose codes are not
    sealed may have made one."""
    if not requests.is_any_done(settings, declaration.code) and declaration.tokens.mode != "unsealed":
        return
    with database.exclusive(settings):
        marks = erased_persons.read(settings, vault)
        if not marks or token_marks.requests(marks, vault.k_erase, declaration.keying):
            return
        if _is_read_as_before(settings, vault, declaration):
            erased_persons.add(settings, vault, (), [declaration.keying])
        else:
            erased_persons.write(settings, vault, marks | {declaration.keying.asked(vault.k_erase, 1)})
        suppression_note.carry(settings, vault, marks, erased_persons.read(settings, vault))


def _is_read_as_before(settings: Settings, vault: Vault, declaration: Declaration) -> bool:
    """Whether nothing of the partner has been taken yet, or something by the declaration of now."""
    landed = land.landed(settings, declaration.code)
    taken = [land.read_manifest(settings, vault, declaration.code, each) for each in landed]
    taken = [each for each in taken if each.status == "accepted"]
    return not taken or any(each.reading_digest == declaration.reading_digest for each in taken)


def waits(vault: Vault, declaration: Declaration, erased: Marks) -> bool:
    """Whether the declaration says of the codes what was not said when persons of its partner were erased."""
    return token_marks.waits(erased, vault.k_erase, declaration.keying)


def held(manifest: Manifest) -> Prepared:
    return Prepared(replace(manifest.refused(RULE), problems=[Problem(manifest.partner_code, RULE)]))


def unless_strangers(
    settings: Settings, vault: Vault, declaration: Declaration, erased: Marks, prepared: Prepared
) -> Prepared:
    """A delivery that waits where it brings days again, and nobody in them who was there before.

    The network's key is never here, so that it was changed can be seen from this alone where nobody says so.
    """
    if prepared.accepted is None or not token_marks.requests(erased, vault.k_erase, declaration.keying):
        return prepared
    before = _of_these_days(settings, vault, prepared.manifest)
    is_strange = any(_are_strangers(prepared.accepted, before, scope) for scope in full_columns(prepared.accepted))
    return held(prepared.manifest) if is_strange else prepared


def _of_these_days(settings: Settings, vault: Vault, manifest: Manifest) -> list[pa.Table]:
    """What landed of the days of this delivery, and was read by the same declaration."""
    partner = manifest.partner_code
    return [
        _within(land.read_rows(settings, vault, partner, delivery_id), manifest)
        for delivery_id in sorted(land.landed(settings, partner) - {manifest.delivery_id})
        if _meets(land.read_manifest(settings, vault, partner, delivery_id), manifest)
    ]


def _meets(other: Manifest, manifest: Manifest) -> bool:
    if other.status == "refused" or other.reading_digest != manifest.reading_digest:
        return False
    if not other.span_start or not other.span_end or not manifest.span_start or not manifest.span_end:
        return False
    return other.span_start <= manifest.span_end and manifest.span_start <= other.span_end


def _within(rows: pa.Table, manifest: Manifest) -> pa.Table:
    """Of the other days nothing comes again."""
    days = rows["contact_date"]
    first, last = pa.scalar(manifest.span_start), pa.scalar(manifest.span_end)
    return rows.filter(pc.and_(pc.greater_equal(days, first), pc.less_equal(days, last)))


def _are_strangers(arriving: pa.Table, before: list[pa.Table], scope: str) -> bool:
    known = {token for rows in before for token in _persons(rows, scope)}
    arrived = _persons(arriving, scope)
    return len(known) >= FEWEST and len(arrived) >= FEWEST and not known & arrived


def _persons(rows: pa.Table, scope: str) -> set[bytes]:
    name = full_columns(rows).get(scope)
    return set() if name is None else set(rows[name].unique().drop_null().to_pylist())
