"""The partner's page as people use it: on a small screen, in four languages, by keys alone."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from warehouse.definitions.languages import LANGUAGES
from warehouse.sealing.messages import phrase
from warehouse.sealing.page import Page
from warehouse.sealing.page_visit import Visit

sys.path.append(str(Path(__file__).parents[1] / "unit" / "sealing"))
from laptop import CHILD_CONTACT, RU_HEADERS, Laptop, csv_bytes, laptop, ru_row
from laptop_forms import RU

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture
def one(tmp_path: Path) -> Laptop:
    made = laptop(tmp_path / "ru", RU, RU_HEADERS)
    child, broken = {"Дата рождения": "01.01.2012"}, {"Город": "Псков"}
    rows = [*map(ru_row, range(1, 9)), ru_row(10, **child), ru_row(11, **broken), ru_row(12, Согласие="нет")]
    (made.folder / "2024-03.csv").write_bytes(csv_bytes(rows))
    return made


@contextmanager
def opened(one: Laptop, language: str) -> Iterator[Page]:
    page = Page(Visit(one.settings, one.out, language))
    thread = Thread(target=page.serve, daemon=True)
    thread.start()
    try:
        yield page
    finally:
        page.stop_at = 0
        thread.join(10)
        assert not thread.is_alive()


@pytest.fixture
def window(chromium: Any) -> Iterator[Any]:
    """A window that fails the test for any error on its console and any address but the page's own."""
    context = chromium.new_context(viewport=PHONE)
    found = context.new_page()
    wrong: list[str] = []
    found.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    found.on("request", lambda asked: None if asked.url.startswith("http://127.0.0.1:") else wrong.append(asked.url))
    yield found
    context.close()
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_chosen_looked_at_and_written(one: Laptop, window: Any, language: str, shots: Path) -> None:
    with opened(one, language) as page:
        window.goto(page.address)
        window.screenshot(path=shots / f"sheetpack-{language}-1.png", full_page=True)
        window.set_input_files("#file", one.folder / "2024-03.csv")
        window.get_by_role("button", name=phrase("page_look", language)).click()
        assert window.locator("h1").inner_text() == phrase("page_leaves", language)
        assert [int(text) for text in window.locator("dd").all_inner_texts()] == [9, 1, 1, 1]
        assert CHILD_CONTACT in window.locator(".child").inner_text()
        text = window.locator("body").inner_text()
        assert [word for word in ("Елена", "Николай", "17.08", "+7", "Псков", "2012") if word in text] == []
        assert "Имя матери" in text  # what stays is named by its header
        assert list(one.out.iterdir()) == []
        window.screenshot(path=shots / f"sheetpack-{language}-2.png", full_page=True)
        assert _is_narrow(window)
        window.get_by_role("button", name=phrase("page_write", language)).click()
        names = sorted(path.name for path in one.out.iterdir())
        assert window.locator(".names code").all_inner_texts() == names
        assert str(one.out) in window.locator("main").inner_text()
        window.screenshot(path=shots / f"sheetpack-{language}-3.png", full_page=True)
        window.get_by_role("button", name=phrase("page_close", language)).click()
        assert window.locator("h1").inner_text() == phrase("page_closed", language)
    assert one.arrived(one.out / names[0]).manifest.rows_accepted == 9


def _is_narrow(window: Any) -> bool:
    """Nothing but the table of rows is wider than the screen, and that one scrolls by itself."""
    return bool(window.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))


def test_keys_alone_are_enough_and_a_no_writes_nothing(one: Laptop, window: Any) -> None:
    with opened(one, "en") as page:
        window.goto(page.address)
        window.set_input_files("#file", one.folder / "2024-03.csv")  # the system's own window is no part of the page
        _press_on(window, phrase("page_look", "en"))
        _press_on(window, phrase("page_leave_it", "en"))
        assert phrase("not_written", "en") in window.locator("[role=alert]").inner_text()
        assert list(one.out.iterdir()) == []


def _press_on(window: Any, name: str) -> None:
    for _ in range(30):
        window.keyboard.press("Tab")
        if window.evaluate("() => document.activeElement.textContent") == name:
            assert window.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
            with window.expect_navigation():
                window.keyboard.press("Enter")
            return
    raise AssertionError(f"no key leads to {name}")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_page_breaks_no_rule_of_accessibility(one: Laptop, window: Any, size: dict[str, int]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    window.set_viewport_size(size)
    with opened(one, "fi") as page:
        window.goto(page.address)
        window.wait_for_load_state()
        found = Axe().run(window).response["violations"]
        window.set_input_files("#file", one.folder / "2024-03.csv")
        window.get_by_role("button", name=phrase("page_look", "fi")).click()
        found += Axe().run(window).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_the_language_is_one_touch_away(one: Laptop, window: Any) -> None:
    with opened(one, "ru") as page:
        window.goto(page.address)
        window.get_by_role("link", name="Українська").click()
        assert window.locator("h1").inner_text() == phrase("page_choose", "uk")
        assert window.locator("html").get_attribute("lang") == "uk"
