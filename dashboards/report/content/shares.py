"""Published shares: read from a row, compared with the year before, and said.

Add here: another way in which chapters compare shares. Keep out: intervals (differences.py).
"""

from dashboards.report.content.comparable import since_year_before
from dashboards.report.content.differences import Share, of_shares
from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.published import Read, Row
from dashboards.report.content.span import year_before
from dashboards.report.document import Sentence


def share_of(row: Row) -> Share:
    """Of a row with share, share_low, share_high and base_persons."""
    return Share(row["share"], row["share_low"], row["share_high"], row["base_persons"])


def has_share(row: Row) -> bool:
    return row.get("share") is not None and row.get("share_low") is not None and bool(row.get("base_persons"))


def change(draft: Draft, read: Read, period: Period, country: str) -> list[Sentence]:
    """How the share of a period stands to the year before, both in the rows; nothing where it is not known."""
    rows = read.by("period_start")
    after, before = rows.get(period.start, {}), rows.get(year_before(period.start))
    if not has_share(after):
        return []
    if before is None or not has_share(before):
        status = before["status"] if before else "none"
        return draft.say("share_change", {"before": status}, read, reason=draft.words.status("few"))
    return compared(draft, share_of(before), share_of(after), period, country, read)


def compared(draft: Draft, before: Share, after: Share, period: Period, country: str, *reads: Read) -> list[Sentence]:
    """Two shares a year apart, beside what else lies between them."""
    difference, between = of_shares(before, after), since_year_before(draft, period, country)
    return draft.say(
        "share_change", {"before": "shown", "verdict": difference.verdict, **between.known}, *reads, *between.reads,
        before=draft.words.share_within(before.value, before.low, before.high),
        points=draft.words.size(100 * difference.point), **between.told,
    )  # fmt: skip
