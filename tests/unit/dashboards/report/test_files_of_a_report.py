"""What each file promises besides its words: the same bytes, its language, its JSON, nothing fetched."""

import io
import json
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from sample_report import TEXTS, report
from written import KINDS, write

ROOT = Path(__file__).resolve().parents[4]
CODE = """
import sys, hashlib
sys.path.insert(0, 'tests/unit/dashboards/report')
from sample_report import report
from written import KINDS, write
print([hashlib.sha256(write(report('uk'), kind)).hexdigest() for kind in KINDS])
"""


def test_another_process_of_another_place_writes_the_same_bytes() -> None:
    here = [sha256(write(report("uk"), kind)).hexdigest() for kind in KINDS]
    for seed, zone, locale in (("1", "Asia/Tokyo", "C"), ("77", "America/Lima", "C.UTF-8")):
        done = subprocess.run(
            [sys.executable, "-c", CODE],
            cwd=ROOT,
            env={"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == str(here)


@pytest.mark.parametrize(("language", "spoken"), [("en", "en-GB"), ("ru", "ru-RU"), ("uk", "uk-UA"), ("fi", "fi-FI")])
def test_a_document_speaks_the_language_of_its_report(language: str, spoken: str) -> None:
    content = write(report(language), "docx")
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode()
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', styles)) == {spoken}
    about = Document(io.BytesIO(content)).core_properties
    assert (about.title, about.language) == (TEXTS[language]["title"], spoken)


def test_a_document_holds_its_json_for_programs() -> None:
    parts = zipfile.ZipFile(io.BytesIO(write(report(), "docx")))
    (xml,) = [parts.read(name).decode() for name in parts.namelist() if name.startswith("customXml/item")]
    assert json.loads(re.sub("<[^>]+>", "", xml)) == {"asked": {}, "blocks": []}


def test_a_document_has_what_word_needs_for_long_reports() -> None:
    document = Document(io.BytesIO(write(report(), "docx")))
    xml = document.element.xml
    assert 'TOC \\o "1-1"' in xml
    assert xml.count("<w:tblHeader/>") == 3
    assert xml.count("SEQ ") == 4
    assert all(about.get("descr") for about in document.element.xpath("//wp:docPr"))
    headings = [each.text for each in document.element.xpath("//w:sdtContent/w:p[w:pPr/w:pStyle/@w:val='Heading1']")]
    assert headings == [chapter.title for chapter in report().chapters]


def test_a_page_needs_nothing_and_runs_nothing() -> None:
    page = write(report("ru"), "html").decode()
    assert set(re.findall(r"(?:src|href|action)=\"([^\"#][^\"]*)\"", page)) == set()
    assert not re.search(r"url\((?!#)", page)
    assert "@import" not in page
    assert re.findall(r"<script[^>]*>", page) == ['<script type="application/json" id="lineage">']
    assert '<html lang="ru">' in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_the_json_of_a_page_cannot_end_its_element() -> None:
    from dashboards.report.files.html.page import _in_a_script

    assert "</" not in _in_a_script('{"text": "</script><script>"}')


def test_a_pdf_is_tagged_and_holds_its_json() -> None:
    content = write(report("fi"), "pdf")
    document = pypdfium2.PdfDocument(content)
    assert [document.get_attachment(number).get_name() for number in range(document.count_attachments())] == [
        "report.json"
    ]
    assert document.get_metadata_dict()["Title"] == TEXTS["fi"]["title"]
    assert b"/MarkInfo" in content or document.is_tagged()
    assert b"fi" in content[:200_000]


def test_no_part_of_a_document_says_when_it_was_written() -> None:
    times = {about.date_time for about in zipfile.ZipFile(io.BytesIO(write(report(), "docx"))).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
