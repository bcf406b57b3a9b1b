"""Windows around an event, in the report: where one side has no share, and where an event breaks series."""

from datetime import date
from typing import Any

import pytest
from tiny_release import NOW, Tiny, rules_of, text_of

from dashboards.report.content.chapters import scene
from dashboards.report.content.rules import chosen
from dashboards.report.document import Paragraph
from warehouse.definitions.languages import LANGUAGES

LAW = date(2023, 3, 1)


@pytest.fixture
def event(tiny: Tiny) -> Tiny:
    tiny.put("pub_events", event_date=LAW, country_code="FI", kind="law", label="A law", source="s", event_code="e")
    return tiny


def window(tiny: Tiny, side: str, measure: str, persons: int | None, base: int | None = None, **cell: Any) -> None:
    share = persons / base if persons and base else None
    start, end = (NOW, LAW) if side == "before" else (LAW, date(2023, 9, 1))
    tiny.put("pub_event_windows", event_code="e", event_date=LAW, country_code="FI", kind="law", label="A law",
             window_side=side, window_start=start, window_end=end, measure=measure, persons=persons,
             base_persons=base, share=share, share_low=share and share - 0.05, share_high=share and share + 0.05,
             **{"status": "few" if persons is None else "shown", "breaks_between": False, **cell})  # fmt: skip


def hidden(tiny: Tiny) -> None:
    for measure in ("indoor_share", "persons_reached"):
        for side in ("before", "after"):
            window(tiny, side, measure, None)


@pytest.mark.parametrize(("before", "after"), [(100, None), (None, 900), (None, None)])
def test_a_share_without_its_base_on_a_side_is_compared_with_nothing(
    event: Tiny, before: int | None, after: int | None
) -> None:
    hidden(event)
    window(event, "before", "violations_reported", 30, before)
    window(event, "after", "violations_reported", 90, after)
    with event.draft() as draft:
        rules = [rule for rule in rules_of(draft, scene) if rule.startswith("window-")]
        assert rules == ["window-few"]
        assert "violation" not in text_of(draft, scene)


def test_two_shares_are_compared(event: Tiny) -> None:
    hidden(event)
    for side, persons in (("before", 100), ("after", 300)):
        window(event, side, "violations_reported", persons, 1000)
    with event.draft() as draft:
        assert "30\N{NO-BREAK SPACE}%" in text_of(draft, scene)


BROKEN = {"events_between": "law, partner_closed, form_changed", "breaks_between": True}


def changed(tiny: Tiny, **cell: Any) -> None:
    """A clear rise of each measure after the event."""
    for side, reached, indoors, told in (("before", 300, 120, 20), ("after", 600, 400, 120)):
        window(tiny, side, "persons_reached", reached, **cell)
        window(tiny, side, "indoor_share", indoors, reached, **cell)
        window(tiny, side, "violations_reported", told, reached, **cell)


def test_a_change_that_is_clear_is_told_where_no_event_breaks_the_series(event: Tiny) -> None:
    changed(event, events_between="law, war")
    with event.draft() as draft:
        said = [rule for rule in rules_of(draft, scene) if rule.startswith("window-")]
    assert said == ["window-indoor-up", "window-violations-up", "window-reached-up"]


def test_no_measure_is_compared_over_an_event_that_breaks_the_series(event: Tiny) -> None:
    changed(event, **BROKEN)
    with event.draft() as draft:
        assert [rule for rule in rules_of(draft, scene) if rule.startswith("window-")] == ["window-broken"]
        text = text_of(draft, scene)
    assert "are not compared, because the series is broken in that time (partner closed and form changed)." in text
    assert "%" not in text


@pytest.mark.parametrize("status", ["open", "few", "not_observable"])
def test_what_is_broken_will_never_be_compared_and_says_so_before_why_it_is_hidden(event: Tiny, status: str) -> None:
    for measure in ("persons_reached", "indoor_share", "violations_reported"):
        for side in ("before", "after"):
            window(event, side, measure, None, **BROKEN, status=status)
    with event.draft() as draft:
        assert [rule for rule in rules_of(draft, scene) if rule.startswith("window-")] == ["window-broken"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_broke_the_series_is_named_in_every_language(event: Tiny, language: str) -> None:
    changed(event, **BROKEN)
    with event.draft(language) as draft:
        form, law = (draft.words.name("event_codes", kind) for kind in ("form_changed", "law"))
        (broken,) = (
            sentence.text
            for block in scene.blocks(draft)
            if isinstance(block, Paragraph)
            for sentence in block.sentences
            if sentence.rule == "window-broken"
        )
    assert f"{form})" in broken
    assert f"({law}" not in broken


def test_a_break_has_no_place_in_the_summary_and_a_change_of_places_of_work_has() -> None:
    known = {"measure": "indoor_share", "verdict": "up"}
    rules = [chosen("event_window", known | {"is_broken": is_broken}) for is_broken in (True, False)]
    assert [(rule.rule, rule.summary) for rule in rules if rule] == [("window-broken", None), ("window-indoor-up", 5)]
