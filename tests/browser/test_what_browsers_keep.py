"""What a browser keeps, what it asks again, and what it is sent: static files for long, answers never without asking.

Add here: another kind of answer that browsers keep. Keep out: what the server keeps (test_first_answers.py).
"""

import gzip
import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Browser
from superset_server import Superset, chart_data, dataset_id

FOREVER = "max-age=315360000, public, immutable"
FRONT_END = re.compile(r'(?:src|href)="(/static/assets/[^"]+\.[0-9a-f]{20}\.[^"]+\.(?:js|css))"')
LINE = "/crossings/footnote.svg"
BOARD = "/api/v1/dashboard/start-here-en/datasets"


def _front_end(superset: Superset) -> list[str]:
    found = FRONT_END.findall(superset.another().get("/login/").text)
    assert len(found) > 3
    return found


def test_static_files_are_sent_compressed_and_kept_for_long(running_superset: Superset) -> None:
    browser, plain, sent = running_superset.another(), 0, 0
    for path in _front_end(running_superset):
        whole = browser.get(path, headers={"Accept-Encoding": "identity"})
        small = browser.get(path, headers={"Accept-Encoding": "gzip"})
        assert whole.headers["cache-control"] == small.headers["cache-control"] == FOREVER
        assert "content-encoding" not in whole.headers
        assert small.headers["content-encoding"] == "gzip"
        assert small.content == whole.content
        assert whole.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in whole.headers
        again = browser.get(path, headers={"If-None-Match": whole.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        with browser.stream("GET", path, headers={"Accept-Encoding": "gzip, br"}) as smallest:
            assert smallest.headers["content-encoding"] == "br"
            smallest_bytes = len(b"".join(smallest.iter_raw()))
        assert smallest_bytes < len(gzip.compress(whole.content))
        plain, sent = plain + len(whole.content), sent + smallest_bytes
    assert sent < 0.35 * plain


@pytest.mark.parametrize("kind", ["*.chunk.js", "*.woff2", "*.css", "*.png"])
def test_everything_with_a_digest_in_its_name_is_kept_for_long(running_superset: Superset, kind: str) -> None:
    assets = running_superset.settings.root / ".venv-dashboards/lib/python3.11/site-packages/superset/static/assets"
    names = sorted(path.name for path in assets.glob(kind))
    for name in (names[0], names[-1]):
        answer = running_superset.another().head(f"/static/assets/{name}").raise_for_status()
        assert answer.headers["cache-control"] == FOREVER, name


@pytest.mark.parametrize("path", ["/static/service-worker.js", "/crossings/static/mark.svg"])
def test_a_file_whose_name_says_nothing_of_its_content_is_kept_for_an_hour(
    running_superset: Superset, path: str
) -> None:
    answer = running_superset.another().get(path).raise_for_status()
    assert answer.headers["cache-control"] == "max-age=3600, public"


@pytest.mark.parametrize("path", ["/static/../superset_config.py", "/static/%2e%2e/config.py", "/static/assets/"])
def test_static_files_lead_nowhere_else(running_superset: Superset, path: str) -> None:
    assert running_superset.another().get(path).status_code == 404


def test_the_front_end_does_not_ask_its_maker_for_a_picture(running_superset: Superset, chromium: Browser) -> None:
    asked: list[str] = []
    context = chromium.new_context()
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{running_superset.url}/login/")
    page.locator("input#username").fill("coordinator")
    page.locator("input#password").fill(running_superset.password("coordinator"))
    page.locator("[data-test=login-button]").click()
    page.locator(".grid-container").wait_for(timeout=180_000)
    page.locator("#main-menu").wait_for()
    page.wait_for_timeout(2_000)
    context.close()
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith((running_superset.url, "data:", "blob:"))] == []


@pytest.mark.parametrize("path", [LINE, BOARD, "/crossings/files/"])
def test_what_is_there_already_is_not_sent_again(running_superset: Superset, path: str) -> None:
    coordinator = running_superset.client("coordinator")
    first = coordinator.get(path).raise_for_status()
    assert first.headers["cache-control"] == "private, no-cache"
    assert "Cookie" in first.headers["vary"]
    again = coordinator.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize("path", [LINE, BOARD])
def test_no_other_account_is_told_that_it_has_the_answer(running_superset: Superset, path: str) -> None:
    mark = running_superset.client("coordinator").get(path).headers["etag"]
    adviser = running_superset.client("adviser").get(path, headers={"If-None-Match": mark})
    donor = running_superset.client("donor").get(path, headers={"If-None-Match": mark})
    nobody = running_superset.another().get(path, headers={"If-None-Match": mark})
    assert (adviser.status_code, bool(adviser.content)) == (200, True)
    assert donor.status_code in (200, 403, 404)
    assert nobody.status_code in (302, 401, 404)


def test_another_release_is_another_answer(running_superset: Superset, release_again: Callable[[], str]) -> None:
    coordinator = running_superset.client("coordinator")
    for path in (LINE, BOARD):
        before = coordinator.get(path).headers["etag"]
        release_again()
        answer = coordinator.get(path, headers={"If-None-Match": before})
        assert (answer.status_code, answer.headers["etag"] == before) == (200, False), path


def test_numbers_are_kept_by_no_browser(running_superset: Superset) -> None:
    coordinator = running_superset.client("coordinator")
    data = chart_data(coordinator, dataset_id(coordinator, "pub_reach__regional__en"), ["persons"]).raise_for_status()
    file = coordinator.get("/crossings/files/csv/pub_reach").raise_for_status()
    assert (data.headers["cache-control"], data.headers.get("etag")) == ("private, no-cache", None)
    assert file.headers["cache-control"] == "private, no-store"


def test_supersets_older_door_of_numbers_is_not_public(running_superset: Superset) -> None:
    """Left alone it answers `public`, to be used for a day without asking."""
    coordinator = running_superset.client("coordinator")
    answer = _explore_json(coordinator, dataset_id(coordinator, "pub_reach__regional__en"))
    assert answer.headers["cache-control"] == "private, no-cache"
    assert {"expires", "last-modified"}.isdisjoint(answer.headers)


def _explore_json(client: httpx.Client, dataset: int) -> httpx.Response:
    form = f'{{"datasource": "{dataset}__table", "viz_type": "para", "metrics": [], "groupby": ["status"]}}'
    return client.get("/superset/explore_json/", params={"form_data": form})


def test_the_logout_empties_what_the_front_end_keeps(running_superset: Superset) -> None:
    somebody = running_superset.logged_in("analyst", running_superset.password("analyst"))
    assert somebody.get("/logout/").headers["clear-site-data"] == '"storage"'
