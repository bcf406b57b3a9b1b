"""Chromium: started for one export, and turning pages of our own into a picture or paper.

What it holds on the way stays in memory: private windows, and a folder in /dev/shm where Chromium wants files.
Add here: another thing to make of a page of ours. Keep out: Superset's pages (window.py), what a page holds (page.py).
"""

import base64
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from warehouse.errors import CrossingsError
from warehouse.settings import settings

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--disable-component-update",
)
# Chromium refuses its sandbox to root; shared memory is only a file elsewhere where there is too little of it.
AS_ROOT, WITH_LITTLE_MEMORY = "--no-sandbox", "--disable-dev-shm-usage"
MEMORY = Path("/dev/shm")  # noqa: S108 - memory, never a disk
ROOM = 256 * 1024 * 1024
TALLEST = 16_000  # beyond 16,384 pixels Chromium begins again at the top, and says nothing


class TooTall(CrossingsError):
    """A picture that would have been wrong without anybody noticing."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Started for one export, and ended with it."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise CrossingsError(
            "No Chromium is installed, and it is what draws pictures and paper. On Debian: "
            "apt-get install chromium fonts-dejavu-core"
        )
    # It asks for names of its maker's machines whatever else it is told. It shall know the dashboards' host alone.
    names = f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {settings().host}"
    flags = [*FLAGS, names, *([AS_ROOT] if os.geteuid() == 0 else [])]
    with _in_memory() as is_memory, sync_playwright() as playwright:
        flags += [] if is_memory else [WITH_LITTLE_MEMORY]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        try:
            yield browser
        finally:
            browser.close()


def has_memory() -> bool:
    """Whether Chromium's own files can lie in memory."""
    return MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM


@contextmanager
def _in_memory() -> Iterator[bool]:
    """Chromium and its driver put their files where TMPDIR says, until the export is over."""
    if not has_memory():
        yield False
        return
    before = os.environ.get("TMPDIR")
    with tempfile.TemporaryDirectory(dir=MEMORY, prefix="crossings-", ignore_cleanup_errors=True) as folder:
        os.environ["TMPDIR"] = folder
        try:
            yield True
        finally:
            os.environ.pop("TMPDIR")
            if before is not None:
                os.environ["TMPDIR"] = before


def photographed(browser: Browser, html: str, width: int) -> bytes:
    """A page of our own as one picture, as tall as it is."""
    with _offline(browser, html, width) as page:
        box = page.locator("body").bounding_box()
        if box is None or box["height"] > TALLEST:
            raise TooTall(
                f"All tabs together are more than {TALLEST} pixels high, and Chromium draws no such picture. Nothing "
                "was written. Choose --as pdf or --as html."
            )
        return page.screenshot(full_page=True)


def printed(browser: Browser, html: str, head: str, foot: str) -> bytes:
    """A page of our own as PDF on A4. In one piece over the wire: as a stream Chromium would use a file."""
    with _offline(browser, html, 800) as page:
        answer = page.context.new_cdp_session(page).send(
            "Page.printToPDF",
            {
                "transferMode": "ReturnAsBase64",
                "printBackground": True,
                "displayHeaderFooter": True,
                "headerTemplate": head,
                "footerTemplate": foot,
                "paperWidth": 8.27,
                "paperHeight": 11.69,
                "marginTop": 0.75,
                "marginBottom": 0.6,
                "marginLeft": 0.5,
                "marginRight": 0.5,
                "generateTaggedPDF": True,
                "generateDocumentOutline": True,
            },
        )
        return base64.b64decode(answer["data"])


@contextmanager
def _offline(browser: Browser, html: str, width: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, java_script_enabled=False)
    try:
        page = context.new_page()
        page.set_content(html)
        yield page
    finally:
        context.close()
