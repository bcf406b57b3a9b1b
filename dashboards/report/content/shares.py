"""Published shares: read from a row, compared with the year before, and said.

Add here: another way in which chapters compare shares. Keep out: intervals (differences.py).
"""

from dashboards.report.content.differences import Share, of_shares
from dashboards.report.content.draft import Draft
from dashboards.report.content.published import Read, Row
from dashboards.report.content.span import year_before
from dashboards.report.document import Sentence


def share_of(row: Row) -> Share:
    """Of a row with share, share_low, share_high and base_persons."""
    return Share(row["share"], row["share_low"], row["share_high"], row["base_persons"])


def has_share(row: Row) -> bool:
    return row.get("share") is not None and row.get("share_low") is not None and bool(row.get("base_persons"))


def change(draft: Draft, read: Read) -> list[Sentence]:
    """How the share of the newest period in the rows stands to the year before; nothing where one is not known."""
    rows = read.by("period_start")
    after = rows[max(rows)] if rows else {}
    before = rows.get(year_before(max(rows))) if rows else None
    if not has_share(after):
        return []
    if before is None or not has_share(before):
        status = before["status"] if before else "none"
        return draft.say("share_change", {"before": status}, read, reason=draft.words.status("few"))
    difference = of_shares(share_of(before), share_of(after))
    return draft.say(
        "share_change", {"before": "shown", "verdict": difference.verdict}, read,
        before=draft.words.share_within(before["share"], before["share_low"], before["share_high"]),
        points=draft.words.size(100 * difference.point),
    )  # fmt: skip
