"""Who was reached: gender and age.

Add here: another trait of people that pub_reach tells apart. Keep out: where they come from (origins.py).
"""

from collections.abc import Iterator

from dashboards.report.content.differences import of_shares, wilson
from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.published import Read
from dashboards.report.content.span import EVERYBODY, year_before
from dashboards.report.document import Block, Sentence

_GENDERS = ("woman", "man", "trans_or_nonbinary", "not_asked")
_BANDS = ("18-24", "25-29", "30-34", "35-39", "40-44", "45-49", "50+", "not_recorded")
_COLUMNS = ["persons", "status"]


def blocks(draft: Draft) -> Iterator[Block]:
    period = draft.period("pub_reach", **{**EVERYBODY, "gender": _GENDERS})
    if period is None:
        yield from draft.nothing("people.absent", "pub_reach", **{**EVERYBODY, "gender": _GENDERS})
        return
    everybody = draft.read("pub_reach", _COLUMNS, **period.with_year_before, **EVERYBODY)
    gender = draft.read("pub_reach", _COLUMNS, **period.with_year_before, **{**EVERYBODY, "gender": _GENDERS})
    ages = draft.read("pub_reach", _COLUMNS, **period.with_year_before, **{**EVERYBODY, "age_band": _BANDS})
    for country in draft.countries:
        yield from draft.paragraph(
            f"people.who.{country.lower()}",
            [*_gender(draft, period, country, everybody, gender), *_age(draft, period, country, everybody, ages)],
        )
    told = {"period": draft.words.period(period.kind, period.start)}
    yield from _table(draft, "people.gender", "gender", period, everybody, gender, told)
    yield from _table(draft, "people.age", "age_band", period, everybody, ages, told)
    yield from draft.open_note("people.note", period)


def _of(read: Read, country: str, period: Period, **dimension: str) -> int | None:
    wanted = {"country_code": country, "period_start": period.start, **dimension}
    rows = [row for row in read.rows if all(row.get(column) == value for column, value in wanted.items())]
    return rows[0]["persons"] if rows else None


def _gender(draft: Draft, period: Period, country: str, everybody: Read, gender: Read) -> Iterator[Sentence]:
    base, words = _of(everybody, country, period), draft.words
    counts = {each: _of(gender, country, period, gender=each) for each in _GENDERS}
    known = {each: count for each, count in counts.items() if count is not None}
    place, when = words.place(country, "in"), words.period(period.kind, period.start, "in")
    if base is None or not known:
        yield from draft.say("gender", {"known": 0}, everybody, gender, place=place, period=when)
        return
    parts = [
        words.text(f"gender-{each.replace('_', '-')}", share=words.share(count / base)) for each, count in known.items()
    ]
    yield from draft.say(
        "gender", {"known": len(known), "hidden": len(counts) - len(known)}, everybody, gender,
        place=place, period=when, parts=words.listed(parts), people=base,
    )  # fmt: skip


def _age(draft: Draft, period: Period, country: str, everybody: Read, ages: Read) -> Iterator[Sentence]:
    young, base = (_of(each, country, period, **dim) for each, dim in ((ages, {"age_band": "18-24"}), (everybody, {})))
    if young is None or not base:
        return
    now = wilson(young, base)
    yield from draft.say(
        "age", {}, ages, everybody, share=draft.words.share_within(now.value, now.low, now.high), people=young
    )
    earlier = Period(period.kind, year_before(period.start))
    young, base = _of(ages, country, earlier, age_band="18-24"), _of(everybody, country, earlier)
    if young is None or not base:
        return
    before = wilson(young, base)
    yield from draft.say(
        "share_change", {"before": "shown", "verdict": of_shares(before, now).verdict}, ages, everybody,
        before=draft.words.share_within(before.value, before.low, before.high),
        points=draft.words.size(100 * (now.value - before.value)),
    )  # fmt: skip


def _table(
    draft: Draft, block: str, column: str, period: Period, everybody: Read, read: Read, told: dict[str, str]
) -> Iterator[Block]:
    """A row for each value, a column for each country, with all at the end."""
    words = draft.words
    rows = []
    for value in [*(_GENDERS if column == "gender" else _BANDS), "all"]:
        source = everybody if value == "all" else read
        dimension = {} if value == "all" else {column: value}
        cells = [
            draft.people(next((row for row in source.rows if row["country_code"] == country
                               and row["period_start"] == period.start
                               and all(row[name] == it for name, it in dimension.items())), {}))
            for country in draft.countries
        ]  # fmt: skip
        rows.append([words.name(column, value), *cells])
    code = f"table-{column.replace('_', '-')}"
    yield from draft.table_by_country(block, code, column.replace("_", "-"), rows, [read, everybody], **told)
