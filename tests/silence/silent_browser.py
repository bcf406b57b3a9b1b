"""A person's browser on one dashboard, started as people's are: what its pages ask for is written down.

    python silent_browser.py ADDRESS ACCOUNT FILE      the password is typed

Add here: another page that it opens. Keep out: assertions.
"""

import json
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ("--no-sandbox", "--disable-dev-shm-usage", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
QUIET = ("--ignore-gpu-blocklist", "--disable-background-networking", "--disable-component-update")
# Chromium asks for names of its maker's machines even so. This browser knows this computer alone.
KNOWS = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
PATIENCE = 120_000


def main(address: str, account: str, target: Path) -> None:
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*FLAGS, *QUIET, KNOWS])
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/login/")
        page.locator("input#username").fill(account)
        page.locator("input#password").fill(sys.stdin.readline().strip())
        page.locator("[data-test=login-button]").click()
        page.locator(".grid-container").wait_for()
        page.locator("[data-test=chart-grid-component]:visible").first.wait_for()
        page.wait_for_load_state("networkidle")
        charts = page.locator("[data-test=chart-grid-component]:visible").count()
        browser.close()
    hosts = sorted({"/".join(url.split("/")[:3]) for url in asked if not url.startswith(("data:", "blob:"))})
    target.write_text(json.dumps({"hosts": hosts, "requests": len(asked), "charts": charts}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
