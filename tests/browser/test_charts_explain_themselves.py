"""Below each chart: how to read it, which opens when asked; and each chart as a table. Both with the keyboard alone.

Add here: another thing that a chart says of itself. Keep out: whether it is drawn (test_dashboards_are_drawn.py).
"""

import pytest
from browser_page import Reader, reader
from everyday import every_day
from playwright.sync_api import Browser, Locator
from superset_server import Superset

from dashboards.sources import catalogue
from dashboards.sources.wording import Wording

SOURCES = catalogue.load()
CHART = "coverage/band"
ENGLISH_NAME = "View as table"


@pytest.fixture(params=every_day(["en", "fi", "uk"], ["fi"]))
def donor(request: pytest.FixtureRequest, running_superset: Superset, chromium: Browser) -> tuple[Reader, Wording]:
    language = str(request.param)
    one = reader(chromium, running_superset, 1440, 2400)
    one.log_in("donor" if language == "en" else f"donor_{language}")
    one.page.locator(".grid-container summary").first.wait_for()
    one.wait_for_charts(len(SOURCES.dashboards["coverage"].tabs[0].charts))
    return one, Wording(language)


def card(one: Reader, title: str) -> Locator:
    return one.page.locator(f'[data-test-chart-name="{title}"]')


def test_how_to_read_a_chart_opens_with_the_keyboard_and_covers_no_other_text(donor: tuple[Reader, Wording]) -> None:
    one, wording = donor
    said = wording.text(SOURCES.charts[CHART].text)
    answer = one.page.get_by_text(said[:40]).locator("visible=true")
    assert answer.count() == 0
    place = SOURCES.dashboards["coverage"].tabs[0].charts.index(CHART)
    opener = one.page.locator("summary:visible").nth(place)
    assert wording.text("how-to-read-this") in opener.inner_text()
    opener.focus()
    one.page.keyboard.press("Enter")
    assert answer.count() == 1
    box = answer.bounding_box()
    assert box is not None
    on_top = "([x, y]) => document.elementFromPoint(x, y).closest('details[open]') !== null"
    corners = [(box["x"] + 4, box["y"] + 4), (box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)]
    assert all(one.page.evaluate(on_top, list(corner)) for corner in corners)
    one.page.context.close()


def test_a_chart_is_a_table_too_with_words_of_the_reader_and_named_periods(donor: tuple[Reader, Wording]) -> None:
    one, wording = donor
    card(one, wording.text(SOURCES.charts[CHART].title)).locator('[id$="-controls"]').focus()
    one.page.keyboard.press("Enter")
    entry = one.page.locator('[role=menuitem][data-menu-id$="view_results"]')
    assert (entry.inner_text() == ENGLISH_NAME) == (wording.language == "en")
    entry.press("Enter")
    table = one.page.get_by_role("dialog").locator("[role=columnheader], th")
    table.first.wait_for()
    heads = [head.strip() for head in table.all_inner_texts()]
    assert wording.text("period") in heads
    cells = one.page.get_by_role("dialog").locator("[role=gridcell], td").all_inner_texts()
    assert wording.text("period-quarter").format(year="2023", part="4") in cells
    disabled = one.page.locator(".ant-modal-footer button[disabled]").locator("visible=true")
    assert disabled.count() == 0, "a button for what a reader may not do"
    one.page.context.close()
