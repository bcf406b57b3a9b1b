"""Releases: what people see is there, fit, and not older than the calendar asks for.

Add here: another reason why people see old numbers, or none.
Keep out: what a release holds.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, note, now, soon, well
from warehouse import turning_days
from warehouse.release import journal, rooms, steps

# A release is late when the calendar turned so many days ago, and nobody saw to it when it is a month.
GRACE_DAYS, NOW_DAYS = 3, 31
# Where the working database cannot tell the calendar: some cell closes every month.
_WITHOUT_CALENDAR = 45
PAUSE_DAYS = 7


def look(case: Case) -> Iterator[Finding]:
    here = case.settings
    shown = steps.shown(here)
    if shown is None:
        level = Level.SOON if case.is_begun else Level.NOTE
        yield Finding(level, "none", "Nothing was released yet.", "published", "crossings run")
        return
    if reason := steps.why_not_shown(here):
        yield now("not_shown", f"The dashboards show no figures. {reason}", "published", "crossings run")
    yield from _age(case, date.fromisoformat(shown[:10]))
    yield from _held(case)
    refused = rooms.in_room(here.refused)
    if refused and refused[0] > shown:
        said = "The newest release was refused by a test, so people see an older one."
        yield soon("refused", said, "refused", "crossings release list, then crossings run")


def _age(case: Case, day: date) -> Iterator[Finding]:
    today = case.settings.as_of
    flips = journal.flips(case.settings)
    age = (case.at - flips[-1].at).total_seconds() if flips else (today - day).days * 86_400.0
    figures = {"release_age_seconds": age}
    turning = case.facts.turning if case.facts else frozenset()
    turned = turning_days.next_after(day, turning) if turning else day + timedelta(_WITHOUT_CALENDAR - GRACE_DAYS)
    late = (today - turned).days
    if late > GRACE_DAYS:
        level = Level.NOW if late > NOW_DAYS else Level.SOON
        said = f"The calendar has turned {late} days ago, and no release was made since {day}."
        yield Finding(level, "late", said, "release", "crossings run", figures=figures)
    else:
        yield well("current", f"The release is of {day}.", **figures)


def _held(case: Case) -> Iterator[Finding]:
    here = case.settings
    if pause := journal.paused(here):
        days = case.age_days(pause.at)
        said = f"Somebody rolled back {days:.0f} days ago, and nothing is published by itself."
        level = Level.SOON if days > PAUSE_DAYS else Level.NOTE
        yield Finding(level, "paused", said, "release", "crossings release publish")
    elif journal.waits(here) and any(name > (steps.shown(here) or "") for name in rooms.in_room(here.published)):
        said = "A release waits for somebody to look at it."
        yield soon("waits", said, "release", "Look at the page Releases; crossings release publish")
    if held := journal.held(here):
        oldest = min(entry.at for entry in held.values())
        yield note(
            "held", f"Tables held back: {len(held)}, the first since {oldest:%Y-%m-%d}.", ", ".join(held),
            "crossings release unhold TABLE, when the reason is gone",
        )  # fmt: skip
    if case.facts and case.facts.restatement:
        said = "A restatement was asked for, and no release has it yet."
        yield soon("restatement", said, "release", "crossings run")
