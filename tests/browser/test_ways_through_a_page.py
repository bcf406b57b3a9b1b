"""From a sentence to its chart, filters that stay for whoever chose them, and files without the page's pictures.

Add here: another way that a reader goes on a page. Keep out: what charts show (test_dashboards_are_drawn.py).
"""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from browser_page import reader
from playwright.sync_api import Browser
from superset_server import Superset

from dashboards.sources import catalogue
from dashboards.sources.wording import MARKUP, Wording

SAID = Wording("en").text
SOURCES = catalogue.load()
BOARD = SOURCES.dashboards["this_quarter"]
SLUG = "this-quarter-en"
COUNTRY, QUARTER = "NATIVE_FILTER-country_code_label", "NATIVE_FILTER-period"


def test_each_sentence_leads_to_its_chart(running_superset: Superset, chromium: Browser) -> None:
    one = reader(chromium, running_superset, 1440)
    one.log_in("coordinator")
    one.page.locator(".grid-container").wait_for()
    one.wait_for_charts(len(BOARD.tabs[0].charts))
    leading = one.page.locator('a[href^="/crossings/about/"]')
    rules = [str(link.get_attribute("href")).split("/")[-2] for link in leading.all()]
    assert rules
    assert set(rules) <= SOURCES.leads.keys()
    leading.first.click()
    one.page.wait_for_url(lambda url: f"about={rules[0]}" in url)
    shown = {SOURCES.charts[name].title for name in SOURCES.leads[rules[0]] if name in BOARD.charts}
    title = one.page.locator("[data-test=chart-grid-component]", has_text=SAID(next(iter(shown))))
    title.first.wait_for()
    one.page.wait_for_function(
        "name => [...document.querySelectorAll('[data-test-chart-name]')].some(chart =>"
        " chart.getAttribute('data-test-chart-name') === name && chart.getBoundingClientRect().top < innerHeight)",
        arg=SAID(next(iter(shown))),
    )
    assert (one.failures, one.outside) == ([], [])
    one.page.context.close()


def test_a_sentence_that_there_is_not_and_one_of_nobody_lead_nowhere(running_superset: Superset) -> None:
    assert running_superset.client("coordinator").get("/crossings/about/nothing/").status_code == 404
    assert running_superset.client("donor").get("/crossings/about/shift_clear/").status_code == 404
    assert running_superset.another().get("/crossings/about/shift_clear/").headers["location"].startswith("/login/")


def test_filters_stay_for_whoever_chose_them_but_no_period_does(running_superset: Superset) -> None:
    finland = _mask(COUNTRY, "country_code_label", ["Finland"])
    both = {**finland, **_mask(QUARTER, "period", ["2023 Q1"])}
    client, other = running_superset.client("coordinator"), running_superset.client("national_fi")
    again = running_superset.logged_in("coordinator", running_superset.password("coordinator"))
    number = _number(running_superset)
    assert _opened(client) is None
    _choose(client, number, both)
    try:
        assert json.loads(_opened(client) or "") == finland
        assert _opened(again) is not None
        assert other.get(f"/superset/dashboard/{SLUG}/").status_code == 404
        with_own = client.get(f"/superset/dashboard/{SLUG}/?native_filters_key=own", headers={"Accept": "text/html"})
        assert with_own.status_code == 200
        page = f"/superset/dashboard/{SLUG}/?_external=1&_scheme=ftp&dashboard_id_or_slug=other&about=trend"
        led = client.get(page, headers={"Accept": "text/html"}).headers["location"]
        assert led.startswith(f"/superset/dashboard/{SLUG}/?_external=1")
        assert "about=trend" in led
        for nonsense in ("no json", "[]", '{"a": 1}', json.dumps({COUNTRY: {"filterState": "x"}}), " " * 30_000):
            answer = client.post(f"/api/v1/dashboard/{number}/filter_state", json={"value": nonsense})
            assert answer.status_code in (201, 400)
    finally:
        _choose(client, number, _mask(COUNTRY, "country_code_label", None))
    assert _opened(client) is None


def test_a_file_of_a_chart_has_no_markup(running_superset: Superset, chromium: Browser) -> None:
    one = reader(chromium, running_superset, 1440)
    with one.page.expect_request(
        lambda request: "/api/v1/chart/data" in request.url and '"said"' in (request.post_data or "")
    ) as asked:
        one.log_in("coordinator")
        one.page.locator(".grid-container").wait_for()
        one.wait_for_charts(len(BOARD.tabs[0].charts))
    question = asked.value.post_data_json
    client = running_superset.client("coordinator")
    on_screen = client.post("/api/v1/chart/data", json=question).text
    assert "<a href" in on_screen.replace("\\", "")
    for kind in ("csv", "xlsx"):
        answer = client.post("/api/v1/chart/data", json={**question, "result_format": kind})
        assert answer.status_code == 200
        assert not MARKUP.search(answer.text if kind == "csv" else "")
        assert b"<a href" not in answer.content
    one.page.context.close()


def _number(superset: Superset) -> int:
    return int(superset.client("coordinator").get(f"/api/v1/dashboard/{SLUG}").json()["result"]["id"])


def _mask(key: str, column: str, value: list[str] | None) -> dict[str, Any]:
    filters = {"filters": [{"col": column, "op": "IN", "val": value}]} if value else {}
    return {key: {"id": key, "extraFormData": filters, "filterState": {"value": value}, "ownState": {}}}


def _choose(client: Any, number: int, masks: dict[str, Any]) -> None:
    answer = client.post(f"/api/v1/dashboard/{number}/filter_state", json={"value": json.dumps(masks)})
    assert answer.status_code == 201, answer.text


def _opened(client: Any) -> str | None:
    """The filters with which the page opens, if other than its own."""
    answer = client.get(f"/superset/dashboard/{SLUG}/", headers={"Accept": "text/html"})
    if answer.status_code == 200:
        return None
    [key] = parse_qs(urlsplit(answer.headers["location"]).query)["native_filters_key"]
    number = int(client.get(f"/api/v1/dashboard/{SLUG}").json()["result"]["id"])
    return str(client.get(f"/api/v1/dashboard/{number}/filter_state/{key}").json()["value"])
