"""How fast dashboards answer: the chart data API uncached and cached, and whole tabs in a browser on the same machine.

    python tests/bench/bench_dashboards.py [HOME]     HOME: one in which the pipeline has run; else the tests' own

The requests are those that the front end makes: a browser opens every English dashboard once, and what it asked for is
asked again 200 times, past the cache and through it. As a baseline that answers nothing, the login page stands beside.
Add here: another thing that a reader waits for. Keep out: asserted times; machines differ.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT / "tests" / "homes"), str(ROOT)]

import httpx  # noqa: E402
from browser_page import Reader, reader  # noqa: E402
from conftest import CHROMIUM, FLAGS  # noqa: E402  (that of tests/browser)
from playwright.sync_api import Browser, Request, sync_playwright  # noqa: E402
from shared_homes import copied, demo_network  # noqa: E402
from superset_server import Superset, serving  # noqa: E402

from dashboards.sources import catalogue  # noqa: E402

REQUESTS = 200
SOURCES = catalogue.load()


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        home = Path(sys.argv[1]) if len(sys.argv) > 1 else built(folder)
        for room in ("published", "verdicts"):
            shutil.copytree(home / room, folder / "superset" / room, symlinks=True)
        with serving(folder / "superset", folder / "superset.log") as superset, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
            asked = tabs(browser, superset)
            browser.close()
            answers(superset, asked)


def built(folder: Path) -> Path:
    copied("demo", demo_network, folder / "homes")
    return folder / "homes" / "built"


def tabs(browser: Browser, superset: Superset) -> dict[str, list[dict[str, Any]]]:
    """Times of every tab, the second time it is opened; and what each account asked for."""
    asked: dict[str, list[dict[str, Any]]] = {}
    for seat in (seat for seat in SOURCES.seats if seat.language == "en"):
        for name in seat.dashboards:
            board = SOURCES.dashboards[name]
            one = reader(browser, superset, 1440)
            one.page.on("request", lambda request, account=seat.account: heard(asked, account, request))
            one.log_in(seat.account)
            address = board.slug(seat.audience or "", "en")
            seconds = [opened(one, address, number, len(tab.charts)) for number, tab in enumerate(board.tabs)]
            said = ", ".join(
                f"{tab.title} ({len(tab.charts)} charts) {s:.1f} s" for tab, s in zip(board.tabs, seconds, strict=True)
            )
            print(f"{seat.account}: {board.title}: {said}")
            one.page.context.close()
    return asked


def opened(one: Reader, address: str, number: int, charts: int) -> float:
    """Seconds from the click to the last chart, warm: the whole dashboard was open once before."""
    for _ in range(2):
        begun = time.perf_counter()
        one.open(address)
        one.show_tab(number)
        one.wait_for_charts(charts, settle=0)
        seconds = time.perf_counter() - begun
    return seconds


def heard(asked: dict[str, list[dict[str, Any]]], account: str, request: Request) -> None:
    if request.method == "POST" and "/api/v1/chart/data" in request.url and request.post_data:
        body = json.loads(request.post_data)
        if body not in asked.setdefault(account, []):
            asked[account].append(body)


def answers(superset: Superset, asked: dict[str, list[dict[str, Any]]]) -> None:
    every = [(account, body) for account, bodies in asked.items() for body in bodies]
    login = [timed(lambda: httpx.get(f"{superset.url}/login/")) for _ in range(40)]
    print(f"{len(every)} different requests of charts and filters; login page (baseline) {told(login)}")
    for kind, force in (("past the cache", True), ("through the cache", False)):
        seconds = []
        for number in range(REQUESTS):
            account, body = every[number % len(every)]
            client = superset.client(account)
            asking = partial(client.post, "/api/v1/chart/data", json={**body, "force": force})
            seconds.append(timed(asking))
        print(f"chart data API, {kind}: {told(seconds)}; {median(seconds) / median(login):.1f} x the login page")


def timed(asking: Callable[[], httpx.Response]) -> float:
    begun = time.perf_counter()
    asking().raise_for_status()
    return time.perf_counter() - begun


def told(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    p95 = ordered[int(0.95 * len(ordered))]
    return f"median {1000 * median(ordered):.0f} ms, p95 {1000 * p95:.0f} ms, n = {len(ordered)}"


if __name__ == "__main__":
    main()
