"""Before the first release: accounts and pages are there, and each of them says in words that figures will come.

Add here: another thing that people meet on the first day. Keep out: a release that must not be shown
(test_releases_are_looked_at.py).
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from superset_server import Superset, serving

from dashboards.sources import catalogue
from dashboards.sources.wording import Wording
from warehouse.networks import home
from warehouse.settings import settings

pytestmark = pytest.mark.exhaustive

SEATS = {seat.account: seat for seat in catalogue.load().seats}
BOARDS = catalogue.load().dashboards
PAGE = {"Accept": "text/html"}
PLACES = ("/", "/crossings/", "/dashboard/list/", "/crossings/files/", "/crossings/releases/")


@pytest.fixture(scope="module")
def first_day(supersets_environment: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Superset]:
    """A home that has a network, and in which nothing was ever run."""
    folder = tmp_path_factory.mktemp("first-day")
    home.choose_demo(replace(settings(), home=folder / "home"))
    with serving(folder / "home", folder / "superset.log") as superset:
        yield superset


@pytest.mark.parametrize("account", ["coordinator", "coordinator_ru", "national_ua", "donor_fi", "adviser"])
def test_a_reader_is_told_what_will_come_in_the_own_language(first_day: Superset, account: str) -> None:
    seat = SEATS[account]
    said = Wording(seat.language).text
    for place in PLACES:
        answer = first_day.client(account).get(place, headers=PAGE, follow_redirects=True)
        assert answer.status_code == 503, place
        assert answer.headers["cache-control"] == "no-store"
        assert f"<h1>{said('no-figures-yet')}</h1>" in answer.text, place
        assert f'<html lang="{seat.language}">' in answer.text
        for one in seat.placed:
            assert f"<li>{said(BOARDS[one.dashboard].title)}</li>" in answer.text, (place, one)


def test_who_is_not_logged_in_reads_it_in_the_language_of_the_browser(first_day: Superset) -> None:
    nobody = first_day.another(headers={"Accept-Language": "uk"})
    page = nobody.get("/", headers=PAGE).text
    assert Wording("uk").text("no-figures-yet") in page
    assert '<a href="/login/">' in page
    assert "<li>" not in page
    assert nobody.get("/login/", headers=PAGE).status_code == 200


def test_a_steward_sees_the_health_page_without_a_release(first_day: Superset) -> None:
    page = first_day.client("steward").get("/", headers=PAGE, follow_redirects=True)
    assert (page.status_code, page.url.path) == (200, "/crossings/health/")
    assert page.text.count("<td>–</td>") == 2


def test_no_number_is_given_to_programs_either(first_day: Superset) -> None:
    coordinator = first_day.client("coordinator")
    for path in ("/crossings/footnote.svg", "/crossings/files/csv/pub_reach", "/crossings/files/xlsx/tables"):
        assert coordinator.get(path).status_code >= 400, path
