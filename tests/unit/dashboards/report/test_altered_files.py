"""What `crossings report verify` promises: one false thing is found, and the analyst's own words are never wrong."""

from dataclasses import replace
from random import Random

import pytest
from alterations import altered
from everyday import every_day
from sample_report import TEXTS, report
from written import verified, with_part, write

from warehouse.errors import ConfigError


@pytest.mark.parametrize("language", list(TEXTS))
def test_a_draft_as_it_was_written_passes(language: str) -> None:
    outcome = verified(write(report(language), "docx"))
    assert (outcome.faults, outcome.own, outcome.filled) == ((), (), ())
    assert outcome.mark.asked == report(language).asked


@pytest.mark.parametrize("tenth", every_day(range(10), [0]))
def test_a_hundred_of_a_hundred_alterations_are_found(tenth: int) -> None:
    missed = []
    for seed in range(10 * tenth, 10 * tenth + 10):
        random = Random(seed)
        wrong = altered(report(random.choice(list(TEXTS))), random)
        if not verified(write(wrong, "docx")).faults:
            missed.append(seed)
    assert missed == []


@pytest.mark.parametrize("part", ["title", "notice", "footer"])
def test_what_stands_around_the_chapters_is_checked_too(part: str) -> None:
    wrong = replace(report(), **{part: "Something else"})
    assert any(part in fault.where for fault in verified(write(wrong, "docx")).faults)


def test_a_fault_quotes_the_words_that_differ_and_says_where() -> None:
    document = with_part(write(report(), "docx"), "word/document.xml", "between 1 100", "between 1 200")
    (fault,) = verified(document).faults
    assert str(fault) == "reach.people.fi, sentence 1: “200” stands where “100” is right"


def test_a_cell_is_named_by_its_row_and_column() -> None:
    document = with_part(write(report(), "docx"), "word/document.xml", ">37<", ">38<")
    (fault,) = verified(document).faults
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
    assert [fault.where for fault in verified(document).faults] == ["reach.absent"]


HERS = "My own words: 17 people told us more."


def test_her_paragraphs_in_a_document_are_hers() -> None:
    paragraph = f"<w:p><w:r><w:t>{HERS}</w:t></w:r></w:p>"
    content = write(report(), "docx")
    end = '<w:sdt><w:sdtPr><w:alias w:val="reach.absent"/>'
    outcome = verified(with_part(content, "word/document.xml", end, paragraph + end))
    assert outcome.faults == ()
    assert [(own.after, own.text) for own in outcome.own] == [("reach.people.fi", HERS)]


def test_what_she_wrote_in_a_place_for_her_words_is_hers() -> None:
    content = write(report(), "docx").replace(b"", b"")
    prompt = TEXTS["en"]["prompt"]
    content = with_part(content, "word/document.xml", prompt, HERS)
    content = with_part(content, "word/document.xml", "<w:showingPlcHdr/>", "")
    outcome = verified(content)
    assert outcome.faults == ()
    assert outcome.filled == ("reach.slot",)
    assert HERS in [own.text for own in outcome.own]


def test_words_put_into_a_paragraph_of_ours_are_no_words_of_hers() -> None:
    document = with_part(write(report(), "docx"), "word/document.xml", "between 1 100", "not between 1 100")
    assert [fault.where for fault in verified(document).faults] == ["reach.people.fi, sentence 1"]


def test_pieces_that_changed_places_are_told() -> None:
    right = report()
    first, second, *others = right.chapters[0].blocks
    wrong = replace(right, chapters=(replace(right.chapters[0], blocks=(second, first, *others)), *right.chapters[1:]))
    assert any("another place" in str(fault) for fault in verified(write(wrong, "docx")).faults)


def test_a_draft_without_its_mark_is_told_in_words() -> None:
    content = with_part(write(report(), "docx"), "docProps/core.xml", "crossings-report/network", "gone")
    with pytest.raises(ConfigError, match="does not say which report it is"):
        verified(content)


def test_a_file_that_is_something_else_is_told_in_words() -> None:
    with pytest.raises(ConfigError, match="no Word document"):
        verified(b"\x00\xff\xfe something else")


@pytest.mark.parametrize("kind", ["pdf", "html"])
def test_another_kind_of_file_is_told_in_words(kind: str) -> None:
    with pytest.raises(ConfigError, match="only the Word draft can be"):
        verified(write(report(), kind), kind)
