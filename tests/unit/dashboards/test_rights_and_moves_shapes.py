"""Shapes about rights, referrals, what people say of their way, and events: the newest period that has a number.

Add here: another shape of those. Keep out: numbers of the demo network (tests/contract).
"""

import duckdb
from chart_rows import put, rows

OLD, NEW, OPEN = "2023-01-01", "2023-07-01", "2024-01-01"
FEW = {"persons": None, "status": "few"}
GAP = {"persons": None, "status": "gap"}


def shown(persons: int) -> dict[str, object]:
    return {"persons": persons, "status": "shown"}


def test_what_happened_is_of_a_half_year_and_who_did_it_of_a_year(published: duckdb.DuckDBPyConnection) -> None:
    kind = {"perpetrator_group": "all", "perpetrator_detail": "all", "country_code": "FI"}
    who = {"violation_kind": "all", "perpetrator_detail": "all", "country_code": "FI", "period_type": "year"}
    for start, value in ((OLD, shown(31)), (NEW, shown(22)), (OPEN, {"persons": None, "status": "open"})):
        put(
            published,
            "pub_violations",
            **kind,
            violation_kind="all",
            period_type="half_year",
            period_start=start,
            **value,
        )
    put(published, "pub_violations", **kind, violation_kind="unpaid", period_type="half_year", period_start=NEW, **FEW)
    put(published, "pub_violations", **kind, violation_kind="all", period_type="year", period_start=OLD, **shown(53))
    put(published, "pub_violations", **who, perpetrator_group="state", period_start=OLD, **shown(14))
    third = who | {"perpetrator_detail": "third_party", "perpetrator_group": "other"}
    put(published, "pub_violations", **third, period_start=OLD, **shown(11))
    found = {(row["question"], row["violation_answer_label"], row["answer"])
             for row in rows(published, "pub_violations_newest")}  # fmt: skip
    assert found == {
        ("What happened, 2023 H2", "Any violation", "22"),
        ("What happened, 2023 H2", "Not paid", "–"),
        ("Who did it, 2023", "Police or another authority", "14"),
    }


def test_where_no_violation_is_ever_shown_the_newest_closed_half_year_says_so(
    published: duckdb.DuckDBPyConnection,
) -> None:
    every = {"perpetrator_group": "all", "perpetrator_detail": "all", "violation_kind": "all", "country_code": "FI"}
    for start, status in ((OLD, "few"), (NEW, "gap"), (OPEN, "open")):
        put(published, "pub_violations", **every, period_type="half_year", period_start=start, status=status)
    [found] = rows(published, "pub_violations_newest")
    assert (found["question"], found["answer"]) == ("What happened, 2023 H2", "no report from any partner")


def test_a_referral_has_its_people_and_the_share_completed(published: duckdb.DuckDBPyConnection) -> None:
    cell = {"period_type": "half_year", "country_code": "UA", "lag_tier": "all"}
    legal = cell | {"referral_kind": "legal", "referral_to": "all"}
    abroad = cell | {"referral_kind": "all", "referral_to": "another_country"}
    for start, made in ((OLD, 90), (NEW, 40)):
        put(published, "pub_referrals", **legal, referral_step="made", period_start=start, **shown(made))
    completed = {"share": 0.625, "share_low": 0.47, "share_high": 0.76}
    put(published, "pub_referrals", **legal, referral_step="completed", period_start=NEW, **shown(25), **completed)
    tier = legal | {"lag_tier": "1-7 d"}
    put(published, "pub_referrals", **tier, referral_step="completed", period_start=NEW, **shown(12), share=0.48)
    put(published, "pub_referrals", **abroad, referral_step="made", period_start=NEW, **FEW)
    found = {row["referral_group_label"]: row["answer"] for row in rows(published, "pub_referrals_newest")}
    assert found == {"Legal help": "40 · 62\u00a0% (47–76)", "… in another country": "–"}


def test_a_flow_has_what_is_told_at_both_ends_and_what_is_linked(published: duckdb.DuckDBPyConnection) -> None:
    linked = {"linked_persons": 11, "linked_status": "shown"}
    unlinked = {"linked_persons": None, "linked_status": "not_observable"}
    year, half = ({"period_type": kind, "period_start": start} for kind, start in (("year", OLD), ("half_year", NEW)))
    for period, told_in, named, kind, told, link in (
        (year, "FI", "UA", "previous", shown(40), linked),
        (year, "UA", "FI", "next", shown(25), linked),
        (year, "UA", "RU", "previous", FEW, unlinked),
        (year, "RU", "UA", "next", FEW, unlinked),
        (year, "FI", "RU", "previous", GAP, unlinked),
        (year, "RU", "FI", "next", GAP, unlinked),
        (year, "FI", "TH", "previous", shown(60), unlinked),  # no country of the network
        (year, "FI", "FI", "next", shown(70), linked),
        (half, "FI", "UA", "previous", shown(21), linked),
    ):
        said = {"country_code": told_in, "said_country": named, "said_kind": kind}
        put(published, "pub_said_flows", **period, **said, **told, **link)
    found = {
        (row["origin_place_label"], row["destination_place_label"]): (row["came"], row["mean_to_go"], row["linked"])
        for row in rows(published, "pub_said_flows_newest")
    }
    assert found == {
        ("Ukraine", "Finland"): ("40", "25", "11"),
        ("Russia", "Ukraine"): ("–", "–", "not observable"),
        ("Russia", "Finland"): ("no report from any partner", "no report from any partner", "not observable"),
        ("Finland", "Finland"): ("–", "70", "11"),
    }


def test_an_event_has_its_two_sides_in_one_row(published: duckdb.DuckDBPyConnection) -> None:
    event = {"event_code": "e1", "event_date": "2023-01-15", "country_code": "RU", "label": "A law", "partners": 3}
    broken = event | {"event_code": "e4", "breaks_between": True}
    for side, reached, share, told in (("before", 120, 0.5, None), ("after", 100, 0.6, 12)):
        edges = {"share": share, "share_low": share - 0.1, "share_high": share + 0.1}
        for measure, cell in (
            ("persons_reached", shown(reached)),
            ("indoor_share", {"status": "shown", **edges}),
            ("violations_reported", {"persons": told, "status": "few"}),
        ):
            put(published, "pub_event_windows", **event, window_side=side, measure=measure, **cell)
            put(published, "pub_event_windows", **broken, window_side=side, measure=measure, **cell)
    for code, partners, status in (("e2", 3, "open"), ("e3", 0, "not_observable")):
        other = event | {"event_code": code, "partners": partners, "status": status}
        put(published, "pub_event_windows", **other, window_side="after", measure="persons_reached")
    found = {row["event_code"]: row for row in rows(published, "pub_event_windows_sides")}
    assert (found["e2"]["reached"], found["e2"]["indoors"]) == ("period still open", "")
    assert found["e1"]["reached"] == "120 → 100"
    assert found["e1"]["indoors"] == "50\u00a0% (40–60) → 60\u00a0% (50–70)"
    assert found["e1"]["violations"] == "– → 12"
    assert found["e3"]["reached"] == "no partner reported all twelve months"
    not_compared = "not compared: an event lies between"
    assert [found["e4"][name] for name in ("reached", "indoors", "violations")] == [not_compared, "", ""]
