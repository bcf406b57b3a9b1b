"""One account's window on one dashboard of Superset: tabs opened, charts waited for, pictures taken, answers kept.

The content policy of those pages forbids evaluated strings, so places are asked for and polled.
Add here: another thing to take a picture of. Keep out: how pictures are put together (page.py).
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Error, Locator, Page, Request, Route

from dashboards.pictures.account import Account
from dashboards.pictures.boards import COLUMNS_OF_GRID, Board, Chart, Tab
from warehouse.errors import CrossingsError

DESK, MOST_HEIGHT = 1440, 12_000
PATIENCE = 120
CHART_DATA = "/api/v1/chart/data"
CHARTS = "[data-test=chart-grid-component]:visible"
BUSY = "[data-test=loading-indicator]:visible, .loading:visible"
PANEL = "[role=tabpanel]:visible, .grid-container"

# A box with more in it than it shows. A tooltip's arrow or a border is no more.
SCROLLS = """chart => [...chart.querySelectorAll('*')].some(one =>
  one.scrollHeight > one.clientHeight + 8 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowY))"""

Answer = list[dict[str, Any]]


class NotDrawn(CrossingsError):
    """A chart that would have been missing from the export without anybody noticing."""


@dataclass
class Window:
    """One account's window on one dashboard."""

    page: Page
    address: str
    board: Board
    answered: list[Request] = field(default_factory=list)

    def log_in(self, account: Account, language: str) -> None:
        self.page.goto(f"{self.address}/login/")
        self.page.locator("input#username").fill(account.name)
        self.page.locator("input#password").fill(account.password)
        self.page.locator("[data-test=login-button]").click()
        self.page.wait_for_url(lambda url: "/login" not in url)
        # Superset's own words (legends, "no data") in the reader's language, where it speaks it; 404 where it does not.
        self.page.request.get(f"{self.address}/lang/{language}", max_redirects=0)

    def open(self, slug: str) -> None:
        self.page.goto("about:blank")  # the page that a login leads to asks its own questions, and ends with them
        self.hear()
        self.page.goto(f"{self.address}/superset/dashboard/{slug}/")
        self.page.locator(".grid-container").first.wait_for(timeout=PATIENCE * 1000)

    def hear(self) -> None:
        """Whole answers alone: the front end breaks a question off when it asks it anew, and keeps nothing of it."""
        self.page.on("requestfinished", lambda one: self.answered.append(one) if CHART_DATA in one.url else None)

    def show(self, number: int) -> Tab:
        """Open a tab and wait until all of its charts are drawn, those below the fold too."""
        tab = self.board.tabs[number]
        heads = self.page.locator("[role=tab]")
        if heads.count():
            heads.nth(number).click()
        self._wait(tab)
        self._as_tall_as_it_is()
        self._wait(tab)
        self._refuse_troubles(tab)
        return tab

    def widen(self, tab: Tab, pixels: int) -> None:
        """Lay the grid out anew, so wide and no wider: each chart draws itself for the width it gets."""
        rule = f".grid-container > div {{ width: {pixels}px !important; max-width: none !important; }}"
        self.page.add_style_tag(content=rule)
        self.page.wait_for_timeout(500)
        self._wait(tab)
        self._as_tall_as_it_is()
        self._wait(tab)

    def pictures(self, tab: Tab, pixels: int) -> dict[int, bytes]:
        """Each drawn chart of the open tab, as if it were so wide; one layout for each width of a cell."""
        drawn = [chart for chart in tab.charts if not chart.is_in_rows]
        taken: dict[int, bytes] = {}
        for width in sorted({chart.width for chart in drawn}):
            self.widen(tab, pixels * COLUMNS_OF_GRID // width)
            for chart in drawn:
                if chart.width == width:
                    taken[chart.key] = self._still(self._chart(chart).locator(".dashboard-chart"), chart.title)
        return taken

    def panel(self, tab: Tab) -> bytes:
        """The open tab as it stands on the screen, from its first row to its last."""
        return self._still(self.page.locator(PANEL).last, tab.title)

    def cut(self, tab: Tab) -> tuple[str, ...]:
        """Which of its tables do not show all of their rows at once."""
        return tuple(chart.title for chart in tab.charts if chart.is_in_rows and self._chart(chart).evaluate(SCROLLS))

    def answers(self) -> dict[int, Answer]:
        """What Superset answered to the charts that were drawn: the numbers of the pictures, and no others."""
        found: dict[int, Answer] = {}
        for request in self.answered:
            form, response = (request.post_data_json or {}).get("form_data") or {}, request.response()
            if response and response.status == 200 and form.get("slice_id"):
                found[int(form["slice_id"])] = response.json()["result"]
        return found

    def _chart(self, chart: Chart) -> Locator:
        return self.page.locator(f"[data-test-chart-id='{chart.key}']:visible")

    def _wait(self, tab: Tab) -> None:
        charts, busy = self.page.locator(CHARTS), self.page.locator(BUSY)
        end, calm = time.monotonic() + PATIENCE, 0
        while calm < 3:
            calm = calm + 1 if charts.count() == len(tab.charts) and not busy.count() else 0
            if time.monotonic() > end:
                raise NotDrawn(
                    f"Tab “{tab.title}”: {charts.count()} of {len(tab.charts)} charts are there after {PATIENCE} s, "
                    f"{busy.count()} still loading. Nothing was written. Open the dashboard and look, then export "
                    "again."
                )
            self.page.wait_for_timeout(200)

    def _as_tall_as_it_is(self) -> None:
        bottom = max(self._bottom(one) for one in self.page.locator(".grid-container").all())
        width = max(DESK, *(self._right(one) for one in self.page.locator(CHARTS).all()), 0)
        self.page.set_viewport_size({"width": int(width), "height": min(int(bottom) + 60, MOST_HEIGHT)})
        self.page.wait_for_timeout(400)

    def _bottom(self, one: Locator) -> float:
        box = one.bounding_box()
        return box["y"] + box["height"] if box else 900

    def _right(self, one: Locator) -> float:
        box = one.bounding_box()
        return box["x"] + box["width"] + 40 if box else 0

    def _refuse_troubles(self, tab: Tab) -> None:
        troubled = [chart.title for chart in tab.charts if self._chart(chart).locator(".ant-alert").count()]
        if troubled:
            raise NotDrawn(
                f"Tab “{tab.title}”: Superset shows an error in place of {'; '.join(troubled)}. Nothing was written. "
                "Open the dashboard and look; `crossings run` brings dashboards and release into line."
            )

    def _still(self, what: Locator, title: str) -> bytes:
        """Two pictures that are equal: charts move while they come in."""
        end = time.monotonic() + PATIENCE
        last = what.screenshot(animations="disabled")
        while time.monotonic() < end:
            self.page.wait_for_timeout(400)
            now = what.screenshot(animations="disabled")
            if now == last:
                return now
            last = now
        raise NotDrawn(f"“{title}” never stands still, so no picture of it can be taken. Nothing was written.")


@contextmanager
def window(browser: Browser, address: str, board: Board, language: str, sharpness: float) -> Iterator[Window]:
    """A private window that reaches Superset and nothing else."""
    context = browser.new_context(
        viewport={"width": DESK, "height": 900}, device_scale_factor=sharpness, locale=language, reduced_motion="reduce"
    )
    context.route("**/*", lambda route: _only(address, route))
    try:
        yield Window(context.new_page(), address, board)
    except Error as problem:
        raise NotDrawn(
            f"Chromium could not draw “{board.title}”: {problem.message.splitlines()[0]}. Nothing was written."
        ) from problem
    finally:
        context.close()


def _only(address: str, route: Route) -> None:
    if route.request.url.startswith((f"{address}/", "data:", "blob:")):
        route.continue_()
    else:
        route.abort()
