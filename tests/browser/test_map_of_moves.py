"""The map of moves in a real browser: land, arrows in both colours, what the pointer tells, and no other host asked."""

import base64
from pathlib import Path
from typing import Any

import pytest
from browser_page import Reader, reader
from everyday import every_day
from playwright.sync_api import Browser, Locator
from superset_server import Superset

from dashboards.sources import catalogue
from dashboards.sources.wording import Wording
from warehouse.style.colours import BLUE, LAND, VERMILLION

SOURCES = catalogue.load()
MAP = "trends/map"
BOARD = next(board for board in SOURCES.dashboards.values() if MAP in board.charts)
TAB = next(number for number, tab in enumerate(BOARD.tabs) if MAP in tab.charts)

# How many pixels have a colour, and the middle of a small square of it: there the pointer is surely on it.
FIND_COLOUR = """async ([png, wanted]) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
  const is = (x, y) => [0, 1, 2].every((n) => Math.abs(data[4 * (y * width + x) + n] - wanted[n]) <= 4);
  let count = 0, middle = null;
  for (let y = 2; y < height - 2; y++) for (let x = 2; x < width - 2; x++) {
    if (!is(x, y)) continue;
    count++;
    if (!middle && [-2, 0, 2].every((dx) => [-2, 0, 2].every((dy) => is(x + dx, y + dy)))) middle = [x, y];
  }
  return { share: count / (width * height), middle };
}"""


def found(one: Reader, picture: bytes, colour: str) -> dict[str, Any]:
    """In a page of its own: Superset's forbids evaluated strings."""
    blank = one.page.context.new_page()
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    seen: dict[str, Any] = blank.evaluate(FIND_COLOUR, [base64.b64encode(picture).decode(), wanted])
    blank.close()
    return seen


def opened(chromium: Browser, superset: Superset, width: int) -> tuple[Reader, Locator]:
    one = reader(chromium, superset, width)
    one.log_in("analyst")
    one.open(BOARD.slug("regional", "en"))
    one.show_tab(TAB)
    one.whole_page()
    one.wait_for_charts(len(BOARD.tabs[TAB].charts))
    title = Wording("en").text(SOURCES.charts[MAP].title)
    chart = one.page.locator(f'[data-test-chart-name="{title}"]')
    return one, chart.locator("canvas").first


@pytest.mark.parametrize("width", every_day([1440, 390], [390]))
def test_the_map_shows_land_and_arrows_and_asks_nobody_else(
    width: int, running_superset: Superset, chromium: Browser, shots: Path
) -> None:
    one, canvas = opened(chromium, running_superset, width)
    picture = canvas.screenshot(path=shots / f"map-of-moves-{width}.png")
    shares = {colour: found(one, picture, colour)["share"] for colour in (LAND, BLUE, VERMILLION)}
    assert shares[LAND] > 0.25
    assert shares[BLUE] > 0.003
    assert shares[VERMILLION] > 0.002
    assert one.outside == [], "something was fetched from outside this host"
    assert one.failures == []
    one.page.context.close()


@pytest.mark.parametrize("colour", every_day([BLUE, VERMILLION], [BLUE]))
def test_the_pointer_on_an_arrow_tells_from_where_to_where_and_how_many(
    colour: str, running_superset: Superset, chromium: Browser
) -> None:
    one, canvas = opened(chromium, running_superset, 1440)
    x, y = found(one, canvas.screenshot(), colour)["middle"]
    box = canvas.bounding_box()
    assert box
    told = one.page.locator(".deckgl-tooltip")
    for _ in range(
        60
    ):  # a pointer that rests there before the map listens is told nothing: it goes away and comes again
        one.page.mouse.move(box["x"] + x + 1, box["y"] + y)
        one.page.mouse.move(box["x"] + x, box["y"] + y)
        one.page.wait_for_timeout(1_000)
        if told.is_visible():
            break
    words = told.inner_text()
    assert [part in words for part in ("From: ", "To: ", "Persons: ")] == [True, True, True], words
    assert one.failures == []
    one.page.context.close()
