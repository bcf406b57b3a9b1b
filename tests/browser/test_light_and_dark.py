"""Where a reader's computer is dark, the dashboards are: and every word on them is as readable as on white."""

import base64
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_page import DESK, Reader, reader
from colours import contrast
from everyday import every_day
from playwright.sync_api import Browser, Locator
from superset_server import Superset

from dashboards.sources import catalogue
from dashboards.sources.plan import Placed
from dashboards.sources.wording import Wording

SOURCES = catalogue.load()
COORDINATOR = next(seat for seat in SOURCES.seats if seat.account == "coordinator")
FIRST = COORDINATOR.placed[0]
READABLE = 4.5  # WCAG, words; large ones need 3

# The colour of what is written, and of the nearest background that is none of glass.
PAINTED = """(element, part) => {
  let behind = element;
  while (behind.parentElement && /^rgba\\(.*, 0\\)$/.test(getComputedStyle(behind).backgroundColor))
    behind = behind.parentElement;
  return [getComputedStyle(element, part).color, getComputedStyle(behind).backgroundColor];
}"""
# Colours of a picture that more than two pixels have, the most frequent one first.
SEEN = """async (png) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d'), seen = new Map();
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  for (let at = 0; at < data.length; at += 4) {
    const colour = '#' + [0, 1, 2].map((n) => data[at + n].toString(16).padStart(2, '0')).join('');
    seen.set(colour, (seen.get(colour) || 0) + 1);
  }
  return [...seen].filter(([, count]) => count > 2).sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
}"""


def opened(chromium: Browser, superset: Superset, placed: Placed, scheme: str) -> Reader:
    one = reader(chromium, superset, DESK, color_scheme=scheme)
    one.log_in(COORDINATOR.account)
    show(one, placed)
    return one


def show(one: Reader, placed: Placed, tab: int = 0) -> None:
    board = SOURCES.dashboards[placed.dashboard]
    one.open(board.slug(placed.audience, placed.language))
    one.show_tab(tab)
    one.whole_page()
    one.wait_for_charts(len(board.tabs[tab].charts))


def readable(element: Locator, part: str | None = None) -> float:
    written, behind = (channels(colour) for colour in element.evaluate(PAINTED, part))
    opacity = written[3] if len(written) > 3 else 1
    mixed = [opacity * ink + (1 - opacity) * ground for ink, ground in zip(written[:3], behind[:3], strict=True)]
    return contrast(as_hex(mixed), as_hex(behind[:3]))


def channels(colour: str) -> list[float]:
    return [float(number) for number in re.findall(r"[\d.]+", colour)]


def as_hex(channels: list[float]) -> str:
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)


def ink_beside_the_chart(one: Reader, canvas: Locator) -> float:
    """The strongest contrast left of a chart, where only the numbers of its axis stand."""
    box = canvas.bounding_box()
    assert box
    clip = {"x": box["x"], "y": box["y"], "width": 36, "height": 0.8 * box["height"]}
    blank = one.page.context.new_page()
    ground, *others = blank.evaluate(SEEN, base64.b64encode(one.page.screenshot(clip=clip)).decode())
    blank.close()
    return max(contrast(ground, other) for other in others)


@pytest.mark.parametrize("scheme", every_day(["light", "dark"], ["dark"]))
def test_words_and_axes_of_the_first_dashboard_are_readable(
    scheme: str, running_superset: Superset, chromium: Browser, shots: Path
) -> None:
    one = opened(chromium, running_superset, FIRST, scheme)
    one.page.screenshot(path=shots / f"first-page-{scheme}.png")
    assert one.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == scheme
    headlines = one.page.locator(".background--white .dashboard-chart td")
    assert headlines.count() > 0
    for cell in headlines.all():
        assert readable(cell) >= READABLE
        assert readable(cell, "::first-line") >= READABLE
    for cell in one.page.locator(".dashboard-chart :is(td, th)").all():
        assert readable(cell) >= READABLE, cell.inner_text()
    tab, line = next(
        (number, chart)
        for number, tab in enumerate(SOURCES.dashboards[FIRST.dashboard].tabs)
        for chart in tab.charts
        if SOURCES.charts[chart].viz_type == "echarts_timeseries"
    )
    show(one, FIRST, tab)
    title = Wording(FIRST.language).text(SOURCES.charts[line].title)
    canvas = one.page.locator(f'[data-test-chart-name="{title}"] canvas').first
    assert ink_beside_the_chart(one, canvas) >= READABLE
    assert one.failures == []
    one.page.context.close()


# Minutes of a browser: every tab of every dashboard (CONTRIBUTING).
@pytest.mark.exhaustive
def test_axe_finds_no_word_that_is_hard_to_read_in_the_dark(running_superset: Superset, chromium: Browser) -> None:
    one = opened(chromium, running_superset, FIRST, "dark")
    for placed in COORDINATOR.placed:
        for tab in range(len(SOURCES.dashboards[placed.dashboard].tabs)):
            show(one, placed, tab)
            assert faint(one, "body") == []
    one.page.goto(f"{running_superset.url}/crossings/releases/")
    assert faint(one, "body") == []
    one.page.context.close()


def faint(one: Reader, where: str) -> list[str]:
    options = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    found = Axe().run(one.page, context={"include": [[where]]}, options=options).response
    return [node["failureSummary"] for each in found["violations"] for node in each["nodes"]]
