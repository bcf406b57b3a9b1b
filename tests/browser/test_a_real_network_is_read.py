"""A real network of other countries in Superset: its countries and no other, and no word of the demo network on a page.

Nearly every number of it is too few to show, so its pages also say what a new network sees first.
Add here: another promise about a network that is not the demo, on one of these two pages.
Keep out: what the generator writes (tests/contract/networks), and how charts look (test_dashboards_are_drawn.py).
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from browser_page import Reader, reader
from northern_network import words_of_the_demo
from pipeline_home import Home
from playwright.sync_api import Browser, Response
from superset_server import Superset, serving_copy

from dashboards import state
from warehouse import yaml_text
from warehouse.definitions.languages import LANGUAGES

pytestmark = (
    pytest.mark.exhaustive
)  # a Superset of its own; every day: tests/contract/networks/test_pages_of_a_real_network.py

EMPTY = {"en": "No results were returned for this query", "ru": "В этом выпуске здесь нечего показать"}
DESK, PHONE = 1440, 390
COUNTRIES = ["Украина", "Финляндия", "Эстония"]


@pytest.fixture(scope="module")
def northern(
    northern_home: Home, supersets_environment: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Superset]:
    with serving_copy(northern_home.path, tmp_path_factory.mktemp("northern")) as superset:
        yield superset


def stored(superset: Superset, query: str) -> set[str]:
    with closing(sqlite3.connect(state.metadata_file(superset.settings))) as con:
        return {str(row[0]) for row in con.execute(query)}


def databases(superset: Superset) -> set[str]:
    return stored(superset, "select database_name from dbs")


def national(superset: Superset) -> set[str]:
    return stored(superset, "select name from ab_role where name like 'national%'")


def opened(chromium: Browser, superset: Superset, account: str, slug: str, width: int) -> tuple[Reader, list[str]]:
    """The page as it stands still, and every answer that it was made of."""
    one, answers = reader(chromium, superset, width), list[str]()

    def heard(response: Response) -> None:
        if "/api/v1/" in response.url and response.ok:
            answers.append(response.text())

    one.log_in(account)
    one.page.goto("about:blank")  # the page that a login leads to asks its own questions, and ends with them
    one.page.on("requestfinished", lambda request: heard(request.response()))
    one.open(slug)
    one.whole_page()
    charts = one.page.locator("[data-test=chart-grid-component]:visible").count()
    one.wait_for_charts(charts)
    return one, answers


def test_its_countries_are_databases_and_roles_and_no_other_country_is(northern: Superset) -> None:
    assert databases(northern) == {
        *("Published - regional", "Published - donor"),
        *("Published - Ukraine", "Published - Finland", "Published - Estonia"),
    }
    assert national(northern) == {
        "national_ua_uk",
        "national_fi_fi",
        *(f"national_ee_{language}" for language in LANGUAGES),
    }
    accounts = stored(northern, "select username from ab_user where username like 'national%'")
    assert accounts == {
        "national_ua",
        "national_fi",
        "national_ee",
        *(f"national_ee_{language}" for language in LANGUAGES[1:]),
    }
    assert not stored(northern, "select slug from dashboards where slug like '%-ru-%'")


@pytest.mark.parametrize(
    ("account", "slug", "language", "width"),
    [
        ("coordinator_ru", "this-quarter-ru", "ru", DESK),
        ("national_ee", "this-quarter-ee-en", "en", DESK),
        ("national_ee_ru", "this-quarter-ee-ru", "ru", PHONE),
    ],
)
def test_a_page_speaks_of_its_own_network_alone(
    account: str, slug: str, language: str, width: int, northern: Superset, chromium: Browser, shots: Path
) -> None:
    one, answers = opened(chromium, northern, account, slug, width)
    one.page.screenshot(path=shots / f"northern-{slug}-{width}.png")
    seen = one.page.locator("body").inner_text()
    everything = "\n".join([seen, *answers])
    assert {word for word in words_of_the_demo() if word in everything} == set()
    assert "EE-p031" in seen, "the search would find what is there"
    assert any('"EE-p031"' in answer for answer in answers)
    assert not re.search("2012|Росси|Russia", seen)
    if language == "ru":
        assert re.findall(r"(?:[A-Za-z]{2,} ){2}[A-Za-z]{2,}", seen) == []
    sentence, empty = EMPTY[language], one.page.locator(".dashboard-chart:has(.ant-empty):visible").all()
    assert empty, "this network shows too little for every chart to be drawn"
    for chart in empty:
        assert sentence in chart.inner_text().replace("\n", " ")
        box = chart.get_by_text(sentence).bounding_box()
        assert box is not None
        assert 0 <= box["x"] < box["x"] + box["width"] <= width, "the sentence is cut off"
    assert one.failures == []
    assert one.outside == []
    one.page.context.close()


def test_a_filter_offers_the_countries_of_the_network(northern: Superset, chromium: Browser) -> None:
    one, _ = opened(chromium, northern, "coordinator_ru", "this-quarter-ru", DESK)
    one.page.locator("[data-test=form-item-value]").first.locator(".ant-select").first.click()
    options = one.page.locator(".ant-select-item-option:visible")
    options.first.wait_for()
    assert sorted(options.all_inner_texts()) == COUNTRIES
    one.page.context.close()


def test_a_country_that_leaves_takes_its_database_roles_and_pages_along_and_its_accounts_are_closed(
    northern: Superset,
) -> None:
    before = (databases(northern), national(northern), stored(northern, "select slug from dashboards"))
    network = northern.settings.network
    kept = {path: path.read_text(encoding="utf-8") for path in network.iterdir() if path.is_file()}
    try:
        without(network, "EE")
        northern.sync()
        assert before[0] - databases(northern) == {"Published - Estonia"}
        assert before[1] - national(northern) == {f"national_ee_{language}" for language in LANGUAGES}
        gone = {f"this-quarter-ee-{language}" for language in LANGUAGES}
        assert before[2] - stored(northern, "select slug from dashboards") == gone
        closed = stored(northern, "select username from ab_user where not active and username <> 'importer'")
        assert closed == {"national_ee", *(f"national_ee_{language}" for language in LANGUAGES[1:])}
    finally:
        for path, text in kept.items():
            path.write_text(text, encoding="utf-8")
        northern.sync()
    assert (databases(northern), national(northern), stored(northern, "select slug from dashboards")) == before


def without(network: Path, country: str) -> None:
    """As an editor would take it out: the country, its scopes and its places."""
    about = yaml_text.read((network / "network.yaml").read_text(encoding="utf-8"))
    about["countries"].remove(country)
    about["scopes"] = {name: one for name, one in about["scopes"].items() if country not in one["countries"]}
    (network / "network.yaml").write_text(yaml.safe_dump(about, allow_unicode=True), encoding="utf-8")
    places = network / "places.csv"
    lines = places.read_text(encoding="utf-8").splitlines(keepends=True)
    at = lines[0].rstrip().split(",").index("country_code")
    places.write_text("".join(line for line in lines if line.split(",")[at] != country), encoding="utf-8")
