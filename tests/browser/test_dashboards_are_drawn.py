"""A coordinator logs in with a real browser, opens each dashboard and sees every chart drawn: pixels, not statuses."""

from pathlib import Path

import pytest
from browser_page import Reader, ink_of, reader
from playwright.sync_api import Browser
from superset_server import Superset

from dashboards import catalogue
from dashboards.expand.layout import slug

SOURCES = catalogue.load()
NOTHING = "No results were returned"


@pytest.mark.parametrize("name", sorted(SOURCES.dashboards))
@pytest.mark.parametrize("width", [1440, 390])
def test_a_coordinator_sees_every_chart_drawn(
    name: str, width: int, running_superset: Superset, chromium: Browser, shots: Path
) -> None:
    board = SOURCES.dashboards[name]
    one = reader(chromium, running_superset, width)
    one.log_in("coordinator")
    one.open(slug(board, "en"))
    for number, tab in enumerate(board.tabs):
        one.show_tab(number)
        look_at_tab(
            one, [SOURCES.charts[chart].title for chart in tab.charts], shots / f"{name}-{number + 1}-{width}.png"
        )
        if tab.invented:
            assert one.page.get_by_text("Invented data").first.is_visible()
    assert one.outside == [], "something was fetched from outside this host"
    assert one.failures == []
    one.page.context.close()


def look_at_tab(one: Reader, titles: list[str], picture: Path) -> None:
    one.whole_page()
    charts = one.wait_for_charts(len(titles))
    one.whole_page()
    one.page.screenshot(path=picture)
    blank = one.page.context.new_page()
    found = {chart.get_attribute("data-test-chart-name") or "": chart for chart in charts}
    assert sorted(found) == sorted(titles)
    for title, chart in found.items():
        text = chart.inner_text()
        assert chart.locator(".ant-alert").count() == 0, f"{title}: {text[:300]}"
        assert NOTHING not in text, f"{title}: no row came back"
        ink = ink_of(blank, chart)
        assert ink["colours"] >= 8, f"{title} is blank: {ink}"
        assert ink["ink"] >= 0.01, f"{title} is blank: {ink}"
    blank.close()
