"""What of a share's course is season: the swing between quarters of one year, and a trend beyond it.

Add here: another question about seasons. Keep out: changes against the year before (workplaces.py).
"""

from collections.abc import Iterator
from datetime import date

from dashboards.report.content.differences import of_shares
from dashboards.report.content.draft import Draft
from dashboards.report.content.published import Row
from dashboards.report.content.shares import has_share, share_of
from dashboards.report.content.span import WHOLE_NETWORK, year_before
from dashboards.report.document import Sentence

_SHARE = ["share", "share_low", "share_high", "base_persons", "status"]
_QUARTERS = 4


def sentences(draft: Draft, country: str) -> Iterator[Sentence]:
    yield from _swing(draft, country)
    yield from _trend(draft, country)


def _swing(draft: Draft, country: str) -> list[Sentence]:
    """The lowest and the highest quarter of the newest four, and the same two quarters of the year before."""
    words = draft.words
    starts = tuple(draft.span.whole("quarter")[-_QUARTERS:])
    if len(starts) < _QUARTERS:
        return []
    every = tuple(sorted({*starts, *map(year_before, starts)}))
    read = draft.read(
        "pub_setting_share", _SHARE, period_type="quarter", period_start=every, **WHOLE_NETWORK, reporters="all",
        country_code=country, setting_group="indoor",
    )  # fmt: skip
    shown = {start: row for start, row in read.by("period_start").items() if has_share(row)}
    now = [start for start in starts if start in shown]
    if not now:
        return []
    low, high = (pick(now, key=lambda start: shown[start]["share"]) for pick in (min, max))
    known = {
        "swing": of_shares(share_of(shown[low]), share_of(shown[high])).verdict,
        "before": _before(shown, low, high),
    }
    then = [shown.get(year_before(start)) for start in (low, high)]
    return draft.say(
        "swing",
        known,
        read,
        low=words.share(shown[low]["share"]),
        high=words.share(shown[high]["share"]),
        low_quarter=words.period("quarter", low),
        high_quarter=words.period("quarter", high),
        **{
            name: words.share(row["share"]) if row else ""
            for name, row in zip(("low_before", "high_before"), then, strict=True)
        },
    )


def _before(shown: dict[date, Row], low: date, high: date) -> str:
    """Whether the same two quarters of the year before differed the same way."""
    then = [shown.get(year_before(start)) for start in (low, high)]
    if then[0] is None or then[1] is None:
        return "none"
    return of_shares(share_of(then[0]), share_of(then[1])).verdict


def _trend(draft: Draft, country: str) -> list[Sentence]:
    words = draft.words
    columns = ["first_period", "last_period", "months", "slope_points", "slope_low_points", "slope_high_points",
               "seasonal_amplitude_points", "verdict", "status", "reason"]  # fmt: skip
    read = draft.read(
        "pub_setting_trend", columns, country_code=country, region_code="all", reporters="constant",
        setting_group="indoor", period_type="month",
    )  # fmt: skip
    row = read.row
    # What ended before these months is no news of them, and what goes on after them is not theirs.
    if not row or row["last_period"] is None:
        return []
    if not draft.span.first_day <= row["last_period"] < draft.span.after_last_day:
        return []
    told = {
        "first": words.month(row["first_period"]),
        "last": words.month(row["last_period"]),
        "season": words.size(row["seasonal_amplitude_points"] or 0),
        "slope": words.size(row["slope_points"] or 0),
        "low": words.points(row["slope_low_points"] or 0),
        "high": words.points(row["slope_high_points"] or 0),
    }
    known = {"status": row["status"], "verdict": row["verdict"]}
    return draft.say("season", known, read, months=row["months"], **told)
