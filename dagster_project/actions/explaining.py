"""What `explain` prints: a published cell, why it is as it is, and the deliveries behind it, in plain words.

Add here: another sentence about a cell.
Keep out: finding out what there is to say (warehouse/release/explaining.py).
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from dagster_project.console import say, table
from warehouse import vault
from warehouse.errors import ConfigError
from warehouse.release.deliveries_behind import Delivery
from warehouse.release.explaining import Explained, explain
from warehouse.release.written_periods import period
from warehouse.settings import settings

WHY = {
    "few": (
        "Too few to show, or none. A cell is hidden where its number is below {threshold}, where fewer than two "
        "partners stand behind it or one has too much of it, where a part would say too much of its whole, "
        "or where the disclosure test found that it could be computed from others. Which of these it was is not "
        "said: that would be a number."
    ),
    "gap": "No partner that works there has reported. It is not a zero. The missing months are listed below.",
    "open": (
        "The time for late reports has not passed. It is due to close on {closes_on}; the first release from "
        "then on counts it."
    ),
    "not_observable": "Not observable{reason}. It is not a zero.",
    "no_denominator": "There is no population estimate to divide by.",
}
HEADS = ("partner", "days", "version", "status", "rows", "accepted", "refused", "rules")


def show(name: str, asked: str, dimensions: Sequence[str]) -> None:
    now = settings()
    tell(explain(now, vault.load(now), name, period(asked), wanted(dimensions)))


def tell(about: Explained) -> None:
    _tell_cell(about)
    _tell_history(about)
    _tell_deliveries(about)


def wanted(dimensions: Sequence[str]) -> Mapping[str, str]:
    if wrong := [text for text in dimensions if "=" not in text]:
        raise ConfigError(
            f"{len(wrong)} argument(s) after the period have no equals sign. Write dimensions like country_code=RU."
        )
    return {name: value for name, _, value in (text.partition("=") for text in dimensions)}


def _tell_cell(about: Explained) -> None:
    say(f"Release {about.release}, {about.table}, {about.period.kind} from {about.period.start}")
    say("  " + ", ".join(f"{name} {value}" for name, value in about.dimensions.items()))
    for name, value in about.published.items():
        if value is not None and value != "":
            say(f"  {name}: {value}")


def _tell_history(about: Explained) -> None:
    if why := WHY.get(about.status):
        said = why.format(threshold=about.threshold, closes_on=about.closes_on, reason=_reason(about.published))
        say(f"\n{said}")
    elif about.first_published:
        say(f"\n{_closed(about)} Since then its people are the same number in every release.")
        if about.published.get("denominator_point") is not None:
            say("What they are divided by is the estimate that is declared today.")
    for change in about.restated:
        say(
            f"The restatement of {change['restated_in']} changed it: before {_number(change, '_before')}, "
            f"since then {_number(change, '')}."
        )


def _closed(about: Explained) -> str:
    """By the rule it is due on one day; what closes it is the first release from that day on. A restatement that showed
    a cell for the first time is the day of `first_published`, and the ledger then has the day of the restatement."""
    if about.restated:
        return f"It was due to close on {about.closes_on}, and closed with the first release from then on."
    if about.counted_on is None:
        return f"It was due to close on {about.first_published}, and closed with the first release from then on."
    return f"It was due to close on {about.first_published}, and closed with the release of {about.counted_on}."


def _reason(published: Mapping[str, object]) -> str:
    """Tables differ in why nobody could see a number; those without a column for it say so in the label."""
    reason = str(published.get("reason") or published.get("status_label") or "").removeprefix("not observable")
    return f": {reason.removeprefix(': ')}" if reason else ""


def _number(change: Mapping[str, object], ending: str) -> str:
    persons = change[f"persons{ending}"]
    return str(change[f"status{ending}"]) if persons is None else str(persons)


def _tell_deliveries(about: Explained) -> None:
    say()
    if about.deliveries:
        table("Deliveries of this place and period", HEADS, [_row(delivery) for delivery in about.deliveries])
        for one in about.deliveries:
            if why := _not_in_it(one, about):
                say(f"Not in the number: {one.partner_code}, {_days(one.first_day, one.last_day)}, {why}.")
        say(
            "A later version takes the place of an earlier one of the same days. What was accepted after the number "
            "was computed waits for the yearly restatement. Rows are contacts, never persons."
        )
    else:
        say("No delivery of this place and period has come.")
    for partner, months in about.missing.items():
        say(f"Missing from {partner}: {', '.join(f'{month:%Y-%m}' for month in months)}.")
    say("Published numbers carry small random changes, and only partners that are safe to show are in them.")


def _row(one: Delivery) -> list[object]:
    rules = ", ".join(f"{rule} ({count})" if count else rule for rule, count in one.rules.items())
    rows = [one.rows_received, one.rows_accepted, one.rows_refused]
    return [one.partner_code, _days(one.first_day, one.last_day), one.version, one.status, *rows, rules]


def _not_in_it(one: Delivery, about: Explained) -> str:
    """Why an accepted file is not in the number, or not with all of its days."""
    if one.status != "accepted":
        return ""
    days = (one.last_day - one.first_day).days + 1
    if one.replaced_days == days:
        return f"version {one.version}: replaced"
    computed = about.counted_on if about.status != "open" else None
    if computed and one.counted_from and one.counted_from > computed:
        return f"version {one.version}: accepted after the release of {computed}"
    return f"version {one.version}: replaced on {one.replaced_days} of {days} days" if one.replaced_days else ""


def _days(first: date, last: date) -> str:
    is_month = first.day == 1 and last == date(first.year, first.month, monthrange(first.year, first.month)[1])
    return f"{first:%Y-%m}" if is_month else f"{first} to {last}"
