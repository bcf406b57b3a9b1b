"""Who was reached: gender and age.

Add here: another trait of people that pub_reach tells apart. Keep out: where they come from (origins.py).
"""

from collections.abc import Iterator
from datetime import date

from dashboards.report.content.differences import Share, wilson
from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.lone_partner import instead
from dashboards.report.content.published import Read
from dashboards.report.content.shares import compared
from dashboards.report.content.span import EVERYBODY, year_before
from dashboards.report.document import Block, Sentence

_GENDERS = ("woman", "man", "trans_or_nonbinary", "not_asked")
_BANDS = ("18-24", "25+", "25-29", "30-34", "35-39", "40-44", "45-49", "50+", "wider_than_band", "not_recorded")
_COLUMNS = ["persons", "status"]


def blocks(draft: Draft) -> Iterator[Block]:
    period = draft.period("pub_reach", **{**EVERYBODY, "gender": _GENDERS})
    if period is None:
        yield from draft.nothing("people.absent", "pub_reach", **{**EVERYBODY, "gender": _GENDERS})
        return
    for country in draft.countries:
        yield from draft.paragraph(
            f"people.who.{country.lower()}", [*_gender(draft, period, country), *_age(draft, period, country)]
        )
    everybody = draft.read("pub_reach", _COLUMNS, **period.where, **EVERYBODY, country_code=draft.countries)
    for column, values in (("gender", _GENDERS), ("age_band", _BANDS)):
        read = draft.read("pub_reach", _COLUMNS, **period.where, **{**EVERYBODY, column: values},
                          country_code=draft.countries)  # fmt: skip
        yield from _table(draft, period, column, everybody, read)
    yield from draft.open_note("people.note", period)


def _gender(draft: Draft, period: Period, country: str) -> Iterator[Sentence]:
    words = draft.words
    everybody = draft.read("pub_reach", _COLUMNS, **period.where, **EVERYBODY, country_code=country)
    read = draft.read("pub_reach", _COLUMNS, **period.where, **{**EVERYBODY, "gender": _GENDERS}, country_code=country)
    rows, base = read.by("gender"), everybody.row.get("persons")
    known = {each: rows[each]["persons"] for each in _GENDERS if each in rows and rows[each]["persons"] is not None}
    place, when = words.place(country, "in"), words.period(period.kind, period.start, "in")
    if base is None or not known:
        alone = instead(draft, period, country)
        yield from alone or draft.say("gender", {"known": 0}, everybody, read, place=place, period=when)
        return
    parts = [
        words.text(f"gender-{each.replace('_', '-')}", share=words.share(count / base)) for each, count in known.items()
    ]
    yield from draft.say(
        "gender", {"known": len(known), "hidden": len(_GENDERS) - len(known)}, everybody, read,
        place=place, period=when, parts=words.listed(parts), people=base,
    )  # fmt: skip


def _age(draft: Draft, period: Period, country: str) -> Iterator[Sentence]:
    """People under 25 among all, and the same a year before."""
    own = {**period.with_year_before, "country_code": country}
    young = draft.read("pub_reach", _COLUMNS, **own, **{**EVERYBODY, "age_band": "18-24"})
    everybody = draft.read("pub_reach", _COLUMNS, **own, **EVERYBODY)
    now, before = (_share(young, everybody, start) for start in (period.start, year_before(period.start)))
    if now is None:
        return
    words = draft.words
    yield from draft.say("age", {}, young, everybody, share=words.share_within(now.value, now.low, now.high))
    if before is None:
        return
    yield from compared(draft, before, now, period, country, young, everybody)


def _share(part: Read, whole: Read, start: date) -> Share | None:
    persons, base = (each.by("period_start").get(start, {}).get("persons") for each in (part, whole))
    return wilson(persons, base) if persons is not None and base else None


def _table(draft: Draft, period: Period, column: str, everybody: Read, read: Read) -> Iterator[Block]:
    """A row for each value, a column for each country, with all at the end."""
    words = draft.words
    of = {(row[column], row["country_code"]): row for row in read.rows}
    of |= {("all", row["country_code"]): row for row in everybody.rows}
    rows = [
        [words.name(column, value), *(draft.people(of.get((value, country), {})) for country in draft.countries)]
        for value in (*(_GENDERS if column == "gender" else _BANDS), "all")
    ]
    code = column.replace("_", "-")
    when = words.period(period.kind, period.start)
    yield from draft.table_by_country(f"people.{column}", f"table-{code}", code, rows, [read, everybody], period=when)
