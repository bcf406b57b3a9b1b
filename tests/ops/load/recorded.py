"""What a browser asks for when somebody reads: recorded once in a real one, for each seat.

How a dashboard asks for its charts is known to Superset's front end alone, so nothing of it is made up here.
Add here: another thing that readers do. Keep out: how often it is done (readers.py).
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, sync_playwright
from production_server import Production

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 240_000
TABS = 2  # of each page, beside the one that it opens with
_CHARTS = "/api/v1/chart/data"
_QUIET = 1_500  # milliseconds without a question: the page stands


@dataclass(frozen=True)
class Asked:
    kind: str  # page, chart, other
    method: str
    path: str
    body: Any = None


@dataclass
class Step:
    """What one click asks for, in the order in which it was asked."""

    name: str
    asked: list[Asked] = field(default_factory=list)


def recorded(server: Production, accounts: list[str]) -> dict[str, list[Step]]:
    """By account: the page that it opens with, other tabs of it, and what is asked anew when a filter is chosen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            return {account: _read(browser, server, account) for account in accounts}
        finally:
            browser.close()


def _read(browser: Browser, server: Production, account: str) -> list[Step]:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, ignore_https_errors=True).new_page()
    page.set_default_timeout(PATIENCE)
    steps = [Step("first page")]
    page.on("request", lambda request: _heard(request, server, steps[-1]))
    _log_in(page, server, account, steps)
    _settle(page, steps[-1])
    steps.append(Step("a filter"))
    if _choose(page):
        _settle(page, steps[-1])
    for number in range(1, TABS + 1):
        tabs = page.locator("[role=tab]")
        if tabs.count() <= number:
            break
        steps.append(Step("another tab"))
        tabs.nth(number).dispatch_event("click")
        _settle(page, steps[-1])
    page.context.close()
    return [step for step in steps if step.asked]


def _log_in(page: Page, server: Production, account: str, steps: list[Step]) -> None:
    page.goto(f"{server.url}/login/")
    page.locator("input#username").fill(account)
    page.locator("input#password").fill(server.passwords[account])
    page.locator("[data-test=login-button]").click()
    page.wait_for_url(lambda url: "/superset/dashboard/" in url, timeout=PATIENCE)
    steps[-1].asked[:] = [each for each in steps[-1].asked if "/login/" not in each.path]


def _settle(page: Page, step: Step) -> None:
    """Until nothing more is asked for. The policy of the pages forbids scripts that would wait for it."""
    known = -1
    while known != len(step.asked) or page.locator("[data-test=loading-indicator]:visible, .loading:visible").count():
        known = len(step.asked)
        page.wait_for_timeout(_QUIET)


def _heard(request: Request, server: Production, step: Step) -> None:
    parts = urlsplit(request.url)
    own = f"{parts.scheme}://{parts.netloc}" == server.url
    if not own or parts.path.startswith(("/static/", "/crossings/static/", "/superset/log/")):
        return  # static files are fetched once a year
    body = request.post_data_json if request.method in ("POST", "PUT") and request.post_data else None
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    behind_it = "chart" if path.startswith(_CHARTS) else "other"
    kind = "page" if request.is_navigation_request() else behind_it
    step.asked.append(Asked(kind, request.method, path, body))


def _choose(page: Page) -> bool:
    """Something that a filter offers and that is not chosen yet, from the last filter on, and Apply."""
    boxes = page.locator("[data-test=form-item-value] .ant-select:visible")
    apply = page.locator("[data-test=filter-bar__apply-button]").first
    for number in reversed(range(boxes.count())):
        boxes.nth(number).click()
        options = page.locator(".ant-select-item-option:not(.ant-select-item-option-selected):visible")
        page.wait_for_timeout(_QUIET)
        if options.count():
            options.first.click()
            page.wait_for_timeout(_QUIET)
        page.keyboard.press("Escape")
        if apply.is_enabled():
            apply.click()
            return True
    return False
