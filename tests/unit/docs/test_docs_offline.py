"""The page to look at without installing: whole in itself, invented, and true to its numbers."""

import re
from pathlib import Path

import duckdb
import make_offline_page
import offline_charts
import pytest


@pytest.fixture(scope="module")
def page() -> str:
    return make_offline_page.PAGE.read_text(encoding="utf-8")


def test_the_page_is_what_its_numbers_make(page: str) -> None:
    assert page == make_offline_page.made(), "run: python docs/make_offline_page.py"
    assert "{{" not in page


def test_the_page_asks_nobody_for_anything(page: str) -> None:
    assert re.findall(r"https?:|//\w|<script|<link|<img|\bsrc=|\bhref=|@import|url\(", page) == []
    assert "default-src 'none'" in page
    assert len(page.encode()) < 100_000


def test_every_invented_section_says_so(page: str) -> None:
    sections = re.findall(r'<section class="card">.*?</section>', page, re.DOTALL)
    assert len(sections) == 9
    for section in sections:
        assert re.search("Invented data|invented network|Real data", section), section[:80]


def test_the_printed_mapping_is_told_with_what_can_be_rebuilt(page: str) -> None:
    for said in ("28,363", "1,000,000", "2.8 %", "15,860", "12,503", "5,525", "0.55 %"):
        assert said in page


def test_the_three_stay_hidden(page: str) -> None:
    assert '<p class="few">too few to show, or none</p>' in page


def test_numbers_of_a_real_network_are_refused(tmp_path: Path) -> None:
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as con:
        con.execute("create schema published; create table published.pub_release as select false as invented")
    with pytest.raises(SystemExit, match="do not leave"):
        make_offline_page.read(tmp_path)


def test_what_a_letter_says_is_never_markup() -> None:
    assert "<b>" not in offline_charts.letter(["# <b>", "| <b> |", "|---|", "| <b> |"])
