"""A template that a network has restyled: it is used as it is, or told with all that it lacks."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import RGBColor
from sample_report import report
from written import prepared, verified

from dashboards.report.files.word import draft, make_template, reader, template
from warehouse.errors import ConfigError


def changed(tmp_path: Path, change) -> Path:
    document = Document(str(template.SHIPPED))
    change(document)
    path = tmp_path / template.OWN
    document.save(str(path))
    return path


def test_the_shipped_template_is_what_its_script_makes() -> None:
    assert template.SHIPPED.read_bytes() == make_template.template()


def test_a_restyled_template_gives_its_look_and_what_stands_around(tmp_path: Path) -> None:
    def restyle(document) -> None:
        document.styles["Heading 1"].font.color.rgb = RGBColor(1, 2, 3)
        document.paragraphs[0].insert_paragraph_before("Our organisation, {{ release }}")
        document.sections[0].header.paragraphs[0].text = "Ours: {{ title }}"

    content = draft.write(prepared(report()), changed(tmp_path, restyle))
    document = Document(io.BytesIO(content))
    assert document.styles["Heading 1"].font.color.rgb == RGBColor(1, 2, 3)
    outcome = verified(content, "docx")
    assert outcome.faults == ()
    assert [own.text for own in outcome.own] == ["Our organisation, 2024-02-20-f0345a490ffb"]
    header = document.sections[0].header._element.xpath("string(.)")
    assert header.strip().startswith("Ours: ")


def test_all_that_a_template_lacks_is_told_at_once(tmp_path: Path) -> None:
    def spoil(document) -> None:
        for name in ("Report Note", "Report Table"):
            document.styles[name].delete()
        document.paragraphs[2].text = "{{ bodie }}"
        document.sections[0].footer.paragraphs[0].text = "page"
        document.paragraphs[0].text = "before {{ front }}"

    with pytest.raises(ConfigError) as error:
        draft.write(prepared(report()), changed(tmp_path, spoil))
    for words in (
        "the field {{ body }} is missing",
        "there is no field {{ bodie }}",
        "the field {{ footer }} is missing",
        "the field {{ front }} must stand once, in a paragraph of its own",
        "the paragraph style “Report Note” is missing",
        "the table style “Report Table” is missing",
    ):
        assert words in str(error.value)


@pytest.mark.parametrize("field", ["{{ title", "{% if %}", "{{ title | no_filter }}"])
def test_a_field_that_cannot_be_read_is_told(tmp_path: Path, field: str) -> None:
    path = changed(tmp_path, lambda document: document.add_paragraph(field))
    with pytest.raises(ConfigError, match="cannot be read"):
        template.read(path)


def test_a_field_reaches_nothing_of_the_program(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda document: document.add_paragraph("{{ title.__class__.__mro__ }}"))
    with pytest.raises(ConfigError, match=r"cannot be read|cannot be filled"):
        draft.write(prepared(report()), path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"words"])
def test_a_template_that_is_no_document_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / template.OWN
    path.write_bytes(content)
    with pytest.raises(ConfigError, match="cannot be read as a Word document"):
        template.read(path)


def _altered(tmp_path: Path, name: str, content: bytes) -> Path:
    """The shipped template with one part more, or another one in its place; `%s`: what stood there."""
    path = tmp_path / template.OWN
    with zipfile.ZipFile(template.SHIPPED) as before, zipfile.ZipFile(path, "w") as after:
        for part in before.namelist():
            if part != name:
                after.writestr(part, before.read(part))
        there = before.read(name) if name in before.namelist() else b""
        after.writestr(name, content.replace(b"%s", there))
    return path


RELATIONS = "word/_rels/document.xml.rels"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _related(tmp_path: Path, kind: str, target: str, mode: str = "External") -> Path:
    there = zipfile.ZipFile(template.SHIPPED).read(RELATIONS).decode()
    relation = f'<Relationship Id="rId999" Type="{TYPE}{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return _altered(tmp_path, RELATIONS, there.replace("</Relationships>", relation).encode())


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "https://elsewhere.example/t.dotm"),
        ("image", "https://elsewhere.example/seen.png"),
        ("oleObject", "file:///x"),
        ("frame", "http://elsewhere.example/"),
        ("subDocument", "\\\\elsewhere\\x.docx"),
        ("hyperlink", "file://elsewhere/x"),
        ("hyperlink", "\\\\elsewhere\\x"),
        ("hyperlink", "javascript:x"),
    ],
)
def test_a_template_that_fetches_something_is_refused(tmp_path: Path, kind: str, target: str) -> None:
    with pytest.raises(ConfigError, match=rf"fetches a part from elsewhere \({kind}\)") as error:
        template.read(_related(tmp_path, kind, target))
    assert "elsewhere.example" not in str(error.value)


@pytest.mark.parametrize("target", ["https://our.example/", "mailto:office@our.example"])
def test_a_template_may_hold_a_link_to_be_clicked(tmp_path: Path, target: str) -> None:
    assert template.read(_related(tmp_path, "hyperlink", target))


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/activeX/activeX1.xml", "word/embeddings/oleObject1.bin"])
def test_a_template_with_a_macro_or_an_object_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="is a macro, a control or an embedded object"):
        template.read(_altered(tmp_path, name, b"<x/>"))


def test_a_template_that_says_it_has_macros_is_refused(tmp_path: Path) -> None:
    types = zipfile.ZipFile(template.SHIPPED).read("[Content_Types].xml")
    mark = b'<Default Extension="x" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    with pytest.raises(ConfigError, match="holds macros"):
        template.read(_altered(tmp_path, "[Content_Types].xml", types.replace(b"</Types>", mark)))


FETCHING = (
    'INCLUDEPICTURE "https://elsewhere.example/x.png" \\d', "ddeauto c:\\x y z", "Link\\x", 'DDEAUTO"c:\\x"',
    ' INCLUDEPICTURE"https://elsewhere.example"',
)  # fmt: skip


def _with_field(tmp_path: Path, instruction: str) -> Path:
    def act(document) -> None:
        run = document.add_paragraph().add_run()._r
        run.append(run.makeelement(qn("w:fldChar"), {qn("w:fldCharType"): "begin"}))
        for part in (instruction[:4], instruction[4:]):  # Word cuts instructions as it likes
            text = run.makeelement(qn("w:instrText"))
            text.text = part
            run.append(text)

    return changed(tmp_path, act)


@pytest.mark.parametrize("instruction", FETCHING)
def test_a_template_with_a_field_that_fetches_or_runs_is_refused(tmp_path: Path, instruction: str) -> None:
    with pytest.raises(ConfigError, match="which fetches or runs something"):
        template.read(_with_field(tmp_path, instruction))


@pytest.mark.parametrize("instruction", ["REF link \\h", "PAGE"])
def test_a_field_that_names_a_place_of_the_document_may_stand(tmp_path: Path, instruction: str) -> None:
    assert template.read(_with_field(tmp_path, instruction))


@pytest.mark.parametrize("name", ["word/footer1.dat", "customXml/own.xml"])
def test_a_part_is_looked_at_whatever_its_name(tmp_path: Path, name: str) -> None:
    footer = f'\ufeff<w:ftr xmlns:w="{reader.W[1:-1]}"><w:fldSimple w:instr="DDE x"/></w:ftr>'.encode()
    with pytest.raises(ConfigError, match=f"{name} has a field DDE"):
        template.read(_altered(tmp_path, name, footer))
