"""Windows around an event, in the report: where one side has no share."""

from datetime import date

import pytest
from tiny_release import NOW, Tiny, rules_of, text_of

from dashboards.report.content.chapters import scene

LAW = date(2023, 3, 1)


@pytest.fixture
def event(tiny: Tiny) -> Tiny:
    tiny.put("pub_events", event_date=LAW, country_code="FI", kind="law", label="A law", source="s", event_code="e")
    return tiny


def window(tiny: Tiny, side: str, measure: str, persons: int | None, base: int | None = None) -> None:
    share = persons / base if persons and base else None
    start, end = (NOW, LAW) if side == "before" else (LAW, date(2023, 9, 1))
    tiny.put("pub_event_windows", event_code="e", event_date=LAW, country_code="FI", kind="law", label="A law",
             window_side=side, window_start=start, window_end=end, measure=measure, persons=persons,
             base_persons=base, share=share, share_low=share and share - 0.05, share_high=share and share + 0.05,
             status="few" if persons is None else "shown")  # fmt: skip


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
