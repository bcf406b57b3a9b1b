"""With CROSSINGS_DISCREET=1 a screen seen over a shoulder does not say whom or what it is about: neither the tab of the
browser, nor the bar on top, nor the page where people log in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_page import DESK, Reader, reader
from playwright.sync_api import Browser
from superset_server import Superset, answering

from dashboards.sources import catalogue

PLAIN = {"en": "Reports", "fi": "Raportit", "ru": "Отчёты", "uk": "Звіти"}
# Beginnings of words: of the program, of whom the figures are about, and of what was done for them.
TELLING = (
    "crossings", "sex", "seksi", "секс", "hiv", "вич", "віл", "outreach", "migra", "мигра", "мігра", "maahanmuut",
    "indoor", "prostit", "прост",
)  # fmt: skip
SOURCES = catalogue.load()

# What people see of the frame: texts, names of pictures, and their addresses as the browser shows them on saving.
FRAME = """() => [
  document.title,
  ...[...document.querySelectorAll('link[rel=icon]')].map((icon) => icon.href),
  ...[...document.querySelectorAll('header, nav')].flatMap((bar) => [
    bar.innerText,
    ...[...bar.querySelectorAll('img')].flatMap((image) => [image.alt, image.title, image.src]),
  ]),
]"""


@pytest.fixture(scope="module")
def discreet(running_superset: Superset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Superset]:
    log = tmp_path_factory.mktemp("discreet") / "superset.log"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CROSSINGS_DISCREET", "1")
        with answering(running_superset.settings, log, running_superset.passwords) as superset:
            yield superset


def telling(one: Reader) -> list[str]:
    frame: list[str] = one.page.evaluate(FRAME)
    return [text for text in frame if any(word in text.lower() for word in TELLING)]


@pytest.mark.parametrize("language", PLAIN)
def test_the_page_where_people_log_in_tells_nothing(language: str, discreet: Superset, chromium: Browser) -> None:
    one = reader(chromium, discreet, DESK, locale=language)
    one.page.goto(f"{discreet.url}/login/")
    one.page.locator("input#username").wait_for()
    assert one.page.title() == PLAIN[language]
    assert telling(one) == []
    text = one.page.locator("body").inner_text().lower()
    assert [word for word in TELLING if word in text] == []
    one.page.context.close()


def test_the_frame_of_a_readers_pages_tells_nothing(discreet: Superset, chromium: Browser, shots: Path) -> None:
    seat = next(seat for seat in SOURCES.seats if seat.account == "coordinator_ru")
    one = reader(chromium, discreet, DESK)
    one.log_in(seat.account)
    for placed in seat.placed:
        one.open(SOURCES.dashboards[placed.dashboard].slug(placed.audience, placed.language))
        one.wait_for_charts(len(SOURCES.dashboards[placed.dashboard].tabs[0].charts))
        assert telling(one) == []
    one.page.screenshot(path=shots / "discreet.png")
    one.page.goto(f"{discreet.url}/crossings/releases/")
    assert one.page.title().endswith(f" · {PLAIN['ru']}")
    assert telling(one) == []
    one.page.context.close()
