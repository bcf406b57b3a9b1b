"""Where people arrive after they have logged in, and what stands around their pages."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from browser_page import Reader, reader
from playwright.sync_api import Browser
from superset_server import Superset

from dashboards.sources import catalogue
from warehouse.networks import home

SEATS = {seat.account: seat for seat in catalogue.load().seats}
BOARDS = catalogue.load().dashboards
PAGE = {"Accept": "text/html"}
STOCK = ("/", "/superset/welcome/", "/dashboard/list/", "/chart/list/", "/tablemodelview/list/", "/crossings/")


def own(account: str) -> list[str]:
    """Addresses of all pages of a seat, the first one first."""
    seat = SEATS[account]
    boards = [f"/superset/dashboard/{BOARDS[one.dashboard].slug(one.audience, one.language)}/" for one in seat.placed]
    return boards + [f"/crossings/{page}/" for page in ("files", "releases", "health") if page in seat.pages]


@pytest.mark.parametrize("account", ["coordinator", "coordinator_uk", "national_fi", "analyst", "donor_ru", "steward"])
def test_every_stock_page_leads_to_the_own_first_page(running_superset: Superset, account: str) -> None:
    client = running_superset.client(account)
    for path in STOCK:
        answer = client.get(path, headers=PAGE)
        assert (answer.status_code, answer.headers.get("location")) == (302, own(account)[0]), path
    assert client.get(own(account)[0], headers=PAGE).status_code == 200


@pytest.mark.parametrize("account", ["coordinator", "coordinator_ru", "national_fi", "analyst_fi", "donor"])
def test_the_bar_on_top_holds_the_own_pages_in_their_order(running_superset: Superset, account: str) -> None:
    bar = _bootstrap(running_superset.client(account).get(own(account)[0], headers=PAGE).text)["common"]["menu_data"]
    more = ["SQL Lab"] if account.startswith("analyst") else []
    assert [one.get("url") for one in bar["menu"]][: len(own(account))] == own(account)
    assert [one["name"] for one in bar["menu"]][len(own(account)) :] == more
    assert bar["navbar_right"]["show_language_picker"] is False


def test_the_first_screen_answers_without_scrolling(running_superset: Superset, chromium: Browser, shots: Path) -> None:
    """Its picture is the one in the README: `make picture`."""
    one = reader(chromium, running_superset, 1440)
    one.log_in("coordinator")
    one.page.locator(".grid-container").wait_for()
    one.wait_for_charts(len(BOARDS["this_quarter"].tabs[0].charts))
    headlines = one.page.locator('[data-test-chart-name="The newest closed quarter in numbers"]')
    box = headlines.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 900
    cells = headlines.locator("td").all_inner_texts()
    assert len(cells) == 6 * len(home.in_force().countries)
    sizes = headlines.locator("td").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::first-line').fontSize)"
    )
    assert set(sizes) == {"28px"}
    one.page.screenshot(path=shots / "first-screen.png")
    one.page.context.close()


def test_an_administrator_keeps_the_lists(running_superset: Superset) -> None:
    admin = running_superset.client("admin")
    assert admin.get("/dashboard/list/", headers=PAGE).status_code == 200
    assert admin.get("/crossings/", headers=PAGE).headers["location"] == "/dashboard/list/"
    assert "Dashboards" in {one["name"] for one in _menu_of(admin.get("/dashboard/list/", headers=PAGE).text)}


def test_who_is_not_logged_in_is_asked_to(running_superset: Superset) -> None:
    nobody = running_superset.another()
    for path in STOCK:
        answer = nobody.get(path, headers=PAGE, follow_redirects=True)
        assert answer.url.path == "/login/", (path, answer.url)


@pytest.mark.parametrize(("account", "first"), [("coordinator_ru", "Этот квартал"), ("donor", "Coverage")])
def test_after_the_login_stands_the_own_page_and_the_logo_leads_back(
    running_superset: Superset, chromium: Browser, account: str, first: str
) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    reader = Reader(context.new_page(), running_superset)
    reader.listen()
    reader.log_in(account)
    reader.page.locator(".grid-container").wait_for()
    assert reader.page.url.removeprefix(running_superset.url).split("?")[0] == own(account)[0]
    assert first in reader.page.title()
    bar = reader.page.locator("#main-menu")
    assert first in bar.inner_text()
    assert bar.locator("[data-test=new-dropdown]").count() == 0
    mark = bar.locator("a img").first
    assert mark.evaluate("image => image.naturalWidth > 0")
    reader.page.goto(f"{running_superset.url}/user_info/")
    reader.page.locator("#main-menu a img").first.click()
    reader.page.locator(".grid-container").wait_for()
    assert reader.page.url.removeprefix(running_superset.url).split("?")[0] == own(account)[0]
    assert (reader.failures, reader.outside) == ([], [])
    context.close()


def _bootstrap(page: str) -> Any:
    [found] = re.findall(r'data-bootstrap="([^"]*)"', page)
    return json.loads(html.unescape(found))


def _menu_of(page: str) -> Any:
    return _bootstrap(page)["common"]["menu_data"]["menu"]
