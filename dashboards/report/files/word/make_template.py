"""The shipped template: A4, named styles in the colours of the dashboards, fields for docxtpl.

`python -m dashboards.report.files.word.make_template` writes it; a test says whether it is fresh.

Add here: a style that every template must have (STYLES in template.py), or a field (FIELDS).
Keep out: text of a report.
"""

import io
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from dashboards.report.files.word import package
from warehouse.style import colours

FONT = "Arial"  # every computer has it, or Liberation Sans, whose letters are as wide
_PAGE, _MARGIN = (21.0, 29.7), 2.4  # centimetres: A4, and the margins at its sides
_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - Word's days have no time zone, and the template has no day
# Style → what it follows, size in points, colour, bold, italic, blank before and after in points, kept with the next.
_PARAGRAPHS: dict[str, tuple[str, float, str, bool, bool, float, float, bool]] = {
    "Normal": ("", 10.5, colours.INK[0], False, False, 0, 4, False),
    "Title": ("Normal", 26, colours.INK[0], True, False, 0, 4, True),
    "Subtitle": ("Normal", 13, colours.SOFT_INK[0], False, False, 0, 12, False),
    "Heading 1": ("Normal", 17, colours.BLUE, True, False, 22, 6, True),
    "Heading 2": ("Normal", 12.5, colours.INK[0], True, False, 12, 4, True),
    "Caption": ("Normal", 9.5, colours.INK[0], True, False, 2, 4, False),
    "TOC Heading": ("Normal", 13, colours.INK[0], True, False, 12, 6, True),
    "toc 1": ("Normal", 10.5, colours.INK[0], False, False, 0, 3, False),
    "toc 2": ("Normal", 9.5, colours.SOFT_INK[0], False, False, 0, 2, False),
    "Header": ("Normal", 8.5, colours.SOFT_INK[0], False, False, 0, 0, False),
    "Footer": ("Normal", 8.5, colours.SOFT_INK[0], False, False, 0, 0, False),
    "Report Text": ("Normal", 10.5, colours.INK[0], False, False, 0, 0, False),
    "Report Absent": ("Normal", 10.5, colours.SOFT_INK[0], False, True, 0, 2, False),
    "Report Note": ("Normal", 8.5, colours.SOFT_INK[0], False, False, 0, 2, False),
    "Report Notice": ("Normal", 10.5, colours.CARE[0], True, False, 6, 6, False),
    "Report Prompt": ("Normal", 10.5, colours.SOFT_INK[0], False, True, 0, 2, False),
    "Report Own Words": ("Normal", 10.5, colours.INK[0], False, False, 0, 2, False),
    "Report Figure": ("Normal", 10.5, colours.INK[0], False, False, 6, 2, True),
    "Report Cell": ("Normal", 8.5, colours.INK[0], False, False, 1, 1, False),
    "Report Head": ("Report Cell", 8.5, colours.INK[0], True, False, 1, 1, True),
}
_FRONT = (("{{ front }}", "Normal"), ("{{ contents }}", "Normal"), ("{{ body }}", "Normal"))


def template() -> bytes:
    """The same bytes each time."""
    document = Document()
    _bare(document)
    _page(document)
    for name, about in _PARAGRAPHS.items():
        _paragraph_style(document, name, about)
    _table_style(document)
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001 - python-docx has no other way
    for field, style in _FRONT:
        document.add_paragraph(field, style=style)
    _header_and_footer(document)
    properties = document.core_properties
    properties.title, properties.comments, properties.author = "", "", ""
    properties.created = properties.modified = _NO_DAY
    written = io.BytesIO()
    document.save(written)
    return package.settled(written.getvalue())


def main() -> None:
    Path(__file__).with_name("template.docx").write_bytes(template())


def _bare(document: DocumentObject) -> None:
    """Without what python-docx's own document brings along and no report needs: ninety styles of tables, a picture."""
    styles = document.styles
    for style in [style for style in styles if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table"]:
        style.delete()
    for part in (document.part, document.part.package):
        for name, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in ("stylesWithEffects", "thumbnail", "customXml"):
                del part.rels[name]


def _page(document: DocumentObject) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(length) for length in _PAGE)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)


def _paragraph_style(
    document: DocumentObject, name: str, about: tuple[str, float, str, bool, bool, float, float, bool]
) -> None:
    base, size, colour, bold, italic, before, after, is_kept = about
    styles = document.styles
    is_known = any(style.name == name for style in styles)
    style = styles[name] if is_known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - for the types
    if base:
        style.base_style = styles[base]
    _font(style, size, colour, bold=bold, italic=italic)
    style.quick_style, style.hidden = True, False
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing, shape.keep_with_next, shape.widow_control = 1.12, is_kept, True
    if name == "Report Notice":
        _shaded(style)
    if name == "Title":  # python-docx's own has a line below
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)
    if name == "Report Figure":
        shape.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _font(style: ParagraphStyle, size: float, colour: str, *, bold: bool, italic: bool) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, italic
    font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # they would win over the name
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for letters in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{letters}"), FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(spacing)


def _shaded(style: ParagraphStyle) -> None:
    ground, line = colours.CARE_GROUND[0].removeprefix("#"), colours.CARE[0].removeprefix("#")
    properties = style.element.get_or_add_pPr()
    border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="36" w:space="8" w:color="{line}"/></w:pBdr>'
    for element in (
        parse_xml(border),
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground}"/>'),
    ):
        properties.insert_element_before(element, "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc")


def _table_style(document: DocumentObject) -> None:
    style = document.styles.add_style("Report Table", WD_STYLE_TYPE.TABLE)
    line, shade = colours.LINE[0].removeprefix("#"), colours.SHADE[0].removeprefix("#")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{line}"/>' for side in ("top", "bottom", "insideH")
    )
    margins = "".join(f'<w:{side} w:w="70" w:type="dxa"/>' for side in ("left", "right"))
    style.element.append(
        parse_xml(
            f"<w:tblPr {nsdecls('w')}><w:tblBorders>{borders}</w:tblBorders>"
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        )
    )
    style.element.append(
        parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" '
            f'w:fill="{shade}"/></w:tcPr></w:tblStylePr>'
        )
    )


def _header_and_footer(document: DocumentObject) -> None:
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.text, foot.text = "{{ title }}", "{{ footer }}\t"
    stops = foot.paragraph_format.tab_stops
    for stop in document.styles["Footer"].element.findall(f".//{qn('w:tabs')}"):
        stop.getparent().remove(stop)
    stops.add_tab_stop(Cm(_PAGE[0] - 2 * _MARGIN), WD_TAB_ALIGNMENT.RIGHT)
    run = foot.add_run("{{ page }} ")
    for kind in ("begin", None, "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run._r.append(part)  # noqa: SLF001 - python-docx has no fields


if __name__ == "__main__":
    main()
