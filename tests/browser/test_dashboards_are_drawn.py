"""Every reader logs in with a real browser, opens each dashboard and sees every chart drawn: pixels, not statuses.

The everyday run opens each dashboard once at 1440 px, each in another language, and one at 390 px. With
`make test-browser-all` every dashboard of every account is opened at both widths. Pictures stay in tests/browser/shots,
for people to look at.
"""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_page import Reader, ink_of, reader
from playwright.sync_api import Browser
from superset_server import Superset

from dashboards.expand.cut import cut
from dashboards.expand.layout import NOTICE
from dashboards.sources import catalogue
from dashboards.sources.plan import Placed, Seat
from dashboards.sources.wording import Wording
from warehouse.definitions.languages import LANGUAGES

SOURCES = catalogue.load()
IS_WHOLE = os.environ.get("CROSSINGS_TESTS") == "all"
DESK, PHONE = 1440, 390
LONGEST_PAGE = 2.5 * 900  # pixels
ON_A_PHONE = 1  # dashboards, in the everyday run
A_PHONE = {
    "user_agent": "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
    "is_mobile": True,  # it draws a page that does not say otherwise 980 pixels wide, and shows it small
    "has_touch": True,
}
# How many pixels of a page a screen shows at once when the page has come.
SHOWN_WIDE = "Math.round(visualViewport.width * visualViewport.scale)"
Opened = tuple[str, Placed, int]


def opened() -> list[Opened]:
    """(account, dashboard, width)."""
    every = [(seat.account, one, width) for width in (DESK, PHONE) for seat in SOURCES.seats for one in seat.placed]
    if IS_WHOLE:
        return every
    dashboards = list(dict.fromkeys(one.dashboard for _, one, _ in every))
    once: dict[tuple[str, int], Opened] = {}
    # A national dashboard stands for the others where there is one: it is theirs with fewer rows.
    for account, one, width in sorted(every, key=lambda each: each[1].audience in ("regional", "donor")):
        place = dashboards.index(one.dashboard)
        language = LANGUAGES[(place + (width == PHONE)) % len(LANGUAGES)]
        if one.language == language and (width == DESK or place < ON_A_PHONE):
            once.setdefault((one.dashboard, width), (account, one, width))
    return list(once.values())


def named(each: Opened) -> str:
    account, one, width = each
    return f"{one.dashboard}-{one.audience}-{one.language}-{account}-{width}"


@pytest.mark.parametrize("each", opened(), ids=named)
def test_a_reader_sees_every_chart_drawn_in_the_own_language(
    each: Opened, running_superset: Superset, chromium: Browser, shots: Path
) -> None:
    account, one, width = each
    board, said = cut(SOURCES.dashboards[one.dashboard], SOURCES, one.audience), Wording(one.language).text
    page = reader(chromium, running_superset, width, **(A_PHONE if width == PHONE else {}))
    page.log_in(account)
    page.open(board.slug(one.audience, one.language))
    for number, tab in enumerate(board.tabs):
        page.show_tab(number)
        titles = [said(SOURCES.charts[chart].title) for chart in tab.charts]
        assert_every_chart_is_drawn(page, titles, Wording(one.language), shots / f"{named(each)}-{number + 1}.png")
        assert page.page.locator("summary:visible").count() == len(titles), "a chart does not say how to read it"
        if width == DESK:
            assert page.length() <= LONGEST_PAGE, "a tab is longer than two and a half screens"
            assert page.scrolled_inside() == []
        else:
            assert wider_than_the_screen(page) == []
        if tab.invented:
            notice = page.page.get_by_text(said(NOTICE)).locator("visible=true")
            assert notice.count() == 1
        if width == DESK and one.language in ("en", "ru"):
            assert serious(page) == []
    assert page.page.evaluate("document.documentElement.lang") == one.language
    assert page.outside == [], "something was fetched from outside this host"
    assert page.failures == []
    page.page.context.close()


def test_on_a_phone_filters_lie_over_nothing_and_fit_a_finger(running_superset: Superset, chromium: Browser) -> None:
    page = reader(chromium, running_superset, PHONE, **A_PHONE)
    page.page.goto(f"{running_superset.url}/login/")
    page.page.locator("input#username").wait_for()
    assert page.page.evaluate(SHOWN_WIDE) == PHONE, "the page of the login"
    page.log_in("donor_ru")
    names = ("dropdown-container-btn", "filter-bar__apply-button", "filter-bar__clear-button")
    buttons = [page.page.locator(f'[data-test="{name}"]') for name in names]
    for button in buttons:
        button.wait_for()
    boxes = [box for button in buttons if (box := button.bounding_box())]
    assert len(boxes) == len(names)
    title = page.page.locator(".input-sizer").bounding_box()
    assert title
    assert title["x"] >= 0
    assert title["x"] + title["width"] <= PHONE, "the title is cut"
    assert page.page.evaluate(SHOWN_WIDE) == PHONE, "a page that is wider than the screen is shown small"
    for place, box in enumerate(boxes):
        assert box["height"] >= 44, names[place]
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE, names[place]
        for other in boxes[place + 1 :]:
            apart_across = other["x"] >= box["x"] + box["width"] or box["x"] >= other["x"] + other["width"]
            apart_down = other["y"] >= box["y"] + box["height"] or box["y"] >= other["y"] + other["height"]
            assert apart_across or apart_down, names[place]
    page.page.context.close()


def assert_every_chart_is_drawn(one: Reader, titles: list[str], wording: Wording, picture: Path) -> None:
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
        assert chart.locator(".ant-empty, [data-test=empty-state]").count() == 0, f"{title}: no row came back"
        ink = ink_of(blank, chart)
        assert ink["colours"] >= 8, f"{title} is blank: {ink}"
        assert ink["ink"] >= 0.01, f"{title} is blank: {ink}"
    broken = one.page.evaluate(
        "() => [...document.querySelectorAll('.grid-container img')].filter(i => !i.complete || !i.naturalWidth).length"
    )
    assert broken == 0, "a footnote has no picture"
    blank.close()


def wider_than_the_screen(one: Reader) -> list[str]:
    """What a phone must be scrolled sideways for. A chart that needs more width moves in its place, with its card."""
    found: list[str] = one.page.evaluate(
        """() => [...document.querySelectorAll('[data-test=chart-grid-component]')]
          .filter(card => card.offsetParent)
          .filter(card => {
            const right = of => of.getBoundingClientRect().right;
            return right(card.closest('.dragdroppable-column')) > innerWidth
              || [...card.querySelectorAll('canvas')].some(canvas => right(canvas) > right(card)); })
          .map(card => card.innerText.split('\\n')[0])"""
    )
    wide = one.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(["the page"] if wide else [])]


def serious(one: Reader) -> list[tuple[str, str]]:
    """What axe calls serious or critical on the whole page, Superset's frame included."""
    found = Axe().run(one.page).response["violations"]
    return [
        (each["id"], node["failureSummary"])
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"][:3]
    ]


def test_our_own_pages_have_no_barriers_and_draw(running_superset: Superset, chromium: Browser, shots: Path) -> None:
    for account, path in (("analyst_ru", "files/"), ("adviser", "releases/"), ("steward", "health/")):
        one = reader(chromium, running_superset, PHONE)
        one.log_in(account)
        one.page.goto(f"{running_superset.url}/crossings/{path}")
        one.page.screenshot(path=shots / f"page-{path.strip('/')}-{account}.png")
        # Contrast is measured on what is painted: what is found while a page is still being painted is looked at again.
        if serious(one):
            one.page.wait_for_timeout(3_000)
        assert serious(one) == []
        assert one.failures == []
        assert one.outside == []
        one.page.context.close()


def test_every_seat_has_an_account(running_superset: Superset) -> None:
    seats: list[Seat] = SOURCES.seats
    assert len({seat.account for seat in seats}) == len(seats)
    for seat in seats:
        assert running_superset.password(seat.account)
