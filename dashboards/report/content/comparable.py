"""What lies between a period and the same one of the year before in one country, beside people: reports that came,
partners that opened or closed, and events after which a series does not measure the same.

Add here: another reason why two periods cannot be compared.
Keep out: whether two numbers differ (differences.py), and what is said of it (rules.yaml).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.published import Read
from dashboards.report.content.span import MONTHS, WHOLE_NETWORK, year_before
from dashboards.report.content.wording import Told
from warehouse.networks.lists import where
from warehouse.whole_months import months_after

_PARTNERS = ("partner_opened", "partner_closed")


@dataclass(frozen=True)
class Between:
    """What rules ask, what sentences fill in, and the rows that say it."""

    known: Mapping[str, Any]
    told: Mapping[str, Told]
    reads: tuple[Read, ...]


def since_year_before(draft: Draft, period: Period, country: str) -> Between:
    words = draft.words
    events, reports, months = (each(draft, period, country) for each in (_events, _reports, _months))
    kinds = {row["kind"] for row in events.rows}
    breaks = [kind for kind in _breaking() if kind in kinds]
    before, after = _completeness(reports)
    received, partners = _received(months, period)
    known = {
        "is_broken": bool(breaks),
        "form_changed": "form_changed" in kinds,
        "fewer_reports": after < before,
        "more_reports": after > before,
        "other_completeness": after != before,
        "other_partners": bool(kinds & {*_PARTNERS}) or partners[0] != partners[1],
        "other_reports": received[0] != received[1],
    }
    told: dict[str, Told] = {
        "events": words.listed(words.name("event_codes", kind) for kind in breaks),
        "complete_before": words.share(before),
        "complete_after": words.share(after),
        "received_before": received[0],
        "received_after": received[1],
    }
    return Between(known, told, tuple(read for read in (events, reports, months) if read.rows))


def breaks_in(events_between: str | None) -> list[str]:
    """Of kinds of events, as a table lists them: those after which a series does not measure the same."""
    return [kind for kind in (events_between or "").split(", ") if kind in _breaking()]


def _breaking() -> tuple[str, ...]:
    return where("event_kind", "kind", "is_break", "1")


def _events(draft: Draft, period: Period, country: str) -> Read:
    """From the first day of the earlier period to the last of the later one, as pub_setting_decomposition has them."""
    asked = {"country_code": country, "kind": tuple(dict.fromkeys((*_breaking(), *_PARTNERS)))}
    first, end = year_before(period.start), months_after(period.start, MONTHS[period.kind])
    days = {row["event_date"] for row in draft.read("pub_events", ["event_date"], **asked).rows}
    between = tuple(sorted(day for day in days if first <= day < end))
    return draft.read("pub_events", ["event_date", "kind"], **asked, event_date=between)


def _reports(draft: Draft, period: Period, country: str) -> Read:
    return draft.read(
        "pub_coverage", ["reporting_completeness"], **period.with_year_before, **WHOLE_NETWORK, country_code=country,
        indicator_code="reached_any", coverage_scope="served_area",
    )  # fmt: skip


def _completeness(reports: Read) -> tuple[float, float]:
    """Of the earlier and the later period. Where one is not known, nothing is said of reports."""
    if len(reports.rows) != 2:
        return 1.0, 1.0
    before, after = (row["reporting_completeness"] or 0.0 for row in reports.rows)
    return before, after


def _months(draft: Draft, period: Period, country: str) -> Read:
    """Which partner reported which month of the two periods. Donors' files do not say it."""
    starts = [months_after(first, month) for first in (year_before(period.start), period.start)
              for month in range(MONTHS[period.kind])]  # fmt: skip
    return draft.read("pub_reporting", ["received"], month_start=tuple(starts), country_code=country)


def _received(months: Read, period: Period) -> tuple[list[int], list[set[str]]]:
    """How many reports came in each of the two periods, and of which partners."""
    rows = [row for row in months.rows if row["received"]]
    sides = [[row for row in rows if (row["month_start"] >= period.start) is is_later] for is_later in (False, True)]
    if not all(sides):
        return [0, 0], [set(), set()]
    return [sum(row["received"] for row in side) for side in sides], [
        {row["partner_alias"] for row in side} for side in sides
    ]
