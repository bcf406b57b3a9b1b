"""The months that a report is about: which whole periods lie in them, and whether they have closed.

Add here: another question about time. Keep out: what a period is called (wording.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from dashboards.report.content.published import Published, Read
from warehouse import whole_months
from warehouse.errors import ConfigError
from warehouse.whole_months import months_after, months_before

# From the longest: a figure of the whole span is preferred to one of a part of it.
MONTHS = {kind: whole_months.MONTHS[kind] for kind in ("year", "half_year", "quarter", "month")}
WHOLE_NETWORK = {"region_code": "all", "city_code": "all"}
EVERYBODY = {**WHOLE_NETWORK, "setting_group": "all", "gender": "all", "age_band": "all", "origin_code": "all"}


@dataclass(frozen=True)
class Span:
    """Whole months, from the first day to the day after the last."""

    first_day: date
    after_last_day: date

    @property
    def last_year(self) -> int:
        return months_before(self.after_last_day, 1).year

    def whole(self, period_type: str) -> list[date]:
        """First days of the periods of a kind that lie in the span as a whole."""
        months = MONTHS[period_type]
        begin = self.first_day
        while (begin.month - 1) % months:
            begin = months_after(begin, 1)
        return [*takewhile(lambda start: months_after(start, months) <= self.after_last_day, _from(begin, months))]

    def periods(self) -> Iterator[tuple[str, date]]:
        """Every kind with its newest whole period, the longest kind first."""
        for period_type in MONTHS:
            if starts := self.whole(period_type):
                yield period_type, starts[-1]

    def earlier_periods(self) -> Iterator[tuple[str, date]]:
        """The others, the longest kind first and of each kind the newest."""
        for period_type in MONTHS:
            yield from ((period_type, start) for start in reversed(self.whole(period_type)[:-1]))

    def single(self) -> tuple[str, date] | None:
        """The one period that the span is; None where it is several, or parts."""
        return next(
            (
                (kind, start)
                for kind, start in self.periods()
                if self.whole(kind) == [self.first_day] and months_after(start, MONTHS[kind]) == self.after_last_day
            ),
            None,
        )


def year_before(day: date) -> date:
    return months_before(day, 12)


def require(published: Published, span: Span) -> None:
    """Raises ConfigError where the span is no whole months, or where one of them has not closed in this release."""
    if span.first_day.day != 1 or span.after_last_day.day != 1 or span.first_day >= span.after_last_day:
        raise ConfigError("--from and --to must be months, the first not after the last: --from 2023-01 --to 2023-12.")
    finest = next((kind for kind in reversed(MONTHS) if _margins(published, kind).rows), None)
    if finest is None:
        raise ConfigError(
            "This release says nothing of people reached: pub_reach is held back or has no row, so no period is known "
            "to have closed. Nothing was made. Wait for a release that has it, or end the hold."
        )
    rows = _margins(published, finest).rows
    newest = max((row["period_start"] for row in rows if row["status"] != "open"), default=None)
    if newest is None:
        raise ConfigError("No period has closed in this release yet, so there is nothing to report. Wait for the next.")
    end, first = months_after(newest, MONTHS[finest]), min(row["period_start"] for row in rows)
    if span.after_last_day > end:
        last_closed = months_before(end, 1)
        raise ConfigError(
            f"--to {months_before(span.after_last_day, 1):%Y-%m}: this period has not closed in this release, because "
            f"reports may still come. The last month that has closed is {last_closed:%Y-%m}. Ask for --to "
            f"{last_closed:%Y-%m}, or wait for a later release."
        )
    if span.first_day < first:
        raise ConfigError(
            f"--from {span.first_day:%Y-%m}: the figures of this release begin in {first:%Y-%m}. Ask for --from "
            f"{first:%Y-%m}, or for a later month."
        )


def last_year(published: Published) -> Span | None:
    """The four quarters up to the newest that has closed, as far as the figures go back; None where none has closed."""
    rows = _margins(published, "quarter").rows
    closed = [row["period_start"] for row in rows if row["status"] != "open"]
    if not closed:
        return None
    end = months_after(max(closed), MONTHS["quarter"])
    return Span(max(min(row["period_start"] for row in rows), year_before(end)), end)


def _margins(published: Published, period_type: str) -> Read:
    return published.read("pub_reach", ("period_start", "status"), period_type=period_type, **EVERYBODY)


def _from(begin: date, months: int) -> Iterator[date]:
    while True:
        yield begin
        begin = months_after(begin, months)
