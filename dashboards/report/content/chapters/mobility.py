"""Mobility: moves that linkage saw, ways that people told of, corridors, reasons, and what nobody could see.

Add here: another measure of mobility. Keep out: where people come from at all (origins.py).
"""

from collections.abc import Iterator

from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.lone_partner import instead, why_hidden
from dashboards.report.content.published import Read, Row
from dashboards.report.content.shares import has_share
from dashboards.report.document import Block, Sentence
from warehouse.networks import home

_NAMED = 3
_SHARE = ["persons", "base_persons", "share", "share_low", "share_high", "reference_share", "status"]


def blocks(draft: Draft) -> Iterator[Block]:
    period = draft.period("pub_moves", gap_tier="all")
    if period is None:
        yield from draft.nothing("mobility.absent", "pub_moves", gap_tier="all")
        return
    for country in draft.countries:
        sentences = [*_within(draft, period, country), *_across(draft, period, country)]
        yield from draft.paragraph(f"mobility.moves.{country.lower()}", sentences)
    yield from _told_and_linked(draft)
    yield from _corridors(draft)
    for country in draft.countries:
        yield from draft.paragraph(f"mobility.reasons.{country.lower()}", _reasons(draft, country))
    yield from draft.paragraph("mobility.caveat", _caveats(draft, period), "note")
    yield from draft.open_note("mobility.note", period)


def _within(draft: Draft, period: Period, country: str) -> Iterator[Sentence]:
    words = draft.words
    # "" where the network declares no scope of this country alone.
    scope = next((name for name, its in home.in_force().enabled_scopes.items() if its == {country}), "")
    read = draft.read("pub_moves", ["persons", "status"], **period.where, scope=scope, country_code=country,
                      move_kind="within_country", gap_tier="all")  # fmt: skip
    status = str(read.row.get("status", "not_observable"))
    reason, why = why_hidden(draft, period, country, status)
    yield from draft.say(
        "moves_within", {"status": status}, read, *why, place=words.place(country, "in"), reason=reason,
        period=words.period(period.kind, period.start, "in"), people=read.row.get("persons") or 0,
    )  # fmt: skip
    other = draft.read("pub_mobility", _SHARE, **period.where, scope=scope, country_code=country,
                       measure="worked_in_other_city")  # fmt: skip
    if has_share(other.row):
        yield from draft.say("other_city", {}, other, share=draft.share_within(other.row))


def _across(draft: Draft, period: Period, country: str) -> Iterator[Sentence]:
    """People who came over a border that partners on both sides watch, by the country that they were met in before."""
    words, listed, reads, hidden = draft.words, [], [], []
    for scope, other in _pairs(country):
        read = draft.read("pub_moves", ["persons", "status"], **period.where, scope=scope, country_code=country,
                          move_kind="cross_border", gap_tier="all")  # fmt: skip
        if not read.rows:
            continue
        reads.append(read)
        if read.is_shown:
            listed.append(words.text("moved-from", place=words.place(other, "from"), people=read.row["persons"]))
        else:
            hidden.append(f"{words.place(other)} ({words.status(read.row['status'])})")
    if not reads:
        return
    yield from draft.say(
        "moves_across", {"listed": len(listed)}, *reads, place=words.place(country, "in"), listed=words.listed(listed),
        period=words.period(period.kind, period.start, "in"), hidden=words.listed(hidden),
    )  # fmt: skip
    if listed and hidden:
        yield from draft.say("moves_across_hidden", {}, *reads, hidden=words.listed(hidden))


def _caveats(draft: Draft, period: Period) -> Iterator[Sentence]:
    """Said once, for all countries."""
    yield from draft.say("not_observed", {"kind": draft.edition.kind})
    yield from draft.say("told_and_linked", {"kind": draft.edition.kind})
    read = draft.read("pub_mobility", ["reference_share"], **period.where, measure="worked_in_other_city",
                      country_code=draft.countries)  # fmt: skip
    named = [row["reference_share"] for row in read.rows if row["reference_share"] is not None]
    if named:
        yield from draft.say("reference", {}, read, reference=draft.words.share(named[0]))


def _told_and_linked(draft: Draft) -> Iterator[Block]:
    words = draft.words
    period = draft.period("pub_said_flows", said_kind="previous")
    if period is None:
        return
    columns = ["persons", "status", "linked_persons", "linked_status"]
    read = draft.read("pub_said_flows", columns, **period.where, said_kind="previous", country_code=draft.countries)
    known = [row for row in read.rows if row["persons"] is not None or row["linked_persons"] is not None]
    across = sorted((row for row in known if row["said_country"] != row["country_code"]), key=_largest)
    for country in draft.countries:
        yield from draft.paragraph(f"mobility.told.{country.lower()}", _told(draft, across, country, period))
    rows = [
        [words.place(row["said_country"]), words.place(row["country_code"]), draft.people(row),
         draft.people({"persons": row["linked_persons"], "status": row["linked_status"]})]
        for row in across
    ]  # fmt: skip
    head = draft.head("from", "to", "told", "linked")
    when = words.period(period.kind, period.start)
    yield from draft.table("mobility.flows", "table-flows", head, rows, [read], left=2, period=when)
    flows = [
        {"origin": words.place(row["said_country"]), "destination": words.place(row["country_code"]),
         "series": words.text(f"flow-{kind}"), "value": row[column]}
        for kind, column in (("told", "persons"), ("linked", "linked_persons"))
        for row in across
        if row[column] is not None
    ]  # fmt: skip
    told = [
        words.text(
            "alternative-flow",
            origin=words.place(row["said_country"]),
            destination=words.place(row["country_code"]),
            people=row["persons"],
        )
        for row in across
        if row["persons"] is not None
    ]
    yield from draft.figure(
        "mobility.figure", "figure-flows", "flows", flows, [read], "; ".join(told), period=when,
        titles={"x": words.text("head-from"), "y": words.text("head-to"), "legend": words.text("axis-known-how")},
    )  # fmt: skip


def _told(draft: Draft, rows: list[Row], country: str, period: Period) -> list[Sentence]:
    words = draft.words
    own = [row for row in rows if row["country_code"] == country and row["persons"] is not None][:_NAMED]
    if not own and (alone := instead(draft, period, country)):
        return alone
    named = tuple(row["said_country"] for row in own)
    read = draft.read("pub_said_flows", ["persons", "status"], **period.where, said_kind="previous",
                      country_code=country, said_country=named)  # fmt: skip
    listed = [words.text("moved-from", place=words.place(row["said_country"], "from"), people=row["persons"])
              for row in own]  # fmt: skip
    return draft.say(
        "told_flows", {"listed": len(listed), "kind": draft.edition.kind}, read, listed=words.listed(listed),
        place=words.place(country, "in"), period=words.period(period.kind, period.start, "in"),
    )  # fmt: skip


def _largest(row: Row) -> tuple[int, str, str]:
    return -(row["persons"] or row["linked_persons"] or 0), row["country_code"], row["said_country"]


def _corridors(draft: Draft) -> Iterator[Block]:
    words = draft.words
    period = draft.period("pub_corridors")
    if period is None:
        return
    read = draft.read("pub_corridors", ["name_en", "persons", "status"], **period.where, country_code=draft.countries)
    names = {str(row["corridor_code"]): row[f"name_{words.language}"] for row in home.in_force().rows("corridor")}
    rows: list[list[str]] = [
        [str(names.get(row["corridor_code"], row["name_en"])), words.place(row["country_code"]),
         words.number(row["persons"]) if row["persons"] is not None else words.status(row["status"])]
        for row in read.rows
        if row["status"] != "open"
    ]  # fmt: skip
    when = words.period(period.kind, period.start)
    shown = sum(row["persons"] is not None for row in read.rows)
    yield from draft.paragraph(
        "mobility.corridors",
        draft.say("corridors", {"shown": shown}, read, period=words.period(period.kind, period.start, "in")),
    )
    yield from draft.table(
        "mobility.corridors.table", "table-corridors", draft.head("corridor", "arrived-in", "people"), rows, [read],
        left=2, period=when,
    )  # fmt: skip


def _reasons(draft: Draft, country: str) -> Iterator[Sentence]:
    words = draft.words
    period = draft.period("pub_move_reasons", country_code=country)
    if period is None:
        return
    where = {**period.where, "country_code": country, "migrant_group": "all"}
    reasons = draft.read("pub_move_reasons", ["persons", "status"], **where, intended_stay="all", status="shown")
    stays = draft.read("pub_move_reasons", ["persons", "status"], **where, move_reason="all", status="shown")
    place, when = words.place(country, "in"), words.period(period.kind, period.start, "in")
    named = _ranked(draft, reasons, "move_reason")
    if not named and (alone := instead(draft, period, country)):
        yield from alone
        return
    yield from draft.say(
        "reasons", {"named": len(named)}, reasons, place=place, period=when, listed=words.listed(named)
    )
    if named:
        meant = _ranked(draft, stays, "intended_stay")
        yield from draft.say("stays", {"named": len(meant)}, stays, listed=words.listed(meant))


def _ranked(draft: Draft, read: Read, column: str) -> list[str]:
    rows = sorted((row for row in read.rows if row[column] != "all"), key=lambda row: (-row["persons"], row[column]))
    return [
        f"{draft.words.text(_answer(column, row[column]))} ({draft.words.number(row['persons'])})"
        for row in rows[:_NAMED]
    ]


def _answer(column: str, code: str) -> str:
    return f"{'reason' if column == 'move_reason' else 'stay'}-{code.replace('_', '-')}"


def _pairs(country: str) -> Iterator[tuple[str, str]]:
    """Scopes of this country and one other, with the other."""
    for name, its in home.in_force().enabled_scopes.items():
        if country in its and len(its) == 2:
            (other,) = its - {country}
            yield name, other
