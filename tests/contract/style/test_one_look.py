"""Every page that people see beside Superset begins with the shared sheet, and says no colour of its own by value."""

import http.client
import re
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from intake_files import csv_bytes, declaration, prepared, row
from jinja2 import Environment, FileSystemLoader

from warehouse.intake.letters import letter
from warehouse.sealing.page import Page
from warehouse.sealing.page_visit import Visit
from warehouse.settings import PROJECT_ROOT as ROOT
from warehouse.style.sheet import sheet

OFFLINE_PAGE = ROOT / "docs" / "offline" / "index.html"
TEMPLATES = ROOT / "dashboards" / "pages" / "templates"
ROOMS = ("dagster_project", "dashboards", "expectations", "warehouse", "docs")
_NAMES = "aqua black blue brown fuchsia gold gray green grey lime maroon navy olive orange purple red silver teal white"
BY_VALUE = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\("
    rf"|:[^;{{}}]*(?<![-\w])(?:{_NAMES.replace(' ', '|')})\b"
)
SAID_ONCE = "warehouse/style/colours.py"
# Only Superset draws these: the steps of one scheme of its maps of heat, and the lines behind its charts.
OF_SUPERSET_ALONE = "dashboards/sources/palette.py"


def letter_css() -> str:
    return style_of(letter.html(letter.content(prepared(csv_bytes([row(1)])).manifest, declaration())))


def sealing_css() -> str:
    page = Page(Visit(Path("settings.yaml"), Path("out"), "en"))
    thread = Thread(target=page.serve, daemon=True)
    thread.start()
    connection = http.client.HTTPConnection(urlsplit(page.origin).netloc, timeout=20)
    try:
        connection.request("GET", "/page.css")
        return connection.getresponse().read().decode()
    finally:
        connection.close()
        page.stop_at = 0
        thread.join(10)


def own_css() -> str:
    """Of a page in Superset; there `dashboards.pages.door` gives the sheet."""
    template = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template("crossings/wait.html")
    nothing = {"said": str, "brand": type("Brand", (), {"mark": str, "name": str})}
    return style_of(template.render(sheet=sheet, **nothing))


def offline_css() -> str:
    return style_of(OFFLINE_PAGE.read_text(encoding="utf-8"))


CSS = [letter_css, sealing_css, own_css, offline_css]


def style_of(html: str) -> str:
    [css] = re.findall(r"<style>\n(.*?)</style>", html, re.DOTALL)
    return str(css)


def sources() -> dict[str, str]:
    """The rules that are written by hand, by file: the pages' own, and those in which Superset looks like them."""
    files = [path for room in ROOMS for kind in ("css", "html") for path in (ROOT / room).rglob(f"*.{kind}")]
    texts = {path: path.read_text(encoding="utf-8") for path in files if path != OFFLINE_PAGE}
    rules = {path: text if path.suffix == ".css" else "".join(styles(text)) for path, text in texts.items()}
    return {str(path.relative_to(ROOT)): text for path, text in rules.items() if text}


def styles(html: str) -> list[str]:
    return re.findall(r"<style>(.*?)</style>", html, re.DOTALL)


@pytest.mark.parametrize("css", CSS)
def test_every_page_begins_with_the_shared_sheet(css: Callable[[], str]) -> None:
    assert css().startswith(sheet())
    assert css().count("prefers-color-scheme") == 1


@pytest.mark.parametrize("css", CSS)
def test_no_page_uses_a_variable_that_nobody_sets(css: Callable[[], str]) -> None:
    text = css()
    used, always_set = set(re.findall(r"var\(--([\w-]+)\)", text)), set(re.findall(r"--([\w-]+):", text))
    assert used
    assert used <= always_set


def test_every_page_with_a_style_is_looked_at() -> None:
    assert set(sources()) == {
        "dashboards/pages/templates/crossings/page.html",
        "dashboards/report/files/html/page.css",
        "docs/offline_template.html",
        "warehouse/intake/letters/letter.html",
        "warehouse/sealing/page.css",
        "warehouse/style/sheet.css",
    }


@pytest.mark.parametrize(("path", "rules"), sources().items(), ids=sources())
def test_no_page_says_a_colour_by_value(path: str, rules: str) -> None:
    assert BY_VALUE.findall(rules) == [], f"{path}: take a variable of warehouse/style/sheet.py"


@pytest.mark.parametrize("rule", ["color: #fff;", "fill:#0072B2", "background: rgb(0 0 0)", "border: 1px solid black;"])
def test_the_search_for_colours_finds_them(rule: str) -> None:
    assert BY_VALUE.search(rule)


def test_no_module_says_a_colour_by_value() -> None:
    modules = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    saying = {path for path in modules if re.search(r"#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8"))}
    assert {str(path.relative_to(ROOT)) for path in saying} == {SAID_ONCE, OF_SUPERSET_ALONE}
