"""A page to take along is whole in itself: nothing is fetched, nothing runs, every picture is said in words."""

import itertools
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dashboards.pictures.boards import Board, Chart, Tab, Text
from dashboards.pictures.page import Composer, Drawn
from dashboards.pictures.release import Release
from warehouse.definitions.languages import LANGUAGES

ELSEWHERE = re.compile(
    r"""https?:|(?:src|href|url|action|content)\s*[=(]\s*["']?//|@import|<script|<link|<iframe|\son\w+="""
)
PNG = b"\x89PNG not really"
LINE = Chart(1, "How many <b>people</b>?", "A line for each country & month.", "echarts_timeseries_line", 6, {}, {})
ROWS = Chart(2, "Who reported?", "A row for each partner.", "table", 6, {}, {"alias": "Partner", "status": "Status"})
SAID = "See [the page](https://example.org/page), <script>alert(1)</script> and **this**.\n\n# A head"
BOARD = Board(
    "Start · here", "Three questions.", ("Period: Quarter",), (Tab("One", (Text(SAID), LINE)), Tab("Two", (ROWS,)))
)
ANSWERS = {
    1: [{"colnames": ["month", "Finland"], "coltypes": [1, 0], "data": [{"month": "2023-02", "Finland": None}]}],
    2: [{"colnames": ["alias", "status"], "coltypes": [1, 1], "data": [{"alias": "<FI-A>", "status": "few"}]}],
}


def composer(language: str = "en", *, invented: bool = True, answers: dict[int, object] | None = None) -> Composer:
    release = Release(Path("r"), "2024-02-20-abc", date(2024, 2, 20), invented)
    drawn = Drawn({1: PNG}, ANSWERS if answers is None else answers, (PNG, PNG), ((), ("Who reported?",)))
    return Composer(BOARD, release, language, drawn)


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def every_page(language: str = "en") -> list[str]:
    one = composer(language)
    return [one.for_a_phone(), one.for_paper(), one.as_a_picture()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_asks_anybody_for_anything(language: str) -> None:
    for page in every_page(language):
        assert ELSEWHERE.findall(page) == []
        assert "default-src 'none'" in page
        elements = Elements(page)
        assert all((one["src"] or "").startswith("data:image/png;base64,") for one in elements.of("img"))
        assert all((one["href"] or "").startswith("#") for one in elements.of("a"))


@pytest.mark.parametrize(
    "reference",
    [
        '<img src="https://a.b/c">',
        "<img src=//a.b/c>",
        '<script src="x">',
        "url(//a)",
        '<p onclick="x">',
        "@import 'a'",
    ],
)
def test_the_search_for_references_finds_them(reference: str) -> None:
    assert ELSEWHERE.search(reference)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_the_page_is_said_and_heads_go_down_by_one(language: str) -> None:
    for page in every_page(language):
        elements = Elements(page)
        assert elements.of("html") == [{"lang": language}]
        levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later - former <= 1 for former, later in itertools.pairwise(levels))


def test_every_picture_of_a_chart_is_said_in_its_sentence() -> None:
    for page in (composer().for_a_phone(), composer().for_paper()):
        assert [one["alt"] for one in Elements(page).of("img")] == [LINE.text]
        assert '<p class="said soft">A line for each country &amp; month.</p>' in page


def test_every_tab_and_chart_is_there_in_order() -> None:
    page = composer().for_a_phone()
    places = [page.index(said) for said in ('<h2 id="tab-1">One', "How many", '<h2 id="tab-2">Two', "Who reported?")]
    assert places == sorted(places)


def test_what_others_wrote_is_never_markup() -> None:
    page = composer().for_a_phone()
    assert "<b>people" not in page
    assert "<FI-A>" not in page
    assert "&lt;FI-A&gt;" in page
    assert "&lt;script&gt;" in page
    assert "See the page, " in page
    assert "<strong>this</strong>" in page


def test_the_page_says_its_release_its_day_its_narrowing_and_that_it_is_invented() -> None:
    page = composer().for_a_phone()
    for said in ("2024-02-20-abc", "February 20, 2024", "Period: Quarter", "Invented data", "small random changes"):
        assert said in page
    assert "Invented data" not in composer(invented=False).for_a_phone()
    assert "Invented data" in composer().running_head()
    assert "Invented data" not in composer(invented=False).running_head()


def test_too_few_is_said_in_words_and_a_missing_number_is_marked() -> None:
    page = composer().for_a_phone()
    assert "<td>too few to show, or none</td>" in page
    assert '<th scope="row">Feb 2023</th><td class="number">–</td>' in page
    assert "liian vähän näytettäväksi tai ei yhtään</td>" in composer("fi").for_a_phone()


def test_a_table_that_the_screen_cuts_is_named_below_its_picture() -> None:
    page = composer().as_a_picture()
    assert "cut here: “Who reported?”" in page
    assert page.count("cut here") == 1


def test_a_chart_without_rows_says_so() -> None:
    empty = {2: [{"colnames": ["alias"], "coltypes": [1], "data": []}]}
    assert "There is nothing to show here in this release." in composer(answers=empty).for_a_phone()


def test_paper_holds_tables_and_no_second_table_of_what_is_drawn() -> None:
    paper = composer().for_paper()
    assert paper.count("<table>") == 1
    assert "<details>" not in paper
    assert composer().for_a_phone().count("<table>") == 2
