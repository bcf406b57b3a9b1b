"""The demo network's reports as people open them: nothing is blank, cut off, alone at the foot of a page, or a code.

Add here: another promise about what a reader sees. Keep out: what a report says (the content's own tests).
"""

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pypdfium2
import pytest
from demo_reports import EDITIONS, Reports
from docx import Document
from lxml import html

from dashboards.lint import FORBIDDEN, RUSSIAN_ONLY
from dashboards.report.document import Figure, Table
from dashboards.report.files import pieces
from warehouse.audiences import find
from warehouse.definitions.languages import LANGUAGES
from warehouse.definitions.protection import SMALLEST_GROUP

ALL = [(edition, language) for edition in EDITIONS for language in LANGUAGES]
CODE = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
PERSONS = ("persons", "linked_persons", "base_persons")


def bare(text: str) -> str:
    """Without blanks and hyphens, since each program breaks lines where it likes."""
    return re.sub("[\\s\u00ad\u200b-\u2011\ufeff\ufffe\x02-]", "", unicodedata.normalize("NFKC", text))


def shown(reports: Reports, edition: str, language: str) -> Iterator[tuple[str, str]]:
    """Every text that a reader sees, with its chapter. Sources of numbers are names of tables and columns."""
    report = reports.prepared[edition, language].report
    for chapter in report.chapters:
        for piece in pieces.of_chapter(report, chapter):
            yield from ((chapter.id, line) for line in (*piece.lines, piece.alternative))


@pytest.mark.parametrize(("edition", "language"), ALL)
def test_nobody_is_named_by_a_word_that_hurts_and_nothing_is_a_code(
    reports: Reports, edition: str, language: str
) -> None:
    said = list(shown(reports, edition, language))
    assert [line for _, line in said if FORBIDDEN.search(line)] == []
    codes = {code for chapter, line in said if chapter != "sources" for code in CODE.findall(line)}
    assert {code for code in codes if not code.startswith("org_")} == set()
    if language == "uk":
        assert [line for chapter, line in said if chapter != "sources" and RUSSIAN_ONLY.search(line)] == []


@pytest.mark.parametrize(("edition", "language"), ALL)
@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_each_file_shows_every_sentence(reports: Reports, edition: str, language: str, kind: str) -> None:
    """Read by other means than those that wrote it: python-docx, lxml and pdfium."""
    content = reports.files[edition, language, kind]
    if kind == "docx":
        seen = " ".join(Document(io.BytesIO(content)).element.xpath("//w:t/text()"))
    elif kind == "html":
        seen = html.document_fromstring(content.decode()).text_content()
    else:
        seen = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    letters = bare(seen)
    report = reports.prepared[edition, language].report
    for piece in pieces.pieces(report):
        if piece.kind in ("text", "absent", "notice", "title"):
            assert bare(piece.lines[0])[:40] in letters


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_number_of_people_is_below_the_smallest_group(reports: Reports, edition: str) -> None:
    """All rows that were read, as the file beside the report lists them, and all that is drawn."""
    made = reports.prepared[edition, "en"]
    rounded = find(edition).rounded_to
    numbers = []
    for line in json.loads(made.lineage)["blocks"]:
        for source in line["sources"]:
            of = [place for place, column in enumerate(source["columns"]) if column in PERSONS]
            numbers += [row[place] for row in source["rows"] for place in of if row[place] is not None]
    drawn = [
        row["value"]
        for block in made.report.blocks()
        if isinstance(block, Figure) and block.unit == "people"
        for row in block.rows
        if row.get("value") is not None
    ]
    assert len(numbers) > 100
    assert drawn
    assert min(numbers) >= SMALLEST_GROUP
    assert min(drawn) >= SMALLEST_GROUP  # type: ignore[type-var]
    assert {number % rounded for number in numbers} == {0}


@pytest.mark.parametrize(("edition", "language"), ALL)
def test_no_chart_is_blank(reports: Reports, edition: str, language: str) -> None:
    document = pypdfium2.PdfDocument(reports.files[edition, language, "pdf"])
    figures = [block for block in reports.prepared[edition, language].report.blocks() if isinstance(block, Figure)]
    taken = [
        picture.get_bitmap().to_numpy()[:, :, :3]
        for page in document
        for picture in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=4)
        if isinstance(picture, pypdfium2.PdfImage)
    ]
    assert len(taken) == len(figures) > 0
    for picture in taken:
        colours, counts = np.unique(picture.reshape(-1, 3) // 32, axis=0, return_counts=True)
        assert len(colours) > 8
        assert counts.max() < 0.995 * counts.sum()


def _lines(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Left, bottom, right, top of each stretch of text."""
    words = page.get_textpage()
    for number in range(words.count_rects()):
        yield words.get_rect(number)


@pytest.mark.parametrize(("edition", "language"), ALL)
def test_no_text_runs_over_the_edge_or_over_its_neighbour(reports: Reports, edition: str, language: str) -> None:
    for page in pypdfium2.PdfDocument(reports.files[edition, language, "pdf"]):
        wide, high = page.get_size()
        boxes = list(_lines(page))
        assert all(left > 50 and right < wide - 50 for left, _, right, _ in boxes)
        assert all(bottom > 20 and top < high - 20 for _, bottom, _, top in boxes)
        boxes.sort(key=lambda box: (round(box[1]), box[0]))
        for one, other in pairwise(boxes):
            if round(one[1]) == round(other[1]):
                assert one[2] <= other[0] + 1.5, "cells that overlap"


@pytest.mark.parametrize(("edition", "language"), ALL)
def test_no_heading_is_the_last_thing_of_a_page(reports: Reports, edition: str, language: str) -> None:
    made = reports.prepared[edition, language]
    heads = {bare(piece.lines[0]) for piece in pieces.pieces(made.report) if piece.kind in ("chapter", "topic")}
    heads |= {bare(piece.lines[0]) for piece in pieces.pieces(made.report) if isinstance(piece.block, Table)}
    document = pypdfium2.PdfDocument(reports.files[edition, language, "pdf"])
    pages = [page.get_textpage().get_text_range().splitlines() for page in document]
    footer = bare(made.report.footer)
    for page in pages:
        while page and bare(page[-1]).rstrip("0123456789") and bare(page[-1])[:20] in footer + "":
            page.pop()
        last = next((line for line in reversed(page) if bare(line)[:12] not in footer), "")
        assert bare(last) not in heads
