"""A new draft around the analyst's own words: with their look, behind the same pieces, and never lost."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from sample_report import TEXTS, report
from written import drawn, prepared, verified, write

from dashboards.report.document import Report
from dashboards.report.files.word import keep, reader, template
from warehouse.errors import ConfigError

OURS, SLOT = "c:reach.people.fi", "s:reach.slot"


def _control(document: Document, tag: str):
    return next(each for each in document.element.body if reader.tag_of(each) == tag)


def hers(content: bytes) -> bytes:
    """The draft after she has worked on it: a bold paragraph with a picture, a table, a link, a filled place."""
    document = Document(io.BytesIO(content))
    piece = _control(document, OURS)
    paragraph = document.add_paragraph("My own words, ")
    paragraph.add_run("in bold").bold = True
    paragraph.add_run().add_picture(io.BytesIO(drawn("en")["reach.figure"].png))
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "a cell of hers"
    piece.addnext(paragraph._element)
    paragraph._element.addnext(table._element)
    place = _control(document, SLOT)
    inside = place.find(qn("w:sdtContent"))
    for each in list(inside):
        inside.remove(each)
    inside.append(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:rPr><w:i/></w:rPr><w:t>They say no.</w:t></w:r></w:p>"))
    shown = place.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
    shown.getparent().remove(shown)
    document.paragraphs[0].insert_paragraph_before("A cover of hers")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def again(tmp_path: Path, earlier: bytes, of: Report) -> tuple[bytes, keep.Kept]:
    path = tmp_path / "earlier.docx"
    path.write_bytes(earlier)
    return keep.write(prepared(of), path, template.SHIPPED)


def test_her_words_stand_where_they_stood_and_the_numbers_are_new(tmp_path: Path) -> None:
    later = report(persons="5 678")
    earlier = hers(write(report(), "docx"))
    content, kept = again(tmp_path, earlier, later)
    assert kept == keep.Kept(paragraphs=3, places=1, moved=0)
    parts = reader.open_parts(content, "again")
    reading = reader.reading(parts, "again")
    assert [own.text for own in reading.own if own.after == "reach.people.fi"] == [
        "My own words, in bold",
        "a cell of hers",
    ]
    assert reading.filled == ("reach.slot",)
    assert "They say no." in [own.text for own in reading.own]
    assert reading.own[0].text == "A cover of hers"
    assert "5 678" in " ".join(line for seen in reading.seen for line in seen.lines)
    assert "1 234" not in " ".join(line for seen in reading.seen for line in seen.lines)


def test_the_look_of_her_words_stays(tmp_path: Path) -> None:
    content, _ = again(tmp_path, hers(write(report(), "docx")), report(persons="5 678"))
    document = Document(io.BytesIO(content))
    (own,) = [each for each in document.paragraphs if each.text.startswith("My own words")]
    assert [run.bold for run in own.runs][1] is True
    assert own._element.xpath(".//a:blip")
    assert [*_control(document, SLOT).iter(qn("w:i"))]


def test_the_new_draft_passes(tmp_path: Path) -> None:
    content, _ = again(tmp_path, hers(write(report(persons="5 678"), "docx")), report())
    outcome = verified(content, "docx")
    assert outcome.faults == ()
    assert len(outcome.own) == 4


def test_a_draft_made_twice_anew_is_the_same(tmp_path: Path) -> None:
    first, _ = again(tmp_path, hers(write(report(), "docx")), report())
    second, kept = again(tmp_path, first, report())
    third, _ = again(tmp_path, second, report())
    assert kept.moved == 0
    assert second == third


def test_words_whose_place_is_gone_come_to_the_end_under_a_heading(tmp_path: Path) -> None:
    right = report()
    without = replace(right.chapters[0], blocks=right.chapters[0].blocks[1:-1])
    content, kept = again(tmp_path, hers(write(right, "docx")), replace(right, chapters=(without, *right.chapters[1:])))
    assert kept.moved == 3
    texts = [each.text for each in Document(io.BytesIO(content)).paragraphs]
    place = texts.index(TEXTS["en"]["words"].split("|")[4])
    assert texts[place + 1 :] == ["My own words, in bold"]
    reading = reader.reading(reader.open_parts(content, "again"), "again")
    assert "They say no." in [own.text for own in reading.own]


def test_pictures_of_the_earlier_draft_are_not_carried_along(tmp_path: Path) -> None:
    content, _ = again(tmp_path, write(report("fi"), "docx"), report("en"))
    pictures = [name for name in reader.open_parts(content, "again") if name.startswith("word/media")]
    assert len(pictures) == 1


def test_the_foot_of_the_page_names_the_new_release(tmp_path: Path) -> None:
    later = replace(report(), footer="Release of tomorrow")
    content, _ = again(tmp_path, write(report(), "docx"), later)
    (footer,) = reader.reading(reader.open_parts(content, "again"), "again").footers
    assert footer == "Release of tomorrow Page"


def test_an_earlier_draft_that_is_something_else_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no Word document"):
        again(tmp_path, b"words", report())


def test_an_earlier_draft_without_our_styles_is_told(tmp_path: Path) -> None:
    document = Document(io.BytesIO(write(report(), "docx")))
    for name in ("Report Text", "Report Table"):
        document.styles[name].delete()
    written = io.BytesIO()
    document.save(written)
    with pytest.raises(ConfigError, match=r"“Report Text” is missing; the table style “Report Table” is missing"):
        again(tmp_path, written.getvalue(), report())
