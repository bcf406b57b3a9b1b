"""Services, commodities, referrals, and gaps: what people received, what they asked for, what nobody offers.

Add here: another table of support. Keep out: coverage by packages (reach.py).
"""

from collections.abc import Iterator

from dashboards.report.content.chapters.control import newest_years
from dashboards.report.content.draft import Draft, Period
from dashboards.report.content.lone_partner import instead
from dashboards.report.content.published import Read, Row
from dashboards.report.content.shares import has_share
from dashboards.report.content.span import WHOLE_NETWORK
from dashboards.report.document import Block, Sentence

_SHARE = ["persons", "base_persons", "share", "share_low", "share_high", "status"]
_NAMED = 3
_EVERYWHERE = {"offer_gender": "all", "offer_place": "all", "offer_language": "all"}


def blocks(draft: Draft) -> Iterator[Block]:
    period = draft.period("pub_services", **WHOLE_NETWORK)
    if period is None:
        yield from draft.nothing("services.absent", "pub_services", **WHOLE_NETWORK)
        return
    for country in draft.countries:
        # The other tables have periods of their own, which may have closed while there were two partners.
        sentences = [
            *(instead(draft, period, country) or [*_received(draft, period, country), *_needs(draft, period, country)]),
            *_commodities(draft, country), *_referrals(draft, country), *_injecting(draft, country),
        ]  # fmt: skip
        yield from draft.paragraph(f"services.received.{country.lower()}", sentences)
    yield from _table_and_figure(draft, period)
    yield from _gaps(draft)
    yield from draft.open_note("services.note", period)


def _shown(draft: Draft, period: Period, country: str, kind: str) -> tuple[Read, list[Row]]:
    read = draft.read("pub_services", _SHARE, **period.where, **WHOLE_NETWORK, country_code=country, kind=kind)
    rows = [row for row in read.rows if has_share(row) and row["service_code"] != "any"]
    return read, sorted(rows, key=lambda row: (-row["share"], row["service_code"]))


def _received(draft: Draft, period: Period, country: str) -> list[Sentence]:
    words = draft.words
    read, rows = _shown(draft, period, country, "service")
    few = rows[-_NAMED:][::-1] if len(rows) >= 2 * _NAMED else []
    return draft.say(
        "services", {"named": len(rows), "rare": len(few)}, read, place=words.place(country, "in"),
        period=words.period(period.kind, period.start, "in"),
        most=words.listed(_with_share(draft, row) for row in rows[:_NAMED]),
        rare=words.listed(_with_share(draft, row) for row in few),
    )  # fmt: skip


def _needs(draft: Draft, period: Period, country: str) -> list[Sentence]:
    words = draft.words
    read, rows = _shown(draft, period, country, "need_without_service")
    listed = [
        words.text(
            "need-with-share",
            need=words.text(row["service_code"].replace("unmet_", "need-")),
            people=row["persons"],
            share=draft.share_within(row),
        )
        for row in rows[:_NAMED]
    ]
    return draft.say("needs", {"named": len(listed)}, read, listed="; ".join(listed))


def _with_share(draft: Draft, row: Row) -> str:
    return f"{draft.words.in_text('service_code', row['service_code'])} ({draft.words.share(row['share'])})"


def _commodities(draft: Draft, country: str) -> list[Sentence]:
    words = draft.words
    period = draft.period("pub_commodities", setting_group="all", country_code=country)
    if period is None:
        return []
    read = draft.read("pub_commodities", ["amount", "per_person_reached", "status"], **period.where,
                      country_code=country, setting_group="all", status="shown")  # fmt: skip
    listed = [
        words.text("commodity", what=words.in_text("commodity", row["commodity"]), amount=row["amount"],
                   each=words.size(row["per_person_reached"]))
        for row in read.rows
        if row["amount"] is not None and row["per_person_reached"] is not None
    ]  # fmt: skip
    return draft.say(
        "commodities", {"named": len(listed)}, read, listed=words.listed(listed),
        period=words.period(period.kind, period.start, "in"),
    )  # fmt: skip


def _referrals(draft: Draft, country: str) -> list[Sentence]:
    words = draft.words
    all_of = {"referral_kind": "all", "referral_to": "all", "lag_tier": "all", "country_code": country}
    period = draft.period("pub_referrals", **all_of)
    if period is None:
        return []
    read = draft.read("pub_referrals", _SHARE, **period.where, **all_of, referral_step=("made", "completed"))
    rows = read.by("referral_step")
    made, completed = rows.get("made", {}), rows.get("completed", {})
    known = {"status": made.get("status", "few"), "has_share": has_share(completed)}
    return draft.say(
        "referrals", known, read, people=made.get("persons") or 0, share=draft.share_within(completed),
        period=words.period(period.kind, period.start, "in"),
    )  # fmt: skip


def _injecting(draft: Draft, country: str) -> list[Sentence]:
    period = draft.period("pub_injecting", setting_group="all", country_code=country)
    if period is None:
        return []
    read = draft.read("pub_injecting", _SHARE, **period.where, setting_group="all", country_code=country)
    if not has_share(read.row):
        return []
    return draft.say("injecting", {}, read, share=draft.share_within(read.row))


def _table_and_figure(draft: Draft, period: Period) -> Iterator[Block]:
    words = draft.words
    read = draft.read(
        "pub_services", _SHARE, **period.where, **WHOLE_NETWORK, kind="service", country_code=draft.countries
    )
    of = {(row["country_code"], row["service_code"]): row for row in read.rows}
    codes = sorted({code for _, code in of if code != "any"}, key=lambda code: (-_largest(of, code), code))
    rows = [
        [
            words.name("service_code", code),
            *(draft.share_within(of.get((country, code), {})) for country in draft.countries),
        ]
        for code in codes
    ]
    when = words.period(period.kind, period.start)
    yield from draft.table_by_country("services.table", "table-services", "service", rows, [read], period=when)
    bars = [
        {"series": words.place(country), "label": words.name("service_code", code), "value": row["share"],
         "low": row["share_low"], "high": row["share_high"], "status": row["status"]}
        for country in draft.countries
        for code in codes
        if (row := of.get((country, code)))
    ]  # fmt: skip
    told = [
        words.text("alternative-services", place=words.place(country), most=_with_share(draft, rows_[0]),
                   least=_with_share(draft, rows_[-1]))
        for country in draft.countries
        if len(rows_ := _shown(draft, period, country, "service")[1]) > 1
    ]  # fmt: skip
    yield from draft.figure(
        "services.figure", "figure-services", "bars", bars, [read], " ".join(told), unit="share", period=when,
        titles={"x": words.text("axis-share"), "y": words.text("axis-service"), "legend": words.text("axis-country")},
    )  # fmt: skip


def _largest(of: dict[tuple[str, str], Row], code: str) -> float:
    return max((row["share"] or 0 for (_, service), row in of.items() if service == code), default=0)


def _gaps(draft: Draft) -> Iterator[Block]:
    """What nobody offers in a region, by each country's newest yearly return that does not come after the span."""
    years = newest_years(draft, "pub_service_gaps", **_EVERYWHERE)
    years |= newest_years(draft, "pub_service_gaps", **_EVERYWHERE, status=("offered", "nobody_offers"))
    if not years:
        yield from draft.absent("services.gaps.absent", "no_service_returns", {"kind": draft.edition.kind})
        return
    reads = {
        country: draft.read("pub_service_gaps", ["region_code", "service_code", "organisations_asked", "status"],
                            return_year=year, **_EVERYWHERE, country_code=country)
        for country, year in years.items()
    }  # fmt: skip
    for country in draft.countries:
        said = _gaps_of(draft, country, years.get(country), reads.get(country))
        yield from draft.paragraph(f"services.gaps.{country.lower()}", said)
    rows = [
        _gaps_row(draft, country, str(years[country]), region, codes)
        for country, read in reads.items()
        for region, codes in _lacking(read).items()
    ]
    head = draft.head("region", "country", "year", "nobody-offers")
    yield from draft.table("services.gaps.table", "table-service-gaps", head, rows, reads.values(), left=4)


def _lacking(read: Read) -> dict[str, list[str]]:
    """Region that answered → services that nobody offers there."""
    regions = sorted({row["region_code"] for row in read.rows if row["status"] != "not_observable"})
    lacks = [row for row in read.rows if row["status"] == "nobody_offers"]
    return {region: [row["service_code"] for row in lacks if row["region_code"] == region] for region in regions}


def _gaps_of(draft: Draft, country: str, year: int | None, read: Read | None) -> list[Sentence]:
    words = draft.words
    place = words.place(country, "in")
    if read is None:
        return draft.say("service_gaps", {"year": year}, place=place)
    lacking = _lacking(read)
    everywhere = sorted(set.intersection(*map(set, lacking.values()))) if lacking else []
    return draft.say(
        "service_gaps", {"year": year, "regions": len(lacking), "everywhere": len(everywhere)}, read,
        place=place, year=str(year), regions=len(lacking),
        listed=words.listed(words.in_text("service_code", code) for code in everywhere),
    )  # fmt: skip


def _gaps_row(draft: Draft, country: str, year: str, region: str, codes: list[str]) -> list[str]:
    words = draft.words
    listed = words.listed(words.in_text("service_code", code) for code in codes)
    return [words.name("region_code", region), words.place(country), year, listed or words.text("cell-none-lacking")]
