"""A dashboard taken along with the real command: a picture, paper, and a page that opens where there is no network."""

import base64
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pypdfium2
import pyrage
import pytest
from browser_page import COUNT_COLOURS
from playwright.sync_api import Browser
from superset_server import Superset

from dashboards import state
from dashboards.pictures.browser import MEMORY, has_memory
from dashboards.sources import catalogue
from dashboards.sources.wording import Wording
from warehouse.settings import PROJECT_ROOT

SOURCES = catalogue.load()
BOARD = SOURCES.dashboards["start_here"]
SAID = Wording("en").text
DECODED = "() => [...document.images].map(one => one.complete ? one.naturalWidth : 0)"


class Exports:
    """Each kind is made once, by the command, as a person would."""

    def __init__(self, superset: Superset, folder: Path) -> None:
        self.superset, self.folder = superset, folder
        self.said: dict[str, str] = {}

    def export(self, kind: str, *more: str, name: str = "start_here") -> Path:
        to = self.folder / f"{name}.{kind}{'.age' if more else ''}"
        if not to.exists():
            command = [sys.executable, "-m", "dagster_project.cli", "dashboards", "export", name, "--as", kind]
            done = subprocess.run(
                [*command, "--language", "en", "--to", str(to), *more],
                env={name: value for name, value in os.environ.items() if not name.startswith("CROSSINGS_")}
                | {
                    "CROSSINGS_HOME": str(self.superset.settings.home),
                    "CROSSINGS_SUPERSET_PORT": str(self.superset.settings.superset_port),
                    **(self.nowhere if more else {}),
                },
                cwd=PROJECT_ROOT,
                capture_output=True,
                text=True,
                timeout=400,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
            self.said[kind] = done.stdout + done.stderr
        return to

    @property
    def nowhere(self) -> dict[str, str]:
        """No folder for temporary files: whoever wants to write one there fails."""
        return {"TMPDIR": str(self.folder / "nowhere")}


@pytest.fixture(scope="module")
def exports(running_superset: Superset, tmp_path_factory: pytest.TempPathFactory) -> Exports:
    """As where nobody has used the first accounts yet: a generated password leaves its file with the first login."""
    state.write_passwords(running_superset.settings, running_superset.passwords)
    return Exports(running_superset, tmp_path_factory.mktemp("exports"))


# A minute of a browser each; every day the page that opens without network shows the same charts (CONTRIBUTING).
@pytest.mark.exhaustive
def test_the_picture_holds_every_tab_and_is_not_blank(exports: Exports, chromium: Browser, shots: Path) -> None:
    picture = exports.export("png").read_bytes()
    (shots / "export-start_here.png").write_bytes(picture)
    width, height = int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])
    assert width == 1440
    assert height > 1_500 * len(BOARD.tabs) / 2
    assert _ink(chromium, picture)["ink"] >= 0.1


@pytest.mark.exhaustive
def test_paper_has_a_page_for_each_tab_and_says_what_it_is(exports: Exports, shots: Path) -> None:
    path = exports.export("pdf")
    (shots / "export-start_here.pdf").write_bytes(path.read_bytes())
    with pypdfium2.PdfDocument(path) as document:
        texts = [_words(page.get_textpage().get_text_range()) for page in document]
        assert len(texts) >= len(BOARD.tabs)
        for page in document:
            bitmap = page.render(scale=0.3, grayscale=True)
            assert len(set(bytes(bitmap.buffer))) > 20, "a page is blank"
    for text in texts:
        assert SAID(BOARD.title) in text
        assert "Data as of" in text
        assert "Invented data" in text
    for tab in BOARD.tabs:
        starts = [number for number, text in enumerate(texts) if text.find(_words(SAID(tab.title))) >= 0]
        assert starts, tab.title
        for chart in tab.charts:
            assert any(_words(SAID(SOURCES.charts[chart].title)) in text for text in texts), chart


def test_the_page_opens_without_network_and_every_picture_decodes(
    exports: Exports, chromium: Browser, shots: Path
) -> None:
    path = exports.export("html")
    (shots / "export-start_here.html").write_bytes(path.read_bytes())
    wrong: list[str] = []
    asked: list[str] = []
    context = chromium.new_context(viewport={"width": 390, "height": 844}, offline=True)
    page = context.new_page()
    page.on("console", lambda line: wrong.append(line.text))
    page.on("pageerror", lambda problem: wrong.append(str(problem)))
    page.on("request", lambda one: asked.append(one.url) if not one.url.startswith("data:") else None)
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert wrong == []
    drawn = [
        SOURCES.charts[chart]
        for chart in BOARD.charts
        if SOURCES.charts[chart].viz_type not in ("table", "pivot_table_v2")
    ]
    widths = page.evaluate(DECODED)
    assert len(widths) == len(drawn)
    assert min(widths) >= 700, "too coarse for a phone"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390, "the page is wider than a phone"
    for chart in (SOURCES.charts[name] for name in BOARD.charts):
        article = page.locator("article").filter(has=page.get_by_role("heading", name=SAID(chart.title), exact=True))
        assert article.count() == 1, chart.title
        assert article.locator("table").count() == 1, chart.title
        assert article.locator("tbody tr").count() >= 3, chart.title
        assert article.locator(".said").inner_text() == " ".join(SAID(chart.text).split())
        for image in article.locator("img").all():
            ink = _ink(chromium, image.screenshot())
            assert ink["colours"] >= 8, chart.title
            assert ink["ink"] >= 0.01, chart.title
    page.screenshot(path=shots / "export-start_here-390.png", full_page=True)
    context.close()


def test_the_numbers_on_the_page_are_those_of_the_published_file(exports: Exports, running_superset: Superset) -> None:
    file = running_superset.settings.current / "regional" / "warehouse.duckdb"
    with duckdb.connect(str(file), read_only=True) as con:
        organisations = {row[0] for row in con.execute("select org_code from published.pub_mapping_returns").fetchall()}
        (release,) = con.execute("select release_id from published.pub_release").fetchone() or ("",)
    html = exports.export("html").read_text(encoding="utf-8")
    assert set(re.findall(r'<th scope="row">(org_\d+)</th>', html)) == organisations
    assert f"release {release}" in html
    assert "too few to show, or none" in html


def test_sealed_nothing_plain_is_written_anywhere(exports: Exports) -> None:
    if not has_memory():
        pytest.skip("BROWSER TEST NOT RUN: less than 256 MB in /dev/shm, where an encrypted export is drawn")
    holder = pyrage.x25519.Identity.generate()
    there_before = set(MEMORY.glob("crossings-*"))
    sealed = exports.export("html", "--encrypt-to", str(holder.to_public()))
    opened = pyrage.decrypt(sealed.read_bytes(), [holder])
    assert opened.startswith(b"<!doctype html>")
    assert SAID(BOARD.title).encode() in opened
    assert stat.S_IMODE(sealed.stat().st_mode) == 0o600
    # Chromium's own files lay in memory, since there was no other place for them, and are gone.
    assert not (exports.folder / "nowhere").exists()
    assert set(MEMORY.glob("crossings-*")) <= there_before


def test_no_password_is_ever_said(exports: Exports, running_superset: Superset) -> None:
    exports.export("html")
    for username in ("admin", "coordinator", "analyst", "donor"):
        for said in exports.said.values():
            assert running_superset.password(username) not in said


def _words(text: str) -> str:
    return " ".join(text.replace("\ufffe", "-").split())


def _ink(chromium: Browser, picture: bytes) -> dict[str, Any]:
    page = chromium.new_page()
    measured: dict[str, Any] = page.evaluate(COUNT_COLOURS, base64.b64encode(picture).decode())
    page.close()
    return measured
