"""What a test does in the browser: log in, open a dashboard, wait until it stands still, look at its pixels.

Add here: another thing that a reader does. Keep out: what must be true (test_*.py).
The content policy forbids evaluated strings, so locators are polled.
"""

import base64
import time
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Locator, Page, Request, Response
from superset_server import Superset

COUNT_COLOURS = """async (png) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer), seen = new Map();
  for (const pixel of pixels) seen.set(pixel, (seen.get(pixel) || 0) + 1);
  return { colours: seen.size, ink: 1 - Math.max(...seen.values()) / pixels.length };
}"""


HIDING_ROWS = """() => [...document.querySelectorAll('[data-test-chart-name]')]
  .filter(chart => chart.offsetParent && [...chart.querySelectorAll('.dashboard-chart, .dashboard-chart *')].some(
    box => /auto|scroll/.test(getComputedStyle(box).overflowY) && box.clientHeight > 20
      && box.scrollHeight > box.clientHeight + 3))
  .map(chart => chart.getAttribute('data-test-chart-name'))"""

# How long a busy machine may take for any one step. A test says what happens, not how fast.
PATIENCE = 180_000
DESK = 1440


@dataclass
class Reader:
    """One account in one window, and everything that went wrong while it read."""

    page: Page
    superset: Superset
    failures: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)
        self.page.on("pageerror", lambda problem: self.failures.append(f"script: {problem}"))
        self.page.on(
            "console",
            lambda line: self.failures.append(f"console: {line.text}") if line.type == "error" else None,
        )

    def _asked(self, request: Request) -> None:
        """Also what the content policy stops before it leaves."""
        if not request.url.startswith((self.superset.url, "data:", "blob:")):
            self.outside.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.request.method} {response.url}")

    def log_in(self, username: str) -> None:
        self.page.goto(f"{self.superset.url}/login/")
        self.page.locator("input#username").fill(username)
        self.page.locator("input#password").fill(self.superset.password(username))
        with self.page.expect_response(_is_login, timeout=PATIENCE) as answer:
            self.page.locator("[data-test=login-button]").click()
        assert answer.value.status < 400, f"{username} is not let in: {answer.value.status}"
        self.page.wait_for_url(lambda url: "/login" not in url, timeout=PATIENCE)

    def open(self, slug: str) -> None:
        self.page.goto(f"{self.superset.url}/superset/dashboard/{slug}/")
        self.page.locator(".grid-container").wait_for()

    def show_tab(self, number: int) -> None:
        # On a phone the last ones lie beyond the edge, behind a menu of their own.
        self.page.locator("[role=tab]").nth(number).dispatch_event("click")

    def wait_for_charts(self, expected: int, seconds: float = PATIENCE / 1_000, settle: int = 1_000) -> list[Locator]:
        """The charts of the open tab, once none of them is loading any more; `settle`: milliseconds for animations."""
        charts = self.page.locator("[data-test=chart-grid-component]:visible")
        busy = self.page.locator("[data-test=loading-indicator]:visible, .loading:visible")
        end = time.monotonic() + seconds
        while time.monotonic() < end and (charts.count() != expected or busy.count()):
            self.page.wait_for_timeout(100)
        self.page.wait_for_timeout(settle)
        assert busy.count() == 0, "a chart is still loading"
        return charts.all()

    def length(self) -> float:
        """Of the open tab with everything above it, in pixels."""
        rows = "[...document.querySelectorAll('.grid-container .grid-row')].filter(row => row.offsetParent)"
        last = f"Math.max(...{rows}.map(row => row.getBoundingClientRect().bottom + window.scrollY))"
        return float(self.page.evaluate(f"() => {last}"))

    def scrolled_inside(self) -> list[str]:
        """Charts that hide rows behind a scroll bar of their own."""
        found: list[str] = self.page.evaluate(HIDING_ROWS)
        return found

    def whole_page(self) -> None:
        """As tall as its content: the charts below the fold are drawn and in the picture."""
        height = self.page.evaluate("() => document.querySelector('.grid-container').getBoundingClientRect().bottom")
        width = self.page.viewport_size["width"] if self.page.viewport_size else 1440
        self.page.set_viewport_size({"width": width, "height": min(int(height) + 40, 6_000)})
        self.page.wait_for_timeout(800)


def _is_login(answer: Response) -> bool:
    return answer.request.method == "POST" and answer.url.rstrip("/").endswith("/login")


def reader(browser: Browser, superset: Superset, width: int, height: int = 900, **system: Any) -> Reader:
    """`system`: what the reader's own computer says, such as its language or that it is dark."""
    one = Reader(browser.new_context(viewport={"width": width, "height": height}, **system).new_page(), superset)
    one.listen()
    return one


def ink_of(blank: Page, chart: Locator) -> dict[str, Any]:
    """How many colours a chart has and which share of it is not its background."""
    picture = base64.b64encode(chart.locator(".dashboard-chart").screenshot()).decode()
    measured: dict[str, Any] = blank.evaluate(COUNT_COLOURS, picture)
    return measured
