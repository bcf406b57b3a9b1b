"""Retention by time: old contacts become person-months, and older ones go altogether. It ends by itself, once a month.

Add here: another age at which something ends.
Keep out: what is kept of a row (person_month.py), and one person's own word (erase).

Killed at any moment, the same call goes on. What comes late of an old month is as it came until the next call.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import duckdb
import pyarrow as pa

from warehouse import database
from warehouse.backup import forgetting
from warehouse.contract.findings import Problem
from warehouse.contract.manifest import Manifest
from warehouse.errors import CrossingsError
from warehouse.first_row import first_row
from warehouse.intake.landing import closed_sets, land
from warehouse.intake.partners.declared import declarations
from warehouse.privacy import closed, person_month, plan, rewrite_database
from warehouse.settings import Settings
from warehouse.vault import Vault

FEW = 5
# Where nothing has come for longer than this after the report of the partner that reports most seldom was due, the
# clock may be wrong.
SILENCE = timedelta(days=60)
_MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_DUE = """
select date_trunc('month', contact.contact_date)::date as month_start, count(*)
from raw.contact as contact
inner join known on contact.delivery_id = known.delivery_id
where contact.contact_date < ? and contact.contact_date >= greatest(known.reduced_before, ?)
group by month_start
order by month_start
"""
_OLD = """
select distinct partner_code, country, date_trunc('month', contact_date)::date as month_start
from raw.contact where contact_date < ? order by all
"""


@dataclass(frozen=True)
class Due:
    """What a run would do: rows by month. A count below five is not told."""

    reduced: dict[date, int | None]
    removed: dict[date, int | None]
    unpublished: list[closed.Unpublished]


def require_likely_day(settings: Settings, vault: Vault) -> None:
    """For what happens without a person: rows that a clock ahead by years would end are gone for good, and the copies
    of them with the next backup. The newest file has the day of another machine.

    Raises CrossingsError where that day lies too far back.
    """
    with database.reader(settings, vault) as con:
        (newest,) = first_row(con.execute("select max(source_at)::date from raw.delivery")) or (None,)
    partners = declarations(settings, vault)
    due = max((31 * _MONTHS[one.cadence] + one.grace_days for one in partners), default=0)
    if newest and settings.as_of - newest > timedelta(days=due) + SILENCE:
        raise CrossingsError(
            f"The newest file is of {newest}, and today is {settings.as_of} by the clock. Rows that end are gone for "
            "good, so none ended. If the clock is right, `crossings retain` says what is due, and "
            "`crossings retain --apply` does it."
        )


def due(settings: Settings, vault: Vault) -> Due:
    """What is old enough, as the database has it. Writes nothing."""
    reduced_before = {one.delivery_id: one.reduced_before or date.min for one in _accepted(settings, vault)}
    with database.reader(settings, vault) as con:
        known = {"delivery_id": list(reduced_before), "reduced_before": list(reduced_before.values())}
        con.register("known", pa.table(known, pa.schema({"delivery_id": pa.string(), "reduced_before": pa.date32()})))
        first, last = settings.person_months_until, settings.rows_until
        rows = con.execute(_DUE, [last, first]).fetchall()
        gone = con.execute(
            "select date_trunc('month', contact_date)::date as month_start, count(*) from raw.contact "
            "where contact_date < ? group by month_start order by month_start",
            [first],
        ).fetchall()
        old = _old(con, first)
    return Due(_told(rows), _told(gone), _unpublished(settings, vault, old))


def reduce(settings: Settings, vault: Vault) -> bool:
    """Rows to person-months, in landing first, then in the database. Says whether anything was due."""
    with rewrite_database.alone(settings):
        planned = plan.kept(settings, vault) or _plan(settings, vault)
        if planned is None and not rewrite_database.is_unfinished(settings):
            return False
        rewrite_database.begin(settings)
        # Who is in a cell of these months can not be told from what is left: such a cell is not restated any more.
        closed_sets.forget_before(settings, vault, settings.rows_until)
        if planned:
            _carry_out(settings, vault, planned)
        forgetting.note(settings)
        rewrite_database.refilled(settings, vault)
        plan.drop(settings)
    return True


def remove(settings: Settings, vault: Vault) -> bool:
    """Person-months that are old enough go altogether, country by country.

    Raises CrossingsError, when the others are gone, for countries of which periods were never published.
    """
    until = settings.person_months_until
    with rewrite_database.alone(settings):
        with database.writing(settings, vault) as con:
            old = _old(con, until)
        missing = _unpublished(settings, vault, old)
        waiting = _waiting(settings, vault, old, missing)
        is_due = any(each.partner not in waiting for each in old) or rewrite_database.is_unfinished(settings)
        if is_due:
            rewrite_database.begin(settings)
            for manifest in _accepted(settings, vault):
                if manifest.span_start and manifest.span_start < until and manifest.partner_code not in waiting:
                    _remove_from(settings, vault, manifest, until)
            forgetting.note(settings)
            rewrite_database.refilled(settings, vault)
    if missing:
        raise CrossingsError(closed.said(missing))
    return is_due


def _old(con: duckdb.DuckDBPyConnection, until: date) -> list[closed.Rows]:
    return [closed.Rows(*row) for row in con.execute(_OLD, [until]).fetchall()]


def _unpublished(settings: Settings, vault: Vault, old: list[closed.Rows]) -> list[closed.Unpublished]:
    return closed.unpublished(settings, vault, closed.published(settings, vault, old))


def _waiting(settings: Settings, vault: Vault, old: list[closed.Rows], missing: list[closed.Unpublished]) -> set[str]:
    """The partners whose rows are in numbers of a country that waits. They stay whole: a month alone is no country."""
    countries = {each.period.country for each in missing}
    return {each.partner for each in closed.published(settings, vault, old) if each.country in countries}


def _plan(settings: Settings, vault: Vault) -> plan.Plan | None:
    until = settings.rows_until
    manifests = _accepted(settings, vault)
    wanted = [one for one in manifests if _is_due(one, until)]
    if not wanted:
        return None
    with database.writing(settings, vault) as con:
        made = plan.make(con, until, manifests, wanted)
    plan.keep(settings, vault, made)
    return made


def _is_due(manifest: Manifest, until: date) -> bool:
    if manifest.span_start is None or manifest.span_end is None:
        return False
    last = min(until, manifest.span_end + timedelta(days=1))
    return manifest.span_start < until and (manifest.reduced_before is None or manifest.reduced_before < last)


def _carry_out(settings: Settings, vault: Vault, planned: plan.Plan) -> None:
    with database.writing(settings, vault) as con:
        for manifest in _accepted(settings, vault):
            if manifest.delivery_id not in planned.deliveries:
                continue
            rows = land.read_rows(settings, vault, manifest.partner_code, manifest.delivery_id)
            if person_month.is_reduced(rows, planned.until) and not _is_due(manifest, planned.until):
                continue
            now = replace(manifest, reduced_before=planned.until)
            # First, so that nobody takes the fewer rows after a kill for rows that an erasure has taken.
            land.write_manifest(settings, vault, now, keep_time=True)
            land.rewrite(settings, vault, now, person_month.reduced(con, rows, planned, manifest.delivery_id))


def _remove_from(settings: Settings, vault: Vault, manifest: Manifest, until: date) -> None:
    """A delivery that is gone whole leaves facts about its file: that it came and when, how many rows it had, which
    rules refused some and what was mended on reading, and no word of where in it."""
    rows = land.read_rows(settings, vault, manifest.partner_code, manifest.delivery_id)
    left = person_month.without(rows, until)
    is_over = manifest.span_end is not None and manifest.span_end < until
    rules = [Problem(manifest.partner_code, rule) for rule in sorted({one.rule for one in manifest.problems})]
    told = replace(manifest, problems=rules, persons_by_code=None, persons_joined=None)
    after = told if is_over else manifest
    if left.num_rows < rows.num_rows or after != manifest:
        land.rewrite(settings, vault, after, left)
    if is_over:
        for letter in settings.letters.glob(f"{manifest.partner_code}/**/{manifest.delivery_id[:12]}.*"):
            letter.unlink()


def _accepted(settings: Settings, vault: Vault) -> list[Manifest]:
    return [one for one in _manifests(settings, vault) if one.status == "accepted"]


def _manifests(settings: Settings, vault: Vault) -> Iterator[Manifest]:
    for partner in land.partners(settings):
        for delivery_id in sorted(land.landed(settings, partner)):
            yield land.read_manifest(settings, vault, partner, delivery_id)


def _told(rows: list[tuple[date, int]]) -> dict[date, int | None]:
    return {month: count if count >= FEW else None for month, count in rows}
