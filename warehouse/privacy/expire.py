"""Retention by time: old contacts become person-months, and older ones go altogether. It ends by itself, once a month.

Add here: another age at which something ends.
Keep out: what is kept of a row (person_month.py), and one person's own word (erase).

Killed at any moment, the same call goes on. What comes late of an old month is as it came until the next call.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

import duckdb
import pyarrow as pa

from warehouse import database, release
from warehouse.backup import forgetting
from warehouse.contract.findings import Problem
from warehouse.contract.manifest import Manifest
from warehouse.errors import CrossingsError
from warehouse.first_row import first_row
from warehouse.intake.landing import closed_sets, land, ledger
from warehouse.intake.partners.declared import declarations
from warehouse.networks import home
from warehouse.privacy import person_month, rewrite_database
from warehouse.settings import Settings
from warehouse.vault import Vault
from warehouse.whole_months import MONTHS, months_before

_FIRST_MONTH = {"fiscal_year": 10}  # of its first period in a year, where it is not January
_NAMED = 12
_TABLE = "pub_reach"
NEVER_SHOWN = "no release shows the country"
OPEN = "still open"
NOT_CLOSED = "no published release has closed it, or what closed it was taken back"


class Period(NamedTuple):
    country: str
    period_type: str
    first_day: date


class Rows(NamedTuple):
    """There are rows of this partner, country and month."""

    partner: str
    country: str
    month: date


class Unpublished(NamedTuple):
    """A period of which the ledger keeps nothing yet, and why."""

    period: Period
    why: str


def published(settings: Settings, vault: Vault, rows: Iterable[Rows]) -> list[Rows]:
    """Those of which there is or will be something in a release: of partners that are shown, in months of the calendar.

    The calendar of a build begins with the first partner (int_period_month).
    """
    partners = declarations(settings, vault)
    if not partners:
        return []
    began = min(partner.active_from for partner in partners).replace(day=1)
    first = max(began, home.network(settings).about.calendar_start)
    shown = {partner.code for partner in partners if partner.safe_to_show}
    return [each for each in rows if each.partner in shown and each.month >= first]


def unpublished(settings: Settings, vault: Vault, wanted: Iterable[Rows]) -> list[Unpublished]:
    """Periods that hold these rows, and of which no cell is in the ledger. A closed `gap` is one: it never changes."""
    cells = ledger.read(ledger.path(settings), vault).cells.to_pylist()
    closed = {
        Period(cell["countries"], cell["period_type"], cell["period_start"])
        for cell in cells
        if cell["table_name"] == _TABLE
    }
    released: dict[Period, bool] = {}
    for release_id in release.releases(settings):
        released |= _released(settings, release_id)
    kinds = {(period.country, period.period_type) for period in closed | set(released)}
    missing = set()
    for _, country, month in wanted:
        # Where nothing at all was released of a country, its months are what is missing.
        for period_type in [kind for kind in MONTHS if (country, kind) in kinds] or ["month"]:
            missing.add(Period(country, period_type, beginning(period_type, month)))
    countries = {country for country, _ in kinds}
    return [
        Unpublished(period, _why(is_shown=period.country in countries, is_open=released.get(period, False)))
        for period in sorted(missing - closed)
    ]


def _why(*, is_shown: bool, is_open: bool) -> str:
    if not is_shown:
        return NEVER_SHOWN
    return OPEN if is_open else NOT_CLOSED


def said(missing: Sequence[Unpublished]) -> str:
    """What is missing, and why it matters."""
    countries = sorted({each.period.country for each in missing})
    named = [
        f"{period.country} {period.period_type.replace('_', ' ')} {period.first_day:%Y-%m} ({why})"
        for period, why in missing[:_NAMED]
    ]
    return (
        f"Person-months of {', '.join(countries)} stay: of {len(missing)} period(s) the ledger keeps no closed "
        f"numbers: {', '.join(named)}{' …' if len(missing) > _NAMED else ''}. Numbers enter it when a release that "
        "closes them is published: before, nothing would be left of these periods. Make such a release with "
        "`crossings run`, then `crossings retain --apply` again. Where no release shows a country at all, see that the "
        "declarations of its partners are right: what a partner that is not `safe_to_show` sent does not wait. Other "
        "countries do not wait for these."
    )


def beginning(period_type: str, month: date) -> date:
    """The first day of the period of this type that holds the month."""
    return months_before(month, (month.month - _FIRST_MONTH.get(period_type, 1)) % MONTHS[period_type])


def _released(settings: Settings, release_id: str) -> dict[Period, bool]:
    """Periods that a release on disk has of each country, and whether they are open there."""
    regional, *_ = release.audience_files(settings, release_id)
    if not regional.is_file():
        return {}
    with duckdb.connect() as con:
        con.execute(f"attach '{regional}' as released (read_only)")
        rows = con.execute(
            f"select country_code, period_type, period_start, bool_and(status = 'open') "
            f"from released.published.{_TABLE} group by all"
        ).fetchall()
    return {Period(*period): is_open for *period, is_open in rows}


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
    unpublished: list[Unpublished]


def require_likely_day(settings: Settings, vault: Vault) -> None:
    """For what happens without a person: rows that a clock ahead by years would end are gone for good, and the copies
    of them with the next backup. The newest file has the day of another machine.

    Raises CrossingsError where that day lies too far back.
    """
    with database.reader(settings, vault) as con:
        (newest,) = first_row(con.execute("select max(source_at)::date from raw.delivery")) or (None,)
    partners = declarations(settings, vault)
    due = max((31 * _MONTHS[partner.cadence] + partner.grace_days for partner in partners), default=0)
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
        planned = person_month.planned(settings, vault) or _plan(settings, vault)
        if planned is None and not rewrite_database.is_unfinished(settings):
            return False
        rewrite_database.begin(settings)
        # Who is in a cell of these months can not be told from what is left: such a cell is not restated any more.
        closed_sets.forget_before(settings, vault, settings.rows_until)
        if planned:
            _carry_out(settings, vault, planned)
        forgetting.note(settings)
        rewrite_database.refilled(settings, vault)
        person_month.drop_plan(settings)
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
        raise CrossingsError(said(missing))
    return is_due


def _old(con: duckdb.DuckDBPyConnection, until: date) -> list[Rows]:
    return [Rows(*row) for row in con.execute(_OLD, [until]).fetchall()]


def _unpublished(settings: Settings, vault: Vault, old: list[Rows]) -> list[Unpublished]:
    return unpublished(settings, vault, published(settings, vault, old))


def _waiting(settings: Settings, vault: Vault, old: list[Rows], missing: list[Unpublished]) -> set[str]:
    """The partners whose rows are in numbers of a country that waits. They stay whole: a month alone is no country."""
    countries = {each.period.country for each in missing}
    return {each.partner for each in published(settings, vault, old) if each.country in countries}


def _plan(settings: Settings, vault: Vault) -> person_month.Plan | None:
    until = settings.rows_until
    manifests = _accepted(settings, vault)
    wanted = [manifest for manifest in manifests if _is_due(manifest, until)]
    if not wanted:
        return None
    with database.writing(settings, vault) as con:
        made = person_month.make_plan(con, until, manifests, wanted)
    person_month.keep_plan(settings, vault, made)
    return made


def _is_due(manifest: Manifest, until: date) -> bool:
    if manifest.span_start is None or manifest.span_end is None:
        return False
    last = min(until, manifest.span_end + timedelta(days=1))
    return manifest.span_start < until and (manifest.reduced_before is None or manifest.reduced_before < last)


def _carry_out(settings: Settings, vault: Vault, planned: person_month.Plan) -> None:
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
    rules = [Problem(manifest.partner_code, rule) for rule in sorted({problem.rule for problem in manifest.problems})]
    told = replace(manifest, problems=rules, persons_by_code=None, persons_joined=None)
    after = told if is_over else manifest
    if left.num_rows < rows.num_rows or after != manifest:
        land.rewrite(settings, vault, after, left)
    if is_over:
        for letter in settings.letters.glob(f"{manifest.partner_code}/**/{manifest.delivery_id[:12]}.*"):
            letter.unlink()


def _accepted(settings: Settings, vault: Vault) -> list[Manifest]:
    return [manifest for manifest in _manifests(settings, vault) if manifest.status == "accepted"]


def _manifests(settings: Settings, vault: Vault) -> Iterator[Manifest]:
    for partner in land.partners(settings):
        for delivery_id in sorted(land.landed(settings, partner)):
            yield land.read_manifest(settings, vault, partner, delivery_id)


def _told(rows: list[tuple[date, int]]) -> dict[date, int | None]:
    return {month: count if count >= FEW else None for month, count in rows}
