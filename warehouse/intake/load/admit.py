"""Admit judged deliveries: from landing to `raw`, replacing what they supersede, and noting what changed.

Add here: what a verdict changes.
Keep out: the judging itself (expectations), and order of arrival: the outcome is a function of the set of accepted
deliveries. The winner of a partner-day is the delivery covering it with the highest (version, source_at, delivery_id).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse import database
from warehouse.contract.findings import Problem
from warehouse.contract.keying.second_keying import PREFIX, RECORD_KEY, as_checks, as_numbers
from warehouse.contract.manifest import Manifest
from warehouse.errors import ConfigError, CrossingsError
from warehouse.first_row import first_row
from warehouse.intake.landing import erasure_filter, land, person_months
from warehouse.intake.letters import letter
from warehouse.intake.load.load import Con, insert_rows, load_one, scopes, transaction
from warehouse.intake.partners.declared import find
from warehouse.settings import Settings
from warehouse.tokens.first_keying import FULL
from warehouse.vault import Vault

Verdicts = Mapping[str, str | None]
_JUDGED = (
    "delivery_id",
    "partner_code",
    "status",
    "counted_from",
    "rule",
    "rows_received",
    "rows_accepted",
    "rows_refused",
)
_LOSING = """
create or replace temp table losing as
with spans as (
    select d.span_start, d.span_end
    from raw.delivery as d inner join judged using (delivery_id)
    where is_accepted and d.partner_code = $partner
),
days as (
    select distinct c.contact_date
    from raw.contact as c inner join spans as s on c.contact_date between s.span_start and s.span_end
    where c.partner_code = $partner
),
ranked as (
    select
        days.contact_date,
        d.delivery_id,
        row_number() over (
            partition by days.contact_date order by d.version desc, d.source_at desc, d.delivery_id desc
        ) as place
    from days
    inner join raw.delivery as d
        on d.partner_code = $partner and d.status = 'accepted' and days.contact_date between d.span_start and d.span_end
)
select contact_date, delivery_id from ranked where place > 1
"""
_TOUCHED_PERSONS = """
insert into raw.touched_person
select t.scope, t.token, $load_id, max(losing.delivery_id is not null) as has_lost
from raw.contact_token as t
left join losing on t.delivery_id = losing.delivery_id and t.contact_date = losing.contact_date
where
    t.partner_code = $partner
    and (losing.delivery_id is not null or t.delivery_id in (select delivery_id from judged where is_accepted))
group by t.scope, t.token
"""
_TOUCHED_DELIVERIES = "insert into raw.touched_delivery select delivery_id, $load_id from judged where is_accepted"
_COLLISIONS = """
with known as (
    select token, token_check from arriving
    union all
    select token, token_check from raw.token_key where scope = $scope
)
select count(*)
from arriving inner join known on arriving.token = known.token
where arriving.token_check <> known.token_check
"""
_NEW = """
insert into raw.token_key (scope, token, token_check, record_key)
select $scope, arriving.token, arriving.token_check, arriving.record_key
from arriving
where not exists (select 1 from raw.token_key as known where known.scope = $scope and known.token = arriving.token)
"""


def admit(settings: Settings, vault: Vault, partner_code: str, verdicts: Verdicts) -> None:
    """Apply verdicts: None admits a delivery, a rule refuses it whole. What is judged already stays as it is.

    Landing learns the verdict before the database does: what landing says can always be loaded again.
    """
    if not verdicts:
        return
    with database.writer(settings, vault) as con:
        if unknown := sorted(set(verdicts) - land.landed(settings, partner_code)):
            raise ConfigError(f"{partner_code}: no delivery {unknown[0][:12]} is known, so it cannot be judged.")
        waiting = [
            land.read_manifest(settings, vault, partner_code, delivery_id)
            for delivery_id in sorted(pending(con, partner_code) & set(verdicts))
        ]
        # What landing has as accepted comes first, and as it is: the database is new, or older than landing. Its rows
        # may be others since, so that a refusal would lose them, and what is new is judged beside them.
        if known := [manifest for manifest in waiting if manifest.status == "accepted"]:
            with transaction(con):
                apply(con, partner_code, [enter(con, settings, vault, manifest) for manifest in known])
        since = _next_to_be_counted(con, settings.as_of)
        manifests = []
        for manifest in [one for one in waiting if one.status != "accepted"]:
            rule = verdicts[manifest.delivery_id]
            # Retention is the one thing that came before: what it left is replaced whole or not at all.
            if rule is None and person_months.is_part(con, settings, vault, manifest):
                rule = person_months.RULE
            manifests.append(_judged(manifest, rule, since))
        if manifests:
            with transaction(con):
                manifests = [enter(con, settings, vault, manifest) for manifest in manifests]
                for manifest in manifests:
                    _record(settings, vault, manifest)
                apply(con, partner_code, manifests)


def pending(con: Con, partner: str) -> set[str]:
    waiting = "select delivery_id from raw.delivery where partner_code = ? and status = 'pending'"
    return {delivery_id for (delivery_id,) in con.execute(waiting, [partner]).fetchall()}


def _next_to_be_counted(con: Con, today: date) -> date:
    """The first day whose numbers hold what is accepted now. Cells that have closed today do not, nor those of a day
    that lies ahead because the clock was wrong."""
    row = first_row(con.execute("select max(counted_on) + 1 from raw.closed_cell"))
    return max(today, row[0]) if row and row[0] else today


def _judged(manifest: Manifest, rule: str | None, since: date) -> Manifest:
    if rule is None:
        return replace(manifest, status="accepted", rule=None, counted_from=since)
    others = [problem for problem in manifest.problems if (problem.row_no, problem.rule) != (None, rule)]
    problem = Problem(manifest.partner_code, rule, count=manifest.rows_accepted)
    return replace(manifest.refused(rule), problems=[problem, *others])


def _record(settings: Settings, vault: Vault, manifest: Manifest) -> None:
    if manifest.status == "refused":
        # The letter comes first: what landing has as refused is judged, and nobody writes to its partner once more.
        letter.write(settings, vault, manifest, find(settings, manifest.partner_code, vault))
    land.write_manifest(settings, vault, manifest)
    if manifest.status == "refused":
        land.drop_rows(settings, manifest.partner_code, manifest.delivery_id)


def enter(con: Con, settings: Settings, vault: Vault, manifest: Manifest) -> Manifest:
    """The rows of an accepted delivery into `raw`, once and from landing. The caller holds a transaction.

    While it waited, an old copy may have come into landing: rows of erased persons are neither loaded nor left there.
    What is given back is the manifest as it is then.
    """
    if manifest.status == "refused":
        return manifest
    manifest, rows = erasure_filter.kept(settings, vault, manifest)
    for scope in scopes(rows):
        add_record_keys(con, manifest.delivery_id, scope, rows)
    insert_rows(con, "raw", manifest, rows)
    return manifest


def apply(con: Con, partner: str, manifests: list[Manifest]) -> None:
    """Put judged manifests into the tables, and settle whose rows hold. The caller holds a transaction."""
    con.execute("create or replace temp table judged (delivery_id varchar, is_accepted boolean)")
    for manifest in manifests:
        con.execute("insert into judged values (?, ?)", [manifest.delivery_id, manifest.status == "accepted"])
        con.execute(
            "update raw.delivery set status = $status, counted_from = $counted_from, rule = $rule, "
            "rows_received = $rows_received, rows_accepted = $rows_accepted, rows_refused = $rows_refused "
            "where delivery_id = $delivery_id and partner_code = $partner_code",
            {name: getattr(manifest, name) for name in _JUDGED},
        )
        if manifest.status == "refused":
            _note_refusal(con, manifest)
    if any(manifest.status == "accepted" for manifest in manifests):
        _settle(con, partner)


def resettle(con: Con, settings: Settings, vault: Vault, changed: Manifest) -> None:
    """A delivery turned out older than it seemed: decide again about the days it covers, from landing.

    All of it or nothing: the line of the delivery says to the next intake whether this has been done.
    """
    partner = changed.partner_code
    rows = con.execute(
        "select delivery_id from raw.delivery where partner_code = ? and status = 'accepted' "
        "and span_start <= ? and span_end >= ?",
        [partner, changed.span_end, changed.span_start],
    ).fetchall()
    manifests = [land.read_manifest(settings, vault, partner, delivery_id) for (delivery_id,) in rows]
    with transaction(con):
        con.execute(
            "update raw.delivery set version = ?, source_at = ? where delivery_id = ? and partner_code = ?",
            [changed.version, changed.source_at.replace(tzinfo=None), changed.delivery_id, partner],
        )
        for manifest in manifests:
            for table in ("raw.contact", "raw.contact_token"):
                con.execute(f"delete from {table} where delivery_id = ?", [manifest.delivery_id])
            load_one(con, manifest)
        apply(con, partner, [enter(con, settings, vault, manifest) for manifest in manifests])


def _note_refusal(con: Con, manifest: Manifest) -> None:
    con.execute(
        "delete from raw.refusal where delivery_id = ? and partner_code = ? and row_no = 0 and rule = ?",
        [manifest.delivery_id, manifest.partner_code, manifest.rule],
    )
    con.execute(
        "insert into raw.refusal values (?, ?, 0, null, ?)",
        [manifest.delivery_id, manifest.partner_code, manifest.rule],
    )


def _settle(con: Con, partner: str) -> None:
    """Keep the winner of each day, and write down who and when was touched."""
    (load_id,) = first_row(con.execute("select nextval('raw.load_id')")) or (0,)
    values = {"load_id": load_id}
    con.execute(_LOSING, {"partner": partner})
    con.execute(_TOUCHED_PERSONS, {"partner": partner, **values})
    con.execute(_TOUCHED_DELIVERIES, values)
    for table in ("contact", "contact_token"):
        con.execute(
            f"delete from raw.{table} as r using losing where r.partner_code = $partner "
            "and r.delivery_id = losing.delivery_id and r.contact_date = losing.contact_date",
            {"partner": partner},
        )


def finish_refusals(con: Con, settings: Settings, vault: Vault, partner: str) -> None:
    """The refusals of a partner to their end. Their letters are written: they come before landing knows."""
    known = pending(con, partner) & land.landed(settings, partner)
    manifests = [land.read_manifest(settings, vault, partner, delivery_id) for delivery_id in sorted(known)]
    refused = [manifest for manifest in manifests if manifest.status == "refused"]
    if not refused:
        return
    for manifest in refused:
        land.drop_rows(settings, partner, manifest.delivery_id)
    with transaction(con):
        apply(con, partner, refused)


def add_record_keys(con: Con, delivery_id: str, scope: str, rows: pa.Table) -> None:
    """Record keys of tokens that are new in `raw`. The caller's transaction takes all of it back on an error.

    Raises CrossingsError where two tokens have one number.
    """
    con.register("arriving", record_keys_of(rows, scope))
    try:
        collisions = first_row(con.execute(_COLLISIONS, {"scope": scope}))
        if collisions and collisions[0]:
            raise CrossingsError(
                f"Delivery {delivery_id[:12]} was not loaded: two different tokens begin with the same 64 bits, and "
                "two persons would be counted as one. It stays in landing, and nothing is lost. Every token gets "
                "another beginning with `crossings keys rotate --token-key`; the delivery is loaded with it."
            )
        con.execute(_NEW, {"scope": scope})
    finally:
        con.unregister("arriving")


def record_keys_of(rows: pa.Table, scope: str) -> pa.Table:
    """Each whole token of these rows once: its number, its check and its record key."""
    column = rows[PREFIX + f"{scope}_{FULL}"].combine_chunks()
    is_coded = column.is_valid()
    tokens = pc.dictionary_encode(column.filter(is_coded))
    used, first = np.unique(tokens.indices.to_numpy(zero_copy_only=False), return_index=True)
    keys = rows[RECORD_KEY + scope].combine_chunks().filter(is_coded).take(pa.array(first))
    distinct = tokens.dictionary.take(pa.array(used))
    return pa.table({"token": as_numbers(distinct), "token_check": as_checks(distinct), "record_key": keys})
