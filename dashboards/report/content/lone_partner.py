"""Why a number of a country is hidden: too few people, or one partner alone.

Numbers of one partner alone are hidden, however large they are and in every period. That one partner is left follows
from declarations, not from people, and pub_reporting says it to the same readers. Donors are not told who reports.

Add here: another reason that follows from what partners declare.
Keep out: which numbers are hidden (dbt/macros/protected_counts.sql).
"""

from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.published import Read
from dashboards.report.content.span import EVERYBODY, MONTHS
from dashboards.report.document import Sentence
from warehouse.whole_months import months_after


def why_hidden(draft: Draft, period: Period, country: str, status: str) -> tuple[str, tuple[Read, ...]]:
    """The reason for a status in words, and what says so beside the row itself."""
    reads = _one_partner(draft, period, country) if status == "few" else ()
    return (draft.words.text("status-one-partner") if reads else draft.words.status(status)), reads


def instead(draft: Draft, period: Period, country: str) -> list[Sentence]:
    """What stands instead of sentences that call groups too small. Nothing where more partners work."""
    reads = _one_partner(draft, period, country)
    if not reads:
        return []
    place, when = draft.words.place(country, "in"), draft.words.period(period.kind, period.start, "in")
    return draft.say("one_partner", {}, *reads, place=place, period=when)


def _one_partner(draft: Draft, period: Period, country: str) -> tuple[Read, ...]:
    """What says that one partner alone works in a country in the whole period and is not shown; nothing otherwise.

    A partner that may be named is shown alone: then everybody together are shown, and what is too few is too few.
    """
    reached = draft.read("pub_reach", ["status"], **period.where, **EVERYBODY, country_code=country)
    months = tuple(months_after(period.start, month) for month in range(MONTHS[period.kind]))
    partners = draft.read("pub_reporting", ["expected"], month_start=months, country_code=country)
    is_one = reached.row.get("status") == "few" and len({row["partner_alias"] for row in partners.rows}) == 1
    return (reached, partners) if is_one else ()
