"""What `crossings report verify` promises: one false thing is found, and the analyst's own words are never wrong."""

import re
from random import Random

import pytest
from alterations import altered
from everyday import every_day
from sample_report import TEXTS, report
from written import KINDS, drawn, verified, with_part, write

from dashboards.report.document import Figure
from dashboards.report.figures.draw import drawn as draw_one
from warehouse.errors import ConfigError


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", list(TEXTS))
def test_a_file_as_it_was_written_passes(kind: str, language: str) -> None:
    outcome = verified(write(report(language), kind), kind)
    assert (outcome.faults, outcome.own, outcome.filled) == ((), (), ())
    assert outcome.mark.asked == report(language).asked


@pytest.mark.parametrize("tenth", every_day(range(10), [0]))
@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_of_a_hundred_alterations_are_found(kind: str, tenth: int) -> None:
    missed = []
    for seed in range(10 * tenth, 10 * tenth + 10):
        random = Random(seed)
        language = random.choice(list(TEXTS))
        right = report(language)
        wrong = altered(right, random)
        pictures = dict(drawn(language))
        changed = {block.id: block for block in right.blocks() if isinstance(block, Figure)}
        for block in wrong.blocks():
            if isinstance(block, Figure) and block != changed[block.id]:
                pictures[block.id] = draw_one(block, language)
        if not verified(write(wrong, kind, pictures), kind).faults:
            missed.append(seed)
    assert missed == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", ["title", "notice", "footer"])
def test_what_stands_around_the_chapters_is_checked_too(kind: str, part: str) -> None:
    from dataclasses import replace

    wrong = replace(report(), **{part: "Something else"})
    assert any(part in fault.where for fault in verified(write(wrong, kind), kind).faults)


def test_a_fault_quotes_the_words_that_differ_and_says_where() -> None:
    document = with_part(write(report(), "docx"), "word/document.xml", "between 1 100", "between 1 200")
    (fault,) = verified(document, "docx").faults
    assert str(fault) == "reach.people.fi, sentence 1: “200” stands where “100” is right"


def test_a_cell_is_named_by_its_row_and_column() -> None:
    page = write(report(), "html").replace(b"37</td>", b"38</td>", 1)
    (fault,) = verified(page, "html").faults
    assert str(fault) == "annex.long, row 2, column 2: “38” stands where “37” is right"


HIDDEN = {
    "deleted": ("<w:r>", "<w:del><w:r>", "</w:r>", "</w:r></w:del>"),
    "hidden": ("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", "", ""),
    "struck out": ("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>", "", ""),
}


@pytest.mark.parametrize("how", list(HIDDEN))
def test_words_that_a_reader_of_the_document_does_not_see_are_not_there(how: str) -> None:
    caveat = TEXTS["en"]["absent"]
    opening, new_opening, closing, new_closing = HIDDEN[how]
    run = f'{opening}<w:t xml:space="preserve">{caveat}</w:t></w:r>'
    new = run.replace(opening, new_opening)
    if closing:
        new = new.replace(closing, new_closing)
    document = with_part(write(report(), "docx"), "word/document.xml", run, new)
    assert [fault.where for fault in verified(document, "docx").faults] == ["reach.absent"]


@pytest.mark.parametrize("attribute", ["hidden", 'style="display: none"'])
def test_a_caveat_that_is_hidden_in_a_page_is_gone(attribute: str) -> None:
    page = write(report(), "html").decode().replace('<p class="absent"', f'<p {attribute} class="absent"')
    assert [fault.where for fault in verified(page.encode(), "html").faults] == ["reach.absent"]


HERS = "My own words: 17 people told us more."


def test_her_paragraphs_in_a_document_are_hers() -> None:
    paragraph = f"<w:p><w:r><w:t>{HERS}</w:t></w:r></w:p>"
    content = write(report(), "docx")
    end = '<w:sdt><w:sdtPr><w:alias w:val="reach.absent"/>'
    outcome = verified(with_part(content, "word/document.xml", end, paragraph + end), "docx")
    assert outcome.faults == ()
    assert [(own.after, own.text) for own in outcome.own] == [("reach.people.fi", HERS)]


def test_what_she_wrote_in_a_place_for_her_words_is_hers() -> None:
    content = write(report(), "docx").replace(b"", b"")
    prompt = TEXTS["en"]["prompt"]
    content = with_part(content, "word/document.xml", prompt, HERS)
    content = with_part(content, "word/document.xml", "<w:showingPlcHdr/>", "")
    outcome = verified(content, "docx")
    assert outcome.faults == ()
    assert outcome.filled == ("reach.slot",)
    assert HERS in [own.text for own in outcome.own]


def test_her_paragraphs_in_a_page_are_hers() -> None:
    page = write(report(), "html").decode().replace('<p class="absent"', f'<p>{HERS}</p>\n<p class="absent"')
    outcome = verified(page.encode(), "html")
    assert outcome.faults == ()
    assert [(own.after, own.text) for own in outcome.own] == [("reach.people.fi", HERS)]


def test_her_paragraphs_in_a_pdf_are_hers() -> None:
    """Written as another paragraph of the report: a PDF knows no identities."""
    from dataclasses import replace

    from dashboards.report.document import Paragraph, Sentence

    right = report()
    first, *others = right.chapters[0].blocks
    own = Paragraph("own", (Sentence("own", HERS),))
    chapters = (replace(right.chapters[0], blocks=(first, own, *others)), *right.chapters[1:])
    outcome = verified(write(replace(right, chapters=chapters), "pdf"), "pdf")
    assert outcome.faults == ()
    assert [(own.after, own.text) for own in outcome.own] == [("reach.people.fi", HERS)]


def test_words_put_into_a_paragraph_of_ours_are_no_words_of_hers() -> None:
    page = write(report(), "html").decode().replace("−12,5 %", "not −12,5 %", 1)
    assert [fault.where for fault in verified(page.encode(), "html").faults] == ["reach.people.fi"]


def test_pieces_that_changed_places_are_told() -> None:
    from dataclasses import replace

    right = report()
    first, second, *others = right.chapters[0].blocks
    wrong = replace(right, chapters=(replace(right.chapters[0], blocks=(second, first, *others)), *right.chapters[1:]))
    assert any("another place" in str(fault) for fault in verified(write(wrong, "docx"), "docx").faults)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_its_mark_is_told_in_words(kind: str) -> None:
    content = write(report(), kind)
    name = b"crossings-report/network"
    if kind == "docx":
        content = with_part(content, "docProps/core.xml", name.decode(), "gone")
    else:
        content = re.sub(b'crossings-report/[^")<]*', lambda found: b"x" * len(found[0]), content)
    with pytest.raises(ConfigError, match="does not say which report it is"):
        verified(content, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_something_else_is_told_in_words(kind: str) -> None:
    with pytest.raises(ConfigError, match=r"no Word document|no page|cannot be read as a PDF|does not say"):
        verified(b"\x00\xff\xfe something else", kind)


def test_another_ending_is_told_in_words() -> None:
    with pytest.raises(ConfigError, match=r"\.docx, \.html, \.pdf"):
        verified(b"", "odt")
